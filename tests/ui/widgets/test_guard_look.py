# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking at rest, at what changed alone, and never long at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.identifier_guard import GuardService
from holdspace.ui.widgets import guard_look as looking
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.guard_look import MOST, REST_MS, GuardLook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme
    from window_house import Make


class Watched:
    """The real guard, and the pieces that it was asked about."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, service: GuardService) -> None:
        self.asked: list[str] = []
        findings = service.findings

        def note(text: str) -> object:
            self.asked.append(text)
            return findings(text)

        monkeypatch.setattr(service, "findings", note)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, service: GuardService) -> Watched:
    return Watched(monkeypatch, service)


@pytest.fixture
def wanted() -> list[bool]:
    return [True]


@pytest.fixture
def look(
    theme: Theme, service: GuardService, box: EntryEdit, wanted: list[bool], watched: Watched
) -> GuardLook:
    return GuardLook(theme, service, box, lambda: wanted[0])


def rest(look: GuardLook) -> list[str]:
    """Let the guard look now, whatever the clock says, and return what it found."""
    look._rest.stop()
    look._begin()
    while not look.is_at_rest:
        look._look_on()
    return [each.words for each in look.found()]


def marked(box: EntryEdit) -> list[str]:
    return [each.cursor.selectedText() for each in box.extraSelections()]


def test_it_looks_by_itself_once_nobody_types(look: GuardLook, box: EntryEdit, qtbot: QtBot) -> None:
    assert REST_MS == 400
    qtbot.keyClicks(box, "Mrs. Okafor called")
    assert look._rest.isActive()
    assert look.found() == []
    with qtbot.waitSignal(look.looked):
        pass
    assert marked(box) == ["Mrs. Okafor"]


def test_only_the_lines_that_changed_are_looked_at(
    look: GuardLook, box: EntryEdit, watched: Watched, qtbot: QtBot
) -> None:
    box.show_text("I saw Maria\nquiet here\nthen Xiomara left")
    assert rest(look) == ["Maria", "Xiomara"]
    watched.asked.clear()
    cursor = box.textCursor()
    cursor.setPosition(len("I saw Maria\nquiet"))
    box.setTextCursor(cursor)
    qtbot.keyClicks(box, " Mrs. Okafor")
    assert rest(look) == ["Maria", "Mrs. Okafor", "Xiomara"]
    assert watched.asked == ["quiet Mrs. Okafor here"]


def test_two_changes_far_apart_are_both_looked_at(look: GuardLook, box: EntryEdit) -> None:
    box.show_text("one\ntwo\nthree")
    rest(look)
    cursor = box.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(" Xiomara")
    cursor.setPosition(0)
    cursor.insertText("Mrs. Okafor ")
    assert rest(look) == ["Mrs. Okafor", "Xiomara"]


@pytest.mark.parametrize("before", ["", "\U0001f642 ", "\u00e9t\u00e9 "])
def test_what_is_marked_is_what_was_found(look: GuardLook, box: EntryEdit, before: str) -> None:
    box.show_text(f"{before}then Mrs. Okafor\u2019s knee")
    assert rest(look) == ["Mrs. Okafor"]
    assert marked(box) == ["Mrs. Okafor"]


def test_marks_keep_to_their_words_while_one_types(look: GuardLook, box: EntryEdit, qtbot: QtBot) -> None:
    box.show_text("then Xiomara")
    rest(look)
    qtbot.keyClicks(box, " and more")
    assert marked(box) == ["Xiomara"]
    assert [each.words for each in look.found()] == ["Xiomara"]


def test_words_that_are_gone_are_told_of_no_longer(look: GuardLook, box: EntryEdit) -> None:
    box.show_text("then Xiomara left")
    rest(look)
    box.show_text("then nobody left")
    assert look.found() == []
    assert look.current() is None
    box.show_text("then Xiomara left")
    rest(look)
    box.forget()
    assert marked(box) == []


def test_what_is_at_the_caret_comes_first(look: GuardLook, box: EntryEdit) -> None:
    box.show_text("I saw Maria and then Xiomara left")
    rest(look)
    cursor = box.textCursor()
    for position, words in ((0, "Maria"), (box.plain_text().index("Xio") + 2, "Xiomara")):
        cursor.setPosition(position)
        box.setTextCursor(cursor)
        current = look.current()
        assert current is not None
        assert current.words == words


def test_the_longest_text_holds_up_no_key(
    look: GuardLook, box: EntryEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_SLICE", 0.0)
    box.show_text("quiet words\n" * 300 + "then Xiomara left")
    look._rest.stop()
    look._begin()
    turns = 0
    while not look.is_at_rest:
        assert look._later.isActive()
        look._look_on()
        turns += 1
    assert turns > 200
    assert [each.words for each in look.found()] == ["Xiomara"]


def test_typing_on_ends_a_look_and_nothing_is_missed(
    look: GuardLook, box: EntryEdit, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(looking, "_SLICE", 0.0)
    box.show_text("I saw Maria\n" + "quiet words\n" * 50)
    look._rest.stop()
    look._begin()
    look._look_on()
    qtbot.keyClicks(box, "then Xiomara left")
    assert not look._later.isActive()
    assert rest(look) == ["Maria", "Xiomara"]


def test_a_very_long_line_is_looked_at_in_pieces(look: GuardLook, box: EntryEdit, watched: Watched) -> None:
    box.show_text("quiet words " * 1500 + "then Xiomara left")
    assert rest(look) == ["Xiomara"]
    assert len(watched.asked) > 3


def test_no_more_than_can_be_kept_track_of(look: GuardLook, box: EntryEdit) -> None:
    box.show_text("then Xiomara left\n" * (MOST + 50))
    assert len(rest(look)) == MOST


def test_fine_words_lose_their_line_at_once_and_get_it_back_behind_the_lock(
    theme: Theme, box: EntryEdit, household_in: Make
) -> None:
    home = household_in("unlocked")
    service = GuardService(home.vault, home.clock, home.vault)
    look = GuardLook(theme, service, box, lambda: True)
    box.show_text("I saw Maria and then Xiomara left")
    rest(look)
    service.this_is_fine("Maria")
    assert marked(box) == ["Xiomara"]
    home.vault.lock()
    assert rest(look) == ["Maria", "Xiomara"]


def test_it_can_be_turned_off(look: GuardLook, box: EntryEdit, wanted: list[bool]) -> None:
    box.show_text("then Xiomara left")
    rest(look)
    wanted[0] = False
    look.look_again()
    assert rest(look) == []
    assert marked(box) == []


def test_a_box_that_hands_its_document_on_is_left_alone(look: GuardLook, box: EntryEdit) -> None:
    box.show_text("then Xiomara left")
    rest(look)
    look.stop()
    assert marked(box) == []
    box.release()
    box.show_text("then Xiomara left")
    look.look_again()
    assert look.current() is None
    assert not look._rest.isActive()
