# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practising in the real window: line, reply, coach, samples, and a reply that is nowhere afterwards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from holdspace.services.card_practice import CardPractice
from holdspace.services.coaching import Coach, Seen
from holdspace.services.own_cards import OwnCardService
from holdspace.services.practice_lines import PracticeLine, load_practice_lines
from holdspace.services.practice_replies import PracticeReplies
from holdspace.storage.errors import DiskFull
from holdspace.storage.replies import Replies
from holdspace.ui.practice import page as practice_page
from holdspace.ui.practice.line_card import LineCard
from holdspace.ui.practice.page import PracticePage
from holdspace.ui.veil import veil_over
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.entry_edit import EntryEdit
from household import LOCKED, NONE, UNLOCKED, Household
from window_house import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from ui.screen_reader import Reader
    from window_house import Make, MakeWindow

LINES = load_practice_lines()
REPLY = "Have you tried quince?"
CTRL = Qt.KeyboardModifier.ControlModifier
LATER = ("practice.samples", "practice.again", "practice.good")


class Sitting:
    """The practice page, used by its controls; in the window where there is one."""

    def __init__(self, household: Household, page: PracticePage, qtbot: QtBot, window: Any = None) -> None:
        self.household = household
        self.page = page
        self.qtbot = qtbot
        self.window = window
        QApplication.processEvents()

    @property
    def line(self) -> PracticeLine:
        said = find(LineCard, self.page, "practice.line").text().strip("“”")
        return next(each for each in LINES if each.says.replace("“", "‘").replace("”", "’") == said)

    @property
    def box(self) -> EntryEdit:
        return find(EntryEdit, self.page, "practice.reply")

    @property
    def coach(self) -> str:
        says = find(QLabel, self.page, "practice.coach")
        return says.text() if says.isVisible() else ""

    @property
    def practised(self) -> dict[str, str]:
        return OwnCardService(self.household.vault, self.household.clock).all_practised()

    def button(self, name: str) -> Button:
        return find(Button, self.page, f"practice.{name}")

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def type(self, words: str = REPLY) -> None:
        self.qtbot.keyClicks(self.box, words)

    def look(self) -> None:
        self.qtbot.keyClick(self.box, Qt.Key.Key_Return, CTRL)

    def offered(self) -> list[str]:
        return [each for each in LATER if find(QWidget, self.page, each).isVisible()]

    def leave(self) -> None:
        self.qtbot.keyClick(self.page, Qt.Key.Key_Escape)
        QApplication.processEvents()


@pytest.fixture
def sit_in(household_in: Make, window_in: MakeWindow, qtbot: QtBot) -> Callable[[str], Sitting]:
    def make(state: str) -> Sitting:
        household = household_in(state)
        window: Any = window_in(household)
        window.show_aside("practice")
        return Sitting(household, window.page("practice"), qtbot, window)

    return make


@pytest.fixture
def in_window(sit_in: Callable[[str], Sitting]) -> Sitting:
    return sit_in(UNLOCKED)


@pytest.fixture
def page_in(household_in: Make, theme: Theme, qtbot: QtBot) -> Callable[[str], Sitting]:
    """The page alone."""

    def make(state: str) -> Sitting:
        household = household_in(state)
        vault, clock = household.vault, household.clock
        practice = CardPractice(OwnCardService(vault, clock), clock, LINES, vault)
        page = PracticePage(theme, practice, PracticeReplies(vault), Coach().look, lambda words: None)
        qtbot.addWidget(page)
        page.resize(1198, 768)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        return Sitting(household, page, qtbot)

    return make


@pytest.fixture
def sitting(page_in: Callable[[str], Sitting]) -> Sitting:
    """The page alone; it needs no journal."""
    return page_in(NONE)


@pytest.fixture
def unlocked(page_in: Callable[[str], Sitting]) -> Sitting:
    """The page alone, with an open journal."""
    return page_in(UNLOCKED)


def test_a_line_stands_there_with_who_says_it_and_the_caret_is_in_the_box(sitting: Sitting) -> None:
    assert sitting.line.audience == "client"
    assert find(LineCard, sitting.page, "practice.line").accessibleDescription().startswith("A client")
    assert sitting.box.hasFocus()
    assert sitting.box.accessibleName() == "What would you say back?"
    assert sitting.offered() == []
    assert sitting.coach == ""


def test_a_look_says_what_may_be_seen_and_offers_the_rest(sitting: Sitting) -> None:
    sitting.type()
    sitting.look()
    assert "may" in sitting.coach
    assert "quince" not in sitting.coach
    assert sitting.offered() == list(LATER)
    assert sitting.button("samples").hasFocus()
    assert [mark.cursor.selectedText() for mark, *_ in [sitting.box._marks_by["coach_in_the_way"][0]]]
    assert sitting.box.plain_text() == REPLY


def test_an_empty_box_is_not_looked_at(sitting: Sitting) -> None:
    sitting.type("  ")
    sitting.look()
    assert sitting.coach == "Write a few words first, or say them aloud."
    assert sitting.offered() == []
    assert sitting.box.hasFocus()


def test_the_coach_is_told_to_whom_the_reply_is(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def look(*asked_of: str) -> Seen:
        asked.append(asked_of)
        return Seen("")

    monkeypatch.setattr(sitting.page, "_coach", look)
    sitting.type()
    sitting.look()
    assert asked == [(REPLY, sitting.line.says, sitting.line.audience)]


def test_what_was_said_aloud_is_an_answer_too(sitting: Sitting) -> None:
    sitting.press("aloud")
    assert sitting.offered() == list(LATER)
    assert sitting.coach


def test_what_the_coach_said_goes_with_the_first_change(sitting: Sitting) -> None:
    sitting.type()
    sitting.look()
    sitting.qtbot.keyClicks(sitting.box, "x")
    assert sitting.coach == ""
    sitting.look()
    assert "may" in sitting.coach


def test_enter_shows_a_sample_of_each_kind(sitting: Sitting) -> None:
    sitting.type()
    sitting.look()
    sitting.qtbot.keyClick(sitting.button("samples"), Qt.Key.Key_Return)
    for kind in sitting.line.samples:
        assert find(QLabel, sitting.page, f"practice.sample.{kind}").isVisible()


@pytest.mark.parametrize(("name", "step"), [("again", 0), ("good", None)])
def test_how_it_went_is_kept_and_another_line_comes(unlocked: Sitting, name: str, step: int | None) -> None:
    sitting = unlocked
    first = sitting.line
    sitting.type()
    sitting.look()
    sitting.press(name)
    assert {line: json.loads(memory)["step"] for line, memory in sitting.practised.items()} == {
        first.id: step
    }
    assert sitting.line.id != first.id
    assert (sitting.box.plain_text(), sitting.coach, sitting.offered()) == ("", "", [])
    assert sitting.box.hasFocus()
    assert sitting.household.vault.vault.ledger_agrees()


def test_another_passes_a_line_over_and_nothing_is_remembered(unlocked: Sitting) -> None:
    sitting = unlocked
    met = [sitting.line.id]
    sitting.type()
    for _ in range(5):
        sitting.press("another")
        met.append(sitting.line.id)
    assert len(set(met)) == 6
    assert sitting.practised == {}
    assert sitting.box.plain_text() == ""
    assert not sitting.box.document().isUndoAvailable()


def test_all_lines_can_be_gone_through_and_then_from_the_beginning(sitting: Sitting) -> None:
    audience = find(Choice, sitting.page, "practice.audience")
    audience.setCurrentIndex(audience.findData("coworker"))
    audience.picked.emit("coworker")
    count = sum(line.audience == "coworker" for line in LINES)
    met = [sitting.line]
    for _ in range(count):
        sitting.press("another")
        met.append(sitting.line)
    assert {line.audience for line in met} == {"coworker"}
    assert len({line.id for line in met[:count]}) == count
    assert met[count].id != met[count - 1].id


def test_to_choose_who_speaks_changes_a_line_of_somebody_else_alone(sitting: Sitting) -> None:
    first = sitting.line
    sitting.type()
    audience = find(Choice, sitting.page, "practice.audience")
    for chosen, stays in (("client", True), ("myself", False)):
        audience.setCurrentIndex(audience.findData(chosen))
        audience.picked.emit(chosen)
        assert (sitting.line == first) is stays
    assert sitting.line.audience == "myself"
    assert sitting.box.accessibleName() == "What would you say to yourself?"
    assert sitting.box.plain_text() == ""


# The reply


@pytest.mark.parametrize("state", [LOCKED, NONE])
def test_while_nothing_is_open_a_reply_is_kept_nowhere_and_it_says_so(
    sit_in: Callable[[str], Sitting], state: str
) -> None:
    sitting = sit_in(state)
    line = sitting.line
    assert "nowhere" in sitting.page._reply._hint.text()
    sitting.type()
    assert sitting.page.holds_words
    assert "quince" not in sitting.window.windowTitle()
    assert "quince" not in str(sitting.window.snapshot())
    sitting.leave()
    assert sitting.window.place == "now"
    assert not sitting.page.holds_words
    assert not sitting.box.document().isUndoAvailable()
    assert not sitting.household.disk_holds("quince")
    sitting.window.show_aside("practice")
    assert (sitting.line, sitting.box.plain_text()) == (line, ""), "a line without an answer waits"


def test_a_reply_begun_waits_sealed_where_the_page_is_left(in_window: Sitting) -> None:
    sitting = in_window
    line = sitting.line
    assert "sealed" in sitting.page._reply._hint.text()
    sitting.type()
    sitting.leave()
    assert not sitting.page.holds_words
    assert sitting.household.vault.places.replies.exists()
    assert not sitting.household.disk_holds("quince")
    sitting.window.show_aside("practice")
    assert (sitting.line, sitting.box.plain_text()) == (line, REPLY)
    sitting.look()
    sitting.leave()
    assert not sitting.household.vault.places.replies.exists(), "it was answered"


def test_what_is_written_after_the_coach_was_asked_waits_as_well(in_window: Sitting) -> None:
    sitting = in_window
    line = sitting.line
    sitting.type()
    sitting.look()
    sitting.box.setFocus()
    sitting.qtbot.keyClicks(sitting.box, " More.")
    words = sitting.box.plain_text()
    assert words != REPLY
    sitting.leave()
    assert sitting.household.vault.places.replies.exists()
    sitting.window.show_aside("practice")
    assert (sitting.line, sitting.box.plain_text()) == (line, words)


def test_it_is_sealed_while_it_is_written(unlocked: Sitting) -> None:
    sitting = unlocked
    line, vault = sitting.line.id, sitting.household.vault.vault
    assert not vault.places.replies.exists(), "nothing is begun yet"
    sitting.type()
    sitting.qtbot.waitUntil(lambda: vault.open_replies() == Replies(line, {line: REPLY}))
    assert not sitting.household.disk_holds("quince")
    sitting.box.selectAll()
    sitting.qtbot.keyClick(sitting.box, Qt.Key.Key_Delete)
    sitting.qtbot.waitUntil(lambda: vault.open_replies() == Replies(line))
    sitting.type()
    sitting.qtbot.waitUntil(lambda: line in vault.open_replies().words)
    sitting.look()
    assert not vault.places.replies.exists(), "it was answered"


def test_what_could_not_be_sealed_is_sealed_once_it_can_be(
    unlocked: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFull

    sitting = unlocked
    monkeypatch.setattr(practice_page, "_AGAIN_AFTER_MS", 1)
    told: list[Exception] = []
    sitting.page._replies.failed.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr("holdspace.storage.replies.seal_replies", fail)
        sitting.type()
        sitting.qtbot.waitUntil(lambda: bool(told))
    sitting.qtbot.waitUntil(lambda: bool(sitting.household.vault.vault.open_replies().words))
    assert len(told) == 1


def test_a_lock_in_mid_sentence_loses_neither_line_nor_words(
    sit_in: Callable[[str], Sitting], window_in: MakeWindow
) -> None:
    sitting = sit_in(UNLOCKED)
    sitting.press("another")
    line = sitting.line
    sitting.type()
    asked: list[dict[str, Any]] = []
    sitting.window.relaunch_wanted.connect(asked.append)
    sitting.window.lock()
    assert not sitting.page.holds_words
    assert asked[0]["line"] == line.id
    assert "quince" not in str(asked)
    # The process after: first locked, with the line alone, then open, with the words.
    window: Any = window_in(sitting.household)
    window.resume(asked[0] | {"lock_asked": True})
    window.show_aside("practice")
    after = Sitting(sitting.household, window.page("practice"), sitting.qtbot, window)
    assert (after.line, after.box.plain_text()) == (line, "")
    sitting.household.open()
    QApplication.processEvents()
    assert (after.line, after.box.plain_text()) == (line, REPLY)


def test_another_line_drops_what_was_sealed_of_the_one_before(in_window: Sitting) -> None:
    sitting = in_window
    sitting.type()
    sitting.leave()
    sitting.window.show_aside("practice")
    sitting.press("another")
    assert not sitting.household.vault.places.replies.exists()
    sitting.leave()
    sitting.window.show_aside("practice")
    assert sitting.box.plain_text() == ""


def test_what_cannot_be_sealed_is_said(in_window: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("holdspace.storage.replies.seal_replies", fail)
    told: list[Exception] = []
    in_window.page._replies.failed.connect(told.append)
    in_window.type()
    in_window.leave()
    assert [type(error) for error in told] == [DiskFull]


@pytest.mark.parametrize("on", ["another", None])
def test_who_goes_on_from_an_answer_does_not_meet_the_line_first_again(
    in_window: Sitting, on: str | None
) -> None:
    sitting = in_window
    line = sitting.line
    sitting.type()
    sitting.look()
    if on is None:
        sitting.leave()
        sitting.window.show_aside("practice")
    else:
        sitting.press(on)
    assert list(sitting.practised) == [line.id]
    assert sitting.line != line
    assert (sitting.coach, sitting.offered()) == ("", [])


def test_below_the_veil_it_waits_as_it_is(in_window: Sitting) -> None:
    sitting = in_window
    sitting.type()
    veil = veil_over(sitting.window, sitting.window._house.theme)
    veil.toggle()
    QApplication.processEvents()
    veil.toggle()
    QApplication.processEvents()
    assert sitting.box.plain_text() == REPLY


def test_it_goes_as_the_window_closes(in_window: Sitting) -> None:
    sitting = in_window
    sitting.type()
    sitting.window.close()
    sitting.qtbot.waitUntil(lambda: not sitting.page.holds_words)


def test_it_goes_as_the_journal_locks_also_where_the_window_stays(in_window: Sitting) -> None:
    sitting = in_window
    sitting.type()
    sitting.look()
    asked: list[object] = []
    sitting.window.relaunch_wanted.connect(asked.append)
    sitting.window.lock()
    assert len(asked) == 1
    assert (sitting.box.plain_text(), sitting.coach) == ("", "")
    assert not sitting.household.disk_holds("quince")


def test_while_locked_ctrl_l_and_an_idle_lock_take_it_away_with_the_process(
    sit_in: Callable[[str], Sitting],
) -> None:
    sitting = sit_in(LOCKED)
    asked: list[dict[str, Any]] = []
    sitting.window.relaunch_wanted.connect(asked.append)
    sitting.type()
    assert sitting.window.holds_words
    sitting.window.lock_unasked()
    assert [(state["place"], state["on_cards"]) for state in asked] == [("cards", {"beside": "practice"})]
    assert asked[0]["line"] == sitting.line.id
    assert "quince" not in str(asked)


def test_while_locked_it_leaves_memory_once_the_page_is_left(sit_in: Callable[[str], Sitting]) -> None:
    sitting = sit_in(LOCKED)
    watch = sitting.window.watch
    sitting.leave()
    assert not watch._has_sealed, "nothing was written"
    sitting.window.show_aside("practice")
    sitting.type()
    assert sitting.window.is_in_use
    sitting.leave()
    assert watch._has_sealed
    assert watch._later.isActive()
    watch._later.stop()


def test_while_locked_it_all_works_and_the_schedule_is_in_mind(sit_in: Callable[[str], Sitting]) -> None:
    sitting = sit_in(LOCKED)
    first = sitting.line
    sitting.type()
    sitting.look()
    sitting.press("again")
    assert sitting.practised == {}
    assert sitting.line != first
    sitting.household.clock.pass_by(700)
    sitting.press("another")
    assert sitting.line == first


# A sitting


def test_a_sitting_with_an_answer_is_recorded_without_words(in_window: Sitting) -> None:
    sitting = in_window
    clock, store = sitting.household.clock, sitting.household.vault.vault.entries.sessions
    clock.pass_by(50)
    sitting.type()
    sitting.look()
    clock.pass_by(30)
    sitting.press("good")
    sitting.leave()
    assert [(each.practice, each.place, each.seconds) for each in store.all()] == [
        ("listening", "practice", 80.0)
    ]
    sitting.window.show_aside("practice")
    clock.pass_by(60)
    sitting.press("another")
    sitting.leave()
    assert len(store.all()) == 1


def test_who_thinks_for_two_minutes_is_at_work(in_window: Sitting) -> None:
    sitting = in_window
    assert sitting.window._doors.is_under_way()
    sitting.household.clock.pass_by(130)
    assert not sitting.window._doors.is_under_way()
    sitting.type("q")
    assert sitting.window._doors.is_under_way()
    assert sitting.window._doors.snapshot() == {}


# How it looks


def test_where_there_is_little_room_the_ways_on_scroll_along(sitting: Sitting) -> None:
    page = sitting.page
    assert page._below.indexOf(page._foot) >= 0
    page._theme.scale_text(200)
    page.resize(680, 500)
    QApplication.processEvents()
    assert page._column.indexOf(page._foot) >= 0
    sitting.type()
    sitting.look()
    for name in LATER:
        control = find(QWidget, page, name)
        assert control.width() <= page.width()
        assert control.mapTo(page, control.rect().topRight()).x() < page.width()
    card = find(LineCard, page, "practice.line")
    assert card.mapTo(page, card.rect().topLeft()).y() >= 0
    assert card.mapTo(page, card.rect().bottomLeft()).y() < page.height(), "the line stays in sight"
    assert card.height() >= card.heightForWidth(card.width())
    page._theme.scale_text(100)
    page.resize(1198, 768)
    QApplication.processEvents()
    assert page._below.indexOf(page._foot) >= 0


def test_the_way_from_control_to_control_is_the_way_of_reading(sitting: Sitting) -> None:
    sitting.type()
    sitting.look()
    sitting.button("back").setFocus()
    names = []
    for _ in range(9):
        widget: Any = QApplication.focusWidget()
        names.append(widget.accessibleIdentifier().removeprefix("practice."))
        sitting.qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert names == [
        *("back", "audience", "reply", "aloud", "look", "samples", "another", "again", "good"),
    ]


def test_a_line_is_told_and_so_is_what_the_coach_says(sitting: Sitting, reader: Reader) -> None:
    sitting.press("another")
    told = [words for words, _ in reader.heard]
    assert any(sitting.line.says in words for words in told)
    sitting.type()
    sitting.look()
    assert sitting.coach in [words for words, _ in reader.heard]


def test_no_number_of_lines_is_shown_anywhere(sitting: Sitting) -> None:
    """No score, no count of what is due, no streak: no digit stands on the page but in what people say."""
    for _ in range(3):
        sitting.press("aloud")
        sitting.press("again")
    words = [
        widget.text()
        for kind in (QLabel, Button)
        for widget in sitting.page.findChildren(kind)
        if widget.isVisible() and not isinstance(widget, LineCard)
    ]
    assert words
    assert not any(character.isdigit() for text in words for character in text)
