# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The first step of taking out: which entries, in which format, and what is left out of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.exports import Selection
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.moving.days_line import DaysLine, WrongDays
from holdspace.ui.moving.words import format_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.choice_group import ChoiceGroup
from holdspace.ui.widgets.controls import Button, Chip
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step

SHOWN_FORMATS: tuple[str, ...] = ("pdf", "html", "markdown", "csv", "dayone", "jrnl", "json")
"""From what people read to what programs do."""
USUAL_FORMAT = "pdf"
"""What is chosen at first: who takes entries out has a reader in mind. Backups keep a journal whole."""
_TITLED = frozenset({"pdf", "html"})
_ALL, _DAYS, _FOUND = "all", "days", "found"
_ABOUT: dict[str, str] = {
    "json": QT_TRANSLATE_NOOP(
        "WhatStep", "To move to another HoldSpace, or to keep it whole: nothing is lost."
    ),
    "markdown": QT_TRANSLATE_NOOP("WhatStep", "A folder with one text file for each entry."),
    "dayone": QT_TRANSLATE_NOOP("WhatStep", "For Day One, and for what reads its files."),
    "jrnl": QT_TRANSLATE_NOOP("WhatStep", "For jrnl, and for what reads its files."),
    "csv": QT_TRANSLATE_NOOP("WhatStep", "One table, for a spreadsheet."),
    "html": QT_TRANSLATE_NOOP("WhatStep", "One page to read in a browser, without a network."),
    "pdf": QT_TRANSLATE_NOOP("WhatStep", "Pages to read or print, such as for supervision or therapy."),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to take out."""

    format: str
    selection: Selection
    redact: bool = False
    title: str = field(default="", repr=False)


class WhatStep(Step):
    """Asks what leaves. `found` gives the ids that the present search shows, or None where there is none.

    *Signals*: `wanted(object)` with a Wish.
    """

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, found: Callable[[], frozenset[str] | None], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._found = found
        self._ids: frozenset[str] | None = None
        self._format = Choice(theme, self.tr("As"), format_words(SHOWN_FORMATS[0]), "take_out.format")
        self._format.offer([(known, format_words(known)) for known in SHOWN_FORMATS[1:]])
        self._about = Paragraph(theme, "soft")
        self._group = ChoiceGroup(self)
        self._chips = {
            _ALL: Chip(theme, self.tr("All entries"), "take_out.all"),
            _DAYS: Chip(theme, self.tr("From a day to a day"), "take_out.days"),
            _FOUND: Chip(theme, self.tr("What the search shows"), "take_out.found"),
        }
        self._days = DaysLine(theme, "take_out", today)
        self._title_label = Text(theme, "field", self.tr("Title of the first page, if you want one"))
        self._title = PrivateLine()
        self._title.setAccessibleName(self._title_label.text())
        self._title.setAccessibleIdentifier("take_out.title")
        self._title_label.setBuddy(self._title)
        self._redact = CheckBox(theme, self.tr("Leave out what could point to a person"), "take_out.redact")
        self._wrong = MessageRow(theme, "take_out.wrong")
        self._go = Button(theme, self.tr("Go on"), "primary", identifier="take_out.go")
        self._lay_out(theme)
        self._connect()
        self.forget()

    def first_control(self) -> QWidget:
        """Return the choice of a format."""
        return self._format

    def offer(self) -> None:
        """Offer the present search, where there is one."""
        self._ids = self._found()
        self._chips[_FOUND].setVisible(self._ids is not None)
        if self._ids is None and self._chips[_FOUND].isChecked():
            self._chips[_ALL].setChecked(True)
        self._show_parts()

    def forget(self) -> None:
        """Begin anew: everything, in the usual format."""
        self._format.setCurrentIndex(SHOWN_FORMATS.index(USUAL_FORMAT))
        self._format.updateGeometry()
        self._chips[_ALL].setChecked(True)
        self._days.forget()
        self._title.setText("")
        self._redact.setChecked(False)
        self._ids = None
        self._wrong.clear()
        self._show_parts()

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(Paragraph(theme, "title", self.tr("Take entries out")))
        column.add_gap(8)
        why = self.tr(
            "What you take out leaves the encryption: whoever gets the file can read it. The journal itself"
            " stays as it is."
        )
        column.addWidget(Paragraph(theme, "soft", why))
        column.add_gap(24)
        column.addWidget(self._format, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(6)
        column.addWidget(self._about)
        column.add_gap(20)
        chips = FlowLayout(gap=theme.px(8))
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(chip)
            chips.addWidget(chip)
        column.addLayout(chips)
        self._days.setContentsMargins(0, theme.px(14), 0, 0)
        column.addWidget(self._days)
        column.add_gap(20)
        column.addWidget(self._title_label)
        column.add_gap(7)
        column.addWidget(self._title)
        column.add_gap(16)
        column.addWidget(self._redact)
        about = self.tr(
            "The guard puts neutral words for names, places, numbers and dates, and keeps only the month of"
            " each entry. It may miss some."
        )
        column.addWidget(Paragraph(theme, "soft", about))
        column.add_gap(24)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(10)
        column.addWidget(self._wrong)

    def _connect(self) -> None:
        self._format.picked.connect(self._show_parts)
        self._format.currentIndexChanged.connect(self._show_parts)
        self._group.buttonClicked.connect(self._show_parts)
        self._go.clicked.connect(self._on_go_clicked)

    def _show_parts(self) -> None:
        """Show only what the choices ask for."""
        chosen = self._chosen
        self._about.setText(self.tr(_ABOUT[chosen]))
        self._days.setVisible(self._chips[_DAYS].isChecked())
        for part in (self._title_label, self._title):
            part.setVisible(chosen in _TITLED)

    def _on_go_clicked(self) -> None:
        self._wrong.clear()
        try:
            selection = self._selection()
        except WrongDays as error:
            self._wrong.say(error.sentence)
            return
        chosen = self._chosen
        title = self._title.text().strip() if chosen in _TITLED else ""
        self.wanted.emit(Wish(chosen, selection, self._redact.isChecked(), title))

    @property
    def _chosen(self) -> str:
        return self._format.value or SHOWN_FORMATS[0]

    def _selection(self) -> Selection:
        if self._chips[_DAYS].isChecked():
            first, last = self._days.days()
            return Selection(first, last)
        return Selection(ids=self._ids) if self._chips[_FOUND].isChecked() else Selection()
