# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card in a list: what it says of itself, how high it is, and what is forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from holdspace.services.cards import load_deck
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.card_row import LABEL_ROLE, CardRowPainter, card_row_data

if TYPE_CHECKING:
    from holdspace.ui.theme.theme import Theme

CARD = replace(load_deck().cards[0], say="Nobody called you back, and [the bills kept coming].")


def test_a_row_says_its_words_its_label_and_both_to_a_reader() -> None:
    words = "“Nobody called you back, and (your own: the bills kept coming).”, Crying"
    assert card_row_data(CARD, "Crying", Qt.ItemDataRole.DisplayRole) == quoted(CARD.say)
    assert card_row_data(CARD, "Crying", LABEL_ROLE) == "Crying"
    assert card_row_data(CARD, "Crying", Qt.ItemDataRole.AccessibleTextRole) == words
    assert card_row_data(CARD, "Crying", Qt.ItemDataRole.EditRole) is None


def test_a_narrow_row_is_higher_and_what_was_measured_is_forgotten(qapp: QObject, theme: Theme) -> None:
    model = QStandardItemModel()
    model.appendRow(QStandardItem(quoted(CARD.say)))
    rows = CardRowPainter(theme, model, 600)
    option, index = QStyleOptionViewItem(), model.index(0, 0)
    wide = rows.sizeHint(option, index).height()
    rows.width = 160
    assert rows.sizeHint(option, index).height() > wide
    assert len(rows._blocks) == 2
    rows.forget()
    assert not rows._blocks
