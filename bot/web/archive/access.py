"""Who may read the archive: everybody, or the bot's readers by a link that the bot gave them."""

import hashlib
import hmac
import re
from datetime import datetime, timedelta

KEPT = timedelta(days=90)  # how long a link opens the archive


class Keys:
    """Makes and checks readers' keys. The secret comes from the bot's token: nobody has to set one."""

    def __init__(self, token: str) -> None:
        self._secret = hmac.digest(token.encode(), b"jarshy archive", "sha256")

    def make(self, chat_id: int, now: datetime) -> str:
        """A key for a reader, of A-Z a-z 0-9 . - only."""
        signed = f"{chat_id}.{int((now + KEPT).timestamp())}"
        return f"{signed}.{self._signature(signed)}"

    def reader(self, key: str, now: datetime) -> int | None:
        """Whose key it is; None for one that is made up, or too old."""
        match = re.fullmatch(r"(-?\d{1,19})\.(\d{1,12})\.([0-9a-f]{64})", key, re.ASCII)
        if match is None:
            return None
        right = hmac.compare_digest(match[3], self._signature(f"{match[1]}.{match[2]}"))
        return int(match[1]) if right and int(match[2]) > now.timestamp() else None

    def _signature(self, signed: str) -> str:
        return hmac.new(self._secret, signed.encode(), hashlib.sha256).hexdigest()
