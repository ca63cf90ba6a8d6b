# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Long work on the files of the vault: it is closed meanwhile, and opened again after where it was open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from holdspace.services.long_work import LongWork
    from holdspace.services.vault import VaultService
    from holdspace.storage.progress import Progress


class ClosedWork(QObject):
    """Finds the root secret first, so that a wrong passphrase closes nothing; then works on the closed vault.

    `find_root` and `function` run on the helper's thread; `function` is handed the root secret and a
    progress. `root_after` gives, from the result, a new root secret that opens the vault from then on.
    `name` is that of both parts, as in `VaultService.begin`. Once it is done the vault `stays_closed` where
    what the work made is to take its place: words stay sealed.

    *Signals*: as LongWork: `progressed(float)`; then one of `done(object)`, `failed(Exception)` and
    `cancelled()`; last `over()`, after which the vault is open again where it was and is to be.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal()

    def __init__(
        self,
        vault: VaultService,
        find_root: Callable[[], bytearray],
        function: Callable[[bytearray, Progress], object],
        root_after: Callable[[Any], bytearray] | None = None,
        *,
        name: str = "",
        stays_closed: bool = False,
    ) -> None:
        """Start; connect to it before the event loop goes on. Raises VaultBusy where other work goes on."""
        super().__init__(vault)
        self._vault = vault
        self._function: Callable[[bytearray, Progress], object] | None = function
        self._root_after = root_after
        self._stays_closed = stays_closed
        self._root: bytearray | None = None
        self._ending: tuple[Any, ...] = ()  # the signal that tells how it ended, with what it carries
        self._was_open = False
        self._name = name
        self._work: LongWork = vault.begin(lambda progress: find_root(), name)
        self._follow(self._on_root_found)
        self._work.over.connect(self._on_found_over)

    def cancel(self) -> None:
        """Ask it to stop; it ends in `cancelled`, or in `done` where it was all but over."""
        self._work.cancel()

    def _follow(self, done: Callable[[Any], None]) -> None:
        self._work.done.connect(done)
        self._work.failed.connect(self._on_failed)
        self._work.cancelled.connect(self._on_cancelled)

    def _on_root_found(self, root: bytearray) -> None:
        self._root = root

    def _on_found_over(self) -> None:
        root, function = self._root, self._function
        self._function = None
        if root is not None and self._work.is_stop_wanted:  # finding it does not heed a stop, nor a lock
            _wipe(root)
            self._root = root = None
            self._on_cancelled()
        if root is None or function is None:
            self._end()
            return
        self._was_open = self._vault.put_away()
        self._work = self._vault.begin(lambda progress: function(root, progress), self._name)
        self._work.progressed.connect(self.progressed)
        self._follow(self._on_done)
        self._work.over.connect(self._end)

    def _on_done(self, result: object) -> None:
        if self._root_after is not None and self._root is not None:
            _wipe(self._root)
            self._root = self._root_after(result)
        self._ending = (self.done, result)
        self._was_open = self._was_open and not self._stays_closed

    def _on_failed(self, error: Exception) -> None:
        self._ending = (self.failed, error)

    def _on_cancelled(self) -> None:
        self._ending = (self.cancelled,)

    def _end(self) -> None:
        root, self._root = self._root, None
        if root is not None:
            if not self._was_open:
                _wipe(root)
            self._vault.take_back(root if self._was_open else None)
        (signal, *carried), self._ending = self._ending, ()
        signal.emit(*carried)
        self.over.emit()
        self.deleteLater()


def _wipe(secret: bytearray) -> None:
    from holdspace.storage.keys import wipe

    wipe(secret)
