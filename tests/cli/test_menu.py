# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The menu entry by the command line: the paths it says, and how it ends where there is no way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from command_line import start
from holdspace.cli import menu
from holdspace.services.menu_entry import NoMenuHere, UnusableCommand
from holdspace.services.resources import MissingResources

freedesktop = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org desktops only")


@freedesktop
def test_the_paths_are_printed_a_line_each(tmp_path: Path) -> None:
    data = tmp_path / "data"
    written = start("--install-menu-entry", XDG_DATA_HOME=str(data))
    assert (written.code, written.err) == (0, "")
    assert {Path(line) for line in written.out.splitlines()} == {
        path for path in data.rglob("*") if path.is_file()
    }
    removed = start("--remove-menu-entry", XDG_DATA_HOME=str(data))
    assert (removed.code, removed.err) == (0, "")
    assert set(removed.out.splitlines()) == set(written.out.splitlines())
    assert [path for path in data.rglob("*") if path.is_file()] == []
    again = start("--remove-menu-entry", XDG_DATA_HOME=str(data))
    assert (again.code, again.out, again.err) == (0, "", "")


@freedesktop
def test_a_place_that_cannot_be_written_ends_with_8(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    answer = start("--install-menu-entry", XDG_DATA_HOME=str(tmp_path / "data"))
    assert (answer.code, answer.out, len(answer.complaints)) == (8, "", 1)
    assert str(tmp_path / "data") in answer.err


@pytest.mark.parametrize(
    "error", [NoMenuHere("plan9"), UnusableCommand("it holds a line break"), MissingResources()]
)
def test_what_cannot_be_done_here_ends_with_1(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(menu, "install_menu_entry", fail)
    assert menu.change_menu("install_menu_entry") == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_removing_where_there_is_no_menu_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise NoMenuHere("plan9")

    monkeypatch.setattr(menu, "remove_menu_entry", fail)
    assert menu.change_menu("remove_menu_entry") == 1
    assert capsys.readouterr().err.count("\n") == 1
