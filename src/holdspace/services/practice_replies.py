# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where someone stands as they practise: the line that waits, and a reply begun to it, sealed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.storage.errors import StorageError

if TYPE_CHECKING:
    from holdspace.storage.replies import Replies


class PracticeReplies(QObject):
    """What waits is sealed and read while the vault is open; else the line is in mind alone, without words.

    A reply goes with its line: once it is answered or passed over nothing of it is left.
    *Signals*: `failed(Exception)` where what waits could not be sealed, or not be opened; while one writes on
    it is not told again.
    """

    failed = Signal(object)

    def __init__(self, vault: VaultService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._sealed: Replies | None = None  # as on the disk, once it was read
        self._line_id = ""
        self._has_told = False  # that nothing can be sealed just now
        vault.state_changed.connect(self._on_state_changed)

    @property
    def can_be_kept(self) -> bool:
        """Say whether a reply is sealed when one is called away from it."""
        return self._vault.state == UNLOCKED

    @property
    def line_id(self) -> str:
        """Return the id of the line that waits, or ""."""
        known = None if self._line_id else self._all()
        return self._line_id if known is None else known.line_id

    def wait_at(self, line_id: str) -> None:
        """Have this line wait, in mind: as the process before handed it on."""
        self._line_id = line_id

    def of(self, line_id: str) -> str:
        """Return the reply that was begun to a line, or ""."""
        known = self._all()
        return "" if known is None else known.words.get(line_id, "")

    def keep(self, line_id: str, words: str) -> bool:
        """Have this line wait with what was begun, if anything; return whether it is on the disk.

        While the vault is not open it is the line alone, in mind.
        """
        self._line_id = line_id
        return self._seal(line_id, line_id, words)

    def drop(self, line_id: str) -> None:
        """Have a line wait no longer, with what was begun to it."""
        self._line_id = ""
        self._seal("", line_id, "")

    def _seal(self, waits: str, line_id: str, words: str) -> bool:
        if not self.can_be_kept:
            return False
        from holdspace.storage.replies import Replies, seal_replies

        known = self._all()
        if known is None:
            return False  # those before could not be read: they are not written over
        others = {each: said for each, said in known.words.items() if each != line_id}
        replies = Replies(waits, others | ({line_id: words} if words.strip() else {}))
        if replies != known:
            try:
                seal_replies(self._vault.places, replies)
            except StorageError as error:
                self._tell(error)
                return False
        self._sealed, self._has_told = replies, False
        return True

    def _tell(self, error: StorageError) -> None:
        if not self._has_told:
            self._has_told = True
            self.failed.emit(error)

    def _all(self) -> Replies | None:
        """Return what is sealed, or None where it cannot be read just now."""
        from holdspace.storage.replies import Replies

        if not self.can_be_kept:
            return Replies()
        if self._sealed is None:
            try:
                self._sealed = self._vault.vault.open_replies()
            except StorageError as error:
                self._tell(error)
        return self._sealed

    def _on_state_changed(self, state: str) -> None:
        self._sealed, self._has_told = None, False
        if state == UNLOCKED:
            self._line_id = ""  # what is sealed says it from here on
