"""What `make audit` makes of pip-audit's reports. The service itself is asked by `make audit` alone."""

import importlib.util

import pytest
from documents import ROOT


@pytest.fixture
def audit():
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools/audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def auditor(tmp_path):
    """A stand-in for pip-audit that writes a report, or fails as it does without a network."""

    def make(report):
        program = tmp_path / "pip-audit"
        body = (
            f"open(sys.argv[sys.argv.index('--output') + 1], 'w').write({report!r})"
            if report
            else "sys.exit('ERROR: no connection')"
        )
        program.write_text(f"#!/usr/bin/env python3\nimport sys\n{body}\n")
        program.chmod(0o755)
        return str(program)

    return make


LOCK = [ROOT / "requirements-postgres.lock"]
FINE = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}'
HOLED = (
    '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}]}'
)
SKIPPED = '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}'


def test_nothing_known_is_said_and_passes(audit, auditor, capsys):
    assert audit.tell(audit.audit(auditor(FINE), LOCK), required=True) == 0
    assert "no known vulnerability" in capsys.readouterr().out


def test_something_vulnerable_is_named_and_fails(audit, auditor, capsys):
    assert audit.tell(audit.audit(auditor(HOLED), LOCK), required=False) == 1
    assert "VULNERABLE a 1: PYSEC-1, mended in 2" in capsys.readouterr().out


@pytest.mark.parametrize("report", [SKIPPED, ""])
def test_what_could_not_be_asked_about_is_said_loudly_and_fails_where_it_is_required(
    audit, auditor, capsys, report
):
    found = audit.audit(auditor(report), LOCK)
    assert (audit.tell(found, required=False), audit.tell(found, required=True)) == (0, 1)
    assert "NOT AUDITED" in capsys.readouterr().out
