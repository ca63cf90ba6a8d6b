# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Choosing a pause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from holdspace.services.content import load_groundings, load_patterns, load_pauses
from holdspace.services.settings import Settings
from holdspace.ui.pause.chooser import PauseChooser
from holdspace.ui.widgets.figures import FIGURES, WORDS, make_followed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

PAUSES = {content.pause.id: content for content in (*load_groundings(), *load_pauses())}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def chooser(theme: Theme, settings: Settings, qtbot: QtBot) -> PauseChooser:
    patterns = {content.pattern.id: content.pattern for content in load_patterns()}
    made = PauseChooser(theme, settings, PAUSES, patterns)
    qtbot.addWidget(made)
    made.resize(1198, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def part(chooser: PauseChooser, identifier: str) -> QWidget:
    return next(each for each in chooser.findChildren(QWidget) if each.accessibleIdentifier() == identifier)


def words(chooser: PauseChooser) -> set[str]:
    return {label.text() for label in chooser.findChildren(QLabel) if label.isVisible()}


def test_groups_have_labels_and_every_pause_its_length(chooser: PauseChooser) -> None:
    assert {"Before I speak", "Silence", "Steady myself", "Five minutes"} <= words(chooser)
    names = [part(chooser, f"pause.kind.{each}").accessibleName() for each in PAUSES]
    assert names[3:6] == ["One breath, 0:10", "Ten seconds, 0:10", "Thirty seconds, 0:30"]
    assert names[-3:] == ["Outside, 5:00", "Coffee and breathe, 5:00", "Just sit, 5:00"]


@pytest.mark.parametrize("pause_id", list(PAUSES))
def test_it_says_beforehand_what_will_lock(chooser: PauseChooser, qtbot: QtBot, pause_id: str) -> None:
    qtbot.mouseClick(part(chooser, f"pause.kind.{pause_id}"), Qt.MouseButton.LeftButton)
    assert PAUSES[pause_id].line in words(chooser)
    locks = any("journal locks" in each for each in words(chooser))
    assert locks is (pause_id in ("outside", "coffee"))


@pytest.mark.parametrize("size", [(1198, 768), (856, 600)])
def test_start_stays_in_sight_and_where_it_is(
    chooser: PauseChooser, qtbot: QtBot, size: tuple[int, int]
) -> None:
    chooser.resize(*size)
    start = part(chooser, "pause.start")
    qtbot.waitUntil(lambda: chooser.rect().contains(start.mapTo(chooser, start.rect().bottomRight())))
    QApplication.processEvents()  # settles the layout
    places = set()
    for pause_id in PAUSES:
        chooser.choose(pause_id)
        QApplication.processEvents()
        places.add(start.mapTo(chooser, start.rect().topLeft()).toTuple())
    assert len(places) == 1


def test_start_tells_what_was_chosen(chooser: PauseChooser, qtbot: QtBot) -> None:
    chooser.choose_group("silence")
    with qtbot.waitSignal(chooser.start_wanted) as wanted:
        qtbot.mouseClick(part(chooser, "pause.start"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["silence_10"]


@pytest.mark.parametrize("form", [*FIGURES, WORDS])
def test_one_breath_is_shown_as_it_will_be_followed(
    chooser: PauseChooser, settings: Settings, theme: Theme, form: str
) -> None:
    settings.figure = form
    chooser.choose("one_breath")
    followed = make_followed(theme, form, chooser)
    shown = [each for each in chooser.findChildren(type(followed)) if each.isVisible()]
    assert len(shown) == 1


def test_in_large_text_the_pause_walked_to_is_in_sight(chooser: PauseChooser, qtbot: QtBot) -> None:
    chooser._theme.scale_text(200)
    chooser.resize(896, 500)
    chooser.activateWindow()
    chooser.focus()
    for key in [Qt.Key.Key_Down] * 6 + [Qt.Key.Key_Up] * 6 + [Qt.Key.Key_End, Qt.Key.Key_Home]:
        qtbot.keyClick(QApplication.focusWidget(), key)
        row = part(chooser, f"pause.kind.{chooser.pause_id}")
        assert row.hasFocus()
        assert row.visibleRegion().boundingRect() == row.rect(), chooser.pause_id
