"""What one request came to: the document, or where else it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """The document is elsewhere."""

    target: str  # checked
    permanent: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A document (200), or that it is unchanged (304)."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]  # as sent
    body: bytes  # inflated; empty for 304

    def header(self, name: bytes) -> str:
        """The exact bytes of a header, one character each; empty where missing. `name` in lower case."""
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == name), "")

    def headers_named(self, name: bytes) -> str:
        """All headers of that name as one, as RFC 9110 5.3 allows to put them together."""
        return ", ".join(value.decode("latin-1") for key, value in self.headers if key.lower() == name)
