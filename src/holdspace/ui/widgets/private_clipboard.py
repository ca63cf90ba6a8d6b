# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The clipboard for what should not stay there."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard

from holdspace.ui.widgets.clipboard import copy_text

CLEAR_AFTER_MS = 60_000


class PrivateClipboard(QObject):
    """Puts text on the clipboard and takes it off after a minute, unless something else was copied since.

    Keeps only a digest of the text. Call `clear` before the application ends.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._digest = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put text on the clipboard, kept out of its history, for a minute."""
        copy_text(self._clipboard, text)
        self._digest = _digest(text)
        self._timer.start()

    def clear(self) -> None:
        """Empty the clipboard if what was put there last is still on it."""
        self._timer.stop()
        if self._digest and _digest(self._clipboard.text()) == self._digest:
            self._clipboard.clear()
        self._digest = b""


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
