# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card of one's own, made or changed: it is seen as it is written, and what may be worth a look is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.cards import BadCard, Card
from holdspace.domain.own_cards import new_own_card, on_one_line
from holdspace.services.begun_things import NEW
from holdspace.services.cards import CardDeck
from holdspace.services.errors import StorageError
from holdspace.ui.cards.editor_form import CardForm
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.half_made_page import HalfMadePage
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.scrolled import bring_into_view

if TYPE_CHECKING:
    from holdspace.domain.own_cards import OwnCard
    from holdspace.domain.timing import Clock
    from holdspace.services.own_cards import OwnCardService

_COLUMN = 600


class CardEditorPage(HalfMadePage[CardDraft]):
    """The page on top of Cards. What was typed and not kept can be taken up again.

    *Signals*: as HalfMadePage; `kept(str, object)` with the card's id in the deck and what takes it back;
    `removed(bool, object)`, whether a shipped card is back, with the same; `left_words(bool)` where words
    were left that nobody kept, whether of a new card; `draft_wanted(str)` with what else was begun.
    """

    kept = Signal(str, object)
    removed = Signal(bool, object)
    left_words = Signal(bool)
    draft_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        deck: CardDeck,
        own: OwnCardService,
        clock: Clock,
        motion_reduced: Callable[[], bool],
        languages: Sequence[str],
    ) -> None:
        super().__init__(theme, own, own.drafts, column=_COLUMN)
        self._own = own
        self._clock = clock
        self._card: Card | None = None  # the shipped card or the own one that is changed
        self._left: tuple[CardDraft | None, CardDraft] | None = None  # as it was shown, and as it was left
        self.form = CardForm(theme, deck, motion_reduced, languages)
        self.form.keep_wanted.connect(self.keep)
        self.form.remove_wanted.connect(self._on_remove_wanted)
        self.form.leave_wanted.connect(self.closed)
        self.form.draft_wanted.connect(self.draft_wanted)
        self._connect_form()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)
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
        unsealed = self._put_away()
        self._card, self._left = card, None
        self._about = about if card is None else card.id
        at_first = CardDraft.of(card) if card is not None or like is None else like
        failed, before, begun, others = "", None, None, {}
        try:
            begun = self._find_begun()
            others = self._own.drafts.others(self._about)
            before = self._find_own()
        except StorageError as error:
            failed, others = say(error), self._own.drafts.others_held(self._about)
        self.form.show_card(
            at_first,
            can_remove=before is not None,
            is_edit=card is not None and (before is None or bool(before.replaces)),
            is_new=card is None,
        )
        self.form.offer_drafts(others)
        self._go_on(at_first, begun, failed, unsealed)
        self.show_panel(self.form, back=False)  # from its first line on

    def take_up(self) -> None:
        """Go on with what was typed when the page was left, where it is still there."""
        if self._left is not None:
            (at_first, draft), self._left = self._left, None
            self.form.show_draft(draft)
            self._begun = at_first
            self.form.offer_to_let_go(True)

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
        draft = self._unkept() if self._own.can_be_seen else None
        self._left = None if draft is None else (self._begun, draft)
        self._begun = None
        self.form.clear()
        if draft is not None:
            self.left_words.emit(self._card is None)

    def showEvent(self, event: QShowEvent) -> None:
        """Show again what was only covered."""
        super().showEvent(event)
        self.take_up()

    def _find_begun(self) -> CardDraft | None:
        """Return what was begun, unless a card says the same: the disk did not let go of it then."""
        begun = self._own.drafts.of(self._about)
        if begun is None:
            return None
        kept = [self._card] if self._card is not None else [each.card for each in self._own.all()]
        texts: dict[str, Any] = {name: on_one_line(text) for name, text in begun.texts().items()}
        as_kept = replace(begun, **texts)
        return begun if as_kept not in map(CardDraft.of, kept) else None

    @property
    def _form(self) -> CardForm:
        return self.form

    def _unkept(self) -> CardDraft | None:
        draft = super()._unkept()
        return draft if draft is not None and draft.has_words else None

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

    def _forget_all(self) -> None:
        self._card, self._left = None, None
        super()._forget_all()

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
        then = partial(self._own.set_favourite, before.id, True) if starred else None
        self.removed.emit(bool(before.replaces), partial(self._take_back, before.id, then))
