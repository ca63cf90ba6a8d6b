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
from holdspace.storage.erasing import erase_deleted, erase_entry, leave_no_remains
from holdspace.storage.errors import VaultBusy
from holdspace.storage.progress import Progress
from holdspace.storage.trash import empty_old_trash

ERASE, DROP = "erasing for good", "dropping of backups"
CLEAN_UP, EMPTY_TRASH = "writing the journal anew", "emptying the trash"


@dataclass(frozen=True, slots=True)
class Holding:
    """The backups in the home's folder that hold something: how many, and when the last of them goes.

    `until` is the day on which it is dropped by itself if one is made every day; None where there are none.
    """

    backups: int
    until: date | None


class ErasingService(QObject):
    """Erases what was deleted, one piece of work at a time, on the helper; only while the journal is open.

    *Signals*: `entry_erased(str)` with the id of the one entry that `erase_entry` erased, for the journal's
    `announce_erased`; `erased(int)` with how many entries; `backups_dropped(int)` with how many backups;
    `work_failed(Exception)`; `stopped()` where a person stopped either of them before anything was changed.
    """

    entry_erased = Signal(str)
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
        vault = self._vault.vault
        return self._begin_erasing(lambda progress: erase_deleted(vault, progress), ERASE)

    def erase_entry(self, entry_id: str) -> LongWork:
        """Erase one entry, in the trash or not, with its history. Ends as `erase` does. Raises VaultBusy."""
        vault = self._vault.vault
        work = self._begin_erasing(lambda progress: erase_entry(vault, entry_id, progress), ERASE)

        def tell(erased: int) -> None:
            if erased:
                self.entry_erased.emit(entry_id)

        work.done.connect(tell)
        return work

    def clean_up(self) -> LongWork:
        """Leave nothing of words that were replaced. Ends as `erase` does, with 0. Raises VaultBusy."""
        vault = self._vault.vault

        def work(progress: Progress) -> int:
            leave_no_remains(vault, progress)
            return 0

        return self._begin_erasing(work, CLEAN_UP)

    def empty_old_trash(self) -> LongWork | None:
        """Erase what was in the trash for 30 days, and end what an earlier erasing left undone.

        None where there is neither, or other work goes on.
        """
        if self._vault.state != UNLOCKED or self._vault.work_under_way is not None:
            return None
        was_unfinished = self.is_unfinished
        if not (was_unfinished or self.deleted_count()):
            return None
        vault, now = self._vault.vault, self._clock.now()

        def work(progress: Progress) -> int:
            gone = empty_old_trash(vault, now, progress)
            if was_unfinished and not gone:
                leave_no_remains(vault, progress)
            return gone

        def note_end(gone: int) -> None:
            if gone or was_unfinished:
                self._on_erased(gone)
            else:
                self._settings.erasing_unfinished = False

        begun = self._begin_to_erase(work, EMPTY_TRASH)
        begun.done.connect(note_end)
        return begun

    def _begin_erasing(self, function: Callable[[Progress], object], name: str) -> LongWork:
        if self._vault.work_under_way is not None:
            raise VaultBusy
        work = self._begin_to_erase(function, name)
        work.done.connect(self._on_erased)
        return work

    def _begin_to_erase(self, function: Callable[[Progress], object], name: str) -> LongWork:
        was_unfinished = self.is_unfinished
        # On the disk before anything is: whatever ends the work, it is known that traces may be left.
        self._settings.erasing_unfinished = True

        def keep_as_it_was() -> None:
            self._settings.erasing_unfinished = was_unfinished

        work = self._begin(function, name)
        work.cancelled.connect(keep_as_it_was)
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
