# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""In and out stand on the one journal that the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.services.journal import JournalService
from holdspace.services.moving import Moving
from services.safety_home import SafetyHome, Told

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_what_comes_in_is_told_by_the_journal_it_was_handed(qtbot: QtBot, tmp_path: Path) -> None:
    home = SafetyHome(tmp_path / "home", qtbot)
    journal = JournalService(home.vault, home.clock, home.vault)
    moving = Moving(home.vault, journal, home.vault)
    told = Told(journal, "reset")
    (tmp_path / "2024-03-05.txt").write_text("words")
    with qtbot.waitSignal(moving.importing.previewed) as seen:
        moving.importing.preview(tmp_path / "2024-03-05.txt")
    home.settle()
    with qtbot.waitSignal(moving.importing.imported):
        moving.importing.begin(seen.args[0])
    home.settle()
    assert told.names == ["reset"]
    home.household.end()
