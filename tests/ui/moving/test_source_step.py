# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog

from holdspace.domain.formats import BACKUP, IMPORT_IDS
from holdspace.ui.moving.source_step import SourceStep
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_a_folder_by_the_dialog_and_a_format_by_name(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    step = SourceStep(theme)
    qtbot.addWidget(step)
    assert step.format == ""
    choice = find(QComboBox, step, "bring_in.format")
    offered = {choice.itemData(row) for row in range(choice.count())}
    assert offered == {"", *IMPORT_IDS} - {BACKUP}
    choice.setCurrentIndex(choice.findData("jrnl"))
    assert step.format == "jrnl"
    find(QAbstractButton, step, "bring_in.folder").click()
    dialog = step._chooser.dialog
    assert dialog is not None
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    with qtbot.waitSignal(step.chosen) as told:
        dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert told.args == [tmp_path]
    step.forget()
    assert step.format == ""
