"""Article text, headings and facts from web pages, beside trafilatura as it comes, in one run.

usage: python benchmarks/pages.py DATA_DIR [--predictions OUT.jsonl] [--without-peer]

DATA_DIR holds pages.jsonl (id, file, url, set, and where known text, headings with ignore, title, author,
published, language, image) and the pages it names. What is known of a page is compared; a page of which
nothing is known is only written. A caption is what the markup calls so (figcaption, a class with "caption"
or "credit"): each piece of its text of four words and more, unless the expected text has it too. Predictions
have one page a line: id, text, headings, title, author, published, language, image.

Time is the processor's, one page after another on one core.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from measures import by, folded, harmonic, mean, shingle_f1

from content.document import Document
from content.errors import NotAnArticle
from content.reading.article import read_article
from content.reading.charset import decode

Row = dict[str, Any]

FIELDS = ("title", "author", "published", "image", "language")
_CAPTION = re.compile("caption|credit", re.I)  # in the class of an element
_LONGEST_CAPTION = 600  # characters; a container with more holds text as well


def ours(page: Row, body: bytes) -> Row:
    """What the bot reads from a page; only the id where it holds no article."""
    try:
        article = read_article(Document(body, "html", url=page["url"]))
    except NotAnArticle:
        return {"id": page["id"]}
    return {
        "id": page["id"],
        "text": article.text,
        "headings": [section.heading for section in article.sections if section.heading],
        "title": article.title,
        "author": ", ".join(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "image": article.image,
    }


def trafilatura_alone(page: Row, body: bytes) -> Row:
    """What trafilatura's default settings give."""
    import trafilatura
    from lxml import etree

    found = trafilatura.bare_extraction(body, url=page["url"], with_metadata=True, include_formatting=True)
    if found is None:
        return {"id": page["id"]}
    tree = found.body
    return {
        "id": page["id"],
        "text": found.text or "",
        "headings": ["".join(head.itertext()) for head in tree.iter("head")] if etree.iselement(tree) else [],
        "title": found.title,
        "author": (found.author or "").replace("; ", ", "),
        "published": found.date,
        "language": found.language,
        "image": found.image,
    }


def run(name: str, extract: Callable[[Row, bytes], Row], pages: Sequence[Row], folder: Path) -> list[Row]:
    """Extract every page, print speed and quality."""
    bodies = [_read(folder / page["file"]) for page in pages]
    if pages:
        extract(pages[0], bodies[0])  # once unmeasured, to import what it needs
    predicted, seconds = [], []
    for page, body in zip(pages, bodies, strict=True):
        started = time.process_time()
        predicted.append(extract(page, body))
        seconds.append(time.process_time() - started)
    print(f"\n{name}")
    if seconds:
        p99 = sorted(seconds)[int(0.99 * len(seconds))]
        print(f"  {len(seconds) / sum(seconds):.1f} pages a second of one core, p99 {p99 * 1000:.0f} ms")
    _print_text(pages, predicted)
    _print_captions(pages, bodies, predicted)
    _print_fields(pages, predicted)
    return predicted


def _print_text(pages: Sequence[Row], predicted: Sequence[Row]) -> None:
    got = {row["id"]: row for row in predicted}
    for name, rows in by(pages, "set").items():
        texts = [(str(page["text"]), got[page["id"]].get("text") or "") for page in rows if "text" in page]
        parts = [f"text F1 {shingle_f1(texts):.4f} ({len(texts)})"] if texts else []
        marked = [page for page in rows if "headings" in page]
        if marked:
            f1, clean = _headings(marked, got)
            parts.append(f"headings F1 {f1:.4f}, none invented {clean:.3f}")
        if parts:
            print(f"  {name:10} {'   '.join(parts)}")


def _headings(pages: Sequence[Row], got: dict[str, Row]) -> tuple[float, float]:
    """F1 of the headings of all pages, and the share of pages without any on which none is found."""
    counts, clean = Counter[str](), []
    for page in pages:
        want = Counter(map(folded, page["headings"]))
        have = Counter(map(folded, got[page["id"]].get("headings") or []))
        for line in [*map(folded, page.get("ignore", [])), folded(page.get("title"))]:
            if line not in want:
                have.pop(line, None)
        counts.update(hit=(want & have).total(), want=want.total(), have=have.total())
        if not want:
            clean.append(float(not have))
    precision = counts["hit"] / counts["have"] if counts["have"] else 0.0
    return harmonic(precision, counts["hit"] / counts["want"] if counts["want"] else 0.0), mean(clean)


def _print_captions(pages: Sequence[Row], bodies: Sequence[bytes], predicted: Sequence[Row]) -> None:
    with_captions = leaking = 0
    for page, body, got in zip(pages, bodies, predicted, strict=True):
        if found := _captions(body, folded(page["text"])) if "text" in page else set():
            text = folded(got.get("text"))
            with_captions += 1
            leaking += any(caption in text for caption in found)
    if with_captions:
        print(f"  captions leaked on {leaking} of {with_captions} pages")


def _captions(body: bytes, expected: str) -> set[str]:
    """The captions of a page that are not in its expected text."""
    from lxml import html

    tree = html.document_fromstring(decode(body, "", markup=True).encode(), html.HTMLParser(encoding="utf-8"))
    pieces = (
        folded(piece)
        for element in tree.iter()
        if element.tag == "figcaption" or _CAPTION.search(element.get("class") or "")
        if len(element.text_content()) < _LONGEST_CAPTION
        for piece in element.itertext()
    )
    return {piece for piece in pieces if piece.count(" ") >= 3 and piece not in expected}


def _print_fields(pages: Sequence[Row], predicted: Sequence[Row]) -> None:
    right = defaultdict[str, list[float]](list)
    for page, got in zip(pages, predicted, strict=True):
        for field in FIELDS:
            if not page.get(field):
                continue
            if field == "published":
                right[field].append(str(page[field])[:10] == str(got.get(field) or "")[:10])
            else:
                right[field].append(folded(page[field]) == folded(got.get(field)))
    if right:
        print(
            "  right:",
            "   ".join(f"{field} {mean(found):.3f} ({len(found)})" for field, found in right.items()),
        )


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--without-peer", action="store_true")
    options = parser.parse_args(arguments)
    lines = (options.data / "pages.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [json.loads(line) for line in lines if line.strip()]
    predicted = run("Jarshy", ours, pages, options.data)
    if options.predictions:
        with options.predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predicted)
    if not options.without_peer:
        run("trafilatura as it comes", trafilatura_alone, pages, options.data)


if __name__ == "__main__":
    main()
