# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code on screen: copied, printed, kept, dropped."""

from __future__ import annotations

import re
import stat
import string
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QSettings, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from holdspace.domain.recovery_code import ALPHABET, encode_code
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.recovery_code_panel import SHEET_NAME, RecoveryCodePanel
from holdspace.ui.vault.recovery_sheet import paint_sheet
from holdspace.ui.widgets.private_clipboard import PrivateClipboard

CODE = encode_code(bytes(range(20)))
Find = Callable[[QWidget, str], Any]


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, qapp: QApplication) -> Iterator[RecoveryCodePanel]:
    clipboard = PrivateClipboard(qapp.clipboard())
    panel = RecoveryCodePanel(theme, clipboard)
    qtbot.addWidget(panel)
    panel.show_code(CODE)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    clipboard.clear()


def test_the_journal_opens_only_once_the_code_is_kept(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find
) -> None:
    opens, saved = find(panel, "vault.open"), find(panel, "vault.recovery_saved")
    with qtbot.assertNotEmitted(panel.finished):
        qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)
    saved.click()
    assert opens.isEnabled()
    saved.click()
    assert not opens.isEnabled()
    saved.click()
    with qtbot.waitSignal(panel.finished):
        qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)


def test_it_says_how_to_read_it_and_which_letters_never_occur(panel: RecoveryCodePanel, find: Find) -> None:
    words = find(panel, "vault.recovery_reading").text()
    assert "row by row" in words
    never = set(string.ascii_uppercase) - set(ALPHABET)
    assert set(re.findall(r"\b[A-Z]\b", words)) == never


@pytest.mark.parametrize("by_key", [False, True])
def test_a_copy_is_the_code_with_hyphens(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find, by_key: bool
) -> None:
    if by_key:
        code = find(panel, "vault.recovery_code")
        code.setFocus()
        qtbot.keyClick(code, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    else:
        qtbot.mouseClick(find(panel, "vault.recovery_copy"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == CODE
    assert find(panel, "vault.recovery_copy").text() == "Copied"


def test_one_sheet_is_printed(panel: RecoveryCodePanel, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    writer = QPdfWriter(str(sheet))
    assert panel.print_on(writer)
    del writer
    data = sheet.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1


def test_the_print_dialog_blocks_nothing_and_prints(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find, tmp_path: Path
) -> None:
    qtbot.mouseClick(find(panel, "vault.recovery_print"), Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QPrintDialog)
    assert dialog.isVisible()
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "sheet.pdf"))
    dialog.done(QDialog.DialogCode.Accepted.value)
    assert (tmp_path / "sheet.pdf").stat().st_size > 0
    said = find(panel, "vault.message").text()
    assert said.startswith(f"Saved as sheet.pdf in {tmp_path}. It is not encrypted")
    qtbot.waitUntil(lambda: panel.findChild(QPrintDialog) is None)


def test_printing_to_a_file_names_no_folder_in_a_file_of_qt(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find, tmp_path: Path
) -> None:
    user = QSettings.Scope.UserScope
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, user, str(tmp_path))
    assert QSettings(user, "QtProject").fileName().startswith(str(tmp_path))  # where Qt would write it
    qtbot.mouseClick(find(panel, "vault.recovery_print"), Qt.MouseButton.LeftButton)
    panel.findChild(QPrintDialog).reject()
    assert not QSettings(user, "QtProject").fileName().startswith(str(tmp_path))


def test_what_a_printer_took_is_said(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(find(panel, "vault.recovery_print"), Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QPrintDialog)
    dialog.printer().setOutputFileName("")
    monkeypatch.setattr(panel, "print_on", lambda device: True)
    dialog.done(QDialog.DialogCode.Accepted.value)
    assert find(panel, "vault.message").text() == "Sent to the printer. See that the sheet came out."


def test_a_printer_that_takes_nothing_is_told(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(find(panel, "vault.recovery_print"), Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QPrintDialog)
    monkeypatch.setattr(panel, "print_on", lambda device: False)
    dialog.done(QDialog.DialogCode.Accepted.value)
    assert find(panel, "vault.message").text().startswith("The printer did not take it.")


def test_a_dropped_code_is_nowhere_and_a_new_one_is_not_ticked(panel: RecoveryCodePanel, find: Find) -> None:
    find(panel, "vault.recovery_saved").click()
    panel.drop_code()
    texts = [child.text() for kind in (QLabel, QAbstractButton) for child in panel.findChildren(kind)]
    names = [child.accessibleName() for child in panel.findChildren(QWidget)]
    assert not any(CODE[:4] in words for words in texts + names)
    panel.show_code(CODE)
    assert not find(panel, "vault.recovery_saved").isChecked()
    assert not find(panel, "vault.open").isEnabled()


def test_before_printing_it_says_what_a_print_leaves(panel: RecoveryCodePanel) -> None:
    words = " ".join(child.text() for child in panel.findChildren(QLabel))
    assert "the printer may keep a copy" in words


def test_the_sheet_is_saved_as_a_pdf_for_its_owner_only(
    panel: RecoveryCodePanel, find: Find, tmp_path: Path
) -> None:
    path = tmp_path / SHEET_NAME
    panel.save_pdf(path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "It is not encrypted" in " ".join(label.text() for label in panel.findChildren(QLabel))
    plain = content + b"".join(
        zlib.decompress(part)
        for part in re.findall(rb"FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    )
    # Drawn as shapes of letters, and no entry, name or folder beside them.
    for words in (CODE, str(tmp_path), "kettle orchard"):
        assert words.encode() not in plain
        assert words.encode("utf-16-be") not in plain


def test_the_sheet_says_what_it_opens_when_it_was_made_and_where_not_to_keep_it(
    panel: RecoveryCodePanel,
) -> None:
    words = panel._sheet_words()
    said = " ".join((words.title, words.purpose, words.made, *words.steps))
    assert str(QDate.currentDate().year()) in words.made
    for wanted in ("opens the journal", "not in its bag, not in a photo, not in mail", "nobody can open"):
        assert wanted in said


def test_another_code_is_another_page_in_pixels(panel: RecoveryCodePanel, tmp_path: Path) -> None:
    pages = []
    for code in (CODE, encode_code(bytes(range(1, 21)))):
        panel.show_code(code)
        image = QImage(600, 800, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint_sheet(painter, panel._theme, code, panel._sheet_words())
        painter.end()
        pages.append(image)
    assert pages[0] != pages[1]


def test_a_pdf_that_cannot_be_written_is_told(panel: RecoveryCodePanel, find: Find, tmp_path: Path) -> None:
    panel.save_pdf(tmp_path / "no such folder" / SHEET_NAME)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "The PDF could not be written. The code is unchanged." in said


def test_without_a_code_nothing_is_written(panel: RecoveryCodePanel, tmp_path: Path) -> None:
    panel.drop_code()
    panel.save_pdf(tmp_path / SHEET_NAME)
    assert not list(tmp_path.iterdir())


def test_the_dialog_offers_a_name_that_names_nobody(
    qtbot: QtBot, panel: RecoveryCodePanel, find: Find
) -> None:
    find(panel, "vault.recovery_pdf").click()
    (dialog,) = panel.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "holdspace-recovery.pdf"
    dialog.reject()
