from click.testing import CliRunner

from bot.cli.describing import settings


def test_settings_show_no_password(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql://jarshy:open-sesame@127.0.0.1/news")
    monkeypatch.setenv("LLM_KEY", "open-sesame")

    shown = CliRunner().invoke(settings).output

    assert "open-sesame" not in shown
    assert "postgresql://jarshy:(set)@127.0.0.1/news" in shown
