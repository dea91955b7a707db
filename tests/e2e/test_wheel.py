"""The wheel in a clean environment, without rights: what the image does, where no container engine runs."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in an environment of its own, which borrows only the third-party packages of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        ROOT,
    ]
    subprocess.run(build, check=True, timeout=120)
    [wheel] = folder.glob("jarshy-*.whl")
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, timeout=60)
    [site] = environment.glob("lib/python*/site-packages")
    shutil.unpack_archive(wheel, site, "zip")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return environment


def _unprivileged() -> list[str]:
    """As root, what takes root's powers over files away; the interpreter may lie where only root can read."""
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []


def _run(environment: Path, *arguments: str, cwd: Path, **changed: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*_unprivileged(), environment / "bin/python", "-m", "bot", *arguments],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], **changed},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_wheel_answers_from_a_read_only_folder_without_rights(installed, tmp_path):
    data, read_only = tmp_path / "data", tmp_path / "root"
    data.mkdir()
    read_only.mkdir()
    read_only.chmod(0o555)
    result = _run(installed, "ask", "Taiwan", cwd=read_only, DATABASE_URL=f"sqlite:///{data}/jarshy.db")
    assert result.returncode == 0, result.stderr
    assert "Taiwan" in result.stdout
    assert list(read_only.iterdir()) == []


def test_a_database_that_cannot_be_written_is_one_clear_line(installed, tmp_path):
    read_only = tmp_path / "root"
    read_only.mkdir()
    read_only.chmod(0o555)
    result = _run(installed, "ask", "Taiwan", cwd=read_only)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_wheel_is_what_runs(installed, tmp_path):
    code = "import bot, content; print(bot.__file__, content.__file__)"
    found = subprocess.run(
        [installed / "bin/python", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert all(str(installed) in path for path in found.stdout.split())


def test_every_dependency_of_the_wheel_is_locked_with_hashes(installed):
    [metadata] = installed.glob("lib/python*/site-packages/jarshy-*.dist-info")
    lock = (ROOT / "requirements.lock").read_text()
    locked = {name.lower().replace("_", "-") for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    for requirement in PathDistribution(metadata).requires or []:
        if "extra ==" not in requirement:
            name = re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace(".", "-").replace("_", "-")
            assert name in locked or name.replace("-", ".") in locked, name
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > len(locked)


def test_the_image_copies_what_the_wheel_needs():
    ignored = (ROOT / ".dockerignore").read_text().split()
    dockerfile = (ROOT / "Dockerfile").read_text()
    for name in ("requirements-postgres.lock", "pyproject.toml", "README.md", "LICENSE", "bot", "content"):
        assert f"!{name}" in ignored
        assert name in dockerfile
