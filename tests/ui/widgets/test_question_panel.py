# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One question at a time, for the moment and the audience; nothing goes in that was not chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.prompts import PROMPT, TEMPLATE, Prompt
from holdspace.services.content import load_prompts
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.question_panel import QuestionPanel
from holdspace.ui.widgets.start_links import StartLinks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

PROMPTS = [
    Prompt("one", PROMPT, "after", ("client",), "For a client?"),
    Prompt("two", PROMPT, "after", (), "For anyone?"),
    Prompt("three", PROMPT, "after", ("adjuster",), "For an adjuster?"),
    Prompt("four", PROMPT, "day_end", (), "For the day?"),
    Prompt("five", TEMPLATE, "after", (), "## No question", title="A form"),
]


class Desk:
    """A box with the panel below it, and what is said of its words."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.audiences: tuple[str, ...] = ("client",)
        self.kind = "note"
        host = QWidget()
        qtbot.addWidget(host)
        self.host = host
        self.box = EntryEdit(theme, "now.entry", take_copy=lambda words: None)
        self.links = StartLinks(theme, "now")
        self.panel = QuestionPanel(
            theme,
            self.box,
            "now",
            lambda: self.audiences,
            lambda: self.kind,
            links=self.links,
            load=lambda: PROMPTS,
        )
        column = QVBoxLayout(host)
        column.addWidget(self.box)
        column.addWidget(self.links)
        column.addWidget(self.panel)
        host.resize(600, 300)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    return Desk(theme, qtbot)


def test_each_that_fits_comes_once_before_one_comes_again(desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.links.question, Qt.MouseButton.LeftButton)
    seen = [desk.panel.question]
    for _ in range(3):
        qtbot.mouseClick(desk.panel._another, Qt.MouseButton.LeftButton)
        seen.append(desk.panel.question)
    assert {*seen[:2]} == {*seen[2:]} == {"For a client?", "For anyone?"}
    assert seen[1] != seen[2]
    assert desk.box.plain_text() == ""


def test_the_moment_can_be_chosen_and_is_that_of_the_words_at_first(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.ask()
    assert desk.panel.moment == "after"
    qtbot.mouseClick(desk.panel._moments["day_end"], Qt.MouseButton.LeftButton)
    assert (desk.panel.moment, desk.panel.question) == ("day_end", "For the day?")
    desk.panel.close_panel()
    desk.kind = "before"
    desk.panel.ask()
    assert desk.panel.moment == "before"
    assert desk.panel.question == "What is still with you?"  # nothing of ours fits


def test_what_is_chosen_goes_into_the_box(desk: Desk, qtbot: QtBot) -> None:
    desk.audiences = ("adjuster",)
    desk.panel.ask()
    while desk.panel.question != "For an adjuster?":
        desk.panel.ask_another()
    assert desk.panel._answer.hasFocus()
    qtbot.keyClick(desk.panel._answer, Qt.Key.Key_Return)
    assert desk.box.plain_text() == "> For an adjuster?\n\n"
    assert desk.box.hasFocus()
    assert desk.panel.question == ""


def test_esc_takes_it_away_and_nothing_stays(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.ask()
    qtbot.keyClick(desk.panel._answer, Qt.Key.Key_Escape)
    assert desk.panel.question == ""
    assert desk.box.plain_text() == ""
    assert desk.box.hasFocus()


def test_it_is_there_for_the_question_alone(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.panel
    assert panel.isHidden()
    with qtbot.waitSignal(panel.resized):
        qtbot.mouseClick(desk.links.question, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert panel.question
    with qtbot.waitSignal(panel.resized):
        panel.close_panel()
    assert panel.isHidden()
    with qtbot.waitSignal(panel.forms_wanted):
        qtbot.mouseClick(desk.links.form, Qt.MouseButton.LeftButton)


def test_ours_fit_every_moment_and_audience(theme: Theme, qtbot: QtBot, desk: Desk) -> None:
    panel = QuestionPanel(theme, desk.box, "now", lambda: ("employer",), lambda: "note", links=desk.links)
    qtbot.addWidget(panel)
    questions = {each.text for each in load_prompts() if each.kind == PROMPT}
    for moment in ("before", "after", "day_end"):
        panel.ask()
        panel._choose_moment(moment)
        panel.ask_another()
        assert panel.question in questions
