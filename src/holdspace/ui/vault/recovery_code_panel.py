# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code, to be kept on paper: the second screen of the first run, and again from Settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recovery_code_view import RecoveryCodeView
from holdspace.ui.vault.recovery_sheet import SheetWords, paint_sheet
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.sheet_out import SheetOut, paint_on
from holdspace.ui.widgets.sheet_ways import SheetWays, WaysWords
from holdspace.ui.widgets.spaced_column import SpacedColumn

SHEET_NAME = "holdspace-recovery.pdf"  # no name of anyone in it


class RecoveryCodePanel(Panel):
    """Shows the code until it is kept. Holds it only between `show_code` and `drop_code`.

    With `again` it is the code of a journal that is there already, and its last button says so.
    *Signals*: `finished()` once the person has said that it is written down or printed.
    """

    finished = Signal()

    def __init__(self, theme: Theme, clipboard: PrivateClipboard, *, again: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._again = again
        self._clipboard = clipboard
        self._out = SheetOut(self, lambda device: self.print_on(device), lambda: bool(self._view.text()))
        self._build()
        self._connect()

    def show_code(self, code: str, *, is_kept: bool = False) -> None:
        """Show a code; nothing is ticked yet, and where it `is_kept` already nothing is asked."""
        self._view.setText(code)
        self._copy.setText(self.tr("Copy"))
        self._saved.setChecked(False)
        self._saved.setVisible(not is_kept)
        self._open.setEnabled(is_kept)
        self._message.clear()

    def drop_code(self) -> None:
        """Forget the code. What was copied leaves the clipboard by itself, a minute after."""
        self._view.setText("")

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the code, so that a screen reader reads it."""
        return self._view

    def print_on(self, device: QPagedPaintDevice) -> bool:
        """Print the recovery sheet on one page; return whether the device took it."""
        return paint_on(device, self._paint)

    def _build(self) -> None:
        theme = self._theme
        self._title = Paragraph(theme, "title", self.tr("Your recovery code"))
        self._purpose = Paragraph(
            theme,
            "soft",
            self.tr(
                "It opens your journal if you lose the passphrase. Keep it on paper, away from this computer:"
                " not in an email or a photo."
            ),
        )
        self._view = RecoveryCodeView(theme)
        self._copy = Button(
            theme, self.tr("Copy"), "secondary", icon="copy", identifier="vault.recovery_copy"
        )
        self._careful = Paragraph(
            theme,
            "small",
            self.tr(
                "A printed sheet or a PDF is outside the encryption: anyone who has it can read it, and"
                " the printer may keep a copy for a while. A copied code leaves the clipboard after a minute."
            ),
        )
        self._message = MessageRow(theme, "vault.message")
        self._ways = SheetWays(
            theme,
            self._out,
            self._message,
            self._message.hint,
            self._ways_words(),
            identifier="vault.recovery_",
        )
        self._saved = CheckBox(
            theme, self.tr("I have it written down or printed"), identifier="vault.recovery_saved"
        )
        words = self.tr("Done") if self._again else self.tr("Open my journal")
        self._open = Button(theme, words, "primary", identifier="vault.done" if self._again else "vault.open")
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=10)
        for button in (self._copy, self._ways.print, self._ways.pdf):
            buttons.addWidget(button)
        column = SpacedColumn(self._theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._purpose)
        column.add_gap(22)
        column.addWidget(self._view)
        column.add_gap(14)
        column.addLayout(buttons)
        column.add_gap(12)
        column.addWidget(self._careful)
        column.addWidget(self._message)
        column.add_gap(20)
        column.addWidget(self._saved)
        column.add_gap(16)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._view.copy_wanted.connect(self._on_copy_wanted)
        self._copy.clicked.connect(self._on_copy_wanted)
        self._saved.toggled.connect(self._open.setEnabled)
        self._open.clicked.connect(self.finished)

    def _paint(self, painter: QPainter) -> None:
        paint_sheet(painter, self._theme, self._view.text(), self._sheet_words())

    def _sheet_words(self) -> SheetWords:
        return SheetWords(
            title=self.tr("HoldSpace recovery sheet"),
            purpose=self.tr(
                "This code opens the journal if the passphrase is lost. Whoever holds it can read everything."
            ),
            made=self.tr("Made on {day}.").format(day=self._today()),
            steps=(
                self.tr(
                    "Keep this sheet away from the computer: not in its bag, not in a photo, not in mail."
                ),
                self.tr(
                    "To use it: open the Journal, choose “Use the recovery code” and type the nine groups."
                ),
                self.tr("If the sheet and the passphrase are both lost, nobody can open the journal."),
            ),
        )

    def _ways_words(self) -> WaysWords:
        return WaysWords(
            title=self.tr("Save the recovery sheet"),
            file_name=SHEET_NAME,
            saved=self.tr(
                "Saved as {name} in {folder}. It is not encrypted: move it off this computer, then delete it"
                " here."
            ),
            refused=self.tr(
                "The printer did not take it. The code is unchanged. Try another, or write it down."
            ),
            not_saved=self.tr("The PDF could not be written. The code is unchanged. Choose another folder."),
        )

    def _today(self) -> str:
        return self.locale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)

    def save_pdf(self, path: Path) -> None:
        """Write the recovery sheet to a PDF, and say where it is or why it is not."""
        self._out.save(path)

    def _on_copy_wanted(self) -> None:
        self._clipboard.copy(self._view.text())
        self._copy.setText(self.tr("Copied"))
        announce(self._copy, self.tr("Copied. It leaves the clipboard after a minute."))
