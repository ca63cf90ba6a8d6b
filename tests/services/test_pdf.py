# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A PDF: whole or not there, for its owner only, with nothing in it but what was painted."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter
from pytestqt.qtbot import QtBot

from holdspace.services.errors import NotKept, StorageError
from holdspace.services.pdf import write_pdf


def paint_box(device: QPagedPaintDevice) -> bool:
    painter = QPainter(device)
    painter.fillRect(QRectF(10, 10, 300, 300), QColor("black"))
    painter.end()
    return True


def refuse(device: QPagedPaintDevice) -> bool:
    del device
    return False


def unpacked(pdf: bytes) -> bytes:
    """Return the file with its compressed parts readable."""
    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return b"".join(parts)


def test_it_is_one_page_for_its_owner_only(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    write_pdf(path, paint_box)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", unpacked(pdf))) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]


def test_what_is_refused_leaves_the_file_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"before")
    with pytest.raises(NotKept):
        write_pdf(path, refuse)
    assert path.read_bytes() == b"before"
    with pytest.raises(StorageError):
        write_pdf(tmp_path / "no such folder" / "sheet.pdf", paint_box)


def test_it_loads_nothing_that_draws_before_it_writes() -> None:
    code = "import sys, holdspace.services.pdf; sys.exit('PySide6.QtGui' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
