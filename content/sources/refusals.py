"""What an HTTP status other than success means: a FetchError that says it."""

from http import HTTPStatus

import httpx

from content.errors import FetchError
from content.sources.freshness import instant

_LONGEST_WAIT = 7 * 86400.0  # seconds; nobody who asks for more means it
# Client errors that pass by themselves: time-out, too early, too many requests, and 403, which
# firewalls give to whoever they suspect today. The others are about the address.
_PASSING = (403, 408, 425, 429)


def refusal(address: str, response: httpx.Response) -> FetchError:
    """The error for a response that is neither 200, nor a redirect, nor an expected 304."""
    status = response.status_code
    if status == HTTPStatus.GONE:
        return FetchError(f"{address}: gone for good (410)", temporary=False, gone=True, status=status)
    temporary = status in _PASSING or status >= 500
    wait = _retry_after(response) if temporary else 0.0
    asked = f"; it asks to wait {wait:.0f} s" if wait else ""
    return FetchError(
        f"{address}: answered {status} {_phrase(status)}{asked}",
        temporary=temporary,
        retry_after=wait,
        status=status,
    )


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "(unknown status)"


def _retry_after(response: httpx.Response) -> float:
    """Seconds to wait by the Retry-After header, a number or a date (RFC 9110 10.2.3); 0 without one."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _LONGEST_WAIT)
    until, sent = instant(value), instant(response.headers.get("date", ""))
    # Measured by the server's own clock: ours may differ.
    return min(max((until - sent).total_seconds(), 0.0), _LONGEST_WAIT) if until and sent else 0.0
