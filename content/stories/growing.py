"""Groups that texts make, by how alike they are.

In the order of time a text joins the group to whose members it is most alike on average, if alike enough,
else it starts a group; then groups that turn out alike are joined. What came early was placed knowing little,
so all are placed anew.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from content.stories.alike import MOST_ALIKE, WINDOW, Likeness

# Mean likeness from which texts tell the same event; chosen on three collections of events, where from .28
# to .31 the groups are nearly the same.
_SAME_EVENT = 0.31
_ROUNDS = 1  # in which every text is placed anew


def grown(alike: Likeness, times: Sequence[datetime]) -> list[list[int]]:
    """The groups of texts, in the order of their first ones."""
    growing = _Groups(alike, times)
    texts = range(len(alike.texts))
    for text in texts:
        growing.place(text)
    growing.join_alike()
    for _ in range(_ROUNDS):
        for text in texts:
            growing.take_out(text)
            growing.place(text)
        growing.join_alike()
    return sorted(growing.members.values())


class _Groups:
    """Groups while they grow."""

    def __init__(self, alike: Likeness, times: Sequence[datetime]) -> None:
        self.members: dict[int, list[int]] = {}  # group -> texts, in order
        self._group: dict[int, int] = {}  # text -> group
        self._next = 0  # what the next new group is called
        self._alike = alike.alike
        self._first = [times[articles[0]] for articles in alike.texts]
        self._last = [times[articles[-1]] for articles in alike.texts]

    def place(self, text: int) -> None:
        """Put a text into the group that fits best, or into a new one."""
        best = self._most_alike([text])
        if best is None:
            best, self._next = self._next, self._next + 1
            self.members[best] = []
        self._add(best, [text])

    def take_out(self, text: int) -> None:
        """Leave a text without a group."""
        group = self._group.pop(text)
        self.members[group].remove(text)
        if not self.members[group]:
            del self.members[group]

    def join_alike(self) -> None:
        """Join groups that a later text has brought together, smaller into larger."""
        for group in sorted(self.members, key=lambda group: (len(self.members[group]), group)):
            texts = self.members.pop(group)
            best = self._most_alike(texts)
            self.members.setdefault(group if best is None else best, [])
            self._add(group if best is None else best, texts)

    def _add(self, group: int, texts: Sequence[int]) -> None:
        self.members[group] = sorted([*self.members[group], *texts])
        self._group.update(dict.fromkeys(texts, group))

    def _most_alike(self, texts: Sequence[int]) -> int | None:
        """The group whose texts have the highest mean likeness with these, if alike enough."""
        means = {
            group: likeness / (len(texts) * min(len(self.members[group]), MOST_ALIKE))
            for group, likeness in self._likeness(texts).items()
        }
        alike = (group for group, mean in means.items() if mean >= _SAME_EVENT)
        for group in sorted(alike, key=lambda group: (-means[group], group)):
            if self._near(self.members[group], texts):
                return group
        return None

    def _likeness(self, texts: Sequence[int]) -> dict[int, float]:
        """How alike these texts are to those of each group that is still one, added up."""
        found: dict[int, float] = defaultdict(float)
        for text in texts:
            others, likeness = self._alike.row(text)
            for other, value in zip(others.tolist(), likeness.tolist(), strict=True):
                group = self._group.get(other)
                if group in self.members:
                    found[group] += value
        return found

    def _near(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Whether texts go on with others, or these with them."""
        return (
            self._first[some[0]] - self._end(others) <= WINDOW
            and self._first[others[0]] - self._end(some) <= WINDOW
        )

    def _end(self, texts: Sequence[int]) -> datetime:
        return max(self._last[text] for text in texts)
