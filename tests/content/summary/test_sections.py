"""Every section gets a summary of its own."""

from content.article import Article, Section
from content.summary import summarize_article


def test_sections_are_summarized_by_their_own_sentences() -> None:
    article = Article(
        title="Kuryk grows",
        sections=(
            Section("", ("The port of Kuryk will grow.", "Two ferries are on order.")),
            Section("Jobs", ("Three hundred people will find work at the port.",)),
        ),
        language="en",
    )

    lead, jobs = summarize_article(article).sections

    assert lead.summary == "The port of Kuryk will grow."
    assert jobs.summary == "Three hundred people will find work at the port."


def test_a_summary_that_is_there_is_kept() -> None:
    article = Article(title="T", sections=(Section("", ("A sentence stands here.",), summary="Ours."),))

    assert summarize_article(article).sections[0].summary == "Ours."


def test_a_longer_section_gets_more_sentences_but_never_more_than_three() -> None:
    text = " ".join(
        f"The {word} of the port counted its ships again." for word in "abcdefghijklmnopqrstuvwxyz" * 4
    )
    article = Article(title="T", sections=(Section("", (text,)),), language="en")

    assert summarize_article(article).sections[0].summary.count(".") == 3
