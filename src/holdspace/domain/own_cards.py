# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards of one's own: words one has found oneself, or a shipped card in words that sit better."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import BadCard, Card
from holdspace.domain.entries import in_fixed_order, is_id, new_id
from holdspace.domain.text import clean_text

MOST_SAID, MOST_BESIDE = 160, 200
"""Characters that what is said, and each of the other texts of an own card, may have."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_AUDIENCES = f"audiences: needs one or more of {', '.join(AUDIENCES)}, in this order"
_BESIDE = ("why", "after", "lighter", "not_this")


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A card of one's own, kept in the vault: its id is a UUID, `modified_at` aware.

    `replaces` is the id of the shipped card that it stands in for, or "". Moments and kind are ids that the
    deck may not know (any more). Texts stand on one line. Raises BadCard where a value is out of range.
    """

    id: str
    language: str
    audiences: tuple[str, ...]
    moments: tuple[str, ...]
    kind: str
    modified_at: datetime
    say: str = field(repr=False)
    why: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    lighter: str = field(default="", repr=False)
    not_this: str = field(default="", repr=False)
    replaces: str = ""

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise BadCard("id: needs a UUID")
        if self.modified_at.utcoffset() is None:
            raise BadCard("modified_at: needs a date and time with its offset")
        if not self.audiences or self.audiences != tuple(
            each for each in AUDIENCES if each in self.audiences
        ):
            raise BadCard(_AUDIENCES)
        names = (self.language, self.kind, *self.moments, *filter(None, (self.replaces,)))
        if not self.moments or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
            raise BadCard("language, kind, moments, replaces: need ids")
        if len(set(self.moments)) < len(self.moments):
            raise BadCard("moments: each once")
        _check_text("say", self.say, 1, MOST_SAID)
        for name in _BESIDE:
            _check_text(name, getattr(self, name), 0, MOST_BESIDE)

    @property
    def card(self) -> Card:
        """Return it as a deck shows it, by the id of the shipped card where it stands in for one."""
        return Card(
            id=self.replaces or self.id,
            audiences=self.audiences,
            moments=self.moments,
            kind=self.kind,
            say=self.say,
            why=self.why,
            after=self.after,
            lighter=self.lighter,
            not_this=self.not_this,
            language=self.language,
            own=True,
        )


def new_own_card(
    say: str,
    audiences: Iterable[str],
    moments: Iterable[str],
    kind: str,
    *,
    now: datetime,
    language: str = "en",
    why: str = "",
    after: str = "",
    lighter: str = "",
    not_this: str = "",
    replaces: str = "",
) -> OwnCard:
    """Return a new card of one's own made at `now` (aware), its texts cleaned. Raises BadCard."""
    try:
        ordered = in_fixed_order(tuple(audiences))
    except ValueError:
        raise BadCard(_AUDIENCES) from None
    texts = {"say": say, "why": why, "after": after, "lighter": lighter, "not_this": not_this}
    cleaned = {name: on_one_line(text) for name, text in texts.items()}
    return OwnCard(new_id(), language, ordered, tuple(moments), kind, now, **cleaned, replaces=replaces)


def by_deck_id(own: Iterable[OwnCard]) -> dict[str, OwnCard]:
    """Return own cards by the id under which a deck shows each, in their order.

    Of several that stand in for one shipped card, as two vaults bring them together, the one changed last
    does; the others are shown as cards of their own, so that no words are out of reach.
    """
    cards = list(own)
    last = {card.replaces: card for card in sorted(cards, key=lambda card: (card.modified_at, card.id))}
    shown = [
        card if not card.replaces or last[card.replaces] is card else replace(card, replaces="")
        for card in cards
    ]
    return {card.replaces or card.id: card for card in shown}


def on_one_line(text: str) -> str:
    """Return a text of a card as it is kept: cleaned, each run of blanks one, none around it."""
    return " ".join(clean_text(text).split())


def _check_text(name: str, text: object, least: int, most: int) -> None:
    if not isinstance(text, str) or text != on_one_line(text):
        raise BadCard(f"{name}: needs text on one line")
    if not least <= len(text) <= most:
        raise BadCard(f"{name}: needs {least} to {most} characters")
