"""The documents as data: their files, links and the commands they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

# What begins a command in a code span; in a block of commands every line is one.
_PROGRAMS = {
    "jarshy", ".venv/bin/jarshy", ".venv/bin/python", "make", "python", "docker", "cp", "pip", "git",
    "curl", "systemctl", "sudo",
    "openssl",
}  # fmt: skip
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Shown:
    """A command in a document."""

    page: str
    words: str  # as one would type it


def text_and_blocks(page: Path) -> tuple[str, list[str]]:
    """A page's running text, and the lines of its code blocks (fenced, or indented after a blank line)."""
    running, code = [], []
    fenced = indented = False
    before = ""
    for line in page.read_text("utf-8").splitlines():
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced:
            code.append(line.strip())
        else:
            indented = line.startswith("    ") and (indented or not before.strip())
            (code if indented else running).append(line.strip() if indented else line)
        before = line
    return "\n".join(running), code


def commands() -> Iterator[Shown]:
    """Every command that a document shows; the changelog only names them."""
    for page in PAGES:
        if page.name == "CHANGELOG.md":
            continue
        running, code = text_and_blocks(page)
        spans = [span.replace("\\|", "|") for span in _SPAN.findall(running)]
        for words in [*code, *spans]:
            first, _, rest = words.removeprefix("$ ").partition(" ")
            if first in _PROGRAMS and rest:
                yield Shown(page.name, words.removeprefix("$ "))


def links() -> Iterator[tuple[str, str]]:
    """Every link within the repository: the page it is on, and what it names."""
    for page in PAGES:
        for target in _LINK.findall(text_and_blocks(page)[0]):
            if not re.match(r"[a-z]+:", target):
                yield str(page.relative_to(ROOT)), target


def paths() -> Iterator[tuple[str, str]]:
    """Every file or folder of the repository that a document names in a code span."""
    for page in PAGES:
        for span in _SPAN.findall(text_and_blocks(page)[0]):
            if re.fullmatch(r"(bot|content|tests|benchmarks|tools|deploy|docs)/[\w/.-]*", span):
                yield page.name, span


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings are linked to, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", text_and_blocks(page)[0], re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
