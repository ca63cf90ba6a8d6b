# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Whether figures may move: asked of a real bus, with a stand-in for the desktop's portal on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from holdspace.services import motion
from patience import PATIENCE

STAND_IN = Path(__file__).with_name("portal_stand_in.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
ASK = """
import subprocess, sys
stand_in = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True) if sys.argv[1:] else None
if stand_in and stand_in.stdout.readline() != "ready\\n":
    sys.exit("the stand-in did not start")
from holdspace.services import motion
motion._PORTAL_MS = 60_000  # an answer that a busy machine is late with is one all the same
print(motion.system_wants_reduced_motion())
if stand_in:
    stand_in.kill()
    stand_in.wait()
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the portal is Linux's")


def ask(*setting: str) -> str:
    """Return what is said on a bus of its own, where the portal knows one setting, or is not there."""
    bus = shutil.which("dbus-run-session")
    assert bus, "dbus is not installed; run.py test installs it"
    stand_in = [str(SYSTEM_PYTHON), str(STAND_IN), *setting] if setting else []
    done = subprocess.run(
        [bus, "--", sys.executable, "-c", ASK, *stand_in],
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(("choice", "reduced"), [("full", False), ("reduced", True)])
def test_what_was_chosen_wins(monkeypatch: pytest.MonkeyPatch, choice: str, reduced: bool) -> None:
    monkeypatch.setattr(motion, "system_wants_reduced_motion", lambda: not reduced)
    assert motion.wants_reduced_motion(choice) is reduced


@pytest.mark.parametrize("reduced", [False, True])
def test_else_the_system_is_asked(monkeypatch: pytest.MonkeyPatch, reduced: bool) -> None:
    monkeypatch.setattr(motion, "system_wants_reduced_motion", lambda: reduced)
    assert motion.wants_reduced_motion("system") is reduced


def test_a_system_that_answers_oddly_means_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> bool:
        raise OSError

    monkeypatch.setattr(motion, "_system_wants_reduced_motion", fail)
    assert motion.system_wants_reduced_motion() is False


@on_linux
@pytest.mark.parametrize(
    ("setting", "reduced"),
    [
        (("org.freedesktop.appearance", "reduced-motion", "uint32 1"), "True"),
        (("org.freedesktop.appearance", "reduced-motion", "uint32 0"), "False"),
        (("org.gnome.desktop.interface", "enable-animations", "false"), "True"),
        (("org.gnome.desktop.interface", "enable-animations", "true"), "False"),
    ],
)
def test_the_portal_is_believed(setting: tuple[str, str, str], reduced: str) -> None:
    assert ask(*setting) == reduced


@on_linux
def test_without_a_portal_figures_move() -> None:
    assert ask() == "False"


@on_linux
def test_without_a_bus_figures_move(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    assert motion.system_wants_reduced_motion() is False
