"""What the form says, as a changed subscriber; nothing of it is believed unseen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.due import time_of_day, zone
from bot.locales import LANGUAGES
from bot.views.choosers import DIGEST_LANGUAGES, LAYOUTS
from content.interests import LENGTHS
from content.store.subscribers import Subscriber
from content.topics import TOPICS

_MOST_HOURS = 24


@dataclass(frozen=True, slots=True)
class Choices:
    """A form as it was sent: each field's values, in order."""

    fields: Sequence[tuple[str, str]]

    def all_of(self, name: str) -> tuple[str, ...]:
        """The distinct values of a field, sorted."""
        return tuple(sorted({value for field, value in self.fields if field == name}))

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        """The value of a field. Raises ValueError where it is none of those allowed."""
        values = self.all_of(name)
        if len(values) != 1 or values[0] not in allowed:
            raise ValueError(f"{name} must be one of {', '.join(allowed)}")
        return values[0]

    def some_of(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """The values of a field, perhaps none. Raises ValueError where one is not allowed."""
        values = self.all_of(name)
        if not set(values) <= set(allowed):
            raise ValueError(f"{name} must be among {', '.join(allowed)}")
        return values

    def applied_to(self, present: Subscriber) -> Subscriber:
        """The subscriber with all that the form says. Raises ValueError where ours cannot have said it."""
        hours = tuple(sorted({time_of_day(hour) for hour in self.all_of("hour")}))
        days = sum(1 << int(day) for day in self.some_of("day", tuple("0123456")))
        if not 0 < len(hours) <= _MOST_HOURS or not days:
            raise ValueError("an hour and a day have to stay")
        known = (*DIGEST_LANGUAGES, *present.interests.languages)
        interests = replace(
            present.interests,
            topics=self.some_of("topic", (*TOPICS, *present.interests.topics)),
            languages=self.some_of("news", known),
            length=self.one_of("length", tuple(LENGTHS)),
        )
        return replace(
            present,
            language=self.one_of("language", LANGUAGES),
            timezone=zone(self.all_of("zone")[0] if self.all_of("zone") else "").key,
            hours=hours,
            days=days,
            interests=interests,
            layout=self.one_of("layout", LAYOUTS),
            pictures="yes" in self.some_of("pictures", ("yes",)),
            apart="yes" in self.some_of("apart", ("yes",)),
            subscribed="yes" in self.some_of("subscribed", ("yes",)),
        )
