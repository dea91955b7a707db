from datetime import timedelta

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # no .env here
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "hello"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_PROXY", "127.0.0.1:1080"),
        ("TELEGRAM_PROXY", "https://127.0.0.1:1080"),
        ("FEEDS_PROXY", "socks5://127.0.0.1"),
        ("FEEDS_PROXY", "socks5://127.0.0.1:port"),
        ("ARCHIVE", "everybody"),
        ("PUBLIC_URL", "news.example.org"),
        ("PUBLIC_URL", 'https://a.example/"><script>'),
        ("WEBHOOK_URL", "https://[bad"),
        ("WEBHOOK_URL", "https://news.example.org/healthz"),
        ("WEBHOOK_URL", "https://news.example.org/{name}"),
        ("TELEGRAM_API_URL", "https://127.0.0.1:99999"),
        ("DATABASE_URL", "mysql://127.0.0.1/news"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "postgresql://127.0.0.1:port/news"),
        ("DATABASE_URL", "news"),
        ("ADMINS", "me, you"),
        ("DEFAULT_TIMEZONE", "Mars/Olympus"),
        ("DIGEST_TIME", "25:00"),
        ("DIGEST_TIME", "8"),
        ("POLL_INTERVAL", "1s"),
        ("POLL_INTERVAL", "often"),
        ("CONTENT_INBOX", "/dev/null"),
        ("CONTENT_INBOX", "/dev/null/inbox"),
        ("CONTENT_INBOX", "~nobody-of-that-name/inbox"),
        ("LISTEN", "8080"),
        ("LISTEN", "127.0.0.1:99999"),
        ("RICH_MESSAGES", "maybe"),
        ("MESSAGES_PER_SECOND", "0"),
        ("PAID_BROADCAST", "perhaps"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("RETENTION_DAYS", "-1"),
        ("FETCH_PRIVATE", "2"),
        ("WEBHOOK_SECRET", "with space"),
    ],
)
def test_a_wrong_value_is_refused_in_one_line_that_names_the_variable(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value).startswith(f"{name}: ")
    assert "\n" not in str(refused.value)


def test_a_webhook_needs_its_secret(monkeypatch):
    monkeypatch.setenv("WEBHOOK_URL", "https://news.example/telegram")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET"):
        load_settings()


def test_values_are_read_as_people_write_them(monkeypatch):
    monkeypatch.setenv("ADMINS", "12, 34")
    monkeypatch.setenv("POLL_INTERVAL", "2h")
    monkeypatch.setenv("DIGEST_TIME", "7:05")
    monkeypatch.setenv("LISTEN", "[::1]:0")
    monkeypatch.setenv("FEEDS", "https://a.example/rss, https://b.example/atom")
    settings = load_settings()
    assert settings.admins == (12, 34)
    assert settings.poll_interval == timedelta(hours=2)
    assert settings.digest_time == "07:05"
    assert (settings.listen_host, settings.listen_port) == ("::1", 0)
    assert settings.feeds == ("https://a.example/rss", "https://b.example/atom")


def test_a_secret_is_not_printed(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:SECRETSECRET")
    assert "SECRETSECRET" not in repr(load_settings())


def test_a_file_of_settings_that_is_not_in_utf_8_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes(b"ADMINS=\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()
