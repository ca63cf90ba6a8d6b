# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Capture: words from the entry box into the journal, or sealed where the journal is closed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.storage.errors import NoVault, StorageError, VaultBusy

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from holdspace.domain.entries import Entry
    from holdspace.domain.timing import Clock
    from holdspace.storage.drafts import Draft, DraftBox

KEEP_AFTER_MS = 400
"""After the first key since it was kept last: what is begun and not kept is never a second old."""
_AGAIN_AFTER_MS = 5000
_STALE_AFTER = timedelta(minutes=10)


class Words(NamedTuple):
    """What the entry box and the controls round it hold."""

    text: str = ""
    audiences: tuple[str, ...] = ()
    load: int | None = None
    feelings: tuple[str, ...] = ()
    kind: str = "note"
    load_after: int | None = None
    session_id: str | None = None
    practice: str | None = None

    def __repr__(self) -> str:
        """Say that there are words, and none of them: a traceback shows this."""
        return f"Words({len(self.text)} characters)"

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to set down: no words and nobody they were with."""
        return not self.text.strip() and not self.audiences


class SetDown(NamedTuple):
    """What was set down, kept for as long as it can be undone. `words` are those that were in the box."""

    entry_id: str
    words: Words
    sealed: bool
    let_go: bool = False


class EarlierDraft(NamedTuple):
    """Unfinished words of an earlier start; `is_stale` says they are older than ten minutes, to be veiled."""

    entry_id: str
    words: Words
    written_at: datetime
    is_stale: bool


class CaptureService(QObject):
    """Keeps the draft, sets words down, takes them back.

    The draft is sealed 0.4 s after the first key that follows a kept state, so it is never a second old.

    *Signals*: `draft_kept()` and `draft_failed(Exception)`; `entry_kept(str)` with the id of an entry that
    joined the open journal; `entry_sealed()`; `entry_taken_back(str)` with the id of one undone.
    """

    draft_kept = Signal()
    draft_failed = Signal(object)
    entry_kept = Signal(str)
    entry_sealed = Signal()
    entry_taken_back = Signal(str)

    def __init__(self, vault: VaultService, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._clock = clock
        self._words: Callable[[], Words] | None = None
        self._draft_id = ""
        self._set_down_at: datetime | None = None
        self._has_own_draft = False
        self._apart: Path | None = None  # the draft of words that are written outside the box
        self._keep_others: Callable[[bool], bool] = _nothing_to_keep
        self._give_back: Callable[[Draft], bool] = _nobody_takes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_draft_now)
        vault.keep_words_with(self.keep_all_now)

    def read_words_from(self, words: Callable[[], Words]) -> None:
        """Take the draft from `words`, which returns what the box holds."""
        self._words = words

    def words_changed(self) -> None:
        """Keep the draft soon. Before a vault exists nothing typed touches the disk."""
        due = self._timer.isActive() and self._timer.interval() == KEEP_AFTER_MS
        if self._vault.state != NONE and not due:
            self._timer.start(KEEP_AFTER_MS)

    @property
    def is_draft_pending(self) -> bool:
        """Say whether the box holds words that are not on disk yet."""
        return self._timer.isActive()

    def keep_draft_now(self) -> bool:
        """Seal what the box holds, or remove the draft where the box is empty.

        Return whether nothing in the box, nor apart from it, can be lost now: not before there is a vault,
        nor where it failed.
        """
        return self._keep_now(all_of_it=False)

    def keep_all_now(self) -> bool:
        """Do so before the process goes, which takes along what nobody said is to be kept: seal that, too."""
        return self._keep_now(all_of_it=True)

    def _keep_now(self, *, all_of_it: bool) -> bool:
        self._timer.stop()
        words = Words() if self._words is None else self._words()
        others_kept = self._keep_others(all_of_it)
        if self._vault.state == NONE:
            return words.is_empty and others_kept
        try:
            self._seal_draft(words)
        except StorageError as error:
            self._timer.start(_AGAIN_AFTER_MS)  # the disk may have room again before the next key
            self.draft_failed.emit(error)
            return False
        if others_kept:
            self.draft_kept.emit()
        return others_kept

    def keep_others_with(
        self, keep: Callable[[bool], bool], give_back: Callable[[Draft], bool] | None = None
    ) -> None:
        """Have `keep` seal what is written apart from the box as its draft is; like `keep_draft_now`.

        It is told whether to seal what is not to be kept, too. `give_back` is offered each earlier draft
        before it becomes an entry, and says whether its words stand where they were written again.
        """
        self._keep_others, self._give_back = keep, give_back or _nobody_takes

    def keep_apart(self, words: Words, entry_id: str, boxes: tuple[DraftBox, ...] = ()) -> None:
        """Seal words that are written apart from the box as a draft beside its own. Raises StorageError."""
        from holdspace.storage.drafts import seal_draft
        from holdspace.storage.earlier_drafts import free_draft

        self._apart = self._apart or free_draft(self._vault.places)
        seal_draft(self._vault.places, replace(self._draft_of(words, entry_id), boxes=boxes), self._apart)

    def clear_apart(self) -> None:
        """Remove the draft of words that were written apart from the box. Raises StorageError."""
        if self._apart is not None:
            from holdspace.storage.files import remove_durably

            remove_durably(self._apart)
            self._apart = None

    def set_down_apart(self, words: Words, entry_id: str, at: datetime) -> SetDown:
        """Make words that were written apart from the box an entry of the time `at`; as `set_down`."""
        entry = self._entry_of(words, entry_id, at)
        sealed = self._keep(entry)
        with contextlib.suppress(StorageError):  # it is an entry; the draft of one known is not filed again
            self.clear_apart()
        self._announce(entry, sealed)
        return SetDown(entry.id, words, sealed)

    def has_earlier_draft(self) -> bool:
        """Say whether sealed unfinished words of an earlier start are waiting."""
        from holdspace.storage.drafts import has_draft
        from holdspace.storage.earlier_drafts import earlier_drafts

        places = self._vault.places
        return bool(earlier_drafts(places, self._apart)) or (has_draft(places) and not self._has_own_draft)

    def take_up_draft(self) -> EarlierDraft | None:
        """Return the unfinished words of an earlier start once the vault is open, or None.

        They stay sealed as they are until `adopt` makes them the draft of this start. Where other words were
        begun meanwhile, or more than one draft waits, the earlier ones are filed as entries.
        """
        from holdspace.storage.earlier_drafts import set_draft_aside

        box_is_empty = self._words is None or self._words().is_empty
        if not self._has_own_draft and not box_is_empty:
            set_draft_aside(self._vault.places)
        self.file_earlier_drafts()
        draft = None if self._has_own_draft else self._vault.vault.open_draft()
        if draft is None:
            return None
        if self._is_kept(draft):
            self._clear_draft()
            return None
        stale = self._clock.now() - draft.written_at > _STALE_AFTER
        words = Words(draft.text, draft.audiences, draft.load, draft.feelings, draft.kind)
        return EarlierDraft(draft.entry_id, words, draft.written_at, stale)

    def adopt(self, draft: EarlierDraft) -> None:
        """Make the unfinished words of an earlier start the draft of this one."""
        known = self._vault.vault.entries.known(draft.entry_id) if self._vault.state == UNLOCKED else None
        self._forget_id()
        self._draft_id = draft.entry_id if known is None else ""  # never write over another entry
        self._has_own_draft = True

    def file_earlier_drafts(self) -> None:
        """Give back the drafts that were set aside, or make entries of them. Only while the vault is open."""
        from holdspace.storage.earlier_drafts import clear_earlier_drafts

        earlier = self._vault.vault.open_earlier_drafts(self._apart)
        for draft in earlier:
            if self._is_kept(draft) or not self._give_back(draft):
                self._file(draft)
        if earlier:
            clear_earlier_drafts(self._vault.places, self._apart)

    def set_down(self, words: Words) -> SetDown:
        """Make `words` an entry, durable when this returns. Raises StorageError where it is not."""
        # The same time at every attempt: one that failed late and is tried again must not make two.
        self._set_down_at = self._set_down_at or self._clock.now()
        entry = self._entry_of(words, self._entry_id(), self._set_down_at)
        sealed = self._keep(entry)
        # It is on the disk: from here on nothing may fail.
        self._forget_id()
        self._drop_draft()
        self._announce(entry, sealed)
        return SetDown(entry.id, words, sealed)

    def let_go(self, words: Words) -> SetDown:
        """Count the moment and keep none of its words. Raises StorageError where it is not counted."""
        self._timer.stop()
        if self._has_own_draft:
            self._clear_draft()  # first: words that are let go must not come back after a crash
        self._forget_id()
        done = self.set_down(words._replace(text=""))
        return SetDown(done.entry_id, words, done.sealed, let_go=True)

    def take_back(self, done: SetDown) -> None:
        """Undo: remove the entry that was set down. Raises StorageError where it cannot."""
        from holdspace.storage.inbox import remove_sealed

        if not (done.sealed and remove_sealed(self._vault.places, done.entry_id)):
            # It is undone and not erased: what else was kept of the same session stays.
            self._vault.vault.entries.erase(done.entry_id, spares_answers=True)
            self._vault.note_saved()
        self.entry_taken_back.emit(done.entry_id)

    def _seal_draft(self, words: Words) -> None:
        from holdspace.storage.drafts import seal_draft
        from holdspace.storage.earlier_drafts import set_draft_aside

        places = self._vault.places
        begins = not self._has_own_draft and not words.is_empty
        if begins:
            set_draft_aside(places)  # never write over the unfinished words of an earlier start
        if words.is_empty:
            self._forget_id()  # what is written next is another entry
            if self._has_own_draft:
                self._clear_draft()
            return
        seal_draft(places, self._draft_of(words, self._entry_id()))
        self._has_own_draft = True
        if begins and self._vault.state == UNLOCKED:
            with contextlib.suppress(StorageError):  # what was set aside stays so, and is filed another time
                self.file_earlier_drafts()

    def _entry_of(self, words: Words, entry_id: str, at: datetime) -> Entry:
        from holdspace.domain.entries import new_entry

        made = new_entry(
            words.text.strip("\n"),
            now=at,
            time_zone=self._clock.time_zone(),
            kind=words.kind,
            audiences=words.audiences,
            load=words.load,
            feelings=words.feelings,
        )
        return replace(
            made,
            id=entry_id,
            load_after=words.load_after,
            session_id=words.session_id,
            practice=words.practice,
        )

    def _draft_of(self, words: Words, entry_id: str) -> Draft:
        from holdspace.storage.drafts import Draft

        return Draft(
            words.text,
            words.audiences,
            words.load,
            words.feelings,
            words.kind,
            self._clock.now(),
            entry_id,
            words.session_id,
            words.practice,
        )

    def _keep(self, entry: Entry) -> bool:
        from holdspace.storage.inbox import seal_entry

        if self._vault.state == NONE:
            raise NoVault
        if self._vault.state == UNLOCKED:
            try:
                self._vault.vault.entries.add(entry)
            except VaultBusy:
                # Something long holds the database: sealed now, it joins the journal right after.
                seal_entry(self._vault.places, entry)
                self._vault.absorb_soon()
                return True
            self._vault.note_saved()
            return False
        seal_entry(self._vault.places, replace(entry, sealed=True))
        return True

    def _announce(self, entry: Entry, sealed: bool) -> None:
        if sealed:
            self.entry_sealed.emit()
        else:
            self.entry_kept.emit(entry.id)

    def _drop_draft(self) -> None:
        """Remove the draft of what is an entry now; where the disk refuses, try again later."""
        self._timer.stop()
        try:
            if self._has_own_draft:
                self._clear_draft()
        except StorageError:
            self._timer.start(_AGAIN_AFTER_MS)

    def _forget_id(self) -> None:
        self._draft_id = ""
        self._set_down_at = None

    def _clear_draft(self) -> None:
        from holdspace.storage.drafts import clear_draft

        clear_draft(self._vault.places)
        self._has_own_draft = False

    def _file(self, draft: Draft) -> None:
        words = Words(draft.text, draft.audiences, draft.load, draft.feelings, draft.kind)
        if self._is_kept(draft) or words.is_empty:
            return
        from holdspace.domain.entries import new_entry, new_id

        entry = new_entry(
            draft.text,
            now=draft.written_at,
            time_zone=self._clock.time_zone(),
            kind=draft.kind,
            audiences=draft.audiences,
            load=draft.load,
            feelings=draft.feelings,
        )
        entries = self._vault.vault.entries
        entry = replace(
            entry,
            id=draft.entry_id if entries.known(draft.entry_id) is None else new_id(),
            session_id=draft.session_id,
            practice=draft.practice,
        )
        entries.add(entry)
        self._vault.note_saved()
        self.entry_kept.emit(entry.id)

    def _entry_id(self) -> str:
        """Return the id that what is in the box has as a draft and will have as an entry."""
        from holdspace.domain.entries import new_id

        self._draft_id = self._draft_id or new_id()
        return self._draft_id

    def _is_kept(self, draft: Draft) -> bool:
        """Say whether `draft` became an entry before a crash: in the journal, or sealed and waiting."""
        from holdspace.storage.inbox import is_waiting

        known = self._vault.vault.entries.known(draft.entry_id)
        if known is not None:
            return known.text == draft.text.strip("\n")
        return is_waiting(self._vault.places, draft.entry_id)


def _nothing_to_keep(all_of_it: bool) -> bool:
    del all_of_it
    return True


def _nobody_takes(draft: Draft) -> bool:
    del draft
    return False
