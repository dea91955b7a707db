"""The files by which an operator installs and watches over the bot, held against the program.

No service manager, container engine or Grafana runs in a test; what can be wrong in their files without one
is looked at.
"""

import configparser
import json
import re
import tomllib

import pytest
import yaml
from documents import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.metrics import Metrics
from bot.settings import Settings
from bot.vitals import Vitals
from content.clock import SystemClock
from content.store import Database

UNIT = (ROOT / "deploy/jarshy.service").read_text("utf-8")
LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.fixture
def unit():
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str
    parsed.read_string(UNIT)
    return parsed


def test_the_unit_gives_the_bot_no_more_than_its_folder(unit):
    service = unit["Service"]
    assert service["DynamicUser"] == service["NoNewPrivileges"] == "yes"
    assert (service["ProtectSystem"], service["CapabilityBoundingSet"]) == ("strict", "")
    assert service["Environment"].startswith(f"DATABASE_URL=sqlite:////var/lib/{service['StateDirectory']}/")


def test_the_unit_waits_longer_than_the_bot_needs_to_stop_and_leaves_wrong_settings_alone(unit):
    assert int(unit["Service"]["TimeoutStopSec"]) > 10
    assert unit["Service"]["RestartPreventExitStatus"] == "2"  # bot.cli.main


def composed(*files):
    merged = {}
    for file in files:
        for name, service in yaml.safe_load((ROOT / file).read_text("utf-8"))["services"].items():
            merged.setdefault(name, {}).update(service)
    return merged


def test_the_container_has_no_rights_and_a_read_only_root():
    (service,) = composed("compose.yaml").values()
    assert service["read_only"] is True
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
    assert (ROOT / service["build"] / "Dockerfile").exists()


def test_postgresql_is_waited_for_and_its_driver_is_in_the_image():
    services = composed("compose.yaml", "deploy/compose.postgres.yaml")
    assert services["jarshy"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert services["jarshy"]["environment"]["DATABASE_URL"].startswith("postgresql://jarshy:")
    assert "requirements-postgres.lock" in (ROOT / "Dockerfile").read_text("utf-8")


@pytest.mark.parametrize("file", ["compose.yaml", "deploy/compose.postgres.yaml", "Dockerfile"])
def test_only_settings_that_exist_are_set(file):
    text = (ROOT / file).read_text("utf-8")
    for name in re.findall(r"\b(DATABASE_URL|LISTEN|[A-Z]+_(?:URL|TOKEN|SECRET))\b", text):
        assert name.lower() in Settings.model_fields


async def test_the_dashboard_asks_for_what_metrics_tell(sqlite_url):
    database = await Database.open(sqlite_url)
    told = set(re.findall(r"^# TYPE (\w+)", await Vitals(database, SystemClock(), Metrics()).page(), re.M))
    await database.close()
    dashboard = json.loads((ROOT / "deploy/grafana.json").read_text("utf-8"))
    asked = {
        re.sub(r"_bucket$", "", name)
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"jarshy_\w+", target["expr"])
    }
    assert asked <= told
    assert told - asked <= {"jarshy_start_time_seconds"}  # Grafana needs it for nothing; alerts may


def locked(file):
    """Name -> the lines of a requirement in a lock."""
    entries = re.split(r"\n(?=[a-z0-9])", file.read_text("utf-8").strip())
    return {canonicalize_name(re.split(r"[=\[ ]", entry)[0]): entry for entry in entries if "==" in entry}


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.name)
def test_every_locked_package_has_its_hashes(file):
    assert len(locked(file)) > 5
    for name, entry in locked(file).items():
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name


def test_everything_that_is_depended_on_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = locked(ROOT / "requirements-postgres.lock")
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["postgres"]]:
        requirement = Requirement(wanted)
        version = re.search(r"==([\w.]+)", pins[canonicalize_name(requirement.name)])[1]
        assert requirement.specifier.contains(version, prereleases=True), wanted
