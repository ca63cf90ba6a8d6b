# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Write constraints.txt: every package of app, build and tests, pinned, with the hashes of all its files.

    .venv/bin/python packaging/lock.py              move only what pyproject.toml asks to move
    .venv/bin/python packaging/lock.py --upgrade    take the newest of everything

It resolves once for all systems and Pythons by `uv pip compile --universal`, in a throw-away environment.
Index addresses stay in the person's own pip and uv settings; none is written.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "constraints.txt"

HEAD = """\
# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
# What run.py and CI install, for CPython 3.11 and newer.
# Written by packaging/lock.py: change pyproject.toml, then run that.
"""
TESTS_BELOW = "# Tests only, below this line."
ONE_FOR_ALL = ["PySide6-Essentials<6.12"]
"""Narrower than pyproject.toml: one version of Qt on every Python, so that what is tested is what runs."""

BLOCK = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(?:.*\\\n)*.*", re.MULTILINE)


def read_inputs() -> tuple[list[str], list[str]]:
    """Return the requirements of app and build, and those of the tests, from pyproject.toml."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    app = [*data["project"]["dependencies"], *data["build-system"]["requires"], *ONE_FOR_ALL]
    return app, data["dependency-groups"]["test"]


def blocks(text: str) -> dict[str, str]:
    """Return each package's lines (pin, marker, hashes) by its name; all else is dropped, addresses too."""
    found: dict[str, str] = {}
    for match in BLOCK.finditer(text):
        name = match[1].lower()
        found[name] = found[name] + "\n" + match[0] if name in found else match[0]
    return found


def render(everything: dict[str, str], app: set[str]) -> str:
    """Return the text of constraints.txt; what the app needs comes first."""
    first = [everything[name] for name in sorted(everything) if name in app]
    rest = [everything[name] for name in sorted(everything) if name not in app]
    return "\n".join([HEAD, *first, "", TESTS_BELOW, *rest, ""])


def compile_lock(uv: Path, wanted: list[str], folder: Path, flags: list[str]) -> dict[str, str]:
    """Resolve `wanted` with `uv`, starting from the pins of the last run."""
    source, target = folder / "wanted.in", folder / "lock.txt"
    source.write_text("\n".join(wanted), encoding="utf-8")
    argv = [str(uv), "pip", "compile", str(source), "--output-file", str(target)]
    argv += ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--no-config", "--quiet"]
    argv += ["--python-version", "3.11", *flags]
    subprocess.run(argv, check=True)
    return blocks(target.read_text(encoding="utf-8"))


def install_uv(folder: Path) -> Path:
    """Install uv in an environment under `folder` and return its path."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(binaries / "python"), "-m", "pip", "install", "--quiet", "uv"], check=True)
    return binaries / "uv"


def main(flags: list[str]) -> None:
    """Write constraints.txt anew; `--upgrade` is passed on."""
    app, tests = read_inputs()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        uv = install_uv(folder / "env")
        if LOCK.exists():
            (folder / "lock.txt").write_text(LOCK.read_text(encoding="utf-8"), encoding="utf-8")
        everything = compile_lock(uv, [*app, *tests], folder, flags)
        needed = compile_lock(uv, app, folder, [])
    LOCK.write_text(render(everything, set(needed)), encoding="utf-8")
    print(f"{LOCK.name}: {len(needed)} packages for the app, {len(everything) - len(needed)} for the tests")


if __name__ == "__main__":
    main(sys.argv[1:])
