# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A deleted entry's row: its words, how long it stays, and names that hold no words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget

from holdspace.domain.entries import new_entry
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.services.content import load_feelings
from holdspace.ui.journal.trash_row import TrashRow, kept_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def tab_order(first: QWidget, among: Sequence[QWidget]) -> list[QWidget]:
    """Return the widgets of `among` in the order in which Tab leads to them from the first on."""
    order, stop = [first], first.nextInFocusChain()
    while stop is not first:
        order += [stop] if stop in among else []
        stop = stop.nextInFocusChain()
    return order


NOW = datetime(2026, 10, 14, 14, 10, tzinfo=UTC)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def kept(text: str, days: float = 0) -> KeptEntry:
    entry = new_entry(text, now=NOW - timedelta(days=40), time_zone="UTC")
    return KeptEntry(Revision(entry), deleted_at=NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Deleted 14 October, kept 30 days more"),
        (29, "Deleted 15 September, kept one day more"),
        (31, "Deleted 13 September, erased soon"),
    ],
)
def test_it_says_how_long_it_stays(days: int, words: str) -> None:
    assert kept_words(kept("words", days), NOW, ENGLISH) == words


def test_its_buttons_tell_of_it(theme: Theme, qtbot: QtBot) -> None:
    deleted = kept("secret words " * 40)
    row = TrashRow(theme, deleted, NOW, ENGLISH, load_feelings(), lambda _words: None)
    qtbot.addWidget(row)
    row.show()
    assert row.entry_id == deleted.entry.id
    assert any(label.text().endswith("secret…") for label in row.findChildren(QLabel))
    for button in (row.restore, row.erase):
        assert "secret" not in button.accessibleName()
    with qtbot.waitSignal(row.restore_wanted, check_params_cb=lambda told: told == deleted.entry.id):
        qtbot.mouseClick(row.restore, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.erase_wanted, check_params_cb=lambda told: told == deleted.entry.id):
        qtbot.keyClick(row.erase, Qt.Key.Key_Return)


def test_it_is_read_whole_in_its_place(theme: Theme, qtbot: QtBot) -> None:
    row = TrashRow(theme, kept("secret words " * 400), NOW, ENGLISH, load_feelings(), lambda _words: None)
    qtbot.addWidget(row)
    row.show()
    row.read.click()
    assert row._whole is not None
    assert row._whole.view.toPlainText().count("secret") == 400
    assert row._words.isHidden()
    assert row.read.text() == "Close it"
    row.read.click()
    assert row._whole is None
    assert row._words.isVisible()


def test_a_moment_without_words_says_so(theme: Theme, qtbot: QtBot) -> None:
    row = TrashRow(theme, kept(""), NOW, ENGLISH, load_feelings(), lambda _words: None)
    qtbot.addWidget(row)
    assert any(label.text() == "A moment, without words" for label in row.findChildren(QLabel))
    assert row.read.isHidden()


def test_tab_leads_through_it_in_the_order_seen(theme: Theme, qtbot: QtBot) -> None:
    row = TrashRow(theme, kept("secret words"), NOW, ENGLISH, load_feelings(), lambda _words: None)
    qtbot.addWidget(row)
    row.show()
    row.read.click()
    assert row._whole is not None
    seen = [row.read, row._whole.view, row.restore, row.erase]
    assert list(row.stops) == seen
    assert tab_order(row.read, seen) == seen
