# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The two ways of one page that leaves, to a printer and to a PDF, and what is said of how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.sheet_out import SheetOut


class WaysWords(NamedTuple):
    """What is said of one sheet; `saved` with the {name} and the {folder} of its file."""

    title: str
    file_name: str  # offered, and names nobody
    saved: str
    refused: str
    not_saved: str


class SheetWays(QObject):
    """Has the buttons `print` and `pdf`. What went wrong is said in `message`, what was done by `tell`.

    `identifier` is how theirs begin; `kind` is that of the first.
    """

    def __init__(
        self,
        theme: Theme,
        out: SheetOut,
        message: MessageRow,
        tell: Callable[[str], None],
        words: WaysWords,
        *,
        identifier: str,
        kind: str = "secondary",
    ) -> None:
        super().__init__(out)
        self._out, self._message, self._tell, self._words = out, message, tell, words
        self.print = Button(theme, self.tr("Print…"), kind, icon="print", identifier=f"{identifier}print")
        self.pdf = Button(
            theme, self.tr("Save as PDF…"), "secondary", icon="document", identifier=f"{identifier}pdf"
        )
        self.print.clicked.connect(self._on_print_clicked)
        self.pdf.clicked.connect(self._on_pdf_clicked)
        out.saved.connect(self._on_saved)
        out.not_saved.connect(self._on_not_saved)
        out.printed.connect(self._on_printed)
        out.refused.connect(self._on_refused)

    def _on_print_clicked(self) -> None:
        self._message.clear()
        self._out.ask_printer()

    def _on_pdf_clicked(self) -> None:
        self._message.clear()
        self._out.ask_file(self._words.title, self._words.file_name)

    def _on_saved(self, path: Path) -> None:
        self._tell(self._words.saved.format(name=path.name, folder=path.absolute().parent))
        announce(self.pdf, self.tr("Saved."))

    def _on_printed(self) -> None:
        self._tell(self.tr("Sent to the printer. See that the sheet came out."))
        announce(self.print, self.tr("Sent to the printer."))

    def _on_refused(self) -> None:
        self._message.say(self._words.refused)

    def _on_not_saved(self) -> None:
        self._message.say(self._words.not_saved)
