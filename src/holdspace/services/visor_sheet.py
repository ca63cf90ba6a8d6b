# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands on the visor sheet: cards in big type on a page or a few, for where the laptop stays shut.

Not before the first paint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QObject, Signal

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import Card
from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.replacing import redact_text
from holdspace.services.cards import MYSELF, CardDeck
from holdspace.services.identifier_lexicon import load_lexicon
from holdspace.services.own_cards import OwnCardService

A_PAGE = 12
"""How many cards can be read from one page by someone who sits before it."""
MOST = A_PAGE * len(AUDIENCES)
OTHERS: tuple[str, ...] = tuple(each for each in AUDIENCES if each != MYSELF)
"""Everyone but oneself."""


@dataclass(frozen=True, slots=True)
class VisorLine:
    """One card as the sheet has it: its moment, small, and what to say.

    `audience` is whom it is said to, where the sheet has words for more than one, else "".
    """

    moment: str
    say: str = field(repr=False)
    audience: str = ""


class VisorSheet(QObject):
    """Which cards stand on the sheet: while the vault is open the favourites first, as many as it holds.

    What one says to oneself alone is there only for who asks for it: others can read a windshield.
    While it is closed only shipped cards are known, and what was chosen with the vault open is forgotten:
    which cards are someone's favourites is theirs.
    *Signals*: `changed()` where there are other cards to choose from, others chosen, or where it is for
    others: whom a card is said to on the sheet, and on which page, goes by that.
    """

    changed = Signal()

    def __init__(self, shipped: CardDeck, own: OwnCardService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shipped = shipped
        self._own = own
        self._chosen: set[str] = set()
        self._is_touched = False
        self._audiences = OTHERS
        self._was_open = own.can_be_seen
        self._look_again()
        own.changed.connect(self._on_own_changed)

    @property
    def deck(self) -> CardDeck:
        """Return all cards there are to choose from."""
        return self._deck

    @property
    def audiences(self) -> tuple[str, ...]:
        """Return for whom it begins with favourites, as was asked for last."""
        return self._audiences

    @property
    def favourites(self) -> tuple[Card, ...]:
        """Return the favourites, in the deck's order; none while they cannot be seen."""
        return self._deck.matching(favourites_only=True)

    @property
    def are_locked(self) -> bool:
        """Say whether there are cards of one's own to unlock first."""
        return self._own.are_locked

    @property
    def chosen(self) -> tuple[Card, ...]:
        """Return the cards on the sheet, in the deck's order."""
        return tuple(card for card in self._deck.cards if card.id in self._chosen)

    @property
    def is_full(self) -> bool:
        """Say whether no more cards fit."""
        return len(self._chosen) >= MOST

    def has(self, card_id: str) -> bool:
        """Say whether a card is on the sheet."""
        return card_id in self._chosen

    def choose(self, card_id: str, on: bool) -> bool:
        """Put a card on the sheet or take it off; say whether it is as was wanted: a full sheet stays."""
        if on and self.is_full and card_id not in self._chosen:
            return False
        self._is_touched = True
        (self._chosen.add if on else self._chosen.discard)(card_id)
        self.changed.emit()
        return True

    def clear(self) -> None:
        """Take every card off."""
        self._is_touched = True
        self._chosen.clear()
        self.changed.emit()

    def offered(
        self,
        audiences: Collection[str] = OTHERS,
        query: str = "",
        language: str = "",
        *,
        favourites_only: bool = False,
    ) -> tuple[Card, ...]:
        """Return the cards to choose from for some audiences; it is everyone but oneself."""
        wanted = frozenset(audiences)
        found = self._deck.matching(query=query, language=language, favourites_only=favourites_only)
        return tuple(card for card in found if not wanted.isdisjoint(card.audiences))

    def begin(self, audiences: Collection[str] | None = None) -> None:
        """Begin with the favourites, of these audiences from now on, unless cards were chosen by hand."""
        before = self._audiences
        if audiences is not None:
            self._audiences = tuple(each for each in AUDIENCES if each in audiences)
        if not self._is_touched:
            favourites = self.offered(self._audiences, favourites_only=True)
            self._chosen = {card.id for card in favourites[:MOST]}
        if not self._is_touched or self._audiences != before:
            self.changed.emit()

    def found(self) -> int:
        """Return in how many places own words on the sheet may point to a person; it may miss some.

        What was said to be fine counts too: it is fine in one's own diary, not behind a windshield.
        """
        return sum(self._pointing().values())

    def found_in(self) -> frozenset[int]:
        """Return a number for each card counted by `found`, another one where its words change."""
        return frozenset(hash(card) for card, found in self._pointing().items() if found)

    def _pointing(self) -> dict[Card, int]:
        lexicon = load_lexicon()
        return {card: len(find_identifiers(card.say, lexicon)) for card in self.chosen if card.own}

    def pages(self, *, neutral: bool = True) -> tuple[tuple[VisorLine, ...], ...]:
        """Return what stands on each page, audience by audience; an empty sheet has no page.

        `neutral` words take the place of what may point to a person.
        """
        groups = self._groups()
        several = len(groups) > 1
        return tuple(
            tuple(self._line(card, neutral=neutral, several=several) for card in page)
            for page in _packed(groups, A_PAGE)
        )

    @property
    def page_count(self) -> int:
        """Return how many pages they take."""
        return len(_packed(self._groups(), A_PAGE))

    def _groups(self) -> list[tuple[Card, ...]]:
        by_audience = sorted(self.chosen, key=self._place_of)
        return [tuple(group) for _place, group in groupby(by_audience, self._place_of)]

    def _place_of(self, card: Card) -> int:
        return AUDIENCES.index(self._audience_of(card))

    def _audience_of(self, card: Card) -> str:
        """Return whom a card is for on this sheet: the first of its audiences that is wanted."""
        return next((each for each in card.audiences if each in self._audiences), card.audiences[0])

    def _line(self, card: Card, *, neutral: bool, several: bool) -> VisorLine:
        say = redact_text(card.say, load_lexicon()) if card.own and neutral else card.say
        return VisorLine(self._deck.moment_of(card).label, say, self._audience_of(card) if several else "")

    def _look_again(self) -> None:
        self._deck, _ = self._own.laid_over(self._shipped)  # without one's own it is still a sheet
        self._chosen &= {card.id for card in self._deck.cards}

    def _on_own_changed(self) -> None:
        is_open = self._own.can_be_seen
        if self._was_open and not is_open:
            self._chosen.clear()
            self._is_touched = False
        opened, self._was_open = is_open and not self._was_open, is_open
        self._look_again()
        if opened:
            self.begin()
        self.changed.emit()


def _packed(groups: Iterable[Sequence[Card]], most: int) -> list[list[Card]]:
    """Return groups on pages of `most`: one is parted only where no page holds it, and then evenly."""
    pages: list[list[Card]] = []
    for group in groups:
        if pages and len(pages[-1]) + len(group) <= most:
            pages[-1].extend(group)
            continue
        parts = -(-len(group) // most)
        size = -(-len(group) // parts)
        pages.extend(list(group[at : at + size]) for at in range(0, len(group), size))
    return pages
