# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The card that is shown, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.filters import audience_label
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_face import CardFace, CardWords, back_rows, sense_of
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.copy_button import CopyButton
from holdspace.ui.widgets.gaps import GapNote
from holdspace.ui.widgets.language_names import told_kind


class CardPanel(CardFace):
    """The card with its buttons. `take_copy` gets what is copied, `motion_reduced` is asked at each turn.

    *Signals*: as CardFace; `favourite_wanted(bool)`; `edit_wanted()`; `large_wanted(bool)`;
    `breath_wanted()`.
    """

    favourite_wanted = Signal(bool)
    edit_wanted = Signal()
    large_wanted = Signal(bool)
    breath_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        deck: CardDeck,
        take_copy: Callable[[str], None],
        motion_reduced: Callable[[], bool],
    ) -> None:
        super().__init__(theme, motion_reduced)
        self._deck = deck
        self._take_copy = take_copy
        self._card: Card | None = None
        self._names_language = False
        self._gap_note: GapNote | None = None
        self._has_words = True  # whether the foot has room for them
        self._build()
        self._connect()
        self._fix_width()

    @property
    def card(self) -> Card | None:
        """Return the card shown."""
        return self._card

    def show_deck(self, deck: CardDeck, *, names_language: bool) -> None:
        """Show cards of another deck from now on, with their language where it has several."""
        self._deck = deck
        self._names_language = names_language

    def explain_gaps(self, note: GapNote) -> None:
        """Have what a gap is for said with the first card that has one."""
        self._gap_note = note

    def show_card(self, card: Card, audience: str, moment: str) -> None:
        """Show a card face up, naming the audience and moment looked for where the card is for them."""
        self._card = card
        self.copy_button.rest()
        self._show_favourite(card.id in self._deck.favourites)
        kind = self._deck.kind_of(card).label
        self.show_words(
            CardWords(
                audience=audience_label(self._deck.audience_of(card, audience)),
                moment=self._deck.phrase_of(card, audience, moment),
                kind=told_kind(kind, card.language, always=self._names_language),
                say=card.say,
                rows=back_rows(card),
                sense=sense_of(card),
                note=self._gap_note.words_for(card) if self._gap_note is not None else "",
            )
        )

    def clear_words(self) -> None:
        """Show no card, and know none."""
        self._card = None
        super().clear_words()

    def show_steps(self, shown: bool) -> None:
        """Show or hide the arrows to the card before and after."""
        self.before_button.setVisible(shown)
        self.after_button.setVisible(shown)
        self._fit_foot()

    def show_own(self, can: bool) -> None:
        """Offer what is kept in the vault, a star and a change of one's own, or not while it is closed."""
        self.star_button.setVisible(can)
        self.edit_button.setVisible(can)
        self._fit_foot()

    def show_small(self, small: bool) -> None:
        """Do without words on the breath where the foot is narrow, and on more where that is not enough."""
        self.breath_button.setText("" if small else self._breath_words)
        self._fit_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words in the foot as far as there is room."""
        super().resizeEvent(event)
        self._fit_foot()

    def show_large(self, large: bool) -> None:
        """Show the words as large as there is room for, or at the design's size."""
        super().show_large(large)
        self.large_button.setChecked(large)
        words = self.tr("Back from large type") if large else self.tr("Large type")
        self.large_button.setAccessibleName(words)
        keys = self.tr("Esc") if large else self.tr("L")
        self.large_button.setToolTip(self.tr("{words} ({keys})").format(words=words, keys=keys))

    def _build(self) -> None:
        theme = self._theme
        self.turn_button = Button(theme, self.tr("Turn over"), "quiet", icon="turn", identifier="cards.turn")
        self.before_button = Button(
            theme, self.tr("The card before"), "icon", icon="chevron-left", identifier="cards.before"
        )
        self.after_button = Button(
            theme, self.tr("The next card"), "icon", icon="chevron-right", identifier="cards.after"
        )
        self.edit_button = Button(
            theme, self.tr("Put it in your own words"), "icon", icon="edit", identifier="cards.edit"
        )
        self.star_button = Button(
            theme, self.tr("Favorite"), "icon", icon="star", identifier="cards.favourite"
        )
        self.large_button = Button(
            theme, self.tr("Large type"), "icon", icon="expand", identifier="cards.large"
        )
        self.star_button.setCheckable(True)
        self.star_button.setToolTip(self.tr("Favorite (S)"))
        self.large_button.setCheckable(True)
        self.copy_button = CopyButton(theme, self._said, self._take_copy, "secondary", "cards.copy")
        self._breath_words = self.tr("One breath first")
        self.breath_button = Button(
            theme, self._breath_words, "primary", icon="breathe", identifier="cards.breath_first"
        )
        self.breath_button.setAccessibleName(self._breath_words)
        self.breath_button.setToolTip(self._breath_words)
        self.setAccessibleIdentifier("cards.card")
        for button in (self.turn_button, self.before_button, self.after_button):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        for button in (self.edit_button, self.star_button, self.large_button):
            self.foot.addWidget(button)
        self.foot.addSpacing(theme.px(4))
        self.foot.addWidget(self.copy_button)
        self.foot.addWidget(self.breath_button)
        self.show_steps(False)
        self.show_own(False)
        self.show_large(False)

    def _connect(self) -> None:
        self.turn_button.clicked.connect(self.turn)
        self.turned.connect(self._on_turned)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.star_button.clicked.connect(self.favourite_wanted)
        self.large_button.clicked.connect(self.large_wanted)
        self.breath_button.clicked.connect(self.breath_wanted)

    def _show_favourite(self, is_favourite: bool) -> None:
        self.star_button.setChecked(is_favourite)
        self.star_button.show_icon("star-filled" if is_favourite else "star")

    def _said(self) -> str:
        return self._card.say if self._card is not None else ""

    def _on_turned(self, on_back: bool) -> None:
        del on_back
        self._show_turn()

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._fix_width()
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Have the turn and the copy without words where the foot is too narrow for them."""
        self._show_foot_words(True)
        if self.foot.sizeHint().width() > self.width() - 2 * self._foot_margin():
            self._show_foot_words(False)

    def _show_foot_words(self, shown: bool) -> None:
        if shown != self._has_words:
            self._has_words = shown
            self.copy_button.show_words(shown)
            self._fix_width()

    def _fix_width(self) -> None:
        # As wide as its longest words, so that nothing moves when they change.
        both = (self.tr("Turn over"), self.tr("Turn back")) if self._has_words else ("",)
        widths = []
        for words in both:
            self.turn_button.setText(words)
            widths.append(self.turn_button.sizeHint().width())
        self.turn_button.setFixedWidth(max(widths))
        self._show_turn()

    def _show_turn(self) -> None:
        words = self.tr("Turn back") if self.on_back else self.tr("Turn over")
        self.turn_button.setText(words if self._has_words else "")
        self.turn_button.setAccessibleName("" if self._has_words else words)
        self.turn_button.setToolTip("" if self._has_words else words)
