# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own: made, changed, deleted."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from holdspace.domain.practices import BadPractice
from holdspace.services.begun_things import NEW
from holdspace.services.capture import KEEP_AFTER_MS
from holdspace.services.earlier import Earlier
from holdspace.services.errors import StorageError
from holdspace.services.known_practices import KnownPractices
from holdspace.ui.own_practice.form import OwnPracticeForm
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.aside_page import AsidePage
from holdspace.ui.widgets.messages import say, say_held

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice, OwnStep
    from holdspace.domain.practice_drafts import PracticeDraft

_COLUMN, _ABOVE = 792, 24


class OwnPracticePage(AsidePage):
    """The page on top of Pause. What was begun and not kept is sealed, and there again after a lock.

    *Signals*: as AsidePage; `kept(str, object)` with the id and what takes it back; `removed(object)` with
    the same; `let_go(object)` with what brings back what was begun; `left_begun()` where that was
    left; `warning_wanted(str, object)`.
    """

    kept = Signal(str, object)
    removed = Signal(object)
    let_go = Signal(object)
    left_begun = Signal()
    warning_wanted = Signal(str, object)

    def __init__(self, theme: Theme, known: KnownPractices) -> None:
        super().__init__(theme, column=_COLUMN, above=_ABOVE, grows=True)
        self._known = known
        self._own: OwnPractice | None = None  # the one that is changed
        self._drafts = known.service.drafts
        self._about = NEW  # what the form is sealed as
        self._begun: PracticeDraft | None = None  # the form as it was shown; None: it is put away
        self._dropped: dict[str, PracticeDraft] = {}  # what an Undo brings back, until the lock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.seal)
        self._earlier: Earlier[OwnPractice] = Earlier(known.service)
        self.form = OwnPracticeForm(theme, known)
        self.form.keep_wanted.connect(self.keep)
        self.form.remove_wanted.connect(self._on_remove_wanted)
        self.form.leave_wanted.connect(self.closed)
        self.form.let_go_wanted.connect(self._on_let_go_wanted)
        self.form.changed.connect(self._on_form_changed)
        known.service.changed.connect(self._on_own_changed)
        known.service.about_to_lock.connect(self.seal)
        self.fill((self.form,))
        self.show_panel(self.form, back=False)

    def begin(self, practice_id: str) -> None:
        """Change the practice of an id, or make a new one for ""; what was begun of it is there again."""
        unsealed = "" if self.seal() else self.form.message.text
        self._begun, self._own = None, self._known.of(practice_id)
        self.form.show_practice(self._own)
        at_first = self.form.draft()
        begun = self._take_up()
        if begun is not None:
            self.form.show_draft(begun)
            self.form.message.tell(
                self.tr("Here is what you had begun. It waits here until you keep it or let it go.")
            )
        self._begun = at_first
        self.form.offer_to_let_go(begun is not None)
        if unsealed:
            self.form.message.say(say_held(unsealed))

    def seal(self) -> bool:
        """Have what was begun sealed on the disk, or gone from there where there is nothing.

        Return whether nothing can be lost; where it can, the form says why.
        """
        self._timer.stop()
        if not self._known.service.can_be_seen:
            return True
        try:
            self._seal_all()
        except StorageError as error:
            self.form.message.say(say(error))
            return False
        return True

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _kept(self, before: OwnPractice | None, name: str, steps: tuple[OwnStep, ...]) -> OwnPractice:
        service = self._known.service
        if before is None:
            return service.add(name, steps)
        return service.keep(replace(before, name=name, steps=steps))

    def forget(self) -> None:
        """Leave what was begun sealed; the form has it still, for whoever comes back."""
        self.seal()
        if self._begun is not None and self._known.service.can_be_seen and self._unkept() is not None:
            self.left_begun.emit()

    def bring_back(self, about: str) -> None:
        """Have what was let go wait again, unless something else was begun in its place."""
        draft = self._dropped.pop(about, None)
        if draft is None or not self._known.service.can_be_seen:
            return
        self.seal()
        try:
            if self._drafts.of(about) is None:
                self._drafts.keep(about, draft)
                self._show_again(about)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)

    def _show_again(self, about: str) -> None:
        """Have a form that is open for it, and empty, show it rather than be sealed over it."""
        if self._about == about and self._begun is not None:
            self._begun = None
            self.begin(self._own.id if self._own is not None else "")

    def _take_up(self) -> PracticeDraft | None:
        """Return what was begun of the practice shown, if anything."""
        try:
            known = [each.id for each in self._known.all]
            self._about = self._own.id if self._own is not None else self._drafts.for_new(known)
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

    def _seal_all(self) -> None:
        if self._begun is None:
            self._drafts.keep_held()
        else:
            self._drafts.keep(self._about, self._unkept())

    def _unkept(self) -> PracticeDraft | None:
        draft = self.form.draft()
        return draft if draft != self._begun else None

    def _leave(self) -> None:
        self._timer.stop()
        with contextlib.suppress(StorageError):  # it is kept; what was sealed of it is passed at the next
            self._drafts.keep(self._about, None)
        self._forget_all()
        self.closed.emit()

    def _forget_all(self) -> None:
        self._timer.stop()
        self._own, self._begun, self._about = None, None, NEW
        self.form.clear()

    def _on_form_changed(self) -> None:
        if self._begun is None:
            return
        self.form.offer_to_let_go(self._unkept() is not None)
        if not self._timer.isActive():
            self._timer.start()

    def _on_let_go_wanted(self) -> None:
        about, draft = self._about, self._unkept()
        try:
            self._drafts.keep(about, None)
        except StorageError as error:
            self.form.message.say(say(error))
            return
        self._leave()
        if draft is not None:
            self._dropped[about] = draft
            self.let_go.emit(partial(self.bring_back, about))

    def _on_remove_wanted(self) -> None:
        before = self._own
        if before is None:
            return
        try:
            self._known.service.remove(before.id)
        except StorageError as error:
            self.form.message.say(say(error))
            return
        self._leave()
        self._earlier.note(before.id, before)
        self.removed.emit(partial(self._take_back, before.id))

    def _take_back(self, practice_id: str) -> None:
        """Have it as it was before: with other steps, or not at all."""
        try:
            self._earlier.put_back(practice_id)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)

    def _on_own_changed(self) -> None:
        """Take what was written off the screen, and out of mind, as the vault closes."""
        if self._known.service.can_be_seen:
            return
        self._earlier.forget()
        self._dropped.clear()
        self._forget_all()
        if self.isVisible():
            self.closed.emit()
