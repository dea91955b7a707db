"""PDF and EPUB files."""

import io
import stat
import zipfile
import zlib
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader, PdfWriter

from content.document import Document
from content.errors import NotAnArticle
from content.reading.article import read_article

LEAD = "The ministry said on Monday that exports of oil rose by three per cent this year, as ports opened"
LINES = [
    "Exports of oil rise",
    "",
    LEAD,
    "and railways carried more than they did in any year before. Producers expect the growth to go",
    "on in spring.",
    "Markets",
    "Traders in Astana said that the rise had been expected for months, and that prices would hardly",
    "move. A com-",
    "pany of the region disagreed and named its own figures, which nobody else could confirm so far.",
]


def pdf(pages, information=""):
    """A PDF file with lines of text on pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        commands = "BT /F1 10 Tf 14 TL 40 800 Td " + " ".join(
            f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines
        )
        stream = zlib.compress(f"{commands} ET".encode("latin-1")).decode("latin-1")
        number = len(objects) + 1
        objects.append(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources {font} /Contents {number} 0 R >>"
        )
        kids.append(f"{number + 1} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {information} >>")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}startxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


def epub(chapters, about="", **more):
    """An EPUB file of chapters, each the inside of a body."""
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    files = {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{about}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
    } | {
        f"OPS/text/c {n}.xhtml": "<?xml version='1.0' encoding='utf-8'?>"
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{chapter}</body></html>"
        for n, chapter in enumerate(chapters)
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (files | more).items():
            archive.writestr(name, content)
    return made.getvalue()


def read(body, kind):
    return read_article(Document(body, kind))


def test_a_pdf_becomes_an_article_with_whole_paragraphs():
    article = read(pdf([LINES], "/Author (A. Writer) /CreationDate (D:20261123090000+05'00')"), "pdf")
    assert (article.title, article.authors) == ("Exports of oil rise", ("A. Writer",))
    assert article.published == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    assert [section.heading for section in article.sections] == ["", "Markets"]
    lead, markets = (section.paragraphs for section in article.sections)
    assert (len(lead), len(markets)) == (1, 1)
    assert "ports opened and railways" in lead[0]
    assert "A company of the region" in markets[0]


def test_a_pdfs_running_titles_and_page_numbers_are_no_text():
    pages = [
        ["The Example Times", f"{LEAD} and then", f"it went on {word}.", f"Page {number} of 4"]
        for number, word in enumerate(("north", "south", "east", "west"), 1)
    ]
    text = "\n".join(section.text for section in read(pdf(pages, "/Title (Oil)"), "pdf").sections)
    assert "Example Times" not in text
    assert "of 4" not in text
    assert [word for word in ("north", "south", "east", "west") if f"and then it went on {word}." in text]


def test_the_name_of_a_pdfs_source_file_is_no_title():
    assert read(pdf([LINES], "/Title (Microsoft Word - draft7.docx)"), "pdf").title == "Exports of oil rise"


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.4\n%%EOF",
        b"hello, this is no PDF",
        pdf([]),
        pdf([[""], [""]]),
        pdf([LINES])[:400],
        b"%PDF-1.4\n" + b"1 0 obj << " * 50_000,
    ],
    ids=["nothing", "text", "no pages", "no text", "cut off", "open"],
)
def test_a_pdf_without_text_is_refused(body):
    with pytest.raises(NotAnArticle, match="PDF"):
        read(body, "pdf")


def encrypted(password="", **replaced):
    """A PDF file that opens with a password, with what its encryption says replaced."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES]))))
    writer.encrypt(password, "the owner's", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    body = made.getvalue()
    for said, instead in replaced.items():
        told = {"method": b"/V 2\n/R 3\n", "handler": b"/Filter /Standard\n"}[said]
        assert told in body
        body = body.replace(told, instead)
    return body


def test_a_pdf_that_is_encrypted_but_opens_without_a_password_is_read():
    assert read(encrypted(), "pdf").title == "Exports of oil rise"


AES = b"/V %d\n/R %d\n/CF << /StdCF << /CFM /AESV%d >> >>\n/StmF /StdCF\n/StrF /StdCF\n/OE (%s)\n/UE (%s)\n"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (encrypted("secret"), "locked with a password"),
        (encrypted(method=AES % (4, 4, 2, b"", b"")), "is encrypted"),
        (encrypted(method=AES % (5, 6, 3, b"x" * 32, b"x" * 32)), "is encrypted"),
        (encrypted(method=b"/V 9\n/R 9\n"), "is encrypted"),
        (encrypted(handler=b"/Filter /Other\n"), "is encrypted"),
    ],
    ids=["password", "AES-128", "AES-256", "newer", "of a shop"],
)
def test_a_pdf_that_is_encrypted_says_so(body, reason):
    with pytest.raises(NotAnArticle, match=reason):
        read(body, "pdf")


def test_an_epub_becomes_an_article_in_reading_order():
    about = (
        "<dc:title>Oil &amp; ports</dc:title><dc:creator>A. Writer</dc:creator>"
        "<dc:language>en-GB</dc:language>"
        "<dc:date>2026-11-23</dc:date><dc:publisher>The Example</dc:publisher>"
    )
    body = epub(
        [
            f"<h1>Exports</h1><p>{LEAD} again.</p><ul><li><p>One point.</p></li></ul><script>x()</script>",
            f"<nav><p>Contents</p></nav><h2>Markets</h2><div><p>{LEAD} &#233;, café.</p></div>",
        ],
        about,
    )
    article = read(body, "epub")
    assert (article.title, article.authors, article.source) == ("Oil & ports", ("A. Writer",), "The Example")
    assert (article.language, article.published) == ("en", datetime(2026, 11, 23, tzinfo=UTC))
    assert [section.heading for section in article.sections] == ["Exports", "Markets"]
    assert article.sections[0].paragraphs == (f"{LEAD} again.", "One point.")
    assert article.sections[1].paragraphs == (f"{LEAD} é, café.",)


ZEROS = bytes(200_000_000)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"PK\x03\x04 no archive", "cannot be unpacked"),
        (epub([]), "no text"),
        (epub(["x"], **{"OPS/text/c 0.xhtml": "<?"}), "no text"),
        (epub(["<p>words</p>"])[:300], "cannot be unpacked"),
        (epub(["x"], **{"OPS/text/c 0.xhtml": ZEROS}), "more than any book"),
        (
            epub(["x"] * 20, **{f"OPS/text/c {n}.xhtml": ZEROS[:4_000_000] for n in range(20)}),
            "more than any",
        ),
        (epub(["x"], **{f"f{n}": "" for n in range(5001)}), "more than 5,000 files"),
        (
            epub(["x"], **{"META-INF/container.xml": '<c><rootfile full-path="../../etc/passwd"/></c>'}),
            "lacks",
        ),
        (epub(["x"], **{"META-INF/container.xml": '<c><rootfile full-path="/etc/passwd"/></c>'}), "lacks"),
        (epub(["x"], **{"META-INF/container.xml": "<c/>"}), "lacks"),
        (epub(["x"], **{"META-INF/container.xml": ""}), "does not say"),
    ],
    ids=[
        "no archive",
        "empty",
        "blank chapter",
        "cut off",
        "bomb",
        "many bombs",
        "many files",
        "path",
        "root",
        "none",
        "blank",
    ],
)
def test_an_epub_that_is_none_or_hostile_is_refused(body, reason):
    with pytest.raises(NotAnArticle, match=reason):
        read(body, "epub")


def packed_with(method):
    """A book whose chapter is packed by a method that no book may use."""
    made = io.BytesIO(epub(["x"]))
    with zipfile.ZipFile(made, "a", method) as archive:
        archive.writestr("OPS/text/more.xhtml", f"<p>{LEAD}</p>")
        archive.writestr(
            "OPS/book.opf",
            '<package><manifest><item id="m" href="text/more.xhtml" media-type="application/xhtml+xml"/>'
            '</manifest><spine><itemref idref="m"/></spine></package>',
        )
    return made.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_epub_packed_in_a_way_that_unpacks_without_bounds_is_refused(method):
    with pytest.raises(NotAnArticle, match="as no book may be"):
        read(packed_with(method), "epub")


def test_an_epubs_names_lead_nowhere_outside_it(tmp_path, monkeypatch):
    """Nothing is unpacked to the disk, and a link in the archive is no more than its own few bytes."""
    within = tmp_path / "books" / "inside"
    within.mkdir(parents=True)
    monkeypatch.chdir(within)
    secret = tmp_path / "secret"
    secret.write_text(f"<p>top secret {LEAD}</p>")
    body = epub([f"<p>{LEAD} by the book.</p>"])
    made = io.BytesIO(body)
    with zipfile.ZipFile(made, "a") as archive:
        for name in ("../../written", str(tmp_path / "written"), "..\\..\\written"):
            archive.writestr(name, "harm")
        link = zipfile.ZipInfo("OPS/text/link.xhtml")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, str(secret))
    hostile = made.getvalue()
    article = read(hostile, "epub")
    assert article.sections[0].text == f"{LEAD} by the book."
    links = ["link.xhtml", "../../../../secret", str(secret), secret.as_uri()]
    items = "".join(f'<item id="i{n}" href="{link}" media-type="text/html"/>' for n, link in enumerate(links))
    for number in range(len(links)):
        opf = f'<package><manifest>{items}</manifest><spine><itemref idref="i{number}"/></spine></package>'
        renamed = io.BytesIO(hostile)
        with zipfile.ZipFile(renamed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("OPS/book.opf", opf)
        with pytest.raises(NotAnArticle):
            read(renamed.getvalue(), "epub")
    assert {path.name for path in tmp_path.rglob("*")} == {"books", "inside", "secret"}


def test_an_epubs_entities_are_neither_read_nor_expanded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("top secret")
    container = (
        f'<!DOCTYPE c [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<c><rootfile full-path='OPS/book.opf'/><t>&x;</t></c>"
    )
    about = "<dc:title>T &x;</dc:title>"
    body = epub([f"<p>{LEAD} &x; ends.</p>"], about, **{"META-INF/container.xml": container})
    assert "top secret" not in str(read(body, "epub"))
