# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The visor sheet on its way out: its preview, what the guard may have found, to a printer or a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from holdspace.services.visor_sheet import VisorLine, VisorSheet
from holdspace.ui.theme.theme import Theme
from holdspace.ui.visor.preview import SheetPreview
from holdspace.ui.visor.sheet import SheetPage
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.sheet_out import Orientation, SheetOut, is_letter_usual, paint_on
from holdspace.ui.widgets.sheet_ways import SheetWays, WaysWords
from holdspace.ui.widgets.spaced_column import SpacedColumn

SHEET_NAME = "holdspace-cards.pdf"  # no name of anyone in it
_LETTER, _A4 = QSizeF(792, 612), QSizeF(842, 595)  # points, lying


class VisorLeaving(QWidget):
    """Shows the page, asks the guard about own words on it, prints and saves it."""

    def __init__(self, theme: Theme, sheet: VisorSheet) -> None:
        super().__init__()
        self._theme = theme
        self._sheet = sheet
        self._foot = self.tr("Read it parked.")
        self._left_as_written: frozenset[int] = frozenset()  # the cards of which that was said
        self._build()
        self._connect()
        self._look_again()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads to, in order."""
        return self._as_written, self._ways.print, self._ways.pdf

    def print_on(self, device: QPagedPaintDevice) -> bool:
        """Print the sheet on one page, black on white; return whether the device took it."""
        return paint_on(device, self._paint)

    def save_pdf(self, path: Path) -> None:
        """Write the sheet to a PDF, and say where it is or why it is not."""
        self._out.save(path)

    def _build(self) -> None:
        theme = self._theme
        self._preview = SheetPreview(theme, _LETTER if is_letter_usual() else _A4, self._foot)
        self._found = Paragraph(theme, "wrong")
        self._found.setAccessibleIdentifier("visor.found")
        self._as_written = CheckBox(
            theme, self.tr("Leave my words as I wrote them"), identifier="visor.as_written"
        )
        self._careful = Paragraph(
            theme,
            "small",
            self.tr(
                "A printed sheet or a PDF is not encrypted: anyone who finds it can read it, through a"
                " windshield too. The printer may keep a copy for a while."
            ),
        )
        self._message = MessageRow(theme, "visor.message")
        self._out = SheetOut(
            self, lambda device: self.print_on(device), lambda: bool(self._sheet.chosen),
            Orientation.Landscape,
        )  # fmt: skip
        self._ways = SheetWays(
            theme,
            self._out,
            self._message,
            self._message.tell,
            self._ways_words(),
            identifier="visor.",
            kind="primary",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self._ways.print)
        buttons.addWidget(self._ways.pdf)
        column = SpacedColumn(self._theme, self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._preview)
        column.add_gap(12)
        column.addWidget(self._found)
        column.addWidget(self._as_written)
        column.add_gap(10)
        column.addLayout(buttons)
        column.add_gap(10)
        column.addWidget(self._careful)
        column.add_gap(6)
        column.addWidget(self._message)
        column.addStretch(1)

    def _connect(self) -> None:
        self._sheet.changed.connect(self._on_sheet_changed)
        self._as_written.toggled.connect(self._on_as_written_toggled)

    def _paint(self, painter: QPainter) -> None:
        point = painter.device().logicalDpiX() / 72
        paper = QRectF(painter.viewport())
        page = SheetPage(self._theme, self._lines(), paper.size() / point, self._foot)
        page.paint(painter, paper, painter.pen().color(), painter.pen().color())

    def _ways_words(self) -> WaysWords:
        return WaysWords(
            title=self.tr("Save the sheet"),
            file_name=SHEET_NAME,
            saved=self.tr("Saved as {name} in {folder}. It is not encrypted: delete it once it is printed."),
            refused=self.tr("The printer did not take it. The cards are unchanged. Try another."),
            not_saved=self.tr(
                "The PDF could not be written. The cards are unchanged. Choose another folder."
            ),
        )

    def _lines(self) -> tuple[VisorLine, ...]:
        return self._sheet.lines(neutral=not self._as_written.isChecked())

    def _look_again(self) -> None:
        count, found = len(self._sheet.chosen), self._sheet.found()
        self._preview.show_lines(self._lines(), self._name_of(count))
        self._found.setVisible(found > 0)
        self._as_written.setVisible(found > 0)
        self._found.setText(self._found_words(found))
        for button in (self._ways.print, self._ways.pdf):
            button.setEnabled(count > 0)

    def _name_of(self, count: int) -> str:
        if count == 1:
            return self.tr("The sheet, with one card")
        return self.tr("The sheet, with {number} cards").format(number=count)

    def _found_words(self, found: int) -> str:
        if self._as_written.isChecked():
            return self.tr("What could point to a person stays on the sheet.")
        if found == 1:
            return self.tr(
                "One thing in your own words could point to a person. The sheet says it neutrally. The guard"
                " may miss some: read it first."
            )
        return self.tr(
            "{number} things in your own words could point to a person. The sheet says them neutrally. The"
            " guard may miss some: read it first."
        ).format(number=found)

    def _on_sheet_changed(self) -> None:
        self._message.clear()
        found = self._sheet.found_in()
        if not found or not found <= self._left_as_written:
            self._as_written.setChecked(False)  # nobody has said it of what comes next
        self._look_again()

    def _on_as_written_toggled(self, on: bool) -> None:
        self._left_as_written = self._sheet.found_in() if on else frozenset()
        self._look_again()
