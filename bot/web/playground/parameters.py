"""The parameters of one Bot API request, from its query, form, multipart or JSON body."""

import json
from dataclasses import dataclass, field
from email.message import Message as Headers
from email.parser import HeaderParser
from typing import Any
from urllib.parse import parse_qsl

from bot.web.playground.refusals import bad_request

LARGEST_BODY = 52_428_800  # bytes; bots may send files of 50 MB


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart body."""

    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a request asks for. A form carries everything as text, nested values as JSON in it."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be an Integer') from None

    def boolean(self, name: str) -> bool:
        return str(self.values.get(name, "")).strip().lower() in ("true", "yes", "1")

    def json(self, name: str) -> Any:
        """The nested value, or None where it is not given."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file given for `name`: under that name, or under another that `attach://` points to."""
        pointer = self.text(name)
        if pointer.startswith("attach://"):
            return self.uploads.get(pointer.removeprefix("attach://"))
        return self.uploads.get(name)


def read_parameters(query: str, content_type: str, body: bytes) -> Parameters:
    """What a request with this query string, Content-Type and body asks for. Raises Refusal."""
    values: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    headers = Headers()
    headers["Content-Type"] = content_type or "application/octet-stream"
    media_type = headers.get_content_type()
    if not body:
        return Parameters(values)
    if media_type == "application/json":
        return Parameters(values | _json_body(body))
    if media_type == "application/x-www-form-urlencoded":
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        return Parameters(values | dict(pairs))
    if media_type == "multipart/form-data":
        boundary = headers.get_param("boundary")
        if isinstance(boundary, str) and boundary:
            return _multipart(values, body, boundary.encode())
    raise bad_request("unsupported content type")


def _json_body(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse request JSON object")
    return value


def _multipart(values: dict[str, Any], body: bytes, boundary: bytes) -> Parameters:
    """RFC 7578. The first part follows a bare delimiter, every further one a line break and a delimiter."""
    uploads: dict[str, Upload] = {}
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary)
    for part in parts[1:]:
        if part.startswith(b"--"):
            break
        head, found, content = part.partition(b"\r\n\r\n")
        if not found:
            raise bad_request("can't parse multipart body")
        headers = HeaderParser().parsestr(head.lstrip(b"\r\n").decode("utf-8", "replace"))
        name = headers.get_param("name", header="content-disposition")
        file_name = headers.get_filename()
        if not isinstance(name, str):
            raise bad_request("can't parse multipart body")
        if file_name is None:
            values[name] = content.decode("utf-8", "replace")
        else:
            uploads[name] = Upload(file_name, headers.get_content_type(), content)
    return Parameters(values, uploads)
