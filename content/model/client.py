"""One completion from any server that speaks the OpenAI chat completions interface."""

import asyncio
import json
from typing import Any

import httpx

from content.errors import ContentError
from content.model.access import ModelAccess

_DEADLINE = 30.0  # seconds for a whole completion, however slowly it drips
_LARGEST = 200_000  # bytes of an answer; a summary takes some hundreds


class ModelError(ContentError):
    """The language model gave no usable completion."""


class LanguageModel:
    """A model on a server that the operator has chosen and trusts; `deadline` is in seconds."""

    def __init__(self, access: ModelAccess, *, deadline: float = _DEADLINE) -> None:
        self.name = access.name
        self._address = f"{access.url.rstrip('/')}/chat/completions"
        # A small body must not become a large one on unpacking.
        self._headers = {"Accept-Encoding": "identity"}
        if access.key:
            self._headers["Authorization"] = f"Bearer {access.key}"
        self._deadline = deadline
        self._client: httpx.AsyncClient | None = None  # made with the first question: it reads certificates

    async def complete(self, system: str, user: str, *, most_tokens: int) -> str:
        """The model's words, stripped. Raises ModelError where there are none, too late, or cut off."""
        request = {
            "model": self.name,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "max_tokens": most_tokens,
            "temperature": 0,
            "stream": False,
        }
        try:
            # httpx counts each read by itself, so that a server that drips would never time out.
            async with asyncio.timeout(self._deadline):
                return _words(await self._post(request))
        except TimeoutError:
            raise ModelError(f"the language model took over {self._deadline:g} s") from None
        except httpx.HTTPError as error:
            raise ModelError(f"the language model cannot be reached ({type(error).__name__})") from None

    async def close(self) -> None:
        """Close connections."""
        if self._client is not None:
            await self._client.aclose()

    async def _post(self, request: dict[str, Any]) -> bytes:
        if self._client is None:
            # No redirects: the key belongs to this server alone.
            self._client = httpx.AsyncClient(headers=self._headers, timeout=self._deadline)
        body = bytearray()
        async with self._client.stream("POST", self._address, json=request) as response:
            if response.status_code != httpx.codes.OK:
                raise ModelError(f"the language model answered {response.status_code}")
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise ModelError("the language model's answer is compressed, which was not asked for")
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > _LARGEST:
                    raise ModelError(f"the language model's answer is over {_LARGEST:,} bytes")
        return bytes(body)


def _words(body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        words = choice["message"]["content"]
        ended = choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ModelError("the language model's answer is no chat completion") from None
    if not isinstance(words, str) or not words.strip():
        raise ModelError("the language model's answer is empty")
    if ended == "length":
        raise ModelError("the language model's answer was cut off")
    return words.strip()
