# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands where no entry is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.ui.journal.no_entry import NoEntry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_it_offers_what_was_deleted_and_nothing_else(theme: Theme, qtbot: QtBot) -> None:
    sheet = NoEntry(theme)
    qtbot.addWidget(sheet)
    sheet.show_deleted("one")
    with qtbot.waitSignal(sheet.bring_back_wanted, check_params_cb=lambda told: told == "one"):
        sheet._deleted.link_pressed.emit()
    sheet.show_blank()
    assert sheet.entry_id == ""
