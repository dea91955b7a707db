"""What a topic is."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A named interest."""

    id: str  # stored; never changes once released
    command: str  # of the chat, without the slash: a-z, 0-9 and _, at most 32 characters
    emoji: str
    names: Mapping[str, str]  # ISO 639-1 code -> name as a reader sees it; has at least "en"
    parent: str = ""  # id of the wider topic; empty at the top
    iptc: str = ""  # IPTC Media Topic (CV qcode); empty for places, which are none

    def name(self, language: str) -> str:
        """The name in a language, in English where it has none."""
        return self.names.get(language, self.names["en"])
