# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One half of the help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.content import load_help
from holdspace.ui.help.half import HalfView
from holdspace.ui.help.number_row import CallText
from holdspace.ui.theme.theme import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

HALF = load_help().halves[1]


@pytest.fixture
def half(qtbot: QtBot, theme: Theme) -> HalfView:
    half = HalfView(theme, HALF, frozenset({"emergency"}))
    qtbot.addWidget(half)
    half.resize(520, half.heightForWidth(520))
    with qtbot.waitExposed(half):
        half.show()
    return half


def test_it_reads_title_paragraphs_numbers_from_top_to_bottom(half: HalfView) -> None:
    wanted = [HALF.title, *HALF.paragraphs, *(number.label for number in HALF.numbers)]
    tops = {text.text(): text.mapTo(half, text.rect().topLeft()).y() for text in half.findChildren(Text)}
    assert [tops[words] for words in wanted] == sorted(tops[words] for words in wanted)


def test_a_number_shown_before_has_an_identifier_of_its_own(half: HalfView) -> None:
    identifiers = [text.accessibleIdentifier() for text in half.findChildren(CallText)]
    assert "help.number.emergency.not_safe" in identifiers
    assert "help.number.childhelp" in identifiers
    assert len(set(identifiers)) == len(HALF.numbers)


def test_the_words_stand_beside_the_numbers_only_where_there_is_room(half: HalfView) -> None:
    row = half.rows[0]
    number, label = (
        row.findChildren(CallText)[0],
        next(t for t in row.findChildren(Text) if t.text() == "Emergency"),
    )
    assert label.mapTo(row, label.rect().topLeft()).x() > number.mapTo(row, number.rect().topRight()).x()
    half.resize(360, half.heightForWidth(360))
    half.layout().activate()
    row.layout().activate()
    assert label.mapTo(row, label.rect().topLeft()).y() > number.mapTo(row, number.rect().topLeft()).y()


def test_the_half_asked_for_is_held(half: HalfView) -> None:
    before = half.grab().toImage()
    half.hold(True)
    assert half.grab().toImage() != before
