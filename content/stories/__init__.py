"""Stories: the articles of several sources about the same event, told once."""

from collections.abc import Sequence

from content.edition import Dated, Story
from content.stories.grouping import Group, group
from content.stories.telling import tell, topics_of_group
from content.stories.vectors import Reading

__all__ = ["Group", "Reading", "group", "group_stories", "tell", "topics_of_group"]


def group_stories(articles: Sequence[Dated]) -> tuple[Story, ...]:
    """All stories of some articles, in the order in which they began.

    The same articles give the same stories, however they are ordered. Where only a few stories are wanted,
    `group` first, choose, and `tell` those: telling takes most of the time.
    """
    return tuple(tell(made) for made in group(articles))
