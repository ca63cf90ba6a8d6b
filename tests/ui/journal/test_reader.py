# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The sheet that shows an entry."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry, new_entry
from holdspace.services.content import load_feelings
from holdspace.services.rendering import CAP
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.journal.reader import Reader
from holdspace.ui.theme.theme import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def copied() -> list[str]:
    return []


@pytest.fixture
def reader(theme: Theme, copied: list[str], qtbot: QtBot) -> Reader:
    made = Reader(theme, load_feelings(), QLocale(), lambda: date(2026, 10, 14), copied.append)
    qtbot.addWidget(made)
    made.resize(750, 690)
    made.show()
    return made


def _entry(text: str, **values: Any) -> Entry:
    return new_entry(text, now=datetime(2026, 10, 14, 14, 10, tzinfo=UTC), time_zone="UTC", **values)


def _said(reader: Reader) -> list[str]:
    return [label.text() for label in reader.findChildren(Text) if label.isVisible() and label.text()]


def _shown(reader: Reader) -> QWidget:
    (view,) = [
        each
        for each in (*reader.findChildren(EntryView), *reader.findChildren(PlainView))
        if each.isVisible()
    ]
    assert view.accessibleIdentifier() == "journal.entry"
    assert view is reader.view
    return view


def test_an_entry_is_shown_with_all_that_was_said(reader: Reader) -> None:
    reader.show_entry(
        _entry("It **helped**.", audiences=["client", "myself"], load=4, feelings=["tired", "my own"])
    )
    assert reader.view.toPlainText() == "It helped."
    assert _said(reader) == [
        "Wednesday, 14 October, 14:10",
        "With",
        "Client or family, Myself",
        "How heavy",
        "It felt",
        "tired, my own",
    ]
    assert "14 October" in _said(reader)[0]


def test_what_was_not_said_takes_no_room(reader: Reader) -> None:
    reader.show_entry(_entry("words", audiences=["myself"], load=2))
    reader.show_entry(_entry("words"))
    assert len(_said(reader)) == 1


def test_a_moment_without_words_says_so(reader: Reader) -> None:
    reader.show_entry(_entry("", audiences=["myself"]))
    assert reader.view.toPlainText() == "A moment, without words"


def test_a_sealed_note_is_shown_as_such(reader: Reader) -> None:
    reader.show_entry(_entry("words", sealed=True, kind="day_end"))
    assert _said(reader)[0].endswith(" · Day’s end · written while locked")


def test_a_vast_entry_is_capped_and_shown_whole_when_asked(reader: Reader, qtbot: QtBot) -> None:
    text = "x" * 1_000_000
    reader.show_entry(_entry(text))
    assert isinstance(_shown(reader), PlainView)
    assert reader.view.toPlainText().count("x") == CAP
    assert "200,000 characters" in " ".join(_said(reader))
    qtbot.mouseClick(reader._show_all, Qt.MouseButton.LeftButton)
    assert reader.view.toPlainText().count("x") == len(text)
    assert not reader._capped.isVisible()
    reader.show_entry(_entry("short again"))
    assert isinstance(_shown(reader), EntryView)
    assert reader.view.toPlainText() == "short again"


def test_twenty_million_characters_are_cut_into_lines_before_qt_sees_them(reader: Reader) -> None:
    reader.show_entry(_entry("words " * 3_400_000))
    reader._on_show_all_clicked()
    document = reader.view.document()
    block, longest = document.firstBlock(), 0
    while block.isValid():
        longest = max(longest, block.length())
        block = block.next()
    assert document.characterCount() > 20_000_000
    assert longest <= 5_001


def test_nothing_is_left_of_the_entry_before(reader: Reader) -> None:
    reader.show_entry(_entry("x" * 1_000_000))
    reader.show_entry(_entry("second"))
    assert "x" not in "".join(view.toPlainText() for view in reader.findChildren(PlainView))


def test_the_star_says_what_it_does(reader: Reader) -> None:
    from dataclasses import replace

    entry = _entry("words")
    reader.show_entry(entry)
    assert reader._star.accessibleName() == "Star"
    reader.show_entry(replace(entry, starred=True))
    assert reader._star.accessibleName() == "Take the star away"


def test_all_controls_have_names(reader: Reader) -> None:
    reader.show_back(shown=True)
    reader.show_entry(_entry("words"))
    buttons = [reader._back, reader._star, reader._edit, reader._delete]
    assert all(button.accessibleName() for button in buttons)
    identifiers = [button.accessibleIdentifier() for button in buttons[2:]]
    assert identifiers == ["journal.edit", "journal.delete"]


def test_keys_in_the_words_ask_for_what_they_mean(reader: Reader, qtbot: QtBot) -> None:
    reader.show_entry(_entry("words"))
    for key, signal in (
        (Qt.Key.Key_E, reader.edit_wanted),
        (Qt.Key.Key_Return, reader.edit_wanted),
        (Qt.Key.Key_Delete, reader.delete_wanted),
        (Qt.Key.Key_Escape, reader.back_wanted),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(reader.view, key)


def test_a_theme_change_keeps_the_words(reader: Reader, theme: Theme) -> None:
    reader.show_entry(_entry("It *helped*."))
    theme.choose("dark")
    assert reader.view.toPlainText() == "It helped."
    theme.choose("light")


@pytest.mark.parametrize("percent", [100, 200])
def test_labels_stack_where_text_is_large(reader: Reader, theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    reader.show_entry(_entry("words", audiences=["myself"]))
    reader.layout().activate()  # type: ignore[union-attr]
    label, value = (each for each in reader.findChildren(Text) if each.text() in ("With", "Myself"))
    above = (
        value.mapTo(reader, value.rect().topLeft()).y() >= label.mapTo(reader, label.rect().bottomLeft()).y()
    )
    assert above is (percent == 200)
    theme.scale_text(100)
