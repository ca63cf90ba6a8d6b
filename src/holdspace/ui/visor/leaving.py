# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The visor sheet on its way out: its pages, what the guard may have found, to a printer or a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from holdspace.services.visor_sheet import VisorLine, VisorSheet
from holdspace.ui.theme.theme import Theme
from holdspace.ui.visor.page_steps import PageSteps
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
    """Shows the pages, asks the guard about own words on them, prints and saves them."""

    def __init__(self, theme: Theme, sheet: VisorSheet) -> None:
        super().__init__()
        self._theme = theme
        self._sheet = sheet
        self._foot = self.tr("Read it parked.")
        self._pages: tuple[tuple[VisorLine, ...], ...] = ()
        self._left_as_written: frozenset[int] = frozenset()  # the cards of which that was said
        self._build()
        self._connect()
        self._look_again()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads to, in order."""
        return self._steps.before, self._steps.after, self._as_written, self._ways.print, self._ways.pdf

    def print_on(self, device: QPagedPaintDevice) -> bool:
        """Print the sheet, black on white; return whether the device took every page that it wanted."""
        if not _wanted(device, len(self._pages)):
            return False  # a device that is painted on gives a page, if only an empty one
        took = False

        def paint(painter: QPainter) -> None:
            nonlocal took
            took = self._paint(device, painter)

        return paint_on(device, paint) and took

    def save_pdf(self, path: Path) -> None:
        """Write the sheet to a PDF, and say where it is or why it is not."""
        self._out.save(path)

    def _build(self) -> None:
        theme = self._theme
        self._preview = SheetPreview(theme, _LETTER if is_letter_usual() else _A4)
        self._steps = PageSteps(theme)
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
            Orientation.Landscape, lambda: len(self._pages),
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
        column.add_gap(4)
        column.addWidget(self._steps)
        column.add_gap(8)
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
        self._steps.turned.connect(self._show_page)

    def _paint(self, device: QPagedPaintDevice, painter: QPainter) -> bool:
        point = painter.device().logicalDpiX() / 72
        paper, ink = QRectF(painter.viewport()), painter.pen().color()
        numbers = _wanted(device, len(self._pages))
        for number in numbers:
            if number != numbers[0] and not device.newPage():
                return False
            lines, foot = self._pages[number], self._foot_of(number)
            SheetPage(self._theme, lines, paper.size() / point, foot).paint(painter, paper, ink, ink)
        return True

    def _foot_of(self, number: int) -> str:
        if len(self._pages) < 2:
            return self._foot
        return self.tr("{foot}  {0} of {1}").format(number + 1, len(self._pages), foot=self._foot)

    def _ways_words(self) -> WaysWords:
        return WaysWords(
            title=self.tr("Save the sheet"),
            file_name=SHEET_NAME,
            saved=self.tr("Saved as {name} in {folder}. It is not encrypted: delete it once it is printed."),
            refused=self.tr(
                "The printer did not take it. The cards are unchanged. Check which pages were asked for, or"
                " try another printer."
            ),
            not_saved=self.tr(
                "The PDF could not be written. The cards are unchanged. Choose another folder."
            ),
        )

    def _look_again(self) -> None:
        count, found = len(self._sheet.chosen), self._sheet.found()
        before, self._pages = self._pages, self._sheet.pages(neutral=not self._as_written.isChecked())
        self._steps.show_pages(len(self._pages), _page_of_new(before, self._pages, self._steps.place))
        self._show_page()
        self._found.setVisible(found > 0)
        self._as_written.setVisible(found > 0)
        self._found.setText(self._found_words(found))
        for button in (self._ways.print, self._ways.pdf):
            button.setEnabled(count > 0)

    def _show_page(self) -> None:
        number = self._steps.place
        lines = self._pages[number] if self._pages else ()
        self._preview.show_lines(lines, self._name(), self._foot_of(number))

    def _name(self) -> str:
        count = len(self._sheet.chosen)
        if count == 1:
            return self.tr("The sheet, with one card")
        name = self.tr("The sheet, with {number} cards").format(number=count)
        return name if len(self._pages) < 2 else f"{name}. {self._steps.words}"

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


def _wanted(device: QPagedPaintDevice, count: int) -> range:
    """Return the numbers of the pages to print: those that the system's dialog was asked for, else all."""
    first, last = (getattr(device, name, int)() for name in ("fromPage", "toPage"))
    return range(max(first, 1) - 1, min(last or count, count))


def _page_of_new(
    before: Sequence[Sequence[VisorLine]], pages: Sequence[Sequence[VisorLine]], otherwise: int
) -> int:
    """Return the first page with a card that was on none before, so that what is checked is seen."""
    known = {line.say for page in before for line in page}
    new = (number for number, page in enumerate(pages) if any(line.say not in known for line in page))
    return next(new, otherwise) if before else 0
