# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The card that is shown, and what can be done with it: turn over, copy and, without a list, go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent

from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.ui.cards.filters import audience_label
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.card_face import CardFace, CardRow, CardWords, quoted
from holdspace.ui.widgets.controls import Button

COPIED_MS = 2000


class CardPanel(CardFace):
    """The card with its buttons. `take_copy` gets what is copied, `motion_reduced` is asked at each turn."""

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
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(COPIED_MS)
        self._build()
        self._connect()
        self._fix_widths()

    @property
    def card(self) -> Card | None:
        """Return the card shown."""
        return self._card

    def show_card(self, card: Card, audience: str, moment: str) -> None:
        """Show a card face up, naming the audience and moment looked for where the card is for them."""
        self._card = card
        self._show_copied(False)
        self.show_words(
            CardWords(
                audience=audience_label(self._deck.audience_of(card, audience)),
                moment=self._deck.phrase_of(card, audience, moment),
                kind=self._deck.kinds[card.kind].label,
                say=card.say,
                rows=self._rows(card),
            )
        )

    def show_steps(self, shown: bool) -> None:
        """Show or hide the arrows to the card before and after."""
        self.before_button.setVisible(shown)
        self.after_button.setVisible(shown)

    def copy_card(self) -> None:
        """Put the sentence on the clipboard and say so quietly."""
        if self._card is None:
            return
        self._take_copy(self._card.say)
        self._show_copied(True)
        self._copied.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.copy_button, self.tr("Copied.")))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no timer run while hidden."""
        self._copied.stop()
        self._show_copied(False)
        super().hideEvent(event)

    def _build(self) -> None:
        theme = self._theme
        self.turn_button = Button(theme, self.tr("Turn over"), "quiet", icon="turn", identifier="cards.turn")
        self.before_button = Button(
            theme, self.tr("The card before"), "icon", icon="chevron-left", identifier="cards.before"
        )
        self.after_button = Button(
            theme, self.tr("The next card"), "icon", icon="chevron-right", identifier="cards.after"
        )
        self.copy_button = Button(theme, self.tr("Copy"), "primary", icon="copy", identifier="cards.copy")
        self.setAccessibleIdentifier("cards.card")
        for button in (self.turn_button, self.before_button, self.after_button):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.copy_button)
        self.show_steps(False)

    def _connect(self) -> None:
        self.turn_button.clicked.connect(self.turn)
        self.turned.connect(self._on_turned)
        self.copy_button.clicked.connect(self.copy_card)
        self._copied.timeout.connect(self._on_copied_shown)

    def _rows(self, card: Card) -> tuple[CardRow, ...]:
        rows = (
            CardRow(self.tr("Why it helps"), card.why),
            CardRow(self.tr("After you say it"), card.after),
            CardRow(self.tr("A lighter way"), quoted(card.lighter) if card.lighter else ""),
            CardRow(self.tr("Not this"), quoted(card.not_this) if card.not_this else "", warns=True),
        )
        return tuple(row for row in rows if row.words)

    def _show_copied(self, copied: bool) -> None:
        self.copy_button.setText(self.tr("Copied.") if copied else self.tr("Copy"))
        self.copy_button.show_icon("check" if copied else "copy")

    def _on_copied_shown(self) -> None:
        self._show_copied(False)

    def _on_turned(self, on_back: bool) -> None:
        self.turn_button.setText(self.tr("Turn back") if on_back else self.tr("Turn over"))

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._fix_widths()

    def _fix_widths(self) -> None:
        # As wide as its longest words, so that nothing moves when they change.
        for button, words in (
            (self.copy_button, self.tr("Copied.")),
            (self.turn_button, self.tr("Turn over")),
        ):
            shown = button.text()
            button.setText(words)
            button.setFixedWidth(button.sizeHint().width())
            button.setText(shown)
