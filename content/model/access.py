"""How to reach a language model."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """A model on a server that speaks the OpenAI chat completions interface."""

    url: str  # up to and with the version: http://127.0.0.1:11434/v1
    name: str
    key: str = field(default="", repr=False)  # sent as a bearer token; never shown
    daily: int = 500  # requests a day (UTC) at most
