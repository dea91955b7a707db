"""What stands in the documents is so."""

import pytest
from documents import ROOT, anchors, links, paths

from bot.reference import example_file, settings_page
from bot.settings import Settings


@pytest.mark.parametrize(("page", "target"), sorted(set(links())))
def test_a_link_leads_somewhere(page, target):
    path, _, anchor = target.partition("#")
    linked = (ROOT / page).parent / path if path else ROOT / page
    assert linked.exists(), f"{page} links to {target}"
    assert not anchor or anchor in anchors(linked), f"{page} links to {target}"


@pytest.mark.parametrize(("page", "path"), sorted(set(paths())))
def test_a_file_that_is_named_exists(page, path):
    assert (ROOT / path).exists(), f"{page} names {path}"


def test_the_settings_are_described_as_the_class_has_them():
    assert (ROOT / "docs/settings.md").read_text("utf-8") == settings_page(), "run `make docs`"
    assert (ROOT / ".env.example").read_text("utf-8") == example_file(), "run `make docs`"


def test_every_setting_explains_itself():
    for name, field in Settings.model_fields.items():
        assert field.description, f"{name} needs a description"
        assert f"`{name.upper()}`" in settings_page()
