# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace in the menu: put there by a command, launched as a desktop does it, removed without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.desk import until
from desktop.vaults import files_below
from desktop.window import Window, run_holdspace, said_by
from menu_launch import describe_entry, launch_from_menu
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.desk import Desk


@pytest.fixture
def menu(desk: Desk, home: Path, person: Path, start: Start) -> Mapping[str, str]:
    """The environment of a desktop whose menu has the entry. What is launched from it is ended afterwards."""
    del start
    done = run_holdspace(desk, home, person, "--install-menu-entry")
    assert done.returncode == 0, said_by(done)
    return desk.environment(home, person)


def launched(desk: Desk, home: Path) -> Window:
    """Return the app that somebody else started, once it can be seen."""
    return Window(desk, desk.agent.ask("app", home=str(home), timeout=PATIENCE))


def close(window: Window) -> None:
    window.wait_until_active()
    window.keys("alt+F4")
    window.desk.agent.ask("gone", pid=window.pid, timeout=PATIENCE)


def test_entry_opens_the_window(menu: Mapping[str, str], desk: Desk, home: Path) -> None:
    assert describe_entry(menu)["shown"]
    launch_from_menu(menu)
    window = launched(desk, home)
    window.find("now.entry").wait_for_focus()
    window.wait_until_active()
    window.type("from the menu")
    window.find("now.entry").wait_for(text="from the menu")
    window.keys("alt+F4")  # these words are kept nowhere yet, so the first time is not enough
    window.find("now.entry").wait_for(text="from the menu")
    close(window)


def test_action_opens_the_window_at_its_place(menu: Mapping[str, str], desk: Desk, home: Path) -> None:
    launch_from_menu(menu, "breathe")
    window = launched(desk, home)
    window.find("breathe.phase").wait_for_focus()
    window.wait_until_active()
    window.keys("Escape")
    window.find("breathe.end").wait_for()
    launch_from_menu(menu, "quick")
    window.find("pocket.entry").wait_for_focus()


def test_removal_leaves_nothing(menu: Mapping[str, str], desk: Desk, home: Path, person: Path) -> None:
    data = person / ".local" / "share"
    assert len(files_below(data)) == 3
    done = run_holdspace(desk, home, person, "--remove-menu-entry")
    assert done.returncode == 0, said_by(done)
    until(lambda: not list(data.rglob("*")), f"left behind: {list(data.rglob('*'))}")
    assert not home.exists()
