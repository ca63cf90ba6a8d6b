# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where a reply is written. It stands here and nowhere else, and goes with the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from holdspace.services.coaching import Mark
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.entry_edit import EntryEdit, Sheet
from holdspace.ui.widgets.markdown_keys import units
from holdspace.ui.widgets.text_marks import TextMark

_LEAST, _MOST = 132, 190  # the height, of the design
_BELOW = 48  # more of it where the buttons stand below the hint
_HELPS, _IN_THE_WAY, _NEITHER = "coach_helps", "coach_in_the_way", "coach_neither"
_KEY = "Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


class ReplyBox(Sheet):
    """A box on a sheet, with the two ways to answer.

    *Signals*: `look_wanted()` on the button or Ctrl+Enter; `said_aloud()`; `changed()` after each change of
    the words; `refused(str)` with what is said of words too long to paste.
    """

    look_wanted = Signal()
    said_aloud = Signal()
    changed = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, take_copy: Callable[[str], None]) -> None:
        super().__init__(theme)
        self._marks: tuple[Mark, ...] = ()
        self._is_narrow = False
        self._promised = ""
        self.box = EntryEdit(theme, "practice.reply", 1.32, take_copy=take_copy)
        self._build(theme)
        self._connect()
        self._on_theme_changed()

    @property
    def words(self) -> str:
        """Return the reply as it stands."""
        return self.box.plain_text()

    def ask(self, question: str) -> None:
        """Ask for a reply; the question shows in the empty box."""
        self.box.setPlaceholderText(question)
        self.box.setAccessibleName(question)

    def promise(self, words: str) -> None:
        """Say what becomes of the reply."""
        self._promised = words
        if not self._marks:
            self._hint.setText(words)

    def forget(self) -> None:
        """Drop the reply, what could be undone in it, and all marks."""
        self.unmark()
        self.box.forget()

    def mark(self, marks: tuple[Mark, ...]) -> None:
        """Mark what was found: a full line below what helps, a dotted one below what may get in the way.

        Thin dashes are below what is neither: to ask permission or to offer something is no fault.
        """
        neither = _places([each for each in marks if each.is_neutral], helps=False)
        in_the_way = _places([each for each in marks if not each.is_neutral], helps=False)
        helping = _places(marks, helps=True) - in_the_way
        sage, clay = self._theme.colour("sage"), self._theme.colour("clay")
        self.box.show_marks(_HELPS, self._lines_under(helping), sage)
        self.box.show_marks(_IN_THE_WAY, self._lines_under(in_the_way), clay, dotted=True)
        self.box.show_marks(_NEITHER, self._lines_under(neither - in_the_way - helping, self._dashes()))
        self._marks = marks
        self._hint.setText(self._what_lines_mean(marks) if marks else self._promised)
        words = self.words
        self.box.setAccessibleDescription(
            ". ".join(f"{each.name}: {words[each.start : each.end]}" for each in marks)
        )

    def unmark(self) -> None:
        """Take all marks off."""
        if self._marks:
            self.mark(())

    def arrange(self, *, narrow: bool) -> None:
        """Put the buttons beside the hint, or below it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if narrow else across)
        self._is_narrow = narrow
        self._fit_height()

    def _build(self, theme: Theme) -> None:
        self.watch(self.box)
        self._hint = Text(theme, "small", wraps=True)
        self.aloud = Button(theme, self.tr("I said it aloud"), "quiet", identifier="practice.aloud")
        self.look = Button(theme, self.tr("Ask the coach"), "primary", hint=_KEY, identifier="practice.look")
        self._inside = QVBoxLayout(self)
        self._inside.addWidget(self.box, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self._hint, 1)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.addStretch(1)
        self._ways.addWidget(self.aloud)
        self._ways.addWidget(self.look)
        self._foot.addLayout(self._ways)
        self._inside.addLayout(self._foot)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._on_text_changed)
        self.box.set_down_wanted.connect(self.look_wanted)
        self.box.paste_refused.connect(self._on_paste_refused)
        self.look.clicked.connect(self.look_wanted)
        self.aloud.clicked.connect(self.said_aloud)
        self._theme.changed.connect(self._on_theme_changed)

    def _fit_height(self) -> None:
        below = _BELOW if self._is_narrow else 0
        self.setMinimumHeight(self._theme.px(_LEAST + below))
        self.setMaximumHeight(self._theme.px(_MOST + below))

    def _what_lines_mean(self, marks: tuple[Mark, ...]) -> str:
        lines = self.tr("A full line may help. A dotted one may get in the way.")
        if any(each.is_neutral for each in marks):
            return lines + " " + self.tr("Dashes do neither.")
        return lines

    def _dashes(self) -> QTextCharFormat:
        dashes = QTextCharFormat()
        dashes.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        dashes.setUnderlineColor(self._theme.colour("ink2"))
        return dashes

    def _lines_under(self, places: set[int], looks: QTextCharFormat | None = None) -> list[TextMark]:
        """Return a mark for each stretch of characters: dotted lines over one another would be a full one."""
        first = sorted(place for place in places if place - 1 not in places)
        last = sorted(place for place in places if place + 1 not in places)
        ends = zip(first, last, strict=True)
        return [self._line_under(start, end + 1, looks or QTextCharFormat()) for start, end in ends]

    def _line_under(self, start: int, end: int, looks: QTextCharFormat) -> TextMark:
        words, cursor = self.words, QTextCursor(self.box.document())
        cursor.setPosition(units(words[:start]))
        cursor.setPosition(units(words[:end]), QTextCursor.MoveMode.KeepAnchor)
        return TextMark(cursor, looks)

    def _on_text_changed(self) -> None:
        self.unmark()  # what is marked was said of other words
        self.changed.emit()

    def _on_paste_refused(self, limit: int) -> None:
        self.refused.emit(self.box.refusal(limit))

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._fit_height()
        self._inside.setContentsMargins(px(24), px(14), px(12), px(11))
        self._inside.setSpacing(px(6))
        self._foot.setSpacing(px(8))
        self._ways.setSpacing(px(8))
        if self._marks:
            self.mark(self._marks)


def _places(marks: Iterable[Mark], *, helps: bool) -> set[int]:
    """Return every character of a reply that is marked as helping, or as being in the way."""
    return {place for each in marks if each.helps is helps for place in range(each.start, each.end)}
