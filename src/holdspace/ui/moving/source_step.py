# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The first step of bringing in: which file or folder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from holdspace.domain.formats import BACKUP, IMPORT_IDS
from holdspace.ui.moving.path_line import PathLine
from holdspace.ui.moving.words import format_words
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.choose_file import FileChooser
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.stepped_page import Step


class SourceStep(Step):
    """Asks for a file or a folder. *Signals*: `chosen(Path)`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._file = Button(theme, self.tr("Choose a file"), identifier="bring_in.file")
        self._folder = Button(theme, self.tr("Choose a folder"), identifier="bring_in.folder")
        self._line = PathLine(theme, self.tr("Or type where it is"), "bring_in.path", self.tr("Look at it"))
        self._format = Choice(theme, self.tr("Program"), self.tr("found by what is in it"), "bring_in.format")
        self._format.offer([(known, format_words(known)) for known in IMPORT_IDS if known != BACKUP])
        self._chooser = FileChooser(self)
        self._lay_out(theme)
        self._file.clicked.connect(self._on_file_clicked)
        self._folder.clicked.connect(self._on_folder_clicked)
        self._chooser.chosen.connect(self.chosen)
        self._line.entered.connect(self.chosen)

    @property
    def format(self) -> str:
        """Return the id of the format that was chosen, or "" where the content tells."""
        return self._format.value

    def first_control(self) -> QWidget:
        """Return the button for a file."""
        return self._file

    def forget(self) -> None:
        """Drop path and format."""
        self._line.show_path(None)
        self._format.setCurrentIndex(0)
        self._format.updateGeometry()

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(Paragraph(theme, "title", self.tr("Bring entries in")))
        column.add_gap(8)
        why = self.tr(
            "From another journal, or a backup of HoldSpace from a second computer. You see first what would"
            " come; nothing changes before you say so."
        )
        column.addWidget(Paragraph(theme, "soft", why))
        column.add_gap(24)
        row = FlowLayout(gap=theme.px(12))
        row.addWidget(self._file)
        row.addWidget(self._folder)
        column.addLayout(row)
        column.add_gap(20)
        column.addWidget(self._line)
        column.add_gap(20)
        column.addWidget(self._format, 0, Qt.AlignmentFlag.AlignLeft)
        column.add_gap(20)
        known = self.tr(
            "HoldSpace reads Day One, jrnl, RedNotebook, Daylio, Bouquin, Mini Diary, Mini Diarium, folders"
            " of Markdown, plain text, and its own files. Photos and recordings stay where they are."
        )
        column.addWidget(Paragraph(theme, "soft", known))

    def _on_file_clicked(self) -> None:
        self._chooser.choose_file(self.tr("A journal to bring in"), self.tr("All files") + " (*)")

    def _on_folder_clicked(self) -> None:
        self._chooser.choose_folder(self.tr("A folder with a journal to bring in"))
