# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The list of patterns: own ones come and go, and what can be done is offered where one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from holdspace.domain.breathing import Pattern, PhaseStep
from holdspace.services.content import PatternContent, load_patterns
from holdspace.services.known_patterns import KnownPatterns
from holdspace.ui.breathe.pattern_list import PatternList
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.services.settings import Settings
    from holdspace.ui.theme.theme import Theme

OWN = PatternContent(Pattern("own", (PhaseStep("in", 3.0), PhaseStep("out", 4.5))), "Mine", "")


@pytest.fixture
def known(settings: Settings) -> KnownPatterns:
    made = KnownPatterns(load_patterns(), settings)
    made.own = {OWN.pattern.id: OWN}
    return made


@pytest.fixture
def rows(theme: Theme, known: KnownPatterns, qtbot: QtBot) -> PatternList:
    made = PatternList(theme)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show_patterns(known)
    made.choose("box")
    made.show()
    return made


def offered(rows: PatternList) -> set[str]:
    buttons = ("make", "change", "remove", "unlock")
    return {name for name in buttons if getattr(rows, name).isVisible()}


def test_only_an_own_one_can_be_changed_or_removed(rows: PatternList, qtbot: QtBot) -> None:
    rows.offer("open")
    assert offered(rows) == {"make"}
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.mouseClick(rows.row("own"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["own"]
    assert offered(rows) == {"make", "change", "remove"}
    for name in ("make", "change", "remove"):
        with qtbot.waitSignal(getattr(rows, f"{name}_wanted")):
            find(QAbstractButton, rows, f"breathe.own.{name}").click()


def test_while_locked_they_are_said_to_be_there(
    rows: PatternList, known: KnownPatterns, qtbot: QtBot
) -> None:
    known.own = {}
    rows.show_patterns(known)
    rows.choose("box")
    rows.offer("locked")
    assert offered(rows) == {"unlock"}
    with qtbot.waitSignal(rows.unlock_wanted):
        rows.unlock.click()
    rows.offer("")
    assert offered(rows) == set()


def test_rows_made_anew_hold_no_name_of_before(rows: PatternList, known: KnownPatterns) -> None:
    known.own = {}
    rows.show_patterns(known)
    names = {button.text() for button in rows.findChildren(QAbstractButton)}
    assert "Mine" not in names
    assert "Box" in names


def test_without_holds_an_own_row_says_what_will_run(
    rows: PatternList, known: KnownPatterns, settings: Settings
) -> None:
    steps = (PhaseStep("in", 3.0), PhaseStep("hold", 2.0), PhaseStep("out", 4.5))
    known.own = {"own": OWN._replace(pattern=Pattern("own", steps))}
    settings.no_holds = True
    rows.show_patterns(known)
    for name, counts in (("own", "3 in · 4.5 out"), ("box", "4 in · 4 out")):
        assert " ".join(rows.row(name).choice.detail.split()) == counts
        assert rows.row(name).choice.line == "Without its holds."
