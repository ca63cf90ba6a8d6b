# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card of one's own, made or changed: it is seen as it is written, and what may be worth a look is said."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.cards import BadCard, Card
from holdspace.domain.own_cards import new_own_card, on_one_line
from holdspace.services.begun_things import NEW
from holdspace.services.capture import KEEP_AFTER_MS
from holdspace.services.cards import CardDeck
from holdspace.services.earlier import Earlier
from holdspace.services.errors import StorageError
from holdspace.ui.cards.editor_form import CardForm
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.aside_page import AsidePage
from holdspace.ui.widgets.messages import say, say_held
from holdspace.ui.widgets.scrolled import bring_into_view

if TYPE_CHECKING:
    from holdspace.domain.own_cards import OwnCard
    from holdspace.domain.timing import Clock
    from holdspace.services.own_cards import OwnCardService

_COLUMN = 600
Undo = Callable[[], None]


class CardEditorPage(AsidePage):
    """The page on top of Cards. What was typed and not kept is sealed, and can be taken up again.

    *Signals*: as AsidePage; `kept(str, object)` with the card's id in the deck and what takes it back;
    `removed(bool, object)`, whether a shipped card is back, with the same; `let_go(object)` with what brings
    back what was begun; `left_words(bool)` where words were left that nobody kept, whether of a new card;
    `draft_wanted(str)` with what else was begun; `warning_wanted(str, object)`.
    """

    kept = Signal(str, object)
    removed = Signal(bool, object)
    let_go = Signal(object)
    left_words = Signal(bool)
    draft_wanted = Signal(str)
    warning_wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        deck: CardDeck,
        own: OwnCardService,
        clock: Clock,
        motion_reduced: Callable[[], bool],
        languages: Sequence[str],
    ) -> None:
        super().__init__(theme, column=_COLUMN)
        self._own = own
        self._clock = clock
        self._card: Card | None = None  # the shipped card or the own one that is changed
        self._begun = CardDraft()
        self._draft: CardDraft | None = None
        self._about = NEW
        self._earlier: Earlier[OwnCard] = Earlier(own)
        self._dropped: dict[str, CardDraft] = {}  # what an Undo brings back, as it was begun, until the lock
        self._is_written = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.seal)
        self.form = CardForm(theme, deck, motion_reduced, languages)
        self.form.keep_wanted.connect(self.keep)
        self.form.remove_wanted.connect(self._on_remove_wanted)
        self.form.leave_wanted.connect(self.closed)
        self.form.let_go_wanted.connect(self._on_let_go_wanted)
        self.form.draft_wanted.connect(self.draft_wanted)
        self.form.changed.connect(self._on_form_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)
        own.changed.connect(self._on_own_changed)
        own.about_to_lock.connect(self.seal)
        self.fill((self.form,))
        self.show_panel(self.form, back=False)
        outside = self.layout()
        assert isinstance(outside, QVBoxLayout)  # noqa: S101 - fill_scrolled makes it
        outside.addWidget(self.form.foot)  # below what scrolls, so that it is always in reach
        policy = self.form.foot.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # its margins are of the width before
        self.form.foot.setSizePolicy(policy)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_room_changed)
        self._fit()

    def begin(self, card: Card | None, like: CardDraft | None = None, about: str = NEW) -> None:
        """Put a card in one's own words, or make a new one for whom and when `like` is.

        What was begun of it before and not kept is there again; of a new one `about` says what it was begun
        as.
        """
        unsealed = "" if self.seal() else self.form.message.text
        self._card, self._draft, self._is_written = card, None, False
        self._about = about if card is None else card.id
        self._begun = CardDraft.of(card) if card is not None or like is None else like
        error, before, begun, others = None, None, None, {}
        try:
            begun = self._find_begun()
            others = self._own.drafts.others(self._about)
            before = self._find_own()
        except StorageError as failed:
            error, others = failed, self._own.drafts.others_held(self._about)
        self.form.show_card(
            self._begun,
            can_remove=before is not None,
            is_edit=card is not None and (before is None or bool(before.replaces)),
            is_new=card is None,
        )
        self.form.offer_drafts(others)
        if begun is not None:
            self.form.show_draft(begun)
            self.form.message.tell(
                self.tr("Here is what you had begun. It waits here until you keep it or let it go.")
            )
        if error is not None:
            self.form.message.say(say(error))
        if unsealed:
            self.form.message.say(say_held(unsealed))
        self._is_written = True
        self.form.offer_to_let_go(begun is not None)
        self.show_panel(self.form, back=False)  # from its first line on

    def take_up(self) -> None:
        """Go on with what was typed when the page was left, where it is still there."""
        draft, self._draft = self._draft, None
        if draft is not None:
            self.form.show_draft(draft)
            self._is_written = True

    def seal(self) -> bool:
        """Have what was written sealed on the disk, or gone from there where there is nothing.

        Return whether nothing can be lost; where it can, the form says why.
        """
        self._timer.stop()
        if not self._own.can_be_seen:
            return True
        try:
            self._seal_all()
        except StorageError as error:
            self.form.message.say(say(error))
            return False
        return True

    def keep(self) -> None:
        """Keep what the form says, or say what is missing."""
        draft = self.form.draft()
        missing = self.form.missing(draft)
        if missing:
            self.form.message.say(missing)
            return
        if draft == self._begun and self._card is not None:
            self._leave()
            return
        try:
            before = self._find_own()
            kept = self._own.keep(self._made(draft, before))
        except (StorageError, BadCard) as error:
            self.form.message.say(say(error))
            return
        self._leave()
        self._earlier.note(kept.id, before)
        self.kept.emit(kept.replaces or kept.id, partial(self._take_back, kept.id))

    def forget(self) -> None:
        """Drop what was typed from the screen; it can be taken up again."""
        self.seal()
        self._draft = self._unkept() if self._own.can_be_seen and self._is_written else None
        self._is_written = False
        self.form.clear()
        if self._draft is not None:
            self.left_words.emit(self._card is None)

    def showEvent(self, event: QShowEvent) -> None:
        """Show again what was only covered."""
        super().showEvent(event)
        self.take_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _find_begun(self) -> CardDraft | None:
        """Return what was begun, unless a card says the same: the disk did not let go of it then."""
        begun = self._own.drafts.of(self._about)
        if begun is None:
            return None
        kept = [self._card] if self._card is not None else [each.card for each in self._own.all()]
        texts: dict[str, Any] = {name: on_one_line(text) for name, text in begun.texts().items()}
        as_kept = replace(begun, **texts)
        return begun if as_kept not in map(CardDraft.of, kept) else None

    def _seal_all(self) -> None:
        if self._is_written:
            self._own.drafts.keep(self._about, self._unkept())
        else:
            self._own.drafts.keep_held()

    def _unkept(self) -> CardDraft | None:
        draft = self.form.draft()
        return draft if draft != self._begun and draft.has_words else None

    def _find_own(self) -> OwnCard | None:
        card = self._card
        return self._own.shown_as(card.id) if card is not None and card.own else None

    def _made(self, draft: CardDraft, before: OwnCard | None) -> OwnCard:
        texts = {name: on_one_line(text) for name, text in draft.texts().items()}
        if before is not None:
            values: dict[str, Any] = {**texts, "kind": draft.kind, "language": draft.language}
            return replace(before, audiences=draft.audiences, moments=draft.moments, **values)
        replaces = self._card.id if self._card is not None else ""
        return new_own_card(
            texts.pop("say"),
            draft.audiences,
            draft.moments,
            draft.kind,
            now=self._clock.now(),
            language=draft.language,
            replaces=replaces,
            **texts,
        )

    def _leave(self) -> None:
        self._timer.stop()
        self._is_written = False
        with contextlib.suppress(StorageError):  # it is kept; what was sealed of it is passed at the next
            self._own.drafts.keep(self._about, None)
        self.form.clear()
        self._begun = CardDraft()
        self.closed.emit()

    def bring_back(self, about: str) -> None:
        """Have what was let go wait again."""
        draft = self._dropped.pop(about, None)
        if draft is None or not self._own.can_be_seen:
            return
        try:
            taken = self._own.drafts.of(about) is not None
            self._own.drafts.keep(self._own.drafts.fresh() if taken else about, draft)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)

    def _on_let_go_wanted(self) -> None:
        draft = self._unkept()
        try:
            self._own.drafts.keep(self._about, None)
        except StorageError as error:
            self.form.message.say(say(error))
            return
        if draft is not None:
            self._dropped[self._about] = draft
        about = self._about
        self._leave()
        if draft is not None:
            self.let_go.emit(partial(self.bring_back, about))

    def _on_room_changed(self) -> None:
        """Keep the line that is written in sight where the card above it grew."""
        if any(line.hasFocus() for line in self.form.lines.values()):
            bring_into_view(self.form.focusWidget(), self._theme.px(24))

    def _fit(self) -> None:
        super()._fit()
        side = max(0, (self.width() - self._column.maximumWidth()) // 2) + 6
        self.form.foot.setContentsMargins(side, self._theme.px(8), side, self._theme.px(10))

    def _on_remove_wanted(self) -> None:
        try:
            before = self._find_own()
            if before is None:
                return
            starred = before.id in self._own.favourites()
            self._own.remove(before.id)
        except StorageError as error:
            self.form.message.say(say(error))
            return
        self._leave()
        self._earlier.note(before.id, before)
        self.removed.emit(bool(before.replaces), partial(self._take_back, before.id, starred=starred))

    def _take_back(self, card_id: str, *, starred: bool = False) -> None:
        """Have it as it was before: with other words, or not at all."""
        try:
            if self._earlier.put_back(card_id) and starred:
                self._own.set_favourite(card_id, True)
        except StorageError as error:
            self.warning_wanted.emit(say(error), None)

    def _on_form_changed(self) -> None:
        if not self._is_written:
            return
        self.form.offer_to_let_go(self._unkept() is not None)
        if not self._timer.isActive():
            self._timer.start()

    def _on_own_changed(self) -> None:
        """Take what was written off the screen, and out of mind, as the vault closes: it is sealed."""
        if self._own.can_be_seen:
            return
        self._timer.stop()
        self._earlier.forget()
        self._dropped.clear()
        self._begun, self._draft, self._card, self._is_written = CardDraft(), None, None, False
        self.form.clear()
        if self.isVisible():
            self.closed.emit()
