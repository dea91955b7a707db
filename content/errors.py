"""The errors of the news side. Each message names what was wrong, with which input, and what to do."""


class ContentError(Exception):
    """Anything the news side refuses or cannot do."""


class NotAnArticle(ContentError):
    """The input was read but holds no article (empty, a listing, binary data)."""


class UnreadableFeed(ContentError):
    """The input is no feed in any known form, or holds no entries at all."""


class FetchError(ContentError):
    """A document could not be fetched.

    `temporary` tells whether trying again later may help; `gone` that the address is dead (410);
    `retry_after` how many seconds the server asked to wait (0 where it did not say); `status` what it
    answered (0 where it did not).
    """

    def __init__(
        self,
        message: str,
        *,
        temporary: bool = True,
        gone: bool = False,
        retry_after: float = 0.0,
        status: int = 0,
    ) -> None:
        super().__init__(message)
        self.temporary = temporary
        self.gone = gone
        self.retry_after = retry_after
        self.status = status


class AddressRefused(FetchError):
    """The address is not a public http(s) one; set FETCH_PRIVATE to allow private networks."""

    def __init__(self, message: str) -> None:
        super().__init__(message, temporary=False)


class StoreError(ContentError):
    """The database cannot be opened, is locked, is newer than this program, or has no room."""
