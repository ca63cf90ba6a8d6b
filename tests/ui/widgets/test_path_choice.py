# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The dialog for folders and files: it answers with a path, and writes no name of a folder anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.process_hygiene import is_readable
from holdspace.ui.widgets.path_choice import PathChoice


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    """A page, and settings of Qt's own in a folder of the test; the path is put back by who comes next."""
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))
    yield page


def dialog_of(page: QWidget) -> QFileDialog:
    (dialog,) = page.findChildren(QFileDialog)
    return dialog


def test_a_folder_is_answered_and_nothing_remembers_it(qtbot: QtBot, page: QWidget, tmp_path: Path) -> None:
    folder = tmp_path / "Okafor file" / "inside"
    folder.mkdir(parents=True)
    choice = PathChoice(page)
    choice.ask_folder("Where", folder.parent)
    dialog = dialog_of(page)
    dialog.selectFile(str(folder))
    with qtbot.waitSignal(choice.chosen) as answer:
        dialog.accept()
    assert answer.args == [folder]
    qtbot.waitUntil(lambda: not page.findChildren(QFileDialog))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_new_file_gets_its_ending(qtbot: QtBot, page: QWidget, tmp_path: Path) -> None:
    choice = PathChoice(page)
    choice.ask_new_file("Save", tmp_path / "sheet.pdf", "pdf")
    with qtbot.waitSignal(choice.chosen) as answer:
        dialog_of(page).accept()
    assert answer.args == [tmp_path / "sheet.pdf"]


def test_a_dialog_that_is_closed_answers_nothing(qtbot: QtBot, page: QWidget, tmp_path: Path) -> None:
    before = is_readable()
    choice = PathChoice(page)
    choice.ask_folder("Where", tmp_path)
    with qtbot.assertNotEmitted(choice.chosen):
        dialog_of(page).reject()
    assert is_readable() == before
