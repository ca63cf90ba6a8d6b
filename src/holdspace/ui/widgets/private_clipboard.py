# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The clipboard for what should not stay there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from holdspace.ui.widgets.clipboard import copy_text

if TYPE_CHECKING:
    from holdspace.services.vault import VaultService

CLEAR_AFTER_MS = 60_000
_OF_WORDS = "words"


class PrivateClipboard(QObject):
    """Puts text on the clipboard and takes it off after a minute, unless something else was copied since.

    Keeps only a digest of the text. It is cleared before the application ends, too.
    """

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._digest = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

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


def words_clipboard(vault: VaultService) -> PrivateClipboard:
    """Return the one clipboard for words from the entry boxes and the journal; it is cleared at the lock."""
    clipboard = vault.findChild(PrivateClipboard, _OF_WORDS)
    if clipboard is None:
        # The vault's, not a page's: the minute goes on when the page is gone.
        clipboard = PrivateClipboard(QGuiApplication.clipboard(), vault)
        clipboard.setObjectName(_OF_WORDS)
        vault.about_to_lock.connect(clipboard.clear)
    return clipboard


def _digest(text: str) -> bytes:
    import hashlib  # here, not above: a start copies nothing

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
