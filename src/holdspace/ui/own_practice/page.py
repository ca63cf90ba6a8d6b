# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own: made, changed, deleted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from holdspace.domain.practices import BadPractice
from holdspace.services.earlier import Earlier
from holdspace.services.errors import StorageError
from holdspace.services.known_practices import KnownPractices
from holdspace.ui.own_practice.form import OwnPracticeForm
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.aside_page import AsidePage
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.domain.own_practices import OwnPractice, OwnStep

_COLUMN, _ABOVE = 792, 24


class OwnPracticePage(AsidePage):
    """The page on top of Pause. What was begun and not kept is there again, until the journal locks.

    *Signals*: as AsidePage; `kept(str, object)` with the id and what takes it back; `removed(object)` with
    the same; `warning_wanted(str, object)`.
    """

    kept = Signal(str, object)
    removed = Signal(object)
    warning_wanted = Signal(str, object)

    def __init__(self, theme: Theme, known: KnownPractices) -> None:
        super().__init__(theme, column=_COLUMN, above=_ABOVE, grows=True)
        self._known = known
        self._own: OwnPractice | None = None  # the one that is changed
        self._begun: tuple[object, ...] = ()  # what stood in the form at first; empty where nothing is begun
        self._earlier: Earlier[OwnPractice] = Earlier(known.service)
        self.form = OwnPracticeForm(theme, known)
        self.form.keep_wanted.connect(self.keep)
        self.form.remove_wanted.connect(self._on_remove_wanted)
        self.form.leave_wanted.connect(self.closed)
        known.service.changed.connect(self._on_own_changed)
        self.fill((self.form,))
        self.show_panel(self.form, back=False)

    def begin(self, practice_id: str) -> None:
        """Change the practice of an id, or make a new one for ""; what was begun of it is there again."""
        own = self._known.of(practice_id)
        is_same = (own.id if own is not None else "") == (self._own.id if self._own is not None else "")
        if is_same and self._begun and self.form.draft() != self._begun:
            self.form.message.tell(self.tr("Here is what you had begun. It is not kept yet."))
            return
        self._own = own
        self.form.show_practice(own)
        self._begun = self.form.draft()

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

    def _leave(self) -> None:
        self._forget_all()
        self.closed.emit()

    def _forget_all(self) -> None:
        self._own, self._begun = None, ()
        self.form.clear()

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
        self._forget_all()
        if self.isVisible():
            self.closed.emit()
