# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards on top of a call: by words, with whom, in which moment, three at a time, one large sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card
from holdspace.services.cards import CardDeck
from holdspace.services.errors import StorageError
from holdspace.services.own_cards import OwnCardService
from holdspace.services.settings import CARD_LANGUAGE, Settings
from holdspace.ui.pocket.card import PocketCard
from holdspace.ui.pocket.narrow_choice import NarrowChoice
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.gaps import GapNote
from holdspace.ui.widgets.language_names import ON_SCREEN, language_name
from holdspace.ui.widgets.no_cards import NoCards, elsewhere_words
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.search_field import SearchField

_RING = 6
_BAR = 14  # of the design: room beside the paper for the bar, where the back of a card scrolls
_LOW = 400  # of the design: below this all but what turns the card scrolls along


class PocketDeck(NamedTuple):
    """What cards in the pocket window stand on.

    `deck` reads the cards that ship in a language, "" for every one, and `language` says which is wanted now:
    one setting with the page Cards. `show_breath` makes what one breath is followed in, and `needs_breath`
    says of a card, as it is shown for an audience and a moment, whether it is a reply in a hard moment.
    """

    theme: Theme
    settings: Settings
    deck: Callable[[str], CardDeck]
    languages: Sequence[str]
    language: Callable[[], str]
    own: Callable[[], OwnCardService]
    take_copy: Callable[[str], None]
    motion_reduced: Callable[[], bool]
    show_breath: Callable[[], Any]
    needs_breath: Callable[[CardDeck, Card, str, str], bool]


class PocketCards(QWidget):
    """Three cards at a time, one of them shown; the arrow keys go on to the next three.

    Favourites and own cards are there while the vault is open.
    *Signals*: `back_wanted()`; `failed(Exception)` where a favourite could not be kept.
    """

    back_wanted = Signal()
    failed = Signal(object)

    def __init__(self, room: PocketDeck) -> None:
        super().__init__()
        self._room = room
        self._theme = room.theme
        self._language = room.language()  # "" for every one
        self._shipped = room.deck(self._language)
        self._own = room.own()
        self._deck = self._shipped
        self._found: tuple[Card, ...] = ()
        self._three: tuple[Card, ...] = ()
        self._turn = self._place = 0
        self._breath: Any = None
        self._breathed: set[str] = set()
        self._gap_note = GapNote(room.settings)
        self._build()
        self._finding.hide()
        self._connect()
        self._take_deck()

    @property
    def card(self) -> Card | None:
        """Return the card shown, or None where there is none."""
        return self._three[self._place] if self._three else None

    def begin(self) -> None:
        """Give the keyboard to the card. Each moment that is chosen has its breath once a call."""
        self._breathed &= {self._moment.value}  # it stays chosen
        self._finding.setVisible(self._language != ON_SCREEN)
        self._search.clear()
        self._show_cards()

    def focus(self) -> None:
        """Give the keyboard to the card, or to what can be chosen where there is none."""
        target = self._card if self.card is not None else self._audience
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def snapshot(self) -> dict[str, Any]:
        """Return with whom, in which moment and which card that ships, for the next process, and no words."""
        shown = self.card.id if self.card is not None else ""
        ships = any(card.id == shown for card in self._shipped.cards)
        return {
            "audience": self._audience.value,
            "moment": self._moment.value,
            "card": shown if ships else "",
        }

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Show the cards of a snapshot."""
        self._offer(str(snapshot.get("audience", "")), str(snapshot.get("moment", "")))
        self._find(str(snapshot.get("card", "")))

    def minimumSizeHint(self) -> QSize:
        """Return room for most cards; where it is not enough it scrolls, so that the window stands still."""
        return QSize(320, 436 if self._finding.isHidden() else 488)

    def hasHeightForWidth(self) -> bool:
        """Say that the height is not to follow the words of a card."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let all but what turns the card scroll along where it would leave the card too little."""
        super().resizeEvent(event)
        scrolls = self.height() < self._theme.px(_LOW)
        place = self._column if scrolls else self._below
        if place.indexOf(self._foot) < 0:
            (self._column if scrolls else self._above).insertWidget(0, self._choices)
            place.addWidget(self._first)
            place.addWidget(self._foot)

    def _build(self) -> None:
        theme = self._theme
        short = {
            "client": self.tr("Client"), "physician": self.tr("Physician"), "adjuster": self.tr("Adjuster")
        }  # fmt: skip
        self._audience = NarrowChoice(
            theme, self.tr("With whom"), self.tr("Everyone"), "pocket.card_audience", short
        )
        short = {each.id: each.short for each in self._shipped.moments.values() if each.short}
        self._moment = NarrowChoice(
            theme, self.tr("Moment"), self.tr("Any moment"), "pocket.card_moment", short
        )
        self._search = SearchField(theme, self.tr("Find a phrase"), self.tr("Clear"), "pocket.card_search")
        several = self.tr("Both") if len(self._room.languages) == 2 else self.tr("All")
        self._languages = Choice(theme, "", several, "pocket.card_language")
        self._languages.setAccessibleName(self.tr("Language"))
        self._languages.setAccessibleDescription(self.tr("Language"))
        names = [(each, language_name(each)) for each in self._room.languages]
        self._languages.offer(names, self._language)
        if len(names) < 2:
            self._languages.hide()
        self._find_button = Button(
            theme, self.tr("Find a phrase, or another language"), "icon", icon="search",
            identifier="pocket.card_find",
        )  # fmt: skip
        self._favourites = Button(theme, self.tr("Favorites"), "small", identifier="pocket.card_favourites")
        self._yours = Button(theme, self.tr("Yours"), "small", identifier="pocket.card_yours")
        for button in (self._favourites, self._yours):
            button.setCheckable(True)
        self._card = PocketCard(theme, self._room.take_copy, self._room.motion_reduced)
        self._none = NoCards(theme, "pocket.card_elsewhere")
        self._first = Button(
            theme, self.tr("One breath first"), "primary", icon="breathe", identifier="pocket.card_breath"
        )
        self._first.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back = Button(theme, self.tr("Back"), "quiet", identifier="pocket.card_back")
        self._where = Text(theme, "label")
        self._where.setAccessibleIdentifier("pocket.card_where")
        self._more = Button(theme, self.tr("Three more"), "small", identifier="pocket.card_more")
        self._lay_out()
        stops = (
            self._audience, self._moment, self._find_button, self._search, self._languages, self._card,
            self._none.elsewhere, self._card.before, self._card.turn_button, self._card.star,
            self._card.copy_button, self._card.after, self._first, self._back, self._favourites, self._yours,
            self._more,
        )  # fmt: skip
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        px = self._theme.px
        choices = QHBoxLayout()
        choices.setSpacing(px(6))
        choices.addWidget(self._audience)
        choices.addWidget(self._moment)
        choices.addWidget(self._find_button)
        self._finding = QWidget()
        finding = QHBoxLayout(self._finding)
        finding.setContentsMargins(0, 0, 0, 0)
        finding.setSpacing(px(8))
        finding.addWidget(self._search, 1)
        finding.addWidget(self._languages)
        self._choices = QWidget()
        above = QVBoxLayout(self._choices)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(px(12))
        above.addLayout(choices)
        above.addWidget(self._finding)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._favourites)
        foot.addWidget(self._yours)
        foot.addSpacing(px(4))
        foot.addWidget(self._where)
        foot.addSpacing(px(8))
        foot.addWidget(self._more)
        self._lay_out_page()

    def _lay_out_page(self) -> None:
        """Put what can be chosen above what scrolls, and what can be done below: a back may be long."""
        px = self._theme.px
        sheet, walk = QWidget(), QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(_RING, _RING, _RING, _RING)
        self._column.setSpacing(px(12))
        self._paper = QVBoxLayout()
        self._paper.addWidget(self._card, 1)
        self._paper.addWidget(self._none, 1)
        self._column.addLayout(self._paper, 1)
        self._area = fill_scrolled(walk, sheet)
        self._shown = QWidget()  # all but a breath
        shown = QVBoxLayout(self._shown)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(px(6))
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._above.setContentsMargins(_RING, _RING, _RING, 0)
        self._below.setContentsMargins(_RING, 0, _RING, _RING)
        self._below.setSpacing(px(12))
        self._above.addWidget(self._choices)
        for widget in (self._card.tools, self._first, self._foot):
            self._below.addWidget(widget)
        shown.addLayout(self._above)
        shown.addWidget(walk, 1)
        shown.addLayout(self._below)
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self._shown)

    def _connect(self) -> None:
        self._find_button.clicked.connect(self._focus_search)
        self._search.textChanged.connect(self._on_query_changed)
        self._search.left_downwards.connect(self._on_search_left)
        self._languages.picked.connect(self._on_language_picked)
        self._none.language_wanted.connect(self._on_language_picked)
        self._room.settings.changed.connect(self._on_setting_changed)
        self._audience.picked.connect(self._on_audience_picked)
        self._moment.picked.connect(self._on_moment_picked)
        self._favourites.toggled.connect(self._on_only_toggled)
        self._yours.toggled.connect(self._on_only_toggled)
        self._card.stepped.connect(self._step)
        self._card.favourite_wanted.connect(self._on_favourite_wanted)
        self._first.clicked.connect(self._breathe)
        self._back.clicked.connect(self.back_wanted)
        self._more.clicked.connect(self._on_more_clicked)
        self._own.changed.connect(self._take_deck)
        self._card.turned.connect(self._on_turned)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self._card.copy_button.copy),
            (QKeySequence(QKeySequence.StandardKey.Find), self._focus_search),
            (QKeySequence("/"), self._focus_search),
            (QKeySequence(Qt.Key.Key_PageUp), partial(self._scroll, -1)),
            (QKeySequence(Qt.Key.Key_PageDown), partial(self._scroll, 1)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _scroll(self, by: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep() // 2)

    # Which cards

    def _take_deck(self) -> None:
        """Take what there is now; the card shown stays where it is still there."""
        if self._language != ON_SCREEN and len(self._room.languages) > 1:
            self._finding.show()  # the way back to words one can say
        self._deck, error = self._own.laid_over(self._shipped)
        if error is not None:
            self.failed.emit(error)
        self._offer_only(self._favourites, bool(self._deck.favourites))
        self._offer_only(self._yours, any(card.own for card in self._deck.cards))
        self._offer(self._audience.value, self._moment.value)
        self._find(self.card.id if self.card is not None else "")

    def _offer_only(self, button: Button, any_there: bool) -> None:
        """Offer to see favourites, or one's own, alone where there are any and they can be seen."""
        can = self._own.can_be_seen and any_there
        button.setVisible(can)
        if not can:
            button.setChecked(False)
        has_both = not self._favourites.isHidden() and not self._yours.isHidden()
        self._where.setVisible(not has_both)  # there is no room for all three

    def _offer(self, audience: str, moment: str) -> None:
        labels = [
            (each, QCoreApplication.translate("audiences", label)) for each, label in AUDIENCE_LABELS.items()
        ]
        self._audience.offer(labels, audience)
        moments = [(each.id, each.label) for each in self._deck.moments_for(self._audience.value)]
        self._moment.offer(moments, moment)

    def _find(self, shown: str = "") -> None:
        """Look for cards; begin with the first three, or go on with those among which is the one `shown`."""
        self._found = self._matching(self._deck, self._language)
        if not self._found:
            self._tell_of_none()
        self._deal(self._deck.turn_of(self._found, shown) if shown else 0, shown)

    def _matching(self, deck: CardDeck, language: str) -> tuple[Card, ...]:
        return deck.matching(
            audience=self._audience.value,
            moment=self._moment.value,
            query=self._search.text(),
            language=language,
            favourites_only=self._favourites.isChecked(),
            own_only=self._yours.isChecked(),
        )

    def _tell_of_none(self) -> None:
        """Say that there is no card, or that those alone that are wanted are in another language."""
        found: tuple[Card, ...] = ()
        favourites, own = self._favourites.isChecked(), self._yours.isChecked()
        if self._language and (favourites or own):
            found = self._matching(self._own.laid_over(self._room.deck(""))[0], "")
        there, words = found[0].language if found else "", ""
        if there:
            here = self._deck.matching(language=self._language, favourites_only=favourites, own_only=own)
            words = elsewhere_words(self._language, there, favourites=favourites, some_here=bool(here))
        self._none.tell(words or self.tr("No card for that yet."), there)

    def _deal(self, turn: int, shown: str = "") -> None:
        """Lay out the three cards of a turn, and show one of them, else the first."""
        self._turn = turn
        self._three = self._deck.deal(self._found, turn)
        self._place = next((at for at, card in enumerate(self._three) if card.id == shown), 0)
        self._show()

    def _show(self) -> None:
        card = self.card
        self._card.setVisible(card is not None)
        self._card.tools.setVisible(card is not None)
        self._none.setVisible(card is None)
        self._first.setEnabled(card is not None)
        self._more.setVisible(len(self._found) > len(self._three))
        if card is None:
            self._where.setText("")
            self._card.clear_words()
            return
        self._where.setText(self.tr("{0} of {1}").format(self._place + 1, len(self._three)))
        note = self._gap_note.words_for(card)
        self._card.name_language(not self._language)
        self._card.show_card(card, self._deck, self._audience.value, self._moment.value, note)
        self._card.show_star(can=self._own.can_be_seen, on=card.id in self._deck.favourites)

    def _step(self, by: int) -> None:
        """Go to the card before or after; past the three come the three before or after them."""
        place, has_more = self._place + by, len(self._found) > len(self._three)
        if 0 <= place < len(self._three):
            self._place = place
            self._show()
        elif has_more and self._turn + by >= 0:
            following = self._deck.deal(self._found, self._turn + by)
            self._deal(self._turn + by, following[0 if by > 0 else -1].id)
        else:
            return
        self._show_step()

    def _show_step(self) -> None:
        """Have the card shown read out."""
        announce(self._card, self._card.accessibleName())

    # One breath first

    def _brake(self) -> None:
        """Begin a breath before a reply for a hard moment that was chosen. Each moment once a call."""
        card = self.card
        if card is None or not self._room.settings.card_brake or not self.isVisible():
            return
        audience, moment = self._audience.value, self._moment.value
        met = self._deck.moment_of(card, moment).id
        if met in self._breathed or not self._room.needs_breath(self._deck, card, audience, moment):
            return
        self._breathed.add(met)
        self._breathe()

    def _breathe(self) -> None:
        if self._breath is None:
            self._breath = self._room.show_breath()
            self._breath.over.connect(self._show_cards)
            self._page.addWidget(self._breath, 1)
        self._shown.hide()
        self._breath.show()
        self._breath.begin(self._room.settings.figure, reduced=self._room.motion_reduced())

    def _show_cards(self) -> None:
        """Show the cards, in the place of a breath where there was one."""
        if self._breath is not None:
            self._breath.hide()
        self._shown.show()
        self.focus()

    # What a person does

    def _on_audience_picked(self, audience: str) -> None:
        self._offer(audience, self._moment.value)
        self._begin_anew()

    def _on_moment_picked(self, moment: str) -> None:
        del moment
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._find()
        self.focus()
        if self._moment.value:
            self._brake()

    def _on_query_changed(self) -> None:
        self._find()

    def _on_search_left(self) -> None:
        self.focus()
        if self._search.text().strip():
            self._brake()

    def _focus_search(self) -> None:
        self._choices.show()
        self._finding.show()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_language_picked(self, language: str) -> None:
        self._room.settings.card_language = language
        self.focus()

    def _on_setting_changed(self, name: str) -> None:
        """Show cards in the language chosen here or on the page Cards."""
        language = self._room.language()
        if name == CARD_LANGUAGE and language != self._language:
            self._language = language
            self._shipped = self._room.deck(language)
            self._languages.setCurrentIndex(max(0, self._languages.findData(language)))
            self._take_deck()

    def _on_turned(self, on_back: bool) -> None:
        for widget in (self._first, self._choices):
            widget.setVisible(not on_back)  # whoever reads why has the time, and needs the room
        self._area.verticalScrollBar().setValue(0)

    def _on_range_changed(self, least: int, most: int) -> None:
        """Have the bar stand beside the paper, and not on its edge."""
        right = self._theme.px(_BAR) - _RING if most > least else 0
        if self._paper.contentsMargins().right() != right:
            self._paper.setContentsMargins(0, 0, right, 0)

    def _on_only_toggled(self, on: bool) -> None:
        """Show favourites or one's own alone, not both at once, or all cards again."""
        other = self._favourites if self.sender() is self._yours else self._yours
        if on and other.isChecked():
            other.setChecked(False)
        names = ((self._favourites, self.tr("Favorites")), (self._yours, self.tr("Yours")))
        for button, name in names:
            button.setText(self.tr("All cards") if button.isChecked() else name)
        self._find()

    def _on_favourite_wanted(self, on: bool) -> None:
        if self.card is None:
            return
        try:
            self._own.set_favourite(self.card.id, on)
        except StorageError as error:
            self._show()
            self.failed.emit(error)

    def _on_more_clicked(self) -> None:
        self._deal(self._turn + 1)
        self._show_step()
