# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The dialog for a folder or a file: one at a time, open to portals meanwhile, and no trace of it after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from holdspace.services import process_hygiene
from holdspace.ui.widgets.choose_file import FileChooser
from patience import PATIENCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_TRACE = """
import shiboken6
import sys
from PySide6.QtWidgets import QApplication, QFileDialog
from holdspace.ui.widgets.choose_file import leave_no_folder_names
app = QApplication(["x"])
if sys.argv[2] == "quiet":
    leave_no_folder_names()
dialog = QFileDialog(None, "x", sys.argv[1])
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setFileMode(QFileDialog.FileMode.Directory)
dialog.open()
dialog.selectFile(sys.argv[1])
dialog.accept()
shiboken6.delete(dialog)
"""


@pytest.fixture
def chooser(qtbot: QtBot) -> FileChooser:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return FileChooser(window)


def test_one_at_a_time_and_the_choice_is_told(qtbot: QtBot, chooser: FileChooser, tmp_path: Path) -> None:
    chooser.choose_folder("Where")
    dialog = chooser.dialog
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    chooser.choose_file("Which", "Backups (*.hsbackup)")
    assert chooser.dialog is dialog
    with qtbot.waitSignal(chooser.chosen) as told:
        dialog.fileSelected.emit(str(tmp_path))
    assert told.args == [tmp_path]
    dialog.reject()
    assert chooser.dialog is None
    chooser.choose_file("Which", "Backups (*.hsbackup)")
    dialog = chooser.dialog
    assert dialog is not None
    assert dialog.nameFilters() == ["Backups (*.hsbackup)"]
    dialog.reject()


def test_a_folder_begins_where_it_is_told(qtbot: QtBot, chooser: FileChooser, tmp_path: Path) -> None:
    folder = tmp_path / "Okafor file"
    folder.mkdir()
    chooser.choose_folder("Where", tmp_path)
    dialog = chooser.dialog
    assert dialog is not None
    assert Path(dialog.directory().path()) == tmp_path
    dialog.selectFile(str(folder))
    with qtbot.waitSignal(chooser.chosen) as told:
        dialog.accept()
    assert told.args == [folder]


def test_a_new_file_gets_its_ending(qtbot: QtBot, chooser: FileChooser, tmp_path: Path) -> None:
    chooser.ask_new_file("Save", tmp_path / "sheet.pdf", "pdf")
    dialog = chooser.dialog
    assert dialog is not None
    chooser.ask_new_file("Save", tmp_path / "other.pdf", "pdf")
    assert chooser.dialog is dialog
    assert dialog.defaultSuffix() == "pdf"
    with qtbot.waitSignal(chooser.chosen) as told:
        dialog.accept()
    assert told.args == [tmp_path / "sheet.pdf"]
    chooser.ask_new_file("Save", tmp_path / "sheet.pdf", "pdf")
    assert chooser.dialog is not None
    with qtbot.assertNotEmitted(chooser.chosen):
        chooser.dialog.reject()


def test_portals_may_look_while_it_is_open(chooser: FileChooser) -> None:
    before = process_hygiene._opened
    chooser.choose_folder("Where")
    assert process_hygiene._opened == before + 1
    assert chooser.dialog is not None
    chooser.dialog.reject()
    assert process_hygiene._opened == before


@pytest.mark.parametrize(("manner", "is_left"), [("loud", True), ("quiet", False)])
def test_no_folder_is_named_in_a_file_of_qt(tmp_path: Path, manner: str, is_left: bool) -> None:
    """Shown first with Qt as it is: else the search would prove nothing."""
    home, folder = tmp_path / "home", tmp_path / "mrs-okafor" / "backups"
    for each in (home, folder):
        each.mkdir(parents=True)
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", _TRACE, str(folder), manner],
        env=own,
        check=True,
        timeout=PATIENCE,
        capture_output=True,
    )
    found = [path for path in home.rglob("*") if path.is_file() and b"mrs-okafor" in path.read_bytes()]
    assert bool(found) == is_left
