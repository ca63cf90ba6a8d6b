# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""run.py decides well: what is missing, what may be kept, what is said. The whole is proven by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from loading import load
from project_checks import ROOT

if TYPE_CHECKING:
    pass


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """run.py in a checkout of its own, empty but for the files that decide."""
    module = load(ROOT / "run.py")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "holdspace.stamp")
    monkeypatch.setattr(module, "TURN", tmp_path / ".venv.lock")
    monkeypatch.setattr(module, "LOCK", tmp_path / "constraints.txt")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(module, "HOLDSPACE", tmp_path / ".venv" / "holdspace")
    for name in ("run.py", "pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / ".venv").mkdir()
    return module


def finish(run: Any, kind: str) -> None:
    run.HOLDSPACE.write_text("")
    run.PYTHON.write_text("")
    run.write_stamp(kind, adopted=False)


def without_installing(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "missing_libraries", lambda for_tests: [])
    monkeypatch.setattr(run, "install_packages", lambda for_tests: None)


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


@pytest.mark.skipif(os.name == "nt", reason="Windows copies its launcher into the environment")
def test_lost_base_python_asks_for_set_up(run: Any) -> None:
    finish(run, "app")
    run.PYTHON.unlink()
    run.PYTHON.symlink_to(run.ROOT / "removed" / "python3")
    assert not run.is_ready(for_tests=False)
    assert not run.is_sound()
    assert run.may_be_made_anew()


@pytest.mark.parametrize("left", [b"app", b"\xff\xfe", b""])
def test_damaged_stamp_asks_for_set_up(run: Any, left: bytes) -> None:
    finish(run, "app")
    run.STAMP.write_bytes(left)
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
    assert run.read_stamp()[0] == "unfinished"
    assert not run.is_ready(for_tests=False)


def test_environment_of_another_tool_is_refused_and_left(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_installing(run, monkeypatch)
    theirs = run.VENV / "pyvenv.cfg"
    theirs.write_text("uv = 0.9")
    with pytest.raises(run.SetUpError) as told:
        run.set_up(for_tests=False)
    assert str(told.value).startswith(f"{run.VENV} was not made by run.py")
    assert "remove that folder," in str(told.value)
    assert "\n" not in str(told.value)
    assert list(run.VENV.iterdir()) == [theirs]


def test_sound_environment_of_another_tool_is_adopted(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_installing(run, monkeypatch)
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    run.HOLDSPACE.write_text("")
    run.set_up(for_tests=False)
    assert run.is_ready(for_tests=False)
    run.set_up(for_tests=True)
    assert run.is_ready(for_tests=True)
    assert not run.may_be_made_anew()


def test_adopted_environment_outlives_a_broken_set_up(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_installing(run, monkeypatch)
    (run.VENV / "theirs").write_text("")
    run.write_stamp("unfinished", adopted=True)
    with pytest.raises(run.SetUpError):
        run.set_up(for_tests=False)
    assert (run.VENV / "theirs").exists()
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    assert run.is_sound()


def test_our_environment_is_made_anew_from_nothing(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_installing(run, monkeypatch)
    finish(run, "app")
    run.PYTHON.unlink()
    (run.VENV / "lib").mkdir()
    (run.VENV / "lib" / "old.py").write_text("")
    at_making: list[tuple[set[str], str]] = []

    def look(argv: list[str], failure: str) -> None:
        at_making.append(({path.name for path in run.VENV.iterdir()}, run.read_stamp()[0]))

    monkeypatch.setattr(run, "command", look)
    run.set_up(for_tests=False)
    assert at_making == [({run.STAMP.name}, "unfinished")]
    assert run.read_stamp() == ["app", run.digest(), str(run.ROOT)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_environment_that_links_to_nothing_is_refused(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_installing(run, monkeypatch)
    run.VENV.rmdir()
    assert run.may_be_made_anew()
    run.VENV.symlink_to(run.ROOT / "elsewhere")
    with pytest.raises(run.SetUpError):
        run.set_up(for_tests=False)
    assert run.VENV.is_symlink()


def test_second_set_up_waits_for_the_first(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first, said = run.alone(), []

    def end_first(line: str) -> None:
        said.append(line)
        first.__exit__(None, None, None)

    monkeypatch.setattr(run, "say", end_first)
    first.__enter__()
    with run.alone():
        assert said == ["Another set-up is under way; waiting."]


def test_second_start_uses_what_the_first_set_up(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = iter([False, True])
    monkeypatch.setattr(run, "is_ready", lambda for_tests: next(seen))
    monkeypatch.setattr(run, "set_up", lambda for_tests: pytest.fail("set up twice"))
    monkeypatch.setattr(run, "start", lambda argv: 0)
    assert run.main([]) == 0
    assert next(seen, None) is None


def test_failed_start_is_one_sentence(
    run: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "is_ready", lambda for_tests: True)
    assert run.main([]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{run.HOLDSPACE} could not be started (")
    assert told.endswith(f"remove the folder {run.VENV}, then run this again.\n")
    assert "Errno" not in told
    assert told.count("\n") == 1


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
    assert run.main(["test", "run.py::test_it", "-q"]) == 0
    assert started == [
        [str(run.HOLDSPACE), "note", "test", "-"],
        [str(run.PYTHON), "-m", "pytest", "run.py::test_it", "-q"],
    ]


@pytest.mark.parametrize("args", [[], ["-q"], ["-k", "lock"], ["-q", "--durations=60"]])
def test_the_whole_suite_runs_on_all_cores(
    run: Any, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(run, "start", lambda argv: started.append(argv) or 0)
    monkeypatch.setattr(run, "is_ready", lambda for_tests: True)
    monkeypatch.chdir(run.ROOT)
    assert run.main(["test", *args]) == 0
    (argv,) = started
    assert argv[3:5] == ["-n", "auto"]
    assert argv[len(argv) - len(args) :] == args  # the person's own come last: -n 0 wins


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
