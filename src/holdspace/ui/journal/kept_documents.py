# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can still be undone in the entries edited last: kept until the lock, so that Esc ends no undo."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from holdspace.domain.entries import Entry

MOST = 5


class KeptDocuments:
    """The documents of the entries edited last, each with the text that was kept of it."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, QTextDocument]] = {}

    def keep(self, entry: Entry, document: QTextDocument) -> None:
        """Keep the document of an entry, and let the oldest of more than MOST go."""
        self.forget(entry.id)
        self._kept[entry.id] = (entry.text, document)
        while len(self._kept) > MOST:
            self.forget(next(iter(self._kept)))

    def take(self, entry: Entry) -> QTextDocument | None:
        """Return the document of an entry and hold it no longer; None where the text is another by now."""
        text, document = self._kept.pop(entry.id, ("", None))
        if document is not None and text != entry.text:
            document.deleteLater()
            return None
        return document

    def forget(self, entry_id: str) -> None:
        """Let the document of an entry go."""
        _text, document = self._kept.pop(entry_id, ("", None))
        if document is not None:
            document.deleteLater()

    def forget_all(self) -> None:
        """Let every document go."""
        for entry_id in list(self._kept):
            self.forget(entry_id)
