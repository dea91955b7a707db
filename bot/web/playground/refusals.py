"""How the Bot API server says no: one exception, in Telegram's words."""

import math


class Refusal(Exception):
    """A request that is answered with {"ok": false}."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status  # HTTP status and error_code
        self.description = description
        self.parameters = parameters  # Telegram's ResponseParameters: retry_after or migrate_to_chat_id


def bad_request(description: str, **parameters: int) -> Refusal:
    return Refusal(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> Refusal:
    return Refusal(403, f"Forbidden: {description}")


def conflict(description: str) -> Refusal:
    return Refusal(409, f"Conflict: {description}")


def too_many_requests(seconds: float) -> Refusal:
    """`seconds` until the next one is let through; Telegram names whole seconds."""
    wait = max(1, math.ceil(seconds))
    return Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
