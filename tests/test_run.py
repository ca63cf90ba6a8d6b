# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""run.py decides well: what is missing, what may be kept, what is said. The whole is proven by hand."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from project_checks import ROOT

if TYPE_CHECKING:
    from types import ModuleType


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem + "_under_test", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """run.py in a checkout of its own, empty but for the files that decide."""
    module = load(ROOT / "run.py")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "holdspace.stamp")
    monkeypatch.setattr(module, "LOCK", tmp_path / "constraints.txt")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(module, "HOLDSPACE", tmp_path / ".venv" / "holdspace")
    for name in ("run.py", "pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / ".venv").mkdir()
    return module


def finish(run: Any, kind: str) -> None:
    run.HOLDSPACE.write_text("")
    run.STAMP.write_text("\n".join([kind, run.digest(), str(run.ROOT)]))


def test_finished_set_up_is_kept(run: Any) -> None:
    assert not run.is_ready(for_tests=False)
    finish(run, "app")
    assert run.is_ready(for_tests=False)
    assert not run.is_ready(for_tests=True)
    finish(run, "test")
    assert run.is_ready(for_tests=False)
    assert run.is_ready(for_tests=True)


@pytest.mark.parametrize("name", ["run.py", "pyproject.toml", "constraints.txt"])
def test_changed_file_asks_for_set_up(run: Any, tmp_path: Path, name: str) -> None:
    finish(run, "app")
    (tmp_path / name).write_text("changed")
    assert not run.is_ready(for_tests=False)


def test_lost_start_script_asks_for_set_up(run: Any) -> None:
    finish(run, "app")
    run.HOLDSPACE.unlink()
    assert not run.is_ready(for_tests=False)


def test_half_made_or_moved_environment_is_not_kept(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not run.is_sound()
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    assert run.is_sound()
    run.STAMP.write_text("unfinished\n")
    assert not run.is_sound()
    run.STAMP.write_text("app\n" + run.digest() + "\n" + str(run.ROOT / "elsewhere"))
    assert not run.is_sound()


def test_interrupted_set_up_is_marked(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "missing_libraries", lambda for_tests: [])
    monkeypatch.setattr(run, "is_sound", lambda: True)

    def interrupt(for_tests: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "install_packages", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run.set_up(for_tests=False)
    assert run.read_stamp() == ["unfinished"]


def test_app_does_not_wait_for_test_packages(run: Any) -> None:
    run.LOCK.write_text((ROOT / "constraints.txt").read_text())
    assert "pytest==" not in run.pinned(for_tests=False)
    assert "cryptography==" in run.pinned(for_tests=False)
    assert "hatchling==" in run.pinned(for_tests=False)
    assert "pytest==" in run.pinned(for_tests=True)


def test_provided_names_count_as_installed(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.84), other\nconfig-files\tlibegl1\t\n"
    done = subprocess.CompletedProcess([], 0, stdout=listed)
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: done)
    assert {"libglib2.0-0t64", "libglib2.0-0", "other"} <= run.installed_packages()
    assert "libegl1" not in run.installed_packages()


def test_missing_libraries_are_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(run, "has_venv", lambda: False)
    monkeypatch.setattr(run, "installed_packages", lambda: set(run.APP_LIBRARIES) - {"libegl1"})
    assert run.missing_libraries(for_tests=False) == [f"python{run.VERSION}-venv", "libegl1"]
    assert "xvfb" in run.missing_libraries(for_tests=True)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    assert run.missing_libraries(for_tests=True) == []


@pytest.mark.skipif(os.name == "nt", reason="Debian and its kin only")
def test_without_rights_the_exact_command_is_told(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.SetUpError) as told:
        run.install_libraries(["libegl1"])
    assert str(told.value).endswith("sudo apt-get install --yes --no-install-recommends libegl1")


def test_failure_is_one_sentence_and_what_the_tool_said_last(run: Any) -> None:
    script = "print('WARNING: old'); print('Expected x'); print('really wrong'); raise SystemExit(3)"
    with pytest.raises(run.SetUpError) as told:
        run.command([sys.executable, "-c", script], "It failed.")
    assert str(told.value) == "It failed.\n    really wrong"


def test_main_tells_and_returns_1(
    run: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(for_tests: bool) -> None:
        raise run.SetUpError("No network.")

    monkeypatch.setattr(run, "set_up", fail)
    assert run.main(["--version"]) == 1
    assert capsys.readouterr().err == "No network.\n"


def test_old_python_is_told_what_is_needed(
    run: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (99, 0))
    assert run.main([]) == 1
    assert "needs Python 99.0 or newer" in capsys.readouterr().err


def test_arguments_reach_what_is_started(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(run, "start", lambda argv: started.append(argv) or 0)
    monkeypatch.setattr(run, "is_ready", lambda for_tests: True)
    monkeypatch.chdir(run.ROOT)
    assert run.main(["note", "test", "-"]) == 0
    assert run.main(["test", "-q"]) == 0
    assert started == [
        [str(run.HOLDSPACE), "note", "test", "-"],
        [str(run.PYTHON), "-m", "pytest", "-q"],
    ]


def test_lock_keeps_pins_markers_and_hashes_and_drops_addresses() -> None:
    lock = load(ROOT / "packaging" / "lock.py")
    told = (
        "--find-links https://example.org/files\n"
        "b==2 ; sys_platform == 'win32' \\\n    --hash=sha256:22 \\\n    --hash=sha256:23\n    # via a\n"
        "a==1 \\\n    --hash=sha256:11\n"
    )
    found = lock.blocks(told)
    text = lock.render(found, {"a"})
    assert found["b"].endswith("--hash=sha256:23")
    assert "//" not in text
    assert text.index("a==1") < text.index(lock.TESTS_BELOW) < text.index("b==2 ; sys_platform")
    assert load(ROOT / "run.py").TESTS_BELOW == lock.TESTS_BELOW
