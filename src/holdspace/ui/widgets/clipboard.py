# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Copying without leaving a trace in the clipboard's history."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

_NO = bytes(4)  # a DWORD of Windows
# What is looked for before a copy is remembered or sent on: by KDE's Klipper and others; by the clipboard
# history of Windows and its cloud; by clipboard managers of macOS. Untested on Windows and macOS.
HINTS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": _NO,
    "CanUploadToCloudClipboard": _NO,
    "application/x-nspasteboard-concealed-type": b"1",
}


def hinted(text: str) -> QMimeData:
    """Return `text` as plain words, with the hints that keep it out of clipboard history."""
    data = QMimeData()
    data.setText(text)
    for name, value in HINTS.items():
        data.setData(name, value)
    return data


def copy_text(clipboard: QClipboard, text: str) -> None:
    """Put `text` on the clipboard, with the hints that keep it out of clipboard history."""
    clipboard.setMimeData(hinted(text))
