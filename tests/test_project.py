# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The house keeps its own rules: linters, types, layers, and what stands in project_checks."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import holdspace
import project_checks as checks
from project_checks import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = ROOT / "src" / "holdspace"
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

WITHOUT_TESTS = {
    "__main__.py": "calls app.main and nothing else; tests/desktop starts it",
    "ui/house.py": "a named tuple of what the window stands on, without behaviour",
}
"""Modules without a test file of their own, each with the reason."""


def src_files() -> list[Path]:
    return checks.python_files("src")


def files_outside(*places: str) -> list[Path]:
    return [path for path in src_files() if not any(PACKAGE / place in path.parents for place in places)]


def content_files() -> list[Path]:
    return sorted((ROOT / "resources" / "content").rglob("*.toml"))


def content_with(check: Callable[[str], Iterator[str]], files: list[Path]) -> None:
    """Fail with all that `check` says of `files`; nothing to look at fails too."""
    assert files, "no file to look at"
    said = [(path, line) for path in files for line in check(path.read_text(encoding="utf-8"))]
    assert not said, "\n".join(f"{path.relative_to(ROOT)}:{line}" for path, line in said)


# Tools


@pytest.mark.parametrize(
    "argv",
    [
        ["ruff", "check", "--output-format=concise", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports", "--no-cache"],
    ],
    ids=" ".join,
)
def test_tool_is_content(argv: list[str]) -> None:
    tool = shutil.which(argv[0], path=str(Path(sys.executable).parent))
    assert tool, f"{argv[0]} is not installed beside this Python"
    done = subprocess.run(
        [tool, *argv[1:]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


# Our own rules


def test_files_open_with_licence_and_docstring() -> None:
    content_with(checks.head, checks.python_files())


def test_files_are_short() -> None:
    content_with(checks.length, checks.python_files())


def test_only_the_theme_sets_style_sheets() -> None:
    content_with(checks.style_sheets, files_outside("ui/theme"))


def test_only_the_theme_names_colours() -> None:
    content_with(checks.colours, files_outside("ui/theme"))


def test_slots_have_names() -> None:
    content_with(checks.lambdas, src_files())


def test_only_the_command_line_prints() -> None:
    content_with(checks.prints, files_outside("cli"))


def test_tests_wait_for_conditions() -> None:
    content_with(checks.sleeps, checks.python_files("tests"))


def test_no_test_rests_on_how_quick_a_machine_is() -> None:
    rules = {
        checks.clocks: {"growth.py", "patience.py", "at_spi_agent.py"},
        checks.impatience: set(),
        checks.health_checks: {"examples.py", "project_checks.py", "test_project_checks.py"},
    }
    for rule, but in rules.items():
        content_with(rule, [each for each in checks.python_files("tests") if each.name not in but])


def test_nothing_is_left_for_later() -> None:
    content_with(checks.unfinished, checks.text_files())


def test_no_file_knows_a_machine() -> None:
    content_with(checks.machine, checks.text_files())


def test_words_in_code_are_quiet() -> None:
    content_with(checks.words_in_code, src_files())


def test_words_in_content_are_quiet() -> None:
    content_with(checks.words_in_content, content_files())


def test_every_link_in_the_papers_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    assert pages
    broken = [said for page in pages for said in checks.broken_links(page)]
    assert not broken, "\n".join(broken)


def test_every_module_has_its_tests() -> None:
    modules = [path.relative_to(PACKAGE) for path in src_files() if path.name != "__init__.py"]
    alone = {
        module.as_posix()
        for module in modules
        if not any((ROOT / "tests" / there).exists() for there in checks.mirrors(module))
    }
    bare, stale = sorted(alone - set(WITHOUT_TESTS)), sorted(set(WITHOUT_TESTS) - alone)
    assert not bare, "modules without a test file:\n" + "\n".join(bare)
    assert not stale, "listed in WITHOUT_TESTS, but gone or tested:\n" + "\n".join(stale)


def test_changelog_opens_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.search(r"^## (\S+) ", changelog, re.MULTILINE)
    assert latest
    assert latest[1] == holdspace.__version__


def test_ci_starts_the_tests_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    told = [line for line in script.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert told[-1] == "exec python3 run.py test"
    assert sum("run.py" in line or "pytest" in line for line in told) == 1
    assert os.name == "nt" or os.access(script, os.X_OK)


def test_set_up_is_understood_by_an_old_python() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 9))


# The lock


def wanted_requirements() -> list[Requirement]:
    wanted = [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["build-system"]["requires"],
        *PYPROJECT["dependency-groups"]["test"],
    ]
    return [Requirement(line) for line in wanted]


def test_lock_satisfies_the_project() -> None:
    pinned = checks.pins(LOCK)
    for wanted in wanted_requirements():
        name = canonicalize_name(wanted.name)
        assert name in pinned, f"{name} is not in constraints.txt: run packaging/lock.py"
        assert pinned[name] in wanted.specifier, f"{name}: run packaging/lock.py"


def test_lock_is_closed() -> None:
    pinned = checks.pins(LOCK)
    installed = {canonicalize_name(found.name): found for found in metadata.distributions()}
    for name in set(pinned) & set(installed):
        for line in installed[name].requires or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                assert canonicalize_name(needed.name) in pinned, f"{name} needs {needed.name}"


def test_lock_is_what_is_installed() -> None:
    pinned = checks.pins(LOCK)
    assert pinned
    for wanted in wanted_requirements():
        if wanted.marker is None or wanted.marker.evaluate():
            name = canonicalize_name(wanted.name)
            told = f"{name} is not the pinned one: delete .venv, then python3 run.py test"
            assert metadata.version(name) == pinned[name], told


def test_lock_has_hashes_and_no_addresses() -> None:
    assert checks.bare_pins(LOCK) == []
    assert "//" not in LOCK
    assert not re.search(r"^ *-(?!-hash=)", LOCK, re.MULTILINE)
