# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What would leave and where to, said before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.ui.moving.path_line import PathLine
from holdspace.ui.moving.rows import CountRows
from holdspace.ui.moving.words import finding_rows, whole_span_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choose_file import FileChooser
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step

if TYPE_CHECKING:
    from holdspace.services.formats.outlook import Outlook


class OutlookStep(Step):
    """Shows an Outlook and asks where to write.

    *Signals*: `wanted(Path, bool)`; the bool says that the system's dialog asked whether to replace a file.
    """

    wanted = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_folder = False
        self._agreed: Path | None = None
        self._title = Paragraph(theme, "title")
        self._title.setAccessibleIdentifier("take_out.outlook")
        self._span = Paragraph(theme, "soft")
        self._found = CountRows(theme, " ")
        self._missed = Paragraph(theme, "soft")
        self._open = Paragraph(
            theme,
            "ui",
            self.tr(
                "It will not be encrypted. Whoever gets it can read it, and a deleted file can often be found"
                " again. Keep it no longer than you need it."
            ),
        )
        self._target = PathLine(theme, self.tr("Where to"), "take_out.path")
        self._choose = Button(theme, self.tr("Choose a place"), identifier="take_out.choose")
        self._go = Button(theme, "", "primary", identifier="take_out.write")
        self._chooser = FileChooser(self)
        self._lay_out(theme)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._chooser.chosen.connect(self._on_chosen)
        self._target.entered.connect(self._on_entered)
        self._go.clicked.connect(self._on_go_clicked)

    def show_outlook(self, outlook: Outlook, target: Path, *, is_folder: bool) -> None:
        """Show what would leave, and offer `target`."""
        locale = self.locale()
        self._is_folder, self._agreed = is_folder, None
        self._title.setText(self._title_words(outlook.entries))
        self._span.setText(whole_span_words(outlook.first, outlook.last, locale))
        heading = self.tr("{number} names, numbers and dates may point to someone")
        number = locale.toString(outlook.findings)
        self._found.show_rows(finding_rows(outlook.found or {}, locale), heading.format(number=number))
        self._missed.setVisible(outlook.found is not None)
        self._missed.setText(self._missed_words(outlook))
        self._target.show_path(target)
        for part in (self._open, self._target, self._choose, self._go):
            part.setVisible(outlook.entries > 0)
        self._go.setText(self._go_words(outlook.entries))
        self._go.updateGeometry()

    def first_control(self) -> QWidget | None:
        """Return the button that writes, where there is anything to write."""
        return None if self._go.isHidden() else self._go

    def forget(self) -> None:
        """Drop where to, and what was found."""
        self._target.show_path(None)
        self._agreed = None
        self._title.setText("")
        self._found.show_rows(())

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._span)
        self._found.setContentsMargins(0, theme.px(18), 0, 0)
        column.addWidget(self._found)
        column.add_gap(10)
        column.addWidget(self._missed)
        column.add_gap(12)
        column.addWidget(self._open)
        column.add_gap(20)
        column.addWidget(self._target)
        column.add_gap(10)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(24)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)

    def _title_words(self, count: int) -> str:
        if not count:
            return self.tr("There are no such entries")
        if count == 1:
            return self.tr("One entry goes into the file. It stays in the journal.")
        return self.tr("{number} entries go into the file. They stay in the journal.").format(
            number=self.locale().toString(count)
        )

    def _go_words(self, count: int) -> str:
        if count == 1:
            return self.tr("Write one entry out")
        return self.tr("Write {number} entries out").format(number=self.locale().toString(count))

    def _missed_words(self, outlook: Outlook) -> str:
        if outlook.findings:
            return self.tr("Neutral words take their place. It may have missed some: read the file first.")
        return self.tr(
            "The guard found nothing. It may have missed some: read the file before you pass it on."
        )

    def _on_choose_clicked(self) -> None:
        offered = self._target.path() or Path()
        if self._is_folder:
            self._chooser.choose_folder(self.tr("Where to write the folder"), offered.parent)
        else:
            ending = offered.suffix.removeprefix(".")
            self._chooser.ask_new_file(self.tr("Where to write the file"), offered, ending)

    def _on_chosen(self, chosen: Path) -> None:
        offered = self._target.path()
        if self._is_folder and offered is not None:
            chosen = chosen / offered.name
        else:
            self._agreed = chosen
        self._target.show_path(chosen)

    def _on_entered(self, path: Path) -> None:
        self.wanted.emit(path, path == self._agreed)

    def _on_go_clicked(self) -> None:
        path = self._target.path()
        if path is None:
            self._target.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_entered(path)
