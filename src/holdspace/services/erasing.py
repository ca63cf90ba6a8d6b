# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Erasing for good what was deleted, and dropping the backups that still hold it.

Imported once the journal is open or the page Safety is wanted: not before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from holdspace.domain.backups import BackupName, last_dropped_on
from holdspace.domain.timing import Clock
from holdspace.services.backups import BackupService
from holdspace.services.long_work import LongWork
from holdspace.services.settings import Settings
from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.storage.backups import held_names, list_names, replace_older
from holdspace.storage.erasing import erase_deleted
from holdspace.storage.errors import VaultBusy
from holdspace.storage.progress import Progress

ERASE, DROP = "erasing for good", "dropping of backups"


@dataclass(frozen=True, slots=True)
class Holding:
    """The backups in the home's folder that hold something: how many, and when the last of them goes.

    `until` is the day on which it is dropped by itself if one is made every day; None where there are none.
    """

    backups: int
    until: date | None


class ErasingService(QObject):
    """Erases what was deleted, one piece of work at a time, on the helper; only while the journal is open.

    *Signals*: `erased(int)` with how many entries; `backups_dropped(int)` with how many backups;
    `work_failed(Exception)`; `stopped()` where a person stopped either of them before anything was changed.
    """

    erased = Signal(int)
    backups_dropped = Signal(int)
    work_failed = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        vault: VaultService,
        backups: BackupService,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._backups = backups
        self._settings = settings
        self._clock = clock

    @property
    def is_unfinished(self) -> bool:
        """Say whether erasing was begun and did not end: entries may be gone and traces of them be left."""
        return self._settings.erasing_unfinished

    @property
    def may_drop(self) -> bool:
        """Say whether older backups may go: not while it is open whether the last may hold less."""
        return self._backups.shrink is None

    def deleted_count(self) -> int:
        """Return how many entries are deleted and still in the open journal; 0 where it is not open."""
        return self._vault.vault.entries.deleted_count() if self._vault.state == UNLOCKED else 0

    def would_hold(self) -> Holding:
        """Return the backups that will hold what is erased now."""
        return self._holding(lambda name: True)

    def still_hold(self) -> Holding:
        """Return the backups that hold what was erased before."""
        return self._holding(lambda name: name.sequence <= self._settings.erased_up_to)

    def erase(self) -> LongWork:
        """Erase every deleted entry. Ends in `erased`, `work_failed` or `stopped`. Raises VaultBusy."""
        if self._vault.work_under_way is not None:
            raise VaultBusy
        vault, was_unfinished = self._vault.vault, self.is_unfinished
        # On the disk before anything is: whatever ends the work, it is known that traces may be left.
        self._settings.erasing_unfinished = True

        def keep_as_it_was() -> None:
            self._settings.erasing_unfinished = was_unfinished

        work = self._begin(lambda progress: erase_deleted(vault, progress), ERASE)
        work.cancelled.connect(keep_as_it_was)
        work.done.connect(self._on_erased)
        return work

    def drop_backups(self) -> LongWork:
        """Make a backup, and once it was read back whole remove all older ones.

        Ends in `backups_dropped`, `work_failed` or `stopped`. Raises VaultBusy.
        """
        if self._vault.work_under_way is not None or not self.may_drop:
            raise VaultBusy
        vault, places = self._vault.vault, self._vault.places
        work = self._begin(lambda progress: len(replace_older(places, vault, progress)), DROP)
        work.done.connect(self._on_dropped)
        work.over.connect(self._backups.list_again)
        return work

    def _begin(self, function: Callable[[Progress], object], name: str) -> LongWork:
        work = self._vault.begin(function, name)
        work.failed.connect(self.work_failed)
        work.cancelled.connect(self.stopped)
        return work

    def _holding(self, holds: Callable[[BackupName], bool]) -> Holding:
        names = list_names(self._vault.places.backups)
        holding = [name for name in names if holds(name)]
        newer = [name for name in names if not holds(name)]
        held = held_names(self._vault.places)
        return Holding(len(holding), last_dropped_on(holding, self._clock.now(), held, newer))

    def _on_erased(self, entries: int) -> None:
        last = max((name.sequence for name in list_names(self._vault.places.backups)), default=0)
        self._settings.erased_up_to = last
        if entries and self.may_drop:
            # The next backup holds less because that was wanted: nobody is asked, and older ones may go.
            self._settings.shrink_accepted = last + 1
        self._settings.erasing_unfinished = False
        self._vault.note_saved()  # a reader may have kept the log from being cut
        self.erased.emit(entries)

    def _on_dropped(self, backups: int) -> None:
        self.backups_dropped.emit(backups)
