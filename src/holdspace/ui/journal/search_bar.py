# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The field to search the journal with, and the quiet lines under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS
from holdspace.domain.find import Query
from holdspace.domain.find_completion import Completion, completions
from holdspace.services.errors import StorageError
from holdspace.services.finding import FindService
from holdspace.ui.journal.near_row import NearRow
from holdspace.ui.journal.query_words import explanation_words, found_words, hint_words
from holdspace.ui.journal.way_back import WayBack
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.search_field import SearchField

_PAUSE_MS = 700  # of typing, after which what is unfinished is spoken of
_FIELD_SIGNS = {":", "#"}
_LEFT = 16  # where the words of rows begin


class SearchBar(QWidget):
    """Looks for what is typed, as it is typed. `find` gives the service, which is made when first needed.

    *Signals*: `searched()` once the service was asked; `left_downwards()` when Down or Enter asks to go on to
    what was found, `left()` on Esc, when nothing is looked for any more; `day_wanted()` for the calendar.
    """

    searched = Signal()
    left_downwards = Signal()
    left = Signal()
    day_wanted = Signal()

    def __init__(self, theme: Theme, find: Callable[[], FindService], locale: QLocale) -> None:
        super().__init__()
        self._theme = theme
        self._find = find
        self._locale = locale
        self._ways: list[Completion] = []
        self._values: dict[str, tuple[str, ...]] | None = None
        self._row: QWidget | None = None
        self._asked_near: FindService | None = None  # what tells once it is known
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self._on_paused)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.left_downwards.connect(self._on_left_downwards)
        self._day.clicked.connect(self.day_wanted)
        self.field.installEventFilter(self)
        theme.changed.connect(self._fit)

    @property
    def completions(self) -> list[Completion]:
        """Return the ways in which what is typed could go on."""
        return self._ways

    @property
    def note(self) -> str:
        """Return what is said of the query, or of what can be asked."""
        return self._note.text()

    @property
    def count(self) -> str:
        """Return what is said of what was found."""
        return self._count.text()

    def focus_field(self) -> None:
        """Put the caret into the field, with what is there selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Look for nothing any more; the words cannot be brought back by Undo."""
        self.way_back.forget()
        self.field.setText("")

    def set_aside(self) -> None:
        """Look for nothing while a day is gone to, and offer the way back to what was looked for."""
        search = self.field.text().strip()
        self.clear()
        self.way_back.offer(search)

    def take_up(self, search: str) -> None:
        """Look for it again."""
        self.field.setText(search)
        self._on_left_downwards()

    def show_found(self) -> None:
        """Say how many there are by now."""
        finder = self._find()
        words = ""
        if finder.total or finder.positions or not finder.is_active:
            self.near.forget()  # something came that answers
        elif not self._pause.isActive():
            self._show_near()
        if finder.is_active and not finder.query.is_refused:
            words = found_words(finder.query, finder.total, len(finder.positions), self._locale)
        if words != self._count.text():
            self._count.setText(words)
            self._count.setVisible(bool(words))

    def complete(self, way: Completion) -> None:
        """Go on with one of the ways."""
        self.field.setText(way.query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Complete on Tab, leave on Esc; say what can be asked while the field is empty."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        if watched is self.field and isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._values = None  # tags may have come meanwhile
            self._show_note(is_typing=False, has_keyboard=event.gotFocus())
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Tab and self._ways:
            self.complete(self._ways[0])
        else:
            return False
        return True

    def _build(self) -> None:
        theme = self._theme
        self.field = SearchField(theme, self.tr("Find in the journal"), self.tr("Clear"), "journal.search")
        words = self.tr("Go to a day")
        self._day = Button(theme, words, "icon", icon="calendar", identifier="journal.calendar")
        self._note = Text(theme, "label", wraps=True)
        self._note.setAccessibleIdentifier("journal.search_note")
        self._count = Text(theme, "label", wraps=True)
        self._count.setAccessibleIdentifier("journal.found")
        self.near = NearRow(theme, self._locale)
        self.near.wanted.connect(self._on_near_wanted)
        self.way_back = WayBack(theme, self._locale)
        self.way_back.wanted.connect(self.take_up)
        top = QHBoxLayout()
        top.setSpacing(theme.px(4))
        top.addWidget(self.field, 1)
        top.addWidget(self._day)
        self._lines = QVBoxLayout()
        self._lines.addWidget(self._note)
        self._lines.addWidget(self._count)
        self._lines.addWidget(self.near)
        self._lines.addWidget(self.way_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._lines)
        self._note.hide()
        self._count.hide()
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._lines.setContentsMargins(px(_LEFT), 0, px(8), px(6))
        self._lines.setSpacing(px(6))
        for line in (self._note, self._count):
            line.setContentsMargins(0, px(9), 0, 0)

    def _on_text_changed(self, text: str) -> None:
        self.near.forget()
        if text:
            self.way_back.forget()
        self._find().find(text)
        self._show_ways(text)
        self._show_note(is_typing=True, has_keyboard=self.field.hasFocus())
        self._pause.start()
        self.show_found()
        self.searched.emit()

    def _show_note(self, *, is_typing: bool, has_keyboard: bool) -> None:
        text = self.field.text()
        if text.strip():
            query: Query = self._find().query
            words = "" if self._ways else explanation_words(text, query, self._locale, is_typing=is_typing)
        else:
            words = hint_words() if has_keyboard else ""
        if words != self._note.text():
            self._note.setText(words)
            self._note.setVisible(bool(words))

    def _show_ways(self, text: str) -> None:
        ways = completions(text, self._all_values()) if _FIELD_SIGNS & set(text) else []
        if ways == self._ways:
            return
        self._ways = ways
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        if ways:
            self._row = self._make_row(ways)
            self._lines.insertWidget(0, self._row)
            announce(self.field, self.tr("Tab completes: {words}").replace("{words}", ways[0].value))

    def _make_row(self, ways: list[Completion]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, self._theme.px(2))
        flow.setContentsMargins(0, self._theme.px(6), 0, 0)
        for index, way in enumerate(ways):
            button = Button(
                self._theme,
                way.value,
                "small",
                hint=self.tr("Tab") if index == 0 else "",
                identifier=f"journal.completion.{index + 1}",
            )
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab completes; more letters lead to the others
            button.clicked.connect(self._on_way_clicked)
            flow.addWidget(button)
        return row

    def _all_values(self) -> dict[str, tuple[str, ...]]:
        if self._values is None:
            tags, feelings = self._used()
            self._values = {
                "for": AUDIENCES,
                "with": AUDIENCES,
                "tag": tags,
                "feeling": feelings,
                "felt": feelings,
                "kind": KINDS,
                "is": ("starred", "sealed"),
                "has": ("lesson",),
            }
        return self._values

    def _used(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        try:
            used = self._find().words_used()
        except StorageError:
            return (), ()  # what cannot be read is said where entries are read
        return used.tags, used.feelings

    def _on_way_clicked(self) -> None:
        pressed = self.sender()
        value = pressed.text() if isinstance(pressed, Button) else ""
        for way in self._ways:
            if way.value == value:
                self.complete(way)
                return

    def _show_near(self) -> None:
        """Where nothing answers, show what lies near, as soon as that is known."""
        finder = self._find()
        if finder.total != 0 or finder.query.is_empty:
            return
        if self._asked_near is not finder:
            finder.near_found.connect(self._on_near_found)
            self._asked_near = finder
        found = finder.near()
        if found is not None:
            self.near.show_near(found)

    def _on_near_found(self) -> None:
        """Show and say it, unless someone types on."""
        if not self._pause.isActive():
            was = self.near.words
            self._show_near()
            if self.near.words not in ("", was):
                announce(self.field, self.near.words)

    def _on_near_wanted(self, query: str) -> None:
        self.field.setText(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left_downwards(self) -> None:
        self._on_paused()
        self.left_downwards.emit()

    def _on_paused(self) -> None:
        self._pause.stop()
        self._find().find(self.field.text(), has_paused=True)
        self._show_note(is_typing=False, has_keyboard=self.field.hasFocus())
        self.show_found()
        said = " ".join(each for each in (self._note.text() or self._count.text(), self.near.words) if each)
        if said and self.field.text():
            announce(self.field, said)
