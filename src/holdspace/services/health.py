# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The health of the open journal: checked in the background, mended where nothing is lost, told where it is.

Imported once the journal is open: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from holdspace.domain.timing import Clock
from holdspace.services.long_work import LongWork
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.storage.checking import Health, check
from holdspace.storage.errors import StorageError, VaultBusy, VaultDamaged
from holdspace.storage.rebuilding import Anew, discard
from holdspace.storage.soundness import Soundness
from holdspace.storage.vault import Vault

CHECK = "check of the journal"
MEND = "mending"
_LOOK_AGAIN_MS = 20_000  # whether nobody is at work; only while something waits to be mended


class HealthService(QObject):
    """Checks the journal after it was opened, or when it is asked to.

    `in_use` says whether somebody is at work in the window: mending waits until nobody is.
    *Signals*: `found_sound()`; `damage_found(object)` with a storage Health that is damaged or altered;
    `mended()` once torn pages that held nothing were written anew; `check_failed(Exception)`; `stopped()`;
    `check_ended()` after any of them but `mended`.
    """

    found_sound = Signal()
    damage_found = Signal(object)
    mended = Signal()
    check_failed = Signal(object)
    stopped = Signal()
    check_ended = Signal()

    def __init__(
        self,
        vault: VaultService,
        settings: Settings,
        clock: Clock,
        in_use: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._settings = settings
        self._clock = clock
        self._in_use = in_use
        self._health: Health | None = None
        self._mending: Vault | None = None  # what is written anew just now
        self._mend_timer = QTimer(self)
        self._mend_timer.setInterval(_LOOK_AGAIN_MS)
        self._mend_timer.timeout.connect(self.mend_if_idle)
        vault.about_to_lock.connect(self._on_about_to_lock)

    @property
    def health(self) -> Health | None:
        """Return what the last check found, or None before the first."""
        return self._health

    @property
    def waits_to_mend(self) -> bool:
        """Say whether torn pages wait until nobody is at work."""
        return self._mend_timer.isActive()

    def check(self, *, every_word: bool = False) -> LongWork:
        """Check the open journal on the helper; `every_word` compares the index with each entry as well.

        What is saved while that compares, or fills the index anew, waits in the inbox. Raises VaultBusy where
        other work is under way.
        """
        vault = self._vault.vault
        work = self._vault.begin(lambda progress: check(vault, progress, every_word=every_word), CHECK)
        work.done.connect(self._on_checked)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self.stopped)
        work.over.connect(self.check_ended)
        return work

    def mend_if_idle(self) -> None:
        """Write the database anew on the helper, where pages wait to be mended and nobody is at work."""
        if self._vault.state != UNLOCKED:
            self._mend_timer.stop()
        elif not self._in_use() and self._vault.work_under_way is None and not self._vault.is_busy:
            self._mend_timer.stop()
            self._mending = self._vault.vault
            work = self._vault.begin(self._mending.write_anew, MEND)
            work.done.connect(self._on_written_anew)
            work.failed.connect(self._on_mend_failed)

    def _on_written_anew(self, anew: Anew) -> None:
        vault, self._mending = self._mending, None
        if vault is None or self._vault.state != UNLOCKED or self._vault.vault is not vault:
            discard(anew)  # locked meanwhile
            return
        try:
            vault.put_anew(anew)
        except StorageError as error:
            self._on_mend_failed(error)
        else:
            self.mended.emit()

    def _on_mend_failed(self, error: Exception) -> None:
        self._mending = None
        if isinstance(error, VaultDamaged):
            self.damage_found.emit(Health(Soundness(messages=("rebuild",))))
        elif isinstance(error, VaultBusy) and self._vault.state == UNLOCKED:
            self._mend_timer.start()  # something was saved meanwhile
        # Otherwise: torn pages that hold nothing lose nothing; the check after the next unlock finds them.

    def _on_about_to_lock(self) -> None:
        self._mend_timer.stop()

    def _on_checked(self, health: Health) -> None:
        self._health = health
        if health.is_damaged or health.is_altered:
            self.damage_found.emit(health)
            return
        self._settings.last_check = self._clock.now()
        if health.free_pages:
            self._mend_timer.start()
        self.found_sound.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, VaultDamaged):
            self._on_checked(Health(Soundness(messages=(type(error).__name__,))))
        else:
            self.check_failed.emit(error)
