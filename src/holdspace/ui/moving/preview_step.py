# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a file would bring, and the one button that brings it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.ui.moving.questions import MoodQuestions, SourceQuestions
from holdspace.ui.moving.rows import CountRows
from holdspace.ui.moving.samples import Samples
from holdspace.ui.moving.skipped_list import SkippedList
from holdspace.ui.moving.words import (
    bring_in_words,
    fate_rows,
    format_words,
    part_rows,
    whole_span_words,
)
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step

if TYPE_CHECKING:
    from holdspace.services.formats.intake import Preview


class PreviewStep(Step):
    """Shows a Preview.

    *Signals*: `wanted()`; `look_wanted()` where the file has changed; `format_picked(str)`,
    `zone_picked(str)` and `moods_answered(object)` ask for another look.
    """

    wanted = Signal()
    look_wanted = Signal()
    format_picked = Signal(str)
    zone_picked = Signal(str)
    moods_answered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_stale = False
        self._title = Paragraph(theme, "title")
        self._title.setAccessibleIdentifier("bring_in.title")
        self._span = Paragraph(theme, "soft")
        self._fates = CountRows(theme)
        self._dropped = CountRows(theme, self.tr("Does not come along"))
        self._source = SourceQuestions(theme)
        self._moods = MoodQuestions(theme)
        self._none = Paragraph(theme, "ui")
        self._go = Button(theme, "", "primary", identifier="bring_in.go")
        self._note = Paragraph(theme, "soft", self.tr("A backup of the journal as it is now is made first."))
        self._skipped = SkippedList(theme)
        self._samples = Samples(theme)
        self._lay_out(theme)
        self._go.clicked.connect(self._on_go_clicked)
        self._source.format_picked.connect(self.format_picked)
        self._source.zone_picked.connect(self.zone_picked)
        self._moods.answered.connect(self.moods_answered)

    def show_preview(self, seen: Preview) -> None:
        """Show what would come."""
        locale = self.locale()
        self._is_stale = False
        self._title.setText(self._title_words(seen))
        self._span.setText(whole_span_words(seen.first, seen.last, locale))
        self._fates.show_rows(fate_rows(seen.fates, locale))
        self._dropped.show_rows(part_rows(seen.dropped, locale))
        self._source.ask(seen.format, seen.options)
        self._moods.ask(seen.moods, seen.options.moods)
        self._skipped.show_skipped(seen.skipped, seen.skipped_count)
        self._samples.show_entries(seen.samples)
        needless = seen.is_needless
        self._none.setText(self._none_words(seen) if needless else "")
        self._none.setVisible(needless)
        for part in (self._go, self._note):
            part.setVisible(not needless)
        changed = _count(seen.fates, "changed")
        self._go.setText(bring_in_words(seen.new, changed, locale))
        self._go.updateGeometry()

    def first_control(self) -> QWidget | None:
        """Return the first question about moods, else the button that brings in, where it is shown."""
        return self._moods.first_control() or (None if self._go.isHidden() else self._go)

    def loads(self) -> dict[str, int]:
        """Return what is chosen for moods of one's own."""
        return self._moods.loads()

    def set_busy(self, busy: bool) -> None:
        """Take nothing while work is under way, which is shown and stopped in the middle of it."""
        for part in (self._source, self._moods, self._go):
            part.setEnabled(not busy)

    def ask_to_look_again(self) -> None:
        """Make the button look once more: the file has changed."""
        self._is_stale = True
        self._go.setText(self.tr("Look at it once more"))
        self._go.updateGeometry()

    def forget(self) -> None:
        """Drop all that is of the file."""
        self._title.setText("")
        self._span.setText("")
        self._skipped.show_skipped((), 0)
        self._samples.forget()
        self._moods.ask((), {})

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._span)
        for part in (self._fates, self._dropped, self._source, self._moods):
            self._add_below(column, part, 16)
        column.add_gap(16)
        column.addWidget(self._none)
        column.add_gap(6)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(10)
        column.addWidget(self._note)
        self.work_place = QVBoxLayout()
        self.work_place.setContentsMargins(0, theme.px(12), 0, 0)
        column.addLayout(self.work_place)
        for below in (self._skipped, self._samples):
            self._add_below(column, below, 22)

    def _add_below(self, column: SpacedColumn, part: QWidget, gap: int) -> None:
        """Add what can be hidden, and its gap with it."""
        part.setContentsMargins(0, self._theme.px(gap), 0, 0)
        column.addWidget(part)

    def _title_words(self, seen: Preview) -> str:
        name = format_words(seen.format)
        if seen.entries == 1:
            return self.tr("One entry from {name}").format(name=name)
        if not seen.entries:
            return self.tr("No entries in it")
        number = self.locale().toString(seen.entries)
        return self.tr("{number} entries from {name}").format(number=number, name=name)

    def _none_words(self, seen: Preview) -> str:
        if not seen.entries:
            return self.tr("There is nothing in it to bring in. Is it of another program? Choose it above.")
        return self.tr("Nothing in it is new here, so there is nothing to bring in.")

    def _on_go_clicked(self) -> None:
        if self._is_stale:
            self.look_wanted.emit()
        else:
            self.wanted.emit()


def _count(fates: Mapping[Any, int], name: str) -> int:
    return next((count for fate, count in fates.items() if str(fate) == name), 0)
