# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What leaves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from holdspace.domain.exports import Selection
from holdspace.domain.formats import EXPORT_IDS
from holdspace.ui.moving.what_step import SHOWN_FORMATS, USUAL_FORMAT, WhatStep, Wish
from holdspace.ui.moving.words import format_words
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def step(qtbot: QtBot, theme: Theme) -> WhatStep:
    made = WhatStep(theme, lambda: frozenset({"an id"}), lambda: date(2026, 10, 14))
    qtbot.addWidget(made)
    made.show()
    made.offer()
    return made


def wished(qtbot: QtBot, step: WhatStep) -> Wish:
    with qtbot.waitSignal(step.wanted) as told:
        find(QAbstractButton, step, "take_out.go").click()
    wish = told.args[0]
    assert isinstance(wish, Wish)
    return wish


def test_at_first_it_is_everything_to_be_read(qtbot: QtBot, step: WhatStep) -> None:
    assert wished(qtbot, step) == Wish("pdf", Selection())


def test_every_format_says_what_it_is_for(step: WhatStep) -> None:
    choice = find(QComboBox, step, "take_out.format")
    said = set()
    for row in range(choice.count()):
        choice.setCurrentIndex(row)
        said.add(" ".join(label.text() for label in step.findChildren(QLabel) if label.isVisible()))
    assert len(said) == len(EXPORT_IDS)


def test_what_people_read_comes_first_and_is_chosen(step: WhatStep) -> None:
    choice = find(QComboBox, step, "take_out.format")
    names = [choice.itemText(row) for row in range(choice.count())]
    assert sorted(SHOWN_FORMATS) == sorted(EXPORT_IDS)
    assert names == [format_words(each) for each in SHOWN_FORMATS]
    assert names[0] == choice.currentText() == format_words(USUAL_FORMAT) == "PDF"
    assert names[-1] == "HoldSpace (JSON)"


def test_what_loses_nothing_is_still_there(qtbot: QtBot, step: WhatStep) -> None:
    choice = find(QComboBox, step, "take_out.format")
    choice.setCurrentIndex(choice.findText("HoldSpace (JSON)"))
    assert wished(qtbot, step).format == "json"


def test_only_what_the_search_shows(qtbot: QtBot, step: WhatStep) -> None:
    find(QAbstractButton, step, "take_out.found").click()
    find(QAbstractButton, step, "take_out.redact").click()
    assert wished(qtbot, step) == Wish("pdf", Selection(ids=frozenset({"an id"})), redact=True)


def test_a_title_is_of_pages_alone(qtbot: QtBot, step: WhatStep) -> None:
    choice = find(QComboBox, step, "take_out.format")
    assert choice.currentText() == "PDF"
    find(QLineEdit, step, "take_out.title").setText(" For Thursday ")
    wish = wished(qtbot, step)
    assert wish.title == "For Thursday"
    assert "Thursday" not in repr(wish)
    choice.setCurrentIndex(choice.findData("csv"))
    assert wished(qtbot, step).title == ""


def test_it_forgets(qtbot: QtBot, step: WhatStep) -> None:
    find(QAbstractButton, step, "take_out.days").click()
    find(QLineEdit, step, "take_out.first").setText("2026-03-31")
    step.forget()
    assert wished(qtbot, step) == Wish("pdf", Selection())
