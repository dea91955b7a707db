"""The drivers' errors in words that say what to do."""

import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from content.errors import StoreError

# SQLSTATE, whole or its class (PostgreSQL's documentation, appendix A: error codes).
_POSTGRESQL = {
    "08": "the database's connection was lost ({cause}); the next attempt connects anew",
    "25006": "the database only lets us read ({cause}); name the primary server in DATABASE_URL",
    "28": "PostgreSQL refuses the user or password in DATABASE_URL ({cause})",
    "3D000": "PostgreSQL has no such database ({cause}); make it with createdb, or mend DATABASE_URL",
    "40": "two transactions stood in each other's way ({cause}); try again",
    "42501": "PostgreSQL denies DATABASE_URL's user a right ({cause}); make it the database's owner",
    "53100": "the database cannot write ({cause}); free some space",
    "53300": "PostgreSQL has no connection to spare ({cause}); raise its max_connections, or run less",
    "57P": "the database is being stopped or started ({cause}); the next attempt connects anew",
}

_SQLITE = {
    "locked": "the database is locked by another process; stop that one or wait",
    "unable to open": "the database cannot be opened for writing ({cause}); check path and rights",
    "readonly": "the database cannot be opened for writing ({cause}); check path and rights",
    "disk is full": "the database cannot write ({cause}); free some space",
    "disk I/O": "the database cannot write ({cause}); free some space",
    "not a database": "the database file is damaged or no database ({cause}); restore a backup",
    "malformed": "the database file is damaged or no database ({cause}); restore a backup",
}


class explained:
    """A block whose database errors, of whatever driver, leave it as StoreError."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SQLAlchemyError | sqlite3.Error | OSError) or _of_asyncpg(error):
            raise StoreError(_explanation(error)) from error


def _of_asyncpg(error: BaseException | None) -> bool:
    """Whether asyncpg raised it past SQLAlchemy, as it does while connecting; it may not be installed."""
    return type(error).__module__.partition(".")[0] == "asyncpg"


def _explanation(error: BaseException | None) -> str:
    original = getattr(error, "orig", None) or error
    # The first line alone: below it PostgreSQL quotes the row, and so what a reader wrote.
    cause = (str(original).splitlines() or [type(original).__name__])[0].rpartition(">: ")[2]
    state = getattr(original, "sqlstate", None) or ""
    for known in (state, state[:3], state[:2]):
        if known in _POSTGRESQL:
            return _POSTGRESQL[known].format(cause=cause)
    if isinstance(error, TimeoutError):
        return "the database does not answer; the next attempt connects anew"
    if isinstance(error, OSError):
        return f"the database cannot be reached: {cause or type(error).__name__}"
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return _POSTGRESQL["08"].format(cause=cause)
    for words, explanation in _SQLITE.items():
        if words in cause:
            return explanation.format(cause=cause)
    return f"the database refused: {cause}"
