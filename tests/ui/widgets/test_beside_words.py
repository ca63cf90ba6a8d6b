# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can be said beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.services.content import load_feelings
from holdspace.ui.widgets.beside_words import BesideWords
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

EVERY_FEELING = tuple(feeling.id for group in load_feelings().groups for feeling in group.feelings)
FIRST_ROW = tuple(feeling.id for feeling in load_feelings().first_row)


@pytest.fixture
def beside_as(qtbot: QtBot, theme: Theme) -> Callable[..., BesideWords]:
    def make(compact: bool = False) -> BesideWords:
        beside = BesideWords(theme, load_feelings(), "now", compact=compact)
        qtbot.addWidget(beside)
        beside.resize(700, 400)
        beside.show()
        beside.show_begun(True)
        QApplication.processEvents()
        return beside

    return make


@pytest.fixture
def beside(beside_as: Callable[..., BesideWords]) -> BesideWords:
    return beside_as()


def button(beside: BesideWords, identifier: str) -> QAbstractButton:
    return find(QAbstractButton, beside, f"now.{identifier}")


def test_six_audiences_each_tell_of_a_click(qtbot: QtBot, beside: BesideWords) -> None:
    assert len(AUDIENCE_LABELS) == 6
    for name in AUDIENCE_LABELS:
        with qtbot.waitSignal(beside.audience_clicked):
            button(beside, f"audience.{name}").click()
    assert beside.audiences == tuple(AUDIENCE_LABELS)


def test_a_check_moves_nothing(beside: BesideWords) -> None:
    chips = [button(beside, f"audience.{name}") for name in AUDIENCE_LABELS]
    before = [chip.geometry() for chip in chips]
    for chip in chips:
        chip.click()
    QApplication.processEvents()
    assert [chip.geometry() for chip in chips] == before
    widths = [chip.width() for chip in chips]
    assert max(widths) - min(widths) <= 1  # what a row cannot share out


def test_a_load_is_chosen_and_taken_away_again(qtbot: QtBot, beside: BesideWords) -> None:
    assert beside.load is None
    with qtbot.waitSignal(beside.changed):
        button(beside, "load.4").click()
    assert beside.load == 4
    with qtbot.waitSignal(beside.changed):
        button(beside, "load.4").click()
    assert beside.load is None


def test_loads_say_what_they_are(beside: BesideWords) -> None:
    assert button(beside, "load.4").accessibleName() == "How heavy: 4 of 5"


def test_eight_feelings_stand_first_and_more_brings_the_others(qtbot: QtBot, beside: BesideWords) -> None:
    assert len(FIRST_ROW) == 8
    assert len(EVERY_FEELING) >= 35
    for feeling in FIRST_ROW:
        assert button(beside, f"feeling.{feeling}").isVisible()
    button(beside, "feelings.more").click()
    QApplication.processEvents()
    for feeling in EVERY_FEELING:
        assert button(beside, f"feeling.{feeling}").isVisible()
    assert not button(beside, "feelings.more").isVisible()


def test_what_is_filled_in_comes_out(beside: BesideWords) -> None:
    beside.fill(("client", "myself"), 2, ("tired", EVERY_FEELING[-1]))
    assert (beside.audiences, beside.load) == (("client", "myself"), 2)
    assert set(beside.feelings) == {"tired", EVERY_FEELING[-1]}
    beside.clear()
    assert (beside.audiences, beside.load, beside.feelings) == ((), None, ())
    assert button(beside, "feelings.more").isVisible()


def test_a_feeling_nobody_knows_is_not_lost(beside: BesideWords) -> None:
    beside.fill((), None, ("from another version", "tired"))
    assert set(beside.feelings) == {"tired", "from another version"}
    button(beside, "feeling.tired").click()
    assert beside.feelings == ("from another version",)
    beside.clear()
    assert beside.feelings == ()


def test_compact_it_shows_no_feelings_and_loses_none(beside_as: Callable[..., BesideWords]) -> None:
    compact = beside_as(compact=True)
    compact.fill(("client",), 3, ("tired", EVERY_FEELING[-1]))
    assert compact.feelings == ("tired", EVERY_FEELING[-1])
    shown = [
        child.accessibleIdentifier()
        for child in compact.findChildren(QWidget)
        if child.isVisible() and "feeling" in child.accessibleIdentifier()
    ]
    assert shown == []


def test_before_anything_is_begun_the_room_is_kept(beside: BesideWords) -> None:
    before = beside.sizeHint()
    beside.show_begun(False)
    assert not button(beside, "load.1").isVisible()
    assert not button(beside, "feeling.tired").isVisible()
    assert button(beside, "audience.client").isVisible()
    assert beside.sizeHint() == before


def test_large_text_stands_labels_above(beside: BesideWords, theme: Theme) -> None:
    def left(identifier: str) -> int:
        return button(beside, identifier).mapTo(beside, button(beside, identifier).rect().topLeft()).x()

    assert left("audience.client") >= beside.label_width
    theme.scale_text(200)
    QApplication.processEvents()
    assert left("audience.client") < 10
    theme.scale_text(100)
    QApplication.processEvents()
    assert left("audience.client") >= beside.label_width


def test_everything_is_reached_by_the_keyboard(qtbot: QtBot, beside: BesideWords) -> None:
    beside.activateWindow()
    button(beside, "audience.client").setFocus()
    qtbot.keyClick(button(beside, "audience.client"), Qt.Key.Key_Space)
    assert beside.audiences == ("client",)
    qtbot.keyClick(button(beside, "feelings.more"), Qt.Key.Key_Return)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.accessibleIdentifier().startswith("now.feeling.")
    assert held.isVisible()
