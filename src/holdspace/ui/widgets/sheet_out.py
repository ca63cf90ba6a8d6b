# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One page that leaves: to a printer through the system's dialog, or to a PDF where the person says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from holdspace.services.errors import StorageError
from holdspace.services.home import documents_folder
from holdspace.services.pdf import write_pdf
from holdspace.services.printing import ask_only_this_computer
from holdspace.services.process_hygiene import readable_by_portals
from holdspace.ui.widgets.choose_file import FileChooser, leave_no_folder_names

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Orientation = QPageLayout.Orientation


class SheetOut(QObject):
    """Prints or saves what `print_on` paints, over `window`. What leaves is not encrypted.

    `print_on` returns whether the device took it; `is_there` says whether there is anything to print, and
    `page_count` on how many pages: the system's dialog offers no others.
    *Signals*: `printed()` once a printer took it; `saved(Path)` once it is in a file, whether by the one way
    or the other; `refused()` where the printer did not take it; `not_saved()`.
    """

    printed = Signal()
    saved = Signal(object)
    refused = Signal()
    not_saved = Signal()

    def __init__(
        self,
        window: QWidget,
        print_on: Callable[[QPagedPaintDevice], bool],
        is_there: Callable[[], bool],
        orientation: Orientation = Orientation.Portrait,
        page_count: Callable[[], int] = lambda: 1,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._print_on = print_on
        self._is_there = is_there
        self._orientation = orientation
        self._page_count = page_count
        self._printer: QPrinter | None = None
        self._portals = ExitStack()
        self._choice = FileChooser(window)
        self._choice.chosen.connect(self.save)

    def ask_printer(self) -> None:
        """Open the system's dialog, and print once it is accepted."""
        # Not imported before somebody prints: it asks the system for its printers.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._portals.enter_context(readable_by_portals())
        ask_only_this_computer()
        leave_no_folder_names()  # printing to a file asks for a folder
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("HoldSpace")
        self._printer.setPageOrientation(self._orientation)
        dialog = QPrintDialog(self._printer, self._window)
        dialog.setMinMax(1, max(1, self._page_count()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_print_accepted)
        dialog.finished.connect(self._on_print_closed)
        QDialog.open(dialog)

    def ask_file(self, title: str, name: str) -> None:
        """Ask where to write the PDF, offering a `name` that names nobody."""
        self._choice.ask_new_file(title, documents_folder(Path.home() / name) / name, "pdf")

    def save(self, path: Path) -> None:
        """Write the PDF, where there is anything to print."""
        if not self._is_there():
            return
        try:
            write_pdf(path, self._paint_pdf)
        except StorageError:
            self.not_saved.emit()
        else:
            self.saved.emit(path)

    def _paint_pdf(self, device: QPagedPaintDevice) -> bool:
        paper = QPageSize.PageSizeId.Letter if is_letter_usual() else QPageSize.PageSizeId.A4
        device.setPageSize(QPageSize(paper))
        device.setPageOrientation(self._orientation)
        return self._print_on(device)

    def _on_print_accepted(self, printer: QPrinter) -> None:
        if not self._is_there():
            return
        if not self._print_on(printer):
            self.refused.emit()
        elif printer.outputFileName():  # the dialog offers a file, too, and alone where there is no printer
            self.saved.emit(Path(printer.outputFileName()))
        else:
            self.printed.emit()

    def _on_print_closed(self) -> None:
        self._portals.close()
        self._printer = None


def paint_on(device: QPagedPaintDevice, paint: Callable[[QPainter], None]) -> bool:
    """Have a page painted on a device; return whether the device took it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        paint(painter)
    finally:
        ended = painter.end()
    return ended


def is_letter_usual() -> bool:
    """Say whether paper here is usually Letter, and not A4."""
    from holdspace.services.formats.page_words import usual_paper

    return usual_paper(QLocale()) == "Letter"
