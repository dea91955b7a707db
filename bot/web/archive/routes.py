"""The archive's addresses: who asks for what, in which language, and whether they may."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.locales import FALLBACK, LANGUAGES, texts, zone
from bot.web.archive.access import KEPT, Keys
from bot.web.archive.feed import feed
from bot.web.archive.layout import HOME, Frame
from bot.web.archive.pages import Found, edition_page, editions_page, notice_page, search_page
from content.archived import ArchivedStory, story_words
from content.clock import Clock
from content.newsroom import Newsroom
from content.store import archive as kept
from content.store import blocked, meta, subscribers

_A_PAGE = 30  # editions
_IN_FEED = 14
_EXCERPTS = 5
_STORIES = 20  # of editions in the result of a search
_LONGEST_SEARCH = 300  # characters
_SEARCHES = 2  # side by side; each takes some 20 ms of the processor that also answers in chats
_WAITING = 8  # searches that may wait for their turn
_YEAR = 365 * 86400
_FOLDER = Path(__file__).parent
_FILES = {"style.css": "text/css", "icon.svg": "image/svg+xml", "card.png": "image/png"}
_KEY, _LANGUAGE = "jarshy_key", "jarshy_language"  # cookies

# Nothing from elsewhere, no script, and in nobody's frame.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What the pages are made from. `keys` is None where everybody may read."""

    newsroom: Newsroom
    clock: Clock
    hour: str  # HH:MM at which editions come out
    timezone: str
    keys: Keys | None = None
    public_url: str = ""  # https://host; empty takes the name by which it is asked
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_SEARCHES))
    waiting: set[object] = field(default_factory=set)

    def routes(self) -> list[Route]:
        """All addresses of the archive."""
        return [
            Route(HOME, self._editions),
            Route(f"{HOME}/search", self._search),
            Route(f"{HOME}/feed.atom", self._feed),
            Route(f"{HOME}/in/{{language}}", self._speak),
            Route(f"{HOME}/{{name}}", self._named),
        ]

    async def _editions(self, request: Request) -> Response:
        frame = self._frame(request)
        if key := request.query_params.get("key", ""):
            return self._let_in(request, key)
        if not await self._may_read(request):
            return self._closed(frame)
        before = _day(request.query_params.get("before", ""))
        async with self.newsroom.database.read() as connection:
            editions = await kept.latest(connection, _A_PAGE + 1, before)
        more = editions[_A_PAGE - 1].day if len(editions) > _A_PAGE else None
        return self._page(editions_page(frame, editions[:_A_PAGE], more, self.hour))

    async def _named(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name in _FILES:
            return Response(
                (_FOLDER / name).read_bytes(),
                media_type=_FILES[name],
                headers={"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"},
            )
        frame = self._frame(request)
        if not await self._may_read(request):
            return self._closed(frame)
        day = _day(name)
        async with self.newsroom.database.read() as connection:
            edition = await kept.get(connection, day) if day else None
            around = await kept.days_around(connection, day) if day else (None, None)
        if edition is None:
            missing = notice_page(frame, frame.texts("web-missing-title"), frame.texts("web-missing"))
            return self._page(missing, 404)
        return self._page(edition_page(frame, edition, *around))

    async def _search(self, request: Request) -> Response:
        frame = self._frame(request)
        if not await self._may_read(request):
            return self._closed(frame)
        words = request.query_params.get("q", "").strip()[:_LONGEST_SEARCH]
        if not words:
            return self._page(search_page(frame, Found("", None, ())))
        if len(self.waiting) >= _WAITING:
            busy = notice_page(frame, frame.texts("web-busy-title"), frame.texts("web-busy"))
            return self._page(busy, 503, {"Retry-After": "5"})
        ticket = object()
        self.waiting.add(ticket)
        try:
            async with self.turns:
                found = await self._found(words)
        finally:
            self.waiting.discard(ticket)
        return self._page(search_page(frame, found))

    async def _found(self, words: str) -> Found:
        answer = await self.newsroom.ask(words, timezone=zone(self.timezone), limit=_EXCERPTS)
        folded = re.findall(r"\w+", words.casefold())
        stories: list[tuple[date, ArchivedStory]] = []
        if folded:
            async with self.newsroom.database.read() as connection:
                editions = await kept.search(connection, folded, _STORIES)
            stories = [
                (edition.day, story)
                for edition in editions
                for story in edition.stories
                if all(word in story_words(story) for word in folded)
            ]
        return Found(words, answer, stories[:_STORIES])

    async def _feed(self, request: Request) -> Response:
        frame = self._frame(request)
        if not await self._may_read(request):
            return self._closed(frame)
        async with self.newsroom.database.read() as connection:
            editions = await kept.latest(connection, _IN_FEED)
            owner = await meta.get(connection, "bot") or ""
        body = feed(frame.texts, frame.base, owner, editions)
        return Response(body, media_type="application/atom+xml", headers=self._headers())

    async def _speak(self, request: Request) -> Response:
        """Remember in which language the pages shall speak."""
        response = RedirectResponse(HOME, 303)
        language = request.path_params["language"]
        if language in LANGUAGES:
            response.set_cookie(_LANGUAGE, language, max_age=_YEAR, path=HOME, httponly=True, samesite="lax")
        return response

    def _let_in(self, request: Request, key: str) -> Response:
        """Keep the key of a reader's link as a cookie, so that it does not stand in every address."""
        response = RedirectResponse(HOME, 303, {"Referrer-Policy": "no-referrer"})
        if self.keys is not None and self.keys.reader(key, self.clock.now()) is not None:
            response.set_cookie(
                _KEY,
                key,
                max_age=int(KEPT.total_seconds()),
                path=HOME,
                secure=self._base(request).startswith("https://"),
                httponly=True,
                samesite="lax",
            )
        return response

    async def _may_read(self, request: Request) -> bool:
        """Whether the archive is open to everybody, or this is a reader who is known and not blocked."""
        if self.keys is None:
            return True
        # Feed readers keep no cookies.
        key = request.cookies.get(_KEY, "") or request.query_params.get("key", "")
        reader = self.keys.reader(key, self.clock.now())
        if reader is None:
            return False
        async with self.newsroom.database.read() as connection:
            known = await subscribers.get(connection, reader)
            return known is not None and not await blocked.any_of(connection, [reader])

    def _closed(self, frame: Frame) -> Response:
        closed = notice_page(frame, frame.texts("web-closed-title"), frame.texts("web-closed"))
        return self._page(closed, 403)

    def _frame(self, request: Request) -> Frame:
        query = f"?{request.url.query}" if request.url.query and "key=" not in request.url.query else ""
        path = quote(request.url.path, safe="/") + query
        return Frame(texts(language_of(request)), self._base(request), path, indexed=self.keys is None)

    def _base(self, request: Request) -> str:
        return self.public_url or f"{request.url.scheme}://{request.url.netloc}"

    def _page(self, html: str, status: int = 200, more: dict[str, str] | None = None) -> Response:
        return Response(html, status, self._headers() | (more or {}), media_type="text/html")

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Vary": "Accept-Language, Cookie",
            "Cache-Control": "no-cache" if self.keys is None else "private, no-store",
        }


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return None


def language_of(request: Request) -> str:
    """What was chosen, or the first language of the browser's that we speak."""
    chosen = request.cookies.get(_LANGUAGE, "")
    if chosen in LANGUAGES:
        return chosen
    for wanted in request.headers.get("accept-language", "")[:200].split(","):
        code = wanted.split(";")[0].strip().split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return FALLBACK
