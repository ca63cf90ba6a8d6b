# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A page on which something of one's own is made: sealed as it grows, until it is kept or let go."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol

from PySide6.QtCore import QTimer, Signal, SignalInstance

from holdspace.services.begun_things import NEW, Draft
from holdspace.services.capture import KEEP_AFTER_MS
from holdspace.services.earlier import Earlier
from holdspace.services.errors import StorageError
from holdspace.ui.widgets.aside_page import AsidePage
from holdspace.ui.widgets.messages import say, say_held

if TYPE_CHECKING:
    from holdspace.services.begun_things import BegunThings
    from holdspace.services.own_things import OwnThings
    from holdspace.ui.theme.theme import Theme
    from holdspace.ui.widgets.message_row import MessageRow


class Form(Protocol[Draft]):
    """What it is made in."""

    message: MessageRow
    changed: SignalInstance
    let_go_wanted: SignalInstance

    def draft(self) -> Draft:
        """Return what stands in it."""

    def show_draft(self, draft: Draft) -> None:
        """Show this in place of what stands in it."""

    def offer_to_let_go(self, offered: bool) -> None:
        """Offer to let go of what was begun, or not."""

    def clear(self) -> None:
        """Hold no words any more."""


class HalfMadePage(AsidePage, Generic[Draft]):
    """What was begun in its form and not kept is sealed, and there again after a lock.

    *Signals*: as AsidePage; `let_go(object)` with what brings back what was begun;
    `warning_wanted(str, object)`.
    """

    let_go = Signal(object)
    warning_wanted = Signal(str, object)

    def __init__(self, theme: Theme, own: OwnThings[Any], drafts: BegunThings[Draft], **room: Any) -> None:
        super().__init__(theme, **room)
        self._own_things = own
        self._drafts = drafts
        self._about = NEW  # what the form is sealed as
        self._begun: Draft | None = None  # the form as it was shown; None: it is put away
        self._dropped: dict[str, Draft] = {}  # what an Undo brings back, until the lock
        self._earlier: Earlier[Any] = Earlier(own)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.seal)
        own.changed.connect(self._on_own_changed)
        own.about_to_lock.connect(self.seal)

    @property
    def can_be_closed(self) -> bool:
        """Say that Esc leads back: the form has a way of its own."""
        return True

    def seal(self) -> bool:
        """Have what was begun sealed on the disk, or gone from there where there is nothing.

        Return whether nothing can be lost; where it can, the form says why.
        """
        self._timer.stop()
        if not self._own_things.can_be_seen:
            return True
        try:
            if self._begun is None:
                self._drafts.keep_held()
            else:
                self._drafts.keep(self._about, self._unkept())
        except StorageError as error:
            self._form.message.say(say(error))
            return False
        return True

    def bring_back(self, about: str) -> None:
        """Have what was let go wait again."""
        draft = self._dropped.pop(about, None)
        if draft is None or not self._own_things.can_be_seen:
            return
        try:
            self._let_wait(about, draft)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)

    @property
    def _form(self) -> Form[Draft]:
        """Return the form. Overridden."""
        raise NotImplementedError

    def _let_wait(self, about: str, draft: Draft) -> str:
        """Seal what was let go once more, beside what was begun in its place; return as what it waits.

        Raises StorageError.
        """
        place = about if self._drafts.of(about) is None else self._drafts.fresh()
        self._drafts.keep(place, draft)
        return place

    def _connect_form(self) -> None:
        self._form.changed.connect(self._on_form_changed)
        self._form.let_go_wanted.connect(self._on_let_go_wanted)

    def _unkept(self) -> Draft | None:
        """Return what stands in the form where that is not as it was shown."""
        draft = self._form.draft() if self._begun is not None else None
        return draft if draft != self._begun else None

    def _put_away(self) -> str:
        """Have the form free for something else; return what is to be said where it could not be sealed."""
        unsealed = "" if self.seal() else say_held(self._form.message.text)
        self._begun = None
        return unsealed

    def _go_on(self, as_shown: Draft, begun: Draft | None, *said: str) -> None:
        """Go on with what was begun of what is shown, and say what went wrong, the last of it."""
        if begun is not None:
            self._form.show_draft(begun)
            self._form.message.tell(
                self.tr("Here is what you had begun. It waits here until you keep it or let it go.")
            )
        for words in filter(None, said):
            self._form.message.say(words)
        self._begun = as_shown
        self._form.offer_to_let_go(begun is not None)

    def _leave(self) -> None:
        with contextlib.suppress(StorageError):  # it is kept; what was sealed of it is passed at the next
            self._drafts.keep(self._about, None)
        self._forget_all()
        self.closed.emit()

    def _forget_all(self) -> None:
        self._timer.stop()
        self._begun, self._about = None, NEW
        self._form.clear()

    def _on_form_changed(self) -> None:
        if self._begun is None:
            return
        self._form.offer_to_let_go(self._unkept() is not None)
        if not self._timer.isActive():
            self._timer.start()

    def _on_let_go_wanted(self) -> None:
        about, draft = self._about, self._unkept()
        try:
            self._drafts.keep(about, None)
        except StorageError as error:
            self._form.message.say(say(error))
            return
        self._leave()
        if draft is not None:
            self._dropped[about] = draft
            self.let_go.emit(partial(self.bring_back, about))

    def _take_back(self, item_id: str, then: Callable[[], None] | None = None) -> None:
        """Have it as it was before: saying something else, or not at all."""
        try:
            if self._earlier.put_back(item_id) and then is not None:
                then()
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)

    def _on_own_changed(self) -> None:
        """Take what was written off the screen, and out of mind, as the vault closes: it is sealed."""
        if self._own_things.can_be_seen:
            return
        self._earlier.forget()
        self._dropped.clear()
        self._forget_all()
        if self.isVisible():
            self.closed.emit()
