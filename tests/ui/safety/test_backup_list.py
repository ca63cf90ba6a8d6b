# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The table of backups."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from hand_clock import HandClock
from holdspace.domain.backups import BackupName
from holdspace.services.backups import KeptBackup
from holdspace.ui.safety.backup_list import FIRST_SHOWN, BackupList
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

CLOCK = HandClock()


def backups(count: int) -> tuple[KeptBackup, ...]:
    now = CLOCK.now()
    return tuple(
        KeptBackup(
            Path(f"/b/{number}"), BackupName(number, now - timedelta(days=count - number)), 1000, number
        )
        for number in range(count, 0, -1)
    )


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> BackupList:
    made = BackupList(theme, CLOCK, choice="Choose")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_newest_five_come_first_and_all_on_demand(table: BackupList) -> None:
    table.show_backups(backups(8))
    assert len(table.lines()) == FIRST_SHOWN
    assert table.lines()[0].startswith("Today at")
    more = find(QAbstractButton, table, "safety.all_backups")
    assert more.text() == "Show all 8"
    more.click()
    assert len(table.lines()) == 8
    assert not more.isVisible()


def test_those_of_an_earlier_journal_stand_apart(table: BackupList) -> None:
    earlier = [replace(backup, is_own=False) for backup in backups(2)]
    (own,) = backups(1)
    table.show_backups([*earlier, own])
    assert table.headings() == ["Of an earlier journal"]
    assert [backup.is_own for backup in table._shown()] == [True, False, False]
    assert [label.text() for label in table.findChildren(QLabel)].index("Of an earlier journal") == 1
    table.show_backups([own])
    assert table.headings() == []


def test_one_that_cannot_be_read_says_so(table: BackupList) -> None:
    (newest,) = backups(1)
    table.show_backups([KeptBackup(newest.path, newest.name, 12)])
    assert "Cannot be read" in table.lines()[0]


def test_after_the_check_each_says_whether_it_is_whole(table: BackupList) -> None:
    newest, older = backups(2)
    table.show_backups((newest, older))
    assert not any(word in line for line in table.lines() for word in ("Whole", "Damaged"))
    table.mark(frozenset({older.path}))
    assert table.lines()[0].endswith("Whole")
    assert table.lines()[1].endswith("Damaged")


def test_a_row_is_chosen_by_its_button_which_says_which(qtbot: QtBot, table: BackupList) -> None:
    newest, older = backups(2)
    table.show_backups((newest, older))
    QApplication.processEvents()
    button = find(QAbstractButton, table, "safety.choose.1")
    assert button.accessibleName().startswith("Choose: Yesterday at")
    with qtbot.waitSignal(table.chosen) as told:
        button.click()
    assert told.args == [older]


def test_it_keeps_up_with_the_size_of_text(table: BackupList, theme: Theme) -> None:
    table.show_backups(backups(3))
    before = table.sizeHint().height()
    theme.scale_text(200)
    QApplication.processEvents()
    assert table.sizeHint().height() > before
    assert len(table.lines()) == 3
