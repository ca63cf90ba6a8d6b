# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One deleted entry in the list: its words, how long it is kept, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from holdspace.domain.feelings import Feelings
from holdspace.domain.timeline import row_words
from holdspace.domain.trash import days_left
from holdspace.ui.journal.deleted_words import DeletedWords
from holdspace.ui.journal.words import wordless
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import moment_words, short_day

if TYPE_CHECKING:
    from holdspace.domain.revisions import KeptEntry

_WORDS = 140  # characters
_WHOLE_ROW, _QUESTION_ROW = 3, 4


class TrashRow(QWidget):
    """*Signals*: `restore_wanted(str)` and `erase_wanted(str)` with the entry's id."""

    restore_wanted = Signal(str)
    erase_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        kept: KeptEntry,
        now: datetime,
        locale: QLocale,
        feelings: Feelings,
        copy: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._id = kept.entry.id
        self._entry = kept.entry
        self._feelings = feelings
        self._copy = copy
        self._whole: DeletedWords | None = None
        when = moment_words(kept.entry.created_at, now.date(), locale)
        shown = row_words(kept.entry.text)
        shown = f"{shown[:_WORDS].rpartition(' ')[0] or shown[:_WORDS]}…" if len(shown) > _WORDS else shown
        self._words = Text(theme, "voice" if shown else "voice_soft", shown or wordless(), wraps=True)
        below = Text(theme, "small", f"{when} · {kept_words(kept, now, locale)}", wraps=True)
        self.restore = Button(theme, self.tr("Bring back"), identifier="journal.trash_restore")
        self.restore.setAccessibleName(self.tr("Bring back: {when}").replace("{when}", when))
        self.erase = Button(theme, self.tr("Erase for good"), "quiet", identifier="journal.trash_erase")
        self.erase.setAccessibleName(self.tr("Erase for good: {when}").replace("{when}", when))
        self.read = Button(theme, self.tr("Read it"), "quiet", identifier="journal.trash_read")
        self._when = when
        self._name_read()
        if not shown:
            self.read.hide()
        self.read.clicked.connect(self._on_read_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.erase.clicked.connect(self._on_erase_clicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(6))
        buttons.addWidget(self.read)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.erase)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, theme.px(10), 6, theme.px(10))
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(3))
        self._grid.addWidget(self._words, 0, 0)
        self._grid.addWidget(below, 1, 0)
        stacked = theme.font_pixels > 20
        way = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignVCenter
        self._grid.addLayout(buttons, 2 if stacked else 0, 0 if stacked else 1, 1 if stacked else 2, 1, way)
        self._grid.setColumnStretch(0, 1)
        self._order()

    @property
    def entry_id(self) -> str:
        """Return the id of the entry."""
        return self._id

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads to, in its order: what was read, then what is decided of it."""
        whole = () if self._whole is None else (self._whole.view,)
        return (self.read, *whole, self.restore, self.erase)

    def hold(self, question: QWidget) -> None:
        """Show a question below the words it is about."""
        self._grid.addWidget(question, _QUESTION_ROW, 0, 1, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        edge = self._theme.tokens.border
        painter = QPainter(self)
        painter.fillRect(6, self.height() - edge, self.width() - 12, edge, self._theme.colour("line"))

    def _on_read_clicked(self) -> None:
        """Show the whole entry in the row, or its first words again."""
        if self._whole is None:
            self._whole = DeletedWords(self._theme, self._entry, self._feelings, self._copy)
            self._whole.closed.connect(self._on_read_clicked)
            self._grid.addWidget(self._whole, _WHOLE_ROW, 0, 1, 2)
            self._whole.show()
            self._order()
            self._whole.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._grid.removeWidget(self._whole)
            self._whole.hide()
            self._whole.deleteLater()
            self._whole = None
            self.read.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.setVisible(self._whole is None)
        self._name_read()

    def _order(self) -> None:
        for one, two in pairwise(self.stops):
            self.setTabOrder(one, two)

    def _name_read(self) -> None:
        words = self.tr("Read it") if self._whole is None else self.tr("Close it")
        self.read.setText(words)
        self.read.setAccessibleName(f"{words}: {self._when}")

    def _on_restore_clicked(self) -> None:
        self.restore_wanted.emit(self._id)

    def _on_erase_clicked(self) -> None:
        self.erase_wanted.emit(self._id)


def kept_words(kept: KeptEntry, now: datetime, locale: QLocale) -> str:
    """Return when an entry was deleted and how long it stays, as `Deleted 14 October, kept 29 days more`."""
    deleted_at = kept.deleted_at or now
    day = short_day(deleted_at.astimezone(now.tzinfo).date(), now.date(), locale)
    left = days_left(deleted_at, now)
    words = {0: _tr("Deleted {day}, erased soon"), 1: _tr("Deleted {day}, kept one day more")}.get(
        left, _tr("Deleted {day}, kept {number} days more")
    )
    return words.replace("{day}", day).replace("{number}", locale.toString(left))


def _tr(text: str) -> str:
    return QCoreApplication.translate("trash", text)
