"""The environment as one checked object."""

import os
import re
from datetime import time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from content.model.access import ModelAccess


class RichMessages(StrEnum):
    """Whether to send rich messages: `auto` tries, and falls back where the server refuses."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class LogFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class ArchiveFor(StrEnum):
    """Who may read the archive of editions on the web."""

    OFF = "off"
    READERS = "readers"
    PUBLIC = "public"


_TAKEN = ("/healthz/", "/readyz/", "/metrics/", "/news/", "/app/")  # by the web side itself


class Settings(BaseSettings):
    """Everything an operator can set. Field names are the variables' names in lower case."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    telegram_bot_token: SecretStr = Field(
        SecretStr(""),
        description="The bot's token from @BotFather. Without it `jarshy run` serves a chat page on this "
        "machine to try the bot.",
        examples=["123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11"],
    )
    telegram_api_url: str = Field(
        "https://api.telegram.org", description="Bot API server, called at URL/bot<token>/method."
    )
    telegram_proxy: SecretStr = Field(
        SecretStr(""),
        description="Proxy to the Bot API server: http://, socks4:// or socks5://, with user:password@ or "
        "without. Empty goes directly.",
        examples=["socks5://user:password@127.0.0.1:1080"],
    )
    feeds_proxy: SecretStr = Field(
        SecretStr(""),
        description="Proxy to feeds and pages, likewise. Names are resolved and checked here all the same; "
        "with socks5h:// the proxy resolves them, and has to keep requests out of its own network.",
        examples=["http://127.0.0.1:3128"],
    )
    database_url: str = Field(
        "sqlite:///data/jarshy.db", description="sqlite:///path or postgresql://user@host/name."
    )
    feeds: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Feeds to follow from the start: addresses or the path of an OPML file, comma-separated.",
        examples=["https://example.org/news.rss, feeds.opml"],
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (),
        description="Telegram user ids that may administer, comma-separated. Nobody else can use /stats, "
        "/broadcast and the like.",
        examples=["12345678, 23456789"],
    )
    default_timezone: str = Field("UTC", description="IANA time zone of readers who have chosen none.")
    digest_time: str = Field("08:00", description="HH:MM, local, of readers who have chosen no hour.")
    poll_interval: timedelta = Field(
        timedelta(minutes=30), description="How often feeds are polled: seconds, or 15m, 2h, 1d. At least 1m."
    )
    webhook_url: str = Field(
        "",
        description="Public https address for updates; empty means long polling.",
        examples=["https://news.example.org/telegram"],
    )
    webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="1-256 of A-Z a-z 0-9 _ - that Telegram sends along; needed with WEBHOOK_URL.",
    )
    listen: str = Field(
        "127.0.0.1:8080",
        description="host:port of the web side (health, metrics, webhook, playground); port 0 picks a free "
        "one.",
    )
    public_url: str = Field(
        "",
        description="https://host by which the web side is reached from outside; empty takes WEBHOOK_URL's.",
        examples=["https://news.example.org"],
    )
    archive: ArchiveFor = Field(
        ArchiveFor.OFF,
        description="Who may read the archive of editions at /news: off, readers (by a link that /archive "
        "gives them), or public.",
    )
    rich_messages: RichMessages = Field(
        RichMessages.AUTO,
        description="auto tries rich messages and falls back where the server refuses them; on, off.",
    )
    messages_per_second: float = Field(30, gt=0, le=1000, description="Telegram's limit for this bot.")
    paid_broadcast: bool = Field(False, description="Pay Stars to send above 30 messages a second.")
    llm_url: str = Field(
        "",
        description="OpenAI-compatible server that rewrites summaries, translates and answers; what it adds "
        "to its source is refused. Empty means none.",
        examples=["http://127.0.0.1:11434/v1"],
    )
    llm_key: SecretStr = Field(SecretStr(""), description="The language model's key, where it wants one.")
    llm_model: str = Field("", description="The language model's name; needed with LLM_URL.")
    llm_daily_requests: int = Field(
        500, ge=0, le=1_000_000, description="Requests to the language model a day (UTC) at most."
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    log_format: LogFormat = Field(LogFormat.TEXT, description="text or json.")
    log_questions: bool = Field(False, description="Let readers' questions stand in the log, word for word.")
    metrics_token: SecretStr = Field(
        SecretStr(""),
        description="What /metrics wants as a bearer token. Without one it answers only who asks directly, "
        "not through a proxy.",
    )
    retention_days: int = Field(
        90,
        ge=1,
        le=36500,
        description="Days after which an article that was not touched is forgotten; saved ones stay.",
    )
    reader_questions: int = Field(
        20,
        ge=1,
        le=10_000,
        description="Questions a minute that one person is answered, administrators apart.",
    )
    reader_uploads: int = Field(
        20, ge=1, le=10_000, description="Files and addresses of sources a day that a reader may send."
    )
    reader_feeds: int = Field(
        20, ge=0, le=1000, description="Sources of their own that a reader may have; 0 offers none."
    )
    reader_words: int = Field(
        30, ge=0, le=1000, description="Topics of their own that a reader may have, and words muted."
    )
    reader_alerts: int = Field(30, ge=0, le=1000, description="Alerts that a reader may have.")
    content_inbox: str = Field(
        "",
        description="A folder to watch: text, Markdown, HTML, PDF and EPUB files put there become articles, "
        "and move to its done/ or, with the reason beside them, failed/. Empty means none.",
        examples=["data/inbox"],
    )
    fetch_private: bool = Field(False, description="Allow fetching from private and loopback addresses.")

    @property
    def retention(self) -> timedelta:
        """How long articles are kept."""
        return timedelta(days=self.retention_days)

    @property
    def listen_host(self) -> str:
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def listen_port(self) -> int:
        return int(self.listen.rpartition(":")[2])

    @property
    def web_address(self) -> str:
        """https://host by which the web side is reached from outside; empty where that is not known."""
        parts = urlsplit(self.public_url or self.webhook_url)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def app_address(self) -> str:
        """Where the settings are as a Mini App, which Telegram opens over https alone; empty for nowhere."""
        reachable = self.webhook_url and self.web_address.startswith("https://")
        return f"{self.web_address}/app" if reachable else ""

    @property
    def has_archive(self) -> bool:
        """Whether readers can be told where the archive is."""
        return self.archive is not ArchiveFor.OFF and bool(self.web_address)

    @property
    def language_model(self) -> ModelAccess | None:
        """How to reach the language model; None where there is none."""
        if not self.llm_url:
            return None
        key = self.llm_key.get_secret_value()
        return ModelAccess(self.llm_url, self.llm_model, key, self.llm_daily_requests)

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(
            r"\d+:[\w-]{10,}", value.get_secret_value(), re.ASCII
        ):
            raise ValueError("a token as @BotFather gives it, such as 123456:ABC-DEF1234ghIkl")
        return value

    @field_validator("telegram_api_url", "llm_url", "webhook_url", "public_url")
    @classmethod
    def _address(cls, value: str, info: Any) -> str:
        try:
            parts = urlsplit(value)
            complete = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:  # brackets without a number between them, a port that is none
            complete = False
        if value and (not complete or not re.fullmatch(r"[^\s\"<>{}\\^`|]+", value)):
            raise ValueError("an address such as https://example.org")
        return value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _of_its_own(cls, value: str) -> str:
        if value and f"{urlsplit(value).path}/".startswith(_TAKEN):
            raise ValueError(
                f"an address of its own, such as https://example.org/bot, not {', '.join(_TAKEN)}"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
            complete = bool(parts.path.strip("/")) if parts.scheme == "sqlite" else parts.port != 0
        except ValueError:
            complete = False
        if not complete or not re.match(r"sqlite:///|postgres(ql)?://", value):
            raise ValueError("sqlite:///data/jarshy.db, or postgresql://user:password@host/name")
        return value

    @field_validator("telegram_proxy", "feeds_proxy")
    @classmethod
    def _proxy(cls, value: SecretStr) -> SecretStr:
        address = value.get_secret_value()
        parts = urlsplit(address)
        try:
            complete = bool(parts.hostname and parts.port)
        except ValueError:  # a port that is no number
            complete = False
        if address and not (complete and parts.scheme in {"http", "socks4", "socks5", "socks5h"}):
            raise ValueError("an address such as socks5://127.0.0.1:1080 or http://user:password@host:3128")
        return value

    @field_validator("feeds", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("admins", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.replace(",", " ").split()
        if not all(re.fullmatch(r"\d{1,19}", part, re.ASCII) for part in parts):
            raise ValueError("Telegram user ids (whole numbers), comma-separated")
        return tuple(int(part) for part in parts)

    @field_validator("default_timezone")
    @classmethod
    def _timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("an IANA time zone such as Asia/Almaty") from None
        return value

    @field_validator("digest_time")
    @classmethod
    def _hour(cls, value: str) -> str:
        try:
            if not re.fullmatch(r"\d{1,2}:\d{2}", value, re.ASCII):
                raise ValueError
            hour, minute = map(int, value.split(":"))
            return time(hour, minute).strftime("%H:%M")
        except ValueError:
            raise ValueError("a time of day as HH:MM, such as 08:00") from None

    @field_validator("poll_interval", mode="before")
    @classmethod
    def _interval(cls, value: Any) -> Any:
        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"(\d{1,9})\s*([smhd]?)", str(value).strip().lower(), re.ASCII)
        seconds = int(match[1]) * {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}[match[2]] if match else 0
        if not 60 <= seconds <= 30 * 86400:
            raise ValueError("seconds, or a number with s, m, h or d, from 1m to 30d")
        return timedelta(seconds=seconds)

    @field_validator("content_inbox")
    @classmethod
    def _folder(cls, value: str) -> str:
        try:
            folder = Path(value).expanduser()
            nearest = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), Path())
            possible = nearest.is_dir()
        except (RuntimeError, OSError) as error:  # nobody's home, or what may not even be looked at
            raise ValueError(f"a folder that can be used ({error})") from None
        if value and not possible:
            raise ValueError(f"a folder, or where one can be made; {nearest} is none")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("1 to 256 characters of A-Z a-z 0-9 _ -")
        return value

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not re.fullmatch(r"\d{1,5}", port, re.ASCII) or int(port) > 65535:
            raise ValueError("host:port, such as 127.0.0.1:8080")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("DEBUG, INFO, WARNING or ERROR")
        return value.upper()


def load_settings(**overrides: Any) -> Settings:
    """Settings from the environment and `.env`.

    Raises SettingsError with one line that names the first wrong variable and what is allowed.
    """
    try:
        settings = Settings(**overrides)
    except UnicodeDecodeError:
        raise SettingsError(".env: not in UTF-8; save it as UTF-8.") from None
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"][:1]).upper() or "the environment"
        field = Settings.model_fields.get(name.lower())
        reason = first["msg"].removeprefix("Value error, ")
        allowed = f" Allowed: {field.description}" if field else ""
        raise SettingsError(f"{name}: {reason}.{allowed}") from None
    if settings.webhook_url and not settings.webhook_secret.get_secret_value():
        raise SettingsError(
            "WEBHOOK_SECRET: needed with WEBHOOK_URL, 1 to 256 characters of A-Z a-z 0-9 _ -."
        )
    if settings.llm_url and not settings.llm_model:
        raise SettingsError("LLM_MODEL: needed with LLM_URL, the name of a model that the server knows.")
    return settings
