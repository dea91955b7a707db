"""An edition: the stories chosen and ordered for one cohort (topics x language x window)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from content.article import Article
from content.interests import Interests


@dataclass(frozen=True, slots=True)
class Dated:
    """An article with what grouping and choosing go by."""

    article: Article
    dated: datetime  # when it was published, or, where that is unknown, taken in; UTC
    topics: Mapping[str, float]  # topic id -> how much the article is about it, above 0 and up to 1
    seen: datetime | None = None  # when it was taken in, UTC; where it is not known, `dated` stands for it


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount that compares with others, whatever words and language it was given in."""

    amount: Decimal  # in whole units: 24 billion dollars are 24E9
    unit: str  # ISO 4217 for money, "%", "pp" for percentage points, "t", "km", "people"; empty where unknown
    bound: str = ""  # "over", "under", "about"; empty for the amount itself
    change: int = 0  # 1 for a rise by the amount, -1 for a fall, 0 for a level


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """An amount, share or date with the words that say what it measures."""

    measure: str  # "Kazakhstan's exports to China, 2022"
    value: str  # word for word: "over $13 billion"
    article_id: str
    position: int  # of the section
    period: str = ""  # the year that the text gives for it: "2022"
    quantity: Quantity | None = None  # None where the value gives no single amount


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks with their speaker."""

    text: str  # without the quotation marks
    speaker: str
    article_id: str
    position: int


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event, the one to read first in front."""

    id: str  # stable: that of the article taken in first, or the one that it was told under before
    title: str
    summary: str  # sentences taken word for word, or written by `writer` and checked against them
    articles: tuple[Article, ...]  # never empty
    topics: tuple[str, ...]  # topic ids, strongest first
    published: datetime  # of the newest article, or when it was taken in; UTC
    figures: tuple[KeyFigure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: int = 1  # independent ones: a text counts once, however often it is copied
    told: datetime | None = None  # when the reader was told of it last; `summary` then says what is new since
    because: str = ""  # followed topic that brought it in, by id or in the reader's words; empty for none
    liked: bool = False  # whether it stands higher because the reader asked for more like it
    writer: str = ""  # the language model that wrote the summary; empty where it is taken word for word
    translated_from: str = ""  # ISO 639-1 of what title and summary were in; empty where they still are


@dataclass(frozen=True, slots=True)
class Tap:
    """A reader's wish for more stories like one, or for fewer."""

    more: bool
    topics: tuple[str, ...]  # the story's ids, strongest first
    source: str
    words: tuple[str, ...]  # stems that tell what it is about


@dataclass(frozen=True, slots=True)
class Wish:
    """What the readers of one edition have in common."""

    interests: Interests = field(default_factory=Interests)
    taps: tuple[Tap, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A story as a reader was told of it before."""

    id: str  # Story.id
    when: datetime
    articles: tuple[Dated, ...]  # those it had then


@dataclass(frozen=True, slots=True)
class Edition:
    """What one cohort gets. A quiet day has no stories, but may have something `from_library`."""

    since: datetime  # window [since, until), UTC
    until: datetime
    topics: tuple[str, ...]  # topic ids asked for, and the reader's own words; empty means all
    languages: tuple[str, ...]  # ISO 639-1; empty means any
    stories: tuple[Story, ...]  # best first
    from_library: tuple[Story, ...] = ()  # older pieces on the topics, offered on a quiet day
