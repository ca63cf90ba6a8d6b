# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an open vault does after saves, when nobody waits for it. Imported with the window: keep it light."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from holdspace.storage.errors import StorageError, VaultBusy

if TYPE_CHECKING:
    from holdspace.storage.vault import Vault

_AFTER_SAVE_MS = 2000
_NEXT_STEP_MS = 40  # keys and paints come between two steps
_MOST_STEPS = 32  # then the log is cut all the same; the next save goes on
_MOST_TRIES = 5  # of a moment that fails, each two seconds later: long work may write meanwhile


class QuietMoments(QObject):
    """Merges the index of words in small steps and cuts the log, two seconds after the last save.

    On the window's thread, as a write on another would make a save that comes meanwhile fail. So a step is
    small, some milliseconds, and up to 32 of them come one by one, with keys and paints between; cutting the
    log at the end takes as long as the disk does. A save begins the wait anew. Where the vault is busy it is
    waited again, a few times; then the next save asks again.
    """

    def __init__(
        self, vault: Callable[[], Vault | None], may_merge: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._may_merge = may_merge
        self._steps = 0
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.work)

    def await_one(self) -> None:
        """Begin the wait, or begin it anew."""
        self._steps = self._tries = 0
        self._timer.start(_AFTER_SAVE_MS)

    def stop(self) -> None:
        """Do nothing until the next save."""
        self._timer.stop()

    def work(self) -> None:
        """Take one step; the log is cut where none is left."""
        vault = self._vault()
        if vault is None:
            return
        try:
            if self._steps < _MOST_STEPS and self._may_merge() and vault.merge_words():
                self._steps += 1
                self._timer.start(_NEXT_STEP_MS)
            elif not vault.checkpoint():
                self._try_again()
        except VaultBusy:
            self._try_again()
        except StorageError:
            pass  # the next save asks again, and so does closing

    def _try_again(self) -> None:
        self._tries += 1
        if self._tries < _MOST_TRIES:
            self._timer.start(_AFTER_SAVE_MS)
