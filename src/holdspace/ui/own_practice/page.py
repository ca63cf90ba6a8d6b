# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own: made, changed, deleted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from holdspace.domain.practices import BadPractice
from holdspace.services.begun_things import NEW
from holdspace.services.errors import StorageError
from holdspace.services.known_practices import KnownPractices
from holdspace.ui.own_practice.form import OwnPracticeForm
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.half_made_page import HalfMadePage
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice, OwnStep
    from holdspace.domain.practice_drafts import PracticeDraft

_COLUMN, _ABOVE = 792, 24


class OwnPracticePage(HalfMadePage["PracticeDraft"]):
    """The page on top of Pause.

    *Signals*: as HalfMadePage; `kept(str, object)` with the id and what takes it back; `removed(object)` with
    the same; `left_begun()` where what was begun was left.
    """

    kept = Signal(str, object)
    removed = Signal(object)
    left_begun = Signal()

    def __init__(self, theme: Theme, known: KnownPractices) -> None:
        super().__init__(theme, known.service, known.service.drafts, column=_COLUMN, above=_ABOVE, grows=True)
        self._known = known
        self._practices = known.service
        self._own: OwnPractice | None = None  # the one that is changed
        self.form = OwnPracticeForm(theme, known)
        self.form.keep_wanted.connect(self.keep)
        self.form.remove_wanted.connect(self._on_remove_wanted)
        self.form.leave_wanted.connect(self.closed)
        self._connect_form()
        self.fill((self.form,))
        self.show_panel(self.form, back=False)

    def begin(self, practice_id: str) -> None:
        """Change the practice of an id, or make a new one for ""; what was begun of it is there again."""
        unsealed = self._put_away()
        self._own = self._known.of(practice_id)
        self.form.show_practice(self._own)
        at_first = self.form.draft()
        self._go_on(at_first, self._take_up(), unsealed)

    def keep(self) -> None:
        """Keep what the form says, or say what is missing."""
        steps = self.form.steps()
        if steps is None:
            return
        before = self._own
        try:
            kept = self._kept(before, self.form.typed_name, steps)
        except (StorageError, BadPractice) as error:
            self.form.message.say(say(error))
            return
        self._leave()
        self._earlier.note(kept.id, before)
        self.kept.emit(kept.id, partial(self._take_back, kept.id))

    def forget(self) -> None:
        """Leave what was begun sealed; the form has it still, for whoever comes back."""
        self.seal()
        if self._practices.can_be_seen and self._unkept() is not None:
            self.left_begun.emit()

    @property
    def _form(self) -> OwnPracticeForm:
        return self.form

    def _kept(self, before: OwnPractice | None, name: str, steps: tuple[OwnStep, ...]) -> OwnPractice:
        if before is None:
            return self._practices.add(name, steps)
        return self._practices.keep(replace(before, name=name, steps=steps))

    def _let_wait(self, about: str, draft: PracticeDraft) -> str:
        """Have it wait again; an empty form that is open for it shows it, rather than be sealed over it."""
        self.seal()
        place = super()._let_wait(about, draft)
        if place == self._about and self._begun is not None:
            self._begun = None
            self.begin(self._own.id if self._own is not None else "")
        return place

    def _take_up(self) -> PracticeDraft | None:
        """Return what was begun of the practice shown, if anything."""
        try:
            known = [each.id for each in self._known.all]
            self._about = self._own.id if self._own is not None else self._practices.drafts.for_new(known)
            begun = self._drafts.of(self._about)
            return None if begun is None or self._is_kept(begun) else begun
        except StorageError as error:
            self._about = self._own.id if self._own is not None else NEW
            self.form.message.say(say(error))
            return None

    def _is_kept(self, begun: PracticeDraft) -> bool:
        """Say whether a practice says the same: the disk did not let go of what was begun of it then."""
        kept = self._known.all if self._own is None else [self._own]
        as_kept = replace(begun, name=" ".join(begun.name.split()))
        return any(self.form.as_begun(each) == as_kept for each in kept)

    def _forget_all(self) -> None:
        self._own = None
        super()._forget_all()

    def _on_remove_wanted(self) -> None:
        before = self._own
        if before is None:
            return
        try:
            self._practices.remove(before.id)
        except StorageError as error:
            self.form.message.say(say(error))
            return
        self._leave()
        self._earlier.note(before.id, before)
        self.removed.emit(partial(self._take_back, before.id))
