"""Holds the locked dependencies against the known vulnerabilities, with pip-audit.

    python tools/audit.py PIP_AUDIT requirements.lock ...

Exit code 1 where something vulnerable is locked. Where whoever knows the vulnerabilities cannot be asked
(some mirrors serve packages and nothing else) it says so loudly, and fails too with
AUDIT_REQUIRED set.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

_PATIENCE = 300  # seconds for one lock; a service that swallows connections must not hold up CI
_BANNER = "!" * 78


@dataclass
class Audit:
    """What is known about some locks."""

    vulnerable: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # what could not be asked about, and why


def audit(program: str, locks: list[Path]) -> Audit:
    """Ask about the first package alone, then, where that was answered, about all."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder, "first.lock")
        first.write_text(re.split(r"\n(?=[a-z0-9])", locks[0].read_text("utf-8"))[0] + "\n", "utf-8")
        found = _asked(program, first)
    if found.unknown or found.vulnerable:
        return found
    for lock in locks:
        more = _asked(program, lock)
        found.vulnerable += more.vulnerable
        found.unknown += more.unknown
    return found


def _asked(program: str, lock: Path) -> Audit:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "report.json")
        options = [
            "--require-hashes",
            "--disable-pip",
            "--timeout=5",
            "--progress-spinner=off",
            "--format=json",
        ]
        command = [program, *options, "--requirement", str(lock), "--output", str(out)]
        try:
            ended = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return Audit(unknown=[f"{lock.name}: no answer within {_PATIENCE} seconds"])
        if out.exists() and out.read_text("utf-8").strip():
            return read_report(json.loads(out.read_text("utf-8")))
    lines = [line for line in ended.stderr.splitlines() if line.strip()]
    reason = lines[-1] if lines else f"pip-audit ended with {ended.returncode}"
    return Audit(unknown=[f"{lock.name}: {reason[:300]}"])


def read_report(report: dict) -> Audit:
    """What pip-audit's report in JSON says."""
    found = Audit()
    for package in report["dependencies"]:
        if "skip_reason" in package:
            found.unknown.append(f"{package['name']}: {package['skip_reason']}")
        for hole in package.get("vulns", ()):
            mended = ", ".join(hole["fix_versions"]) or "nothing yet"
            found.vulnerable.append(
                f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}"
            )
    return found


def tell(found: Audit, *, required: bool) -> int:
    """Print what was found; the exit code."""
    for line in found.vulnerable:
        print(f"VULNERABLE {line}")
    if found.unknown:
        shown = "\n".join(found.unknown[:10])
        print(f"{_BANNER}\nNOT AUDITED, since nobody could be asked about:\n{shown}\n{_BANNER}")
    if not found.vulnerable and not found.unknown:
        print("no known vulnerability in what is locked")
    return 1 if found.vulnerable or (required and found.unknown) else 0


if __name__ == "__main__":
    result = audit(sys.argv[1], [Path(name) for name in sys.argv[2:]])
    sys.exit(tell(result, required=bool(os.environ.get("AUDIT_REQUIRED"))))
