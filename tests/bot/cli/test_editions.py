"""What `jarshy digest --format json` says, for programs."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.cli.editions import edition_as
from content.article import Article, Section
from content.edition import Edition, KeyFigure, Quantity, Story

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_a_figure_comes_with_its_period_and_an_amount_to_compute_with():
    article = Article("Ports grow", (Section("", ("They do.",)),), language="en")
    figures = (
        KeyFigure(
            "Freight, 2025",
            "over $1.25 billion",
            article.id,
            0,
            "2025",
            Quantity(Decimal("1.25E9"), "USD", "over"),
        ),
        KeyFigure("Costs", "a record", article.id, 0),
    )
    story = Story("one", "Ports grow", "They do.", (article,), (), NOW, figures=figures)
    edition = Edition(NOW - timedelta(days=1), NOW, (), (), (story,))

    (told,) = json.loads(edition_as("json", edition, "en", "UTC"))["stories"]

    assert told["figures"] == [
        {
            "measure": "Freight, 2025",
            "value": "over $1.25 billion",
            "period": "2025",
            "quantity": {"amount": "1250000000", "unit": "USD", "bound": "over", "change": 0},
        },
        {"measure": "Costs", "value": "a record", "period": "", "quantity": None},
    ]
