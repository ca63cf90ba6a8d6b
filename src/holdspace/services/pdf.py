# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Writing a PDF. With services/formats/pdf_*.py it alone imports QtGui, when something is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice

from holdspace.storage.errors import NotKept
from holdspace.storage.files import write_durably

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice


def write_pdf(path: Path, paint: Callable[[QPagedPaintDevice], bool]) -> None:
    """Write what `paint` paints on A4 to `path`, for its owner only; whole, or the file is as it was.

    A PDF is outside the encryption: say so where it is offered. Its properties hold no words. `paint` returns
    whether the device took it. Raises DiskFull, NotWritable or NotKept.
    """
    from PySide6.QtGui import QPageSize, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle("HoldSpace")
    writer.setCreator("HoldSpace")
    took = paint(writer)
    del writer  # only then is the last of it written
    if not took or not buffer.size():
        raise NotKept
    write_durably(path, bytes(buffer.data().data()))
