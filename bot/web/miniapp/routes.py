"""The Mini App's addresses: the page, and the form for whom Telegram vouches."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import locales
from bot.due import due_for
from bot.web.archive.routes import language_of
from bot.web.html import Html
from bot.web.miniapp.choices import Choices
from bot.web.miniapp.form import HOME, form, notice, shell
from bot.web.miniapp.vouched import opener
from content.clock import Clock
from content.store import Database, blocked, subscribers
from content.store.subscribers import Subscriber

logger = logging.getLogger(__name__)

_FOLDER = Path(__file__).parent
_FILES = {"app.css": "text/css", "app.js": "text/javascript"}
_LARGEST_FORM = 20_000  # bytes
_MOST_FIELDS = 200

# Telegram's web versions show Mini Apps in frames of theirs.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors https://web.telegram.org https://*.web.telegram.org"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class MiniApp:
    """What the page is made from."""

    database: Database
    clock: Clock
    token: str
    timezone: str  # of readers whose own is no longer known
    hour: str  # HH:MM of readers who have chosen none

    def routes(self) -> list[Route]:
        """All addresses of the Mini App."""
        return [
            Route(HOME, self._page),
            Route(f"{HOME}/form", self._form, methods=["POST"]),
            Route(f"{HOME}/{{name}}", self._file),
        ]

    async def _page(self, request: Request) -> Response:
        return Response(shell(locales.texts(language_of(request))), media_type="text/html", headers=_HEADERS)

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _FILES:
            return Response("", 404)
        headers = _HEADERS | {"Cache-Control": "public, max-age=3600"}
        return Response((_FOLDER / name).read_bytes(), media_type=_FILES[name], headers=headers)

    async def _form(self, request: Request) -> Response:
        """The reader's form; with a body, what it says is taken over first."""
        texts = locales.texts(language_of(request))
        scheme, _, init_data = request.headers.get("authorization", "").partition(" ")
        try:
            who = opener(init_data if scheme == "tma" else "", self.token, self.clock.now())
        except ValueError as refusal:
            logger.info("the Mini App is closed to somebody: %s", refusal)
            return _fragment(notice(texts, texts("app-closed")), 401)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_FORM:
                return _fragment(notice(texts, texts("app-failed")), 413)
        try:
            chosen = await self._chosen(who.user_id, body.decode())
        except ValueError as refusal:
            logger.info("a form that cannot be ours: %s", refusal)
            return _fragment(notice(texts, texts("app-failed")), 400)
        if chosen is None:
            return _fragment(notice(texts, texts("app-unknown")), 403)
        texts = locales.texts(chosen.language)
        return _fragment(form(texts, chosen, self.hour, texts("app-saved") if body else ""))

    async def _chosen(self, user_id: int, body: str) -> Subscriber | None:
        """The reader with what the form says; None for somebody who is not known, or blocked."""
        async with self.database.write() as connection:
            present = await subscribers.get(connection, user_id, lock=True)
            if present is None or present.stopped or await blocked.any_of(connection, [user_id]):
                return None
            if not body:
                return present
            sent = parse_qsl(body, keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS)
            changed = Choices(sent).applied_to(present)
            changed = replace(changed, next_due=due_for(changed, self.clock.now(), self.timezone))
            await subscribers.update(connection, changed)
            return changed


def _fragment(html: Html, status: int = 200) -> Response:
    return Response(html, status, media_type="text/html", headers=_HEADERS)
