"""What one process does of the whole bot, where several share the work."""

from enum import StrEnum


class Role(StrEnum):
    """`all` on one machine; on many, several processes of each of the others on one PostgreSQL."""

    ALL = "all"
    WEB = "web"  # takes updates and answers readers
    WORKER = "worker"  # polls feeds, reads articles, builds digests, compares alerts
    SENDER = "sender"  # sends what is owed

    def includes(self, part: "Role") -> bool:
        """Whether a process of this role does what `part` does."""
        return self in (part, Role.ALL)
