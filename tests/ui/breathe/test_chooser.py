# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a pattern and the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from holdspace.services.content import load_patterns
from holdspace.ui.breathe.chooser import BreatheChooser
from holdspace.ui.widgets.choice_rows import ChoiceRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.services.settings import Settings
    from holdspace.ui.theme.theme import Theme
    from window_house import MakeWindow


@pytest.fixture
def chooser(theme: Theme, settings: Settings, qtbot: QtBot) -> BreatheChooser:
    made = BreatheChooser(theme, settings, load_patterns())
    qtbot.addWidget(made)
    made.resize(1198, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def part(chooser: BreatheChooser, identifier: str) -> QWidget:
    return next(each for each in chooser.findChildren(QWidget) if each.accessibleIdentifier() == identifier)


def shown_patterns(chooser: BreatheChooser) -> list[str]:
    prefix = "breathe.pattern."
    rows = [each for each in chooser.findChildren(QWidget) if each.accessibleIdentifier().startswith(prefix)]
    return [row.accessibleIdentifier().removeprefix(prefix) for row in rows if row.isVisible()]


def test_every_pattern_is_there_with_its_counts(chooser: BreatheChooser) -> None:
    assert shown_patterns(chooser) == [content.pattern.id for content in load_patterns()]
    name = part(chooser, "breathe.pattern.cyclic_sighing").accessibleName()
    assert " ".join(name.split()) == "Cyclic sighing, 2 in · 0.5 sip · 4 out"


def test_the_last_pattern_and_minutes_are_chosen(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    settings.pattern, settings.breathing_minutes = "box", 7
    made = BreatheChooser(theme, settings, load_patterns())
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.start_wanted) as wanted:
        qtbot.mouseClick(part(made, "breathe.start"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["box", 7]


def test_minutes_go_from_one_to_ten_and_have_names(chooser: BreatheChooser) -> None:
    names = [part(chooser, f"breathe.minutes.{value}").accessibleName() for value in range(1, 11)]
    assert names[0] == "1 minute"
    assert names[1:] == [f"{value} minutes" for value in range(2, 11)]
    assert part(chooser, "breathe.minutes").accessibleName() == "Minutes"


def test_a_caution_shows_where_the_breath_is_held_and_start_stays(
    chooser: BreatheChooser, qtbot: QtBot
) -> None:
    caution = part(chooser, "breathe.caution")
    assert isinstance(caution, QLabel)
    start = part(chooser, "breathe.start")
    QApplication.processEvents()  # settles the layout
    before = start.mapTo(chooser, start.rect().topLeft())
    for pattern_id in ("box", "four_seven_eight"):
        qtbot.mouseClick(part(chooser, f"breathe.pattern.{pattern_id}"), Qt.MouseButton.LeftButton)
        assert "dizzy" in caution.text()
        QApplication.processEvents()
        assert start.mapTo(chooser, start.rect().topLeft()) == before
    qtbot.mouseClick(part(chooser, "breathe.pattern.resonance_5"), Qt.MouseButton.LeftButton)
    assert caution.text() == ""


def test_no_holds_keeps_the_choice_and_the_row_says_what_will_run(
    chooser: BreatheChooser, settings: Settings, qtbot: QtBot
) -> None:
    chooser.choose("four_seven_eight")
    qtbot.mouseClick(part(chooser, "breathe.no_holds"), Qt.MouseButton.LeftButton)
    assert settings.no_holds
    assert chooser.pattern_id == "four_seven_eight"
    row = part(chooser, "breathe.pattern.four_seven_eight")
    assert " ".join(row.accessibleName().split()) == "4-7-8, 4 in · 8 out"
    assert row.accessibleDescription() == "Without its holds."
    assert part(chooser, "breathe.caution").text() == ""
    qtbot.mouseClick(part(chooser, "breathe.no_holds"), Qt.MouseButton.LeftButton)
    assert not settings.no_holds
    row = part(chooser, "breathe.pattern.four_seven_eight")
    assert " ".join(row.accessibleName().split()) == "4-7-8, 4 in · 7 hold · 8 out"


def test_no_holds_set_elsewhere_is_followed(chooser: BreatheChooser, settings: Settings) -> None:
    settings.no_holds = True
    assert part(chooser, "breathe.pattern.box").accessibleDescription() == "Without its holds."


@pytest.mark.parametrize("size", [(1198, 768), (856, 600)])
def test_start_is_in_sight(chooser: BreatheChooser, qtbot: QtBot, size: tuple[int, int]) -> None:
    chooser.resize(*size)
    start = part(chooser, "breathe.start")
    qtbot.waitUntil(lambda: chooser.rect().contains(start.mapTo(chooser, start.rect().bottomRight())))
    assert not chooser.grab().isNull()


def test_a_small_window_opens_with_the_chosen_row_whole_in_sight(
    theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    settings.pattern = load_patterns()[-1].pattern.id
    made = BreatheChooser(theme, settings, load_patterns())
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    qtbot.waitExposed(made)
    made.focus()
    row = part(made, f"breathe.pattern.{settings.pattern}")
    qtbot.waitUntil(
        lambda: made.rect().contains(row.rect().translated(row.mapTo(made, row.rect().topLeft())))
    )


def test_it_says_how_long_the_whole_breaths_are_where_that_is_not_the_minutes(
    chooser: BreatheChooser, settings: Settings, qtbot: QtBot
) -> None:
    length, start = part(chooser, "breathe.length"), part(chooser, "breathe.start")
    assert isinstance(length, QLabel)
    chooser.choose("four_seven_eight")
    qtbot.mouseClick(part(chooser, "breathe.minutes.2"), Qt.MouseButton.LeftButton)
    assert length.text() == start.accessibleDescription() == "1:54, so no breath is cut short."
    below = part(chooser, "breathe.settings").y()
    chooser.choose("resonance_5")
    assert length.text() == start.accessibleDescription() == ""
    assert part(chooser, "breathe.settings").y() == below, "its room is kept"
    settings.own_pace = 15
    assert length.text() == "1:53, so no breath is cut short.", "who slows down breathes a little less long"


@pytest.mark.parametrize("percent", [171, 186])  # of the 14 px of these tests: 200 % of a font of 12 and 13
def test_rows_are_as_high_as_their_words_when_the_text_is_made_larger(
    window_in: MakeWindow, theme: Theme, qtbot: QtBot, percent: int
) -> None:
    window = window_in("none")
    window.resize(1024, 580)
    for size in (percent, 86, percent, 150, percent, 129, percent):
        theme.scale_text(size)
        qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        for _ in range(6):
            QApplication.processEvents()  # settles the layout, level by level
        rows = [row for row in window.findChildren(ChoiceRow) if row.isVisible()]
        assert len(rows) > 5
        assert [row.choice.id for row in rows if row.height() < row.heightForWidth(row.width())] == []
