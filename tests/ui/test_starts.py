# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a question and a form go: into the words that are edited, or those on Now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.capture import Words
from holdspace.ui.main_window import MainWindow
from holdspace.ui.starts import starts_of
from window_house import find, make_house

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    made = household_in("unlocked")
    made.capture.set_down(Words("words of before"))
    return made


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    return window_in(household)


def test_a_window_has_one(window: Any, theme: Any) -> None:
    assert starts_of(window, theme) is starts_of(window, theme)


def test_in_the_editor_a_form_goes_into_the_entry(window: Any, qtbot: QtBot) -> None:
    window.show_journal()
    browser = window.page("journal").browser
    browser.edit()
    editor = browser.editor
    window.commands.run("forms")
    window.page("forms").chosen.emit("## Seen\n")
    assert window.place == "journal"
    assert browser.editor is editor
    assert editor.words.plain_text() == "words of before\n\n## Seen\n"
    assert editor.words.hasFocus()


def test_a_form_for_an_entry_that_was_locked_away_goes_to_now(
    window: Any, household: Household, qtbot: QtBot
) -> None:
    window.show_journal()
    window.page("journal").browser.edit()
    window.commands.run("forms")
    household.vault.lock()
    qtbot.waitUntil(lambda: starts_of(window, None).box is window.now.composer.entry)  # type: ignore[arg-type]
    window.page("forms").chosen.emit("## Seen\n")
    assert window.place == "now"
    assert window.now.composer.entry.plain_text() == "## Seen\n"


def test_a_question_shows_where_one_writes(window: Any, theme: Any, qtbot: QtBot) -> None:
    window.commands.run("question")
    assert window.place == "now"
    assert starts_of(window, theme).panel.question
    window.show_journal()
    window.page("journal").browser.edit()
    window.commands.run("question")
    assert window.place == "journal"
    assert window.page("journal").browser.editor._question.question


def test_the_links_ask_for_a_small_window_no_more_than_it_has(window: Any, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: not window.now._scroll.verticalScrollBar().maximum())


def test_tab_leads_from_the_box_to_the_links(window: Any, qtbot: QtBot) -> None:
    window.now.composer.entry.setFocus()
    seen = []
    for _ in range(5):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget().accessibleIdentifier())
    assert seen == ["now.long_page", "now.question", "now.form", "now.two_minutes", "now.save"]


def _laid_out(window: Any) -> dict[QWidget, QRect]:
    return {each: each.geometry() for each in window.findChildren(QWidget) if each.isVisible()}


def _moved(window: Any, before: dict[QWidget, QRect]) -> list[str]:
    """Return what was laid out anew but what may be: the state line makes room for "Let it go" beside it."""
    return [
        each.accessibleIdentifier() or type(each).__name__
        for each, box in before.items()
        if each.geometry() != box and not window.now.composer._state.isAncestorOf(each)
        if each is not window.now.composer._state
    ]


@pytest.fixture
def scaled(theme: Theme) -> Iterator[Callable[[int], None]]:
    yield theme.scale_text
    theme.scale_text(100)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_first_frame_stays_where_it_is_and_so_does_all_at_the_first_word(
    household: Household,
    theme: Theme,
    scaled: Callable[[int], None],
    size: tuple[int, int],
    percent: int,
    qtbot: QtBot,
) -> None:
    scaled(percent)
    window: Any = MainWindow(make_house(theme, household))
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    assert find(QWidget, window, "now.question").isVisible()
    assert find(QWidget, window, "now.form").isVisible()
    before = _laid_out(window)
    window.finish_start()
    QApplication.processEvents()
    assert _moved(window, before) == []
    qtbot.keyClicks(window.now.composer.entry, "w")
    QApplication.processEvents()
    assert not find(QWidget, window, "now.question").isVisible()
    assert _moved(window, before) == []
    window.now.composer.entry.forget()
    QApplication.processEvents()
    assert find(QWidget, window, "now.question").isVisible()
    assert _moved(window, before) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_links_cover_nothing_that_is_asked(
    window: Any, scaled: Callable[[int], None], percent: int, qtbot: QtBot
) -> None:
    scaled(percent)
    window.resize(1024, 600)
    window.now.composer.ask(
        "A longer question, such as one that takes two lines where text is large?", "day_end"
    )
    QApplication.processEvents()
    entry, links = window.now.composer.entry, window.now.composer.start_links
    room = entry.fontMetrics().boundingRect(
        entry.viewport().rect().adjusted(2, 2, -2, 0),
        Qt.TextFlag.TextWordWrap,
        entry.placeholderText(),
    )
    assert links.isVisible()
    assert links.geometry().top() >= entry.geometry().top() + room.bottom()


def test_links_leave_for_a_question_and_come_back_after_it(window: Any, theme: Theme, qtbot: QtBot) -> None:
    links = window.now.composer.start_links
    qtbot.mouseClick(links.question, Qt.MouseButton.LeftButton)
    assert not links.isVisible()
    starts_of(window, theme).panel.close_panel()
    assert links.isVisible()
