# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The card: it fits, it turns, it says what it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, QLocale, Qt, QVariantAnimation

from holdspace.domain.cards import MAX_SAY_WORDS, Card
from holdspace.ui.widgets.card_face import CardFace, CardRow, CardWords, quoted, sense_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

ROWS = (
    CardRow("Why it helps", "It puts the loudness down to what happened, not to who they are."),
    CardRow("Not this", "“There’s no need to raise your voice.”", warns=True),
)
WORDS = CardWords("Client or family", "when they are shouting", "slowing it down", "I’d be loud too.", ROWS)
LONG = CardWords(
    "Client or family", "when it goes quiet", "a summary", " ".join(["wondering"] * MAX_SAY_WORDS), ROWS
)


class Motion:
    """Whether motion is reduced, as a test sets it."""

    def __init__(self) -> None:
        self.reduced = False

    def __call__(self) -> bool:
        return self.reduced


@pytest.fixture
def motion() -> Motion:
    return Motion()


@pytest.fixture
def face(qtbot: QtBot, theme: Theme, motion: Motion) -> CardFace:
    face = CardFace(theme, motion)
    qtbot.addWidget(face)
    face.resize(700, 460)
    face.show_words(WORDS)
    with qtbot.waitExposed(face):
        face.show()
    return face


def animation(face: CardFace) -> QVariantAnimation:
    found = face.findChild(QVariantAnimation)
    assert found is not None
    return found


def test_the_card_that_is_shown_stays_as_it_lies_and_another_is_face_up(face: CardFace) -> None:
    face.turn()
    face.show_words(replace(WORDS))
    assert face.on_back
    face.show_words(LONG)
    assert not face.on_back


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Take your time.", "“Take your time.”"), ("She said “no”.", "“She said ‘no’.”")],
)
def test_what_is_said_stands_between_curly_quotes(words: str, shown: str) -> None:
    assert quoted(words) == shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_turns_it_over_and_back(
    qtbot: QtBot, face: CardFace, motion: Motion, key: Qt.Key
) -> None:
    motion.reduced = True
    with qtbot.waitSignal(face.turned) as turned:
        qtbot.keyClick(face, key)
    assert turned.args == [True]
    assert face.on_back
    qtbot.keyClick(face, key)
    assert not face.on_back


def test_it_says_what_the_side_that_is_up_shows(face: CardFace, motion: Motion) -> None:
    motion.reduced = True
    assert face.accessibleName() == "“I’d be loud too.”"
    assert face.accessibleDescription() == "Client or family, when they are shouting, slowing it down"
    face.turn()
    assert "Why it helps: It puts the loudness" in face.accessibleDescription()
    assert "Not this: “There’s no need" in face.accessibleDescription()


def test_a_turn_takes_its_time_and_then_nothing_runs(qtbot: QtBot, face: CardFace) -> None:
    turn = animation(face)
    face.turn()
    assert turn.state() == QAbstractAnimation.State.Running
    assert turn.duration() == 240
    with qtbot.waitSignal(turn.finished):
        pass
    assert turn.state() == QAbstractAnimation.State.Stopped


def test_reduced_motion_turns_at_once(face: CardFace, motion: Motion) -> None:
    motion.reduced = True
    face.turn()
    assert animation(face).state() == QAbstractAnimation.State.Stopped
    assert face.on_back


def test_hiding_stops_a_turn(face: CardFace) -> None:
    face.turn()
    face.hide()
    assert animation(face).state() == QAbstractAnimation.State.Stopped


def test_the_squeeze_is_painted_narrower_than_the_card(face: CardFace, theme: Theme) -> None:
    face.turn()
    animation(face).setCurrentTime(90)  # cos(pi * 90/240) is about .38
    squeezed = face.grab().toImage()
    middle = squeezed.height() // 2
    assert squeezed.pixelColor(20, middle) != theme.colour("sheet")
    assert squeezed.pixelColor(squeezed.width() // 2 + 60, 40) == theme.colour("sheet")
    face.hide()


def test_another_card_comes_face_up(face: CardFace, motion: Motion) -> None:
    motion.reduced = True
    face.turn()
    face.show_words(LONG)
    assert not face.on_back


@pytest.mark.parametrize(
    ("key", "step"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 1)]
)
def test_arrow_keys_ask_for_the_next_card(qtbot: QtBot, face: CardFace, key: Qt.Key, step: int) -> None:
    with qtbot.waitSignal(face.stepped) as stepped:
        qtbot.keyClick(face, key)
    assert stepped.args == [step]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [360, 530, 810])
def test_the_height_it_asks_for_holds_either_side(
    face: CardFace, theme: Theme, motion: Motion, width: int, percent: int
) -> None:
    motion.reduced = True
    theme.scale_text(percent)
    try:
        face.show_words(LONG)
        for _side in range(2):
            face.resize(width, face.heightForWidth(width))
            face.resize(width, face.heightForWidth(width))
            room = face.height() - face._head() - face._bottom()
            assert face._side(face.on_back, width, max(1, room)).height <= room
            face.turn()
    finally:
        theme.scale_text(100)


def test_long_words_shrink_but_not_below_the_smallest(face: CardFace, theme: Theme) -> None:
    large = face._side(False, 700, 300).pieces[0].block.pitch
    face.show_words(LONG)
    small = face._side(False, 700, 230).pieces[0].block.pitch
    assert small < large
    assert small >= round(theme.font_pixels * 1.7 * 1.36) - 1


def test_in_large_type_the_words_take_the_room_there_is(face: CardFace) -> None:
    def height() -> int:
        room = face.height() - face._head() - face._bottom()
        return face._side(False, face.width(), room).height

    before = height()
    face.show_large(True)
    assert before < height() <= face.height() - face._head() - face._bottom()
    assert face.heightForWidth(700) <= 460
    face.show_large(False)
    assert height() == before


def test_a_card_that_is_drawn_comes_up_and_at_once_where_motion_is_reduced(
    face: CardFace, motion: Motion
) -> None:
    face.turn_up()
    assert animation(face).state() == QAbstractAnimation.State.Running
    assert not face.on_back
    animation(face).stop()
    motion.reduced = True
    face.turn_up()
    assert animation(face).state() == QAbstractAnimation.State.Stopped


def test_a_gap_is_named_in_words_and_a_note_stands_below(face: CardFace) -> None:
    gappy = replace(WORDS, say="I’ll call you [day].", note="Swap what is in brackets for your own.")
    face.show_words(gappy)
    assert face.accessibleName() == "“I’ll call you (your own: day).”"
    assert face.accessibleDescription().endswith(gappy.note)
    say, note = face._side(False, face.width(), 400).pieces
    assert say.block.marks
    assert note.y >= say.y + say.block.height
    face.turn()
    assert gappy.note not in face.accessibleDescription()


def test_cleared_it_shows_and_knows_nothing(face: CardFace) -> None:
    face.turn()
    turned: list[bool] = []
    face.turned.connect(turned.append)
    face.clear_words()
    face.clear_words()
    assert turned == [False], "once, as it came face up"
    assert (face.accessibleName(), face.accessibleDescription()) == ("", "")
    assert face._words is None
    assert not face.on_back
    face.grab()
    face.show_words(WORDS)
    assert face.accessibleName() == quoted(WORDS.say)


def test_what_a_card_means_stands_small_on_its_back_and_is_told(face: CardFace) -> None:
    plain = needed(face)
    face.show_words(replace(WORDS, say="Así cualquiera grita.", sense="Anyone would shout at [name]."))
    assert "Anyone" not in face.accessibleDescription()
    face.turn_up()
    face.turn()
    assert face.accessibleDescription().splitlines()[0].startswith("In English: Anyone would shout")
    assert needed(face) > plain, "it has its own line"


@pytest.mark.parametrize(("locale", "told"), [("en_US", "Anyone."), ("C", "Anyone."), ("es_MX", "")])
def test_it_is_for_whose_own_language_is_english(locale: str, told: str) -> None:
    card = Card(
        "x", ("client",), ("shouting",), "boundary", "Cualquiera.", "Why.", language="es", sense="Anyone."
    )
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert sense_of(card) == told
    finally:
        QLocale.setDefault(before)


def test_an_empty_card_has_no_lone_dot(face: CardFace) -> None:
    face.show_words(replace(WORDS, audience="", moment="", kind=""))
    assert face._heading(False, face.width()).lines == (("", ""),)
    assert face.accessibleDescription() == ""


def test_in_large_type_the_labels_grow_with_the_words_and_stay_smaller(face: CardFace, theme: Theme) -> None:
    face.resize(800, 480)  # as the page gives it in a window of 1024 by 600
    face.show_words(replace(WORDS, note="Swap what is in brackets.", sense="Anyone would shout."))

    def labels() -> list[int]:
        """Return the heights of a line of the head, the note, and on the back of meaning and label."""
        room = face.height() - face._head() - face._bottom()
        back = face.height() - face._head(True) - face._bottom()
        note = face._side(False, 800, room).pieces[1].block
        _say, sense, label, *_others = face._side(True, 800, back).pieces
        return [face._head_line(face._heading(False, 800)), note.pitch, sense.block.pitch, label.block.pitch]

    before = labels()
    face.show_large(True)
    after = labels()
    assert all(large >= 1.2 * small for small, large in zip(before, after, strict=True))
    room = face.height() - face._head() - face._bottom()
    assert max(after) < face._side(False, 800, room).pieces[0].block.pitch / 2


@pytest.mark.parametrize("width", [316, 530, 800])
def test_for_whom_and_when_is_whole_on_either_side(face: CardFace, theme: Theme, width: int) -> None:
    face.resize(width, 480)
    face.show_words(replace(WORDS, moment="when they hand you their own job", kind="a complex reflection"))
    for large in (False, True):
        face.show_large(large)
        for back in (False, True):
            head = face._heading(back, width)
            metrics = face.font_metrics(theme.font(head.factor))
            assert not any("…" in words for line in head.lines for words in line)
            assert all(
                metrics.horizontalAdvance(left + right) <= width - 2 * face._pad()
                for left, right in head.lines
            )


def needed(face: CardFace) -> int:
    """Return the height that the back takes."""
    return face._side(True, 700, 0).height
