# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for the moment: three cards at a time, read, turned over, copied, starred, put in one's own words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.cards import Card
from holdspace.domain.timing import Clock
from holdspace.services.cards import CardDeck, points_to_help
from holdspace.services.errors import StorageError
from holdspace.services.settings import CARD_LANGUAGE, Settings
from holdspace.ui.cards.braking import Braking
from holdspace.ui.cards.card_list import ListedCard
from holdspace.ui.cards.frame import CardsFrame
from holdspace.ui.cards.looked_for import form_like, language_elsewhere, matching
from holdspace.ui.cards.told import none_found_words, row_words
from holdspace.ui.cards.ways import GO_ON, NEW, PRACTICE, PRIMER, UNLOCK, VISOR
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.gaps import GapNote
from holdspace.ui.widgets.messages import say

if TYPE_CHECKING:
    from holdspace.services.own_cards import OwnCardService

DeckOf = Callable[[str], CardDeck]
"""Returns the deck of a language, "" for every one."""


class CardsPage(QWidget):
    """The place Cards. `motion_reduced` is asked whenever a card turns; `own` are the person's own cards.

    *Signals*: `practice_wanted()`, `visor_wanted()` and `primer_wanted()` from the links that `show_ways`
    shows; `edit_wanted(object)` with the card to put in one's own words; `new_wanted(object)` with the
    form of a new one; `go_on_wanted()` with a card that was begun; `unlock_wanted()`;
    `help_wanted()` and `not_safe_wanted()` where people are needed, not a card;
    `toast_wanted(str, object)` and `warning_wanted(str, object)` with what takes it back.
    """

    practice_wanted = Signal()
    visor_wanted = Signal()
    primer_wanted = Signal()
    edit_wanted = Signal(object)
    new_wanted = Signal(object)
    go_on_wanted = Signal()
    unlock_wanted = Signal()
    help_wanted = Signal()
    not_safe_wanted = Signal()
    toast_wanted = Signal(str, object)
    warning_wanted = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        deck_of: DeckOf,
        take_copy: Callable[[str], None],
        motion_reduced: Callable[[], bool],
        settings: Settings,
        clock: Clock,
        *,
        languages: Sequence[str] = (),
        language: str = "",
        own: OwnCardService | None = None,
        draw: Callable[[Sequence[Card]], Card] = random.choice,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._deck_of = deck_of
        self._motion_reduced = motion_reduced
        self._settings = settings
        self._clock = clock
        self._own = own
        self._choose = draw
        self._language = language
        self._several = len(languages) > 1
        self._shipped = self._deck = deck_of(language)
        self._found: tuple[Card, ...] = ()
        self._turn = 0  # how often three cards were laid out for what is chosen
        self._shows_all = False
        self._has_room = False  # whether the size is the one it will be shown at
        self._frame = CardsFrame(theme, self._deck, take_copy, motion_reduced, languages, language, self)
        self._filters, self._panel, self._list = self._frame.filters, self._frame.panel, self._frame.list
        self._braking = Braking(theme, clock, settings, self._frame, motion_reduced)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.setFocusProxy(self._frame)
        self._connect()
        self._frame.is_large = settings.card_large
        self._panel.show_large(settings.card_large)
        self._panel.explain_gaps(GapNote(settings))
        self._take_deck()

    def show_only(self, audience: str, moment: str, kind: str) -> None:
        """Show the cards for these and nothing that was chosen or typed before; "" is any."""
        self._frame.search.clear()
        self._filters.clear()
        self._filters.restore(audience, moment, kind, self._filters.language)

    def show_own(self, *, favourites: bool) -> None:
        """Show favourites, or else one's own, alone; while they cannot be seen, the way to them."""
        self._set_large(False)
        self.show_only("", "", "")
        if self._own is not None and self._own.can_be_seen:
            self._filters.choose_only(favourites=favourites, own=not favourites)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._frame.ways.focus(UNLOCK)

    def look_for(self, words: str) -> None:
        """Show what is found by these words, wherever it is."""
        self._set_large(False)
        self.show_only("", "", "")
        self._frame.search.setText(words)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_audience(self, audience: str) -> None:
        """Show the cards for an audience, "" for everyone."""
        self._filters.choose_audience(audience)

    def show_moment(self, moment: str) -> None:
        """Show the cards for a moment, "" for any."""
        self._filters.choose_moment(moment)

    def show_card(self, card_id: str) -> None:
        """Show a card wherever it is; nothing changes where there is none by that id."""
        wanted = next((card for card in self._deck.cards if card.id == card_id), None)
        if wanted is None:
            return
        self._frame.search.clear()
        if card_id not in {card.id for card in self._found}:
            self._filters.clear()
            if self._filters.language not in ("", wanted.language):
                self._filters.choose_language(wanted.language)
            self._on_filters_changed()
        self._lay_out(self._turn_of(card_id), card_id)

    def snapshot(self) -> dict[str, Any]:
        """Return what is chosen and which card that ships is shown, for the next process, and no words."""
        filters, shown = self._filters, self._panel.card
        ships = shown is not None and any(card.id == shown.id for card in self._shipped.cards)
        return {
            "audience": filters.audience,
            "moment": filters.moment,
            "kind": filters.kind,
            "language": filters.language,
            "card": shown.id if shown is not None and ships else "",
            "breathed": sorted(self._braking.breathed),
        }

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Show the card of a snapshot among those that were chosen; a breath taken is not asked for again."""
        chosen = (str(snapshot.get(each, "")) for each in ("audience", "moment", "kind", "language"))
        self._braking.breathed.update(map(str, snapshot.get("breathed", ())))
        self._filters.restore(*chosen)
        card_id = str(snapshot.get("card", ""))
        if card_id in {card.id for card in self._found}:
            self.show_card(card_id)

    def show_ways(self, *, practice: bool = False, visor: bool = False, primer: bool = False) -> None:
        """Show the links that lead somewhere, besides those shown already."""
        wanted = {PRACTICE: practice, VISOR: visor, PRIMER: primer}
        self._frame.ways.offer(*(way for way, is_wanted in wanted.items() if is_wanted))
        self._fit()

    def focus_search(self) -> None:
        """Put the caret into the search field, with what is there selected."""
        self._set_large(False)
        self._frame.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._frame.search.selectAll()

    def draw_card(self) -> None:
        """Show one of the cards found that is not the one shown, where there is another."""
        shown = self._panel.card
        others = [card for card in self._found if shown is None or card.id != shown.id] or self._found
        if others:
            drawn = self._choose(others)
            self._lay_out(self._turn_of(drawn.id), drawn.id)
            self._panel.turn_up()

    def make_card(self) -> None:
        """Ask for a new card of one's own, for the audience and the moment that are looked for."""
        self.new_wanted.emit(form_like(self._filters, self._panel.card))

    def show_large(self) -> None:
        """Let one card fill the page."""
        self._set_large(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement for the width there is."""
        super().resizeEvent(event)
        self._has_room = True
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was begun meanwhile."""
        super().showEvent(event)
        self.offer_to_go_on()
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let a breath end, and have what is chosen on the next visit begin with one again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._braking.leave(self._filters.moment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from large type on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._frame.is_large:
            self._set_large(False)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        frame, panel = self._frame, self._panel
        self._filters.changed.connect(self._on_filters_changed)
        frame.search.textChanged.connect(self._on_query_changed)
        frame.search.left_downwards.connect(self._on_search_left)
        self._list.shown.connect(self._on_row_shown)
        self._list.turn_wanted.connect(panel.turn)
        self._list.stepped.connect(self._step)
        frame.list_foot.more_wanted.connect(self._on_more_wanted)
        frame.list_foot.all_wanted.connect(self._on_all_wanted)
        frame.draw.clicked.connect(self.draw_card)
        panel.stepped.connect(self._step)
        panel.before_button.clicked.connect(self._on_before_clicked)
        panel.after_button.clicked.connect(self._on_after_clicked)
        panel.favourite_wanted.connect(self._on_favourite_wanted)
        panel.edit_wanted.connect(self._on_edit_wanted)
        panel.large_wanted.connect(self._set_large)
        panel.breath_wanted.connect(self._braking.begin)
        self._braking.over.connect(self._on_breath_over)
        frame.show_all.clicked.connect(self._on_show_all_clicked)
        frame.none.language_wanted.connect(self._on_language_wanted)
        frame.search_line.everywhere_wanted.connect(self._on_everywhere_wanted)
        frame.search_line.help_wanted.connect(self.help_wanted)
        frame.search_line.not_safe_wanted.connect(self.not_safe_wanted)
        frame.ways.wanted.connect(self._on_way_wanted)
        self._theme.changed.connect(self._fit)
        self._settings.changed.connect(self._on_setting_changed)
        if self._own is not None:
            self._own.changed.connect(self._take_deck)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Copy), panel.copy_button.copy),
            (QKeySequence(QKeySequence.StandardKey.Find), self.focus_search),
            (QKeySequence("/"), self.focus_search),
            (QKeySequence("D"), self.draw_card),
            (QKeySequence("S"), self._on_star_key),
            (QKeySequence("L"), self._on_large_key),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # The deck, and what is laid out of it

    def _take_deck(self) -> None:
        """Take the deck of the language chosen, with what is the person's own where it can be seen."""
        own = self._own
        can = own is not None and own.can_be_seen
        deck, newer = self._shipped, 0
        if own is not None and can:
            deck, error = own.laid_over(deck)
            if error is not None:
                self.warning_wanted.emit(say(error), None)
            else:
                newer = own.newer()
        self._deck = deck
        self._frame.list_foot.show_newer(newer)
        self._panel.show_deck(deck, names_language=self._several and not self._language)
        self._panel.show_own(can)
        self._filters.offer_own(can)
        self._filters.show_deck(deck)
        self._frame.ways.withhold(NEW, UNLOCK)
        self.offer_to_go_on()
        if can:
            self._frame.ways.offer(NEW)
        elif own is not None and own.are_locked:
            self._frame.ways.offer(UNLOCK)
        if not can:
            self._list.forget()
        self._fit()
        self._find()
        if not can and not self._found:
            self._panel.clear_words()  # it may be an own card, looked for by its words

    def offer_to_go_on(self) -> None:
        """Offer a card that was begun, where there is one."""
        ways = self._frame.ways
        is_begun = self._own is not None and self._own.drafts.are_waiting
        (ways.offer if is_begun else ways.withhold)(GO_ON)

    def _find(self, *, anew: bool = False) -> None:
        """Look for cards, keep the one shown where it is among those laid out, else or `anew` the first."""
        filters, query = self._filters, self._frame.search.text()
        self._found = matching(self._deck, filters, query, filters.language)
        elsewhere = "" if self._found else language_elsewhere(self._deck_of, self._own, filters, query)
        self._frame.none.tell(none_found_words(filters, self._deck, elsewhere), elsewhere)
        self._lay_out(self._turn, anew=anew)
        own = filters.favourites_only or filters.own_only
        self._frame.search_line.show_about(
            ", ".join(filters.words_chosen(own=bool(self._query))) if self._query or own else "",
            searches=bool(self._query),
            helps=points_to_help(self._query),
        )

    @property
    def _lays_all(self) -> bool:
        """Say whether every card found is listed: favourites, one's own and what was searched for are."""
        filters = self._filters
        return self._shows_all or filters.favourites_only or filters.own_only or bool(self._query)

    @property
    def _query(self) -> str:
        return self._frame.search.text().strip()

    def _lay_out(self, turn: int, card_id: str = "", *, anew: bool = False) -> None:
        """Lay out the cards of a turn, or all, and show one of them: `anew` the first."""
        before = self._panel.card.id if self._panel.card is not None and not anew else ""
        shown = card_id or before
        self._turn = turn
        laid = self._found if self._lays_all else self._deck.deal(self._found, turn)
        self._frame.model.show(
            tuple(
                ListedCard(card, row_words(card, self._filters, self._deck), card.id in self._deck.favourites)
                for card in laid
            )
        )
        self._list.fit_rows(not self._lays_all)
        if laid:
            self._list.show_row(self._frame.model.row_of(shown))
        self._show_found()

    def _turn_of(self, card_id: str) -> int:
        """Return the turn that lays out a card found, nearest after the present one."""
        return self._deck.turn_of(self._found, card_id, self._turn)

    def _show_found(self) -> None:
        frame, found = self._frame, len(self._found)
        frame.show_found(bool(found))
        row = self._list.row if frame.is_single else -1
        if self._lays_all:
            frame.list_foot.show_all(found, row, can_deal=self._shows_all)
        else:
            frame.list_foot.show_three(found, frame.model.rowCount(), row)
        self._enable_steps()

    def _enable_steps(self) -> None:
        row, laid = self._list.row, self._frame.model.rowCount()
        goes_on = not self._lays_all and len(self._found) > laid
        self._panel.before_button.setEnabled(goes_on or row > 0)
        self._panel.after_button.setEnabled(goes_on or row < laid - 1)

    def _step(self, by: int) -> None:
        """Go to the card before or after; past three cards come three others."""
        row, laid = self._list.row + by, self._frame.model.rowCount()
        if 0 <= row < laid:
            self._list.show_row(row)
        elif not self._lays_all and len(self._found) > laid:
            following = self._deck.deal(self._found, self._turn + by)
            self._lay_out(self._turn + by, following[0 if by > 0 else -1].id)

    def _fit(self) -> None:
        if not self._has_room:
            return
        self._frame.resize(self.size())
        self._frame.fit()
        self._show_found()

    def _set_large(self, large: bool) -> None:
        if large != self._frame.is_large:
            self._settings.card_large = large
            self._frame.show_large(large)
            self._show_found()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a person does

    def _on_row_shown(self, row: int) -> None:
        self._panel.show_card(self._frame.model.card(row), self._filters.audience, self._filters.moment)
        self._show_found()

    def _on_breath_over(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filters_changed(self) -> None:
        skips = self._braking.skip()  # a choice made while it runs is carried out at once
        self._turn = 0
        if self._filters.language != self._language:
            self._take_language(self._filters.language)
            self._settings.card_language = self._language
        self._find(anew=True)
        if self._filters.moment and not self._query:  # who looks for words is not answering yet
            self._brake(skips=skips)

    def _take_language(self, language: str) -> None:
        self._language = language
        self._shipped = self._deck_of(language)
        self._take_deck()

    def _on_setting_changed(self, name: str) -> None:
        """Show cards in the language that was chosen in the pocket window."""
        language = self._settings.card_language
        if name == CARD_LANGUAGE and language is not None and language != self._language:
            self._filters.choose_language(language)
            self._take_language(self._filters.language)

    def _brake(self, *, skips: bool = False) -> None:
        """Take one breath before a reply for a hard moment that was chosen, where that is wanted."""
        filters, card = self._filters, self._panel.card if self._found else None
        self._braking.look(self._deck, card, filters.audience, filters.moment, skips=skips)

    def _on_query_changed(self) -> None:
        self._braking.skip()
        self._turn = 0
        self._find(anew=True)

    def _on_search_left(self) -> None:
        if self._found:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._query:
                self._brake()

    def _on_more_wanted(self) -> None:
        following = self._deck.deal(self._found, self._turn + 1)
        self._lay_out(self._turn + 1, following[0].id)

    def _on_all_wanted(self, wanted: bool) -> None:
        self._shows_all = wanted
        card = self._panel.card
        self._lay_out(self._turn_of(card.id) if card is not None else 0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_before_clicked(self) -> None:
        self._step(-1)

    def _on_after_clicked(self) -> None:
        self._step(1)

    def _on_everywhere_wanted(self) -> None:
        if self._query:
            self._filters.clear()
        else:
            self._filters.clear_all_but_own()
        self._on_filters_changed()

    def _on_language_wanted(self, language: str) -> None:
        self._filters.choose_language(language)
        self._on_filters_changed()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show_all_clicked(self) -> None:
        self._filters.clear()
        self._frame.search.clear()
        self._turn = 0
        self._find()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_large_key(self) -> None:
        self._set_large(not self._frame.is_large)

    def _on_star_key(self) -> None:
        if self._panel.star_button.isVisible():
            self._panel.star_button.click()

    def _on_favourite_wanted(self, wanted: bool) -> None:
        card = self._panel.card
        if self._own is None or card is None:
            return
        try:
            self._own.set_favourite(card.id, wanted)
        except StorageError as error:
            self._take_deck()  # the star is as it was
            self.warning_wanted.emit(say(error), None)

    def _on_edit_wanted(self) -> None:
        self.edit_wanted.emit(self._panel.card)

    def _on_way_wanted(self, way: str) -> None:
        if way == NEW:
            self.make_card()
        else:
            signals = {
                GO_ON: self.go_on_wanted,
                UNLOCK: self.unlock_wanted,
                PRACTICE: self.practice_wanted,
                VISOR: self.visor_wanted,
            }
            signals.get(way, self.primer_wanted).emit()
