# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card of one's own while it is written: every value may be missing yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from holdspace.domain.cards import Card

TEXTS = ("say", "why", "after", "lighter", "not_this")
"""The fields that hold words."""
_LISTS = ("audiences", "moments")


@dataclass(frozen=True, slots=True)
class CardDraft:
    """What stands in the form of an own card. Every value may be missing yet."""

    language: str = ""
    audiences: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    kind: str = ""
    say: str = field(default="", repr=False)
    why: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    lighter: str = field(default="", repr=False)
    not_this: str = field(default="", repr=False)

    @classmethod
    def of(cls, card: Card | None) -> CardDraft:
        """Return what a card says."""
        return cls() if card is None else cls(**{each.name: getattr(card, each.name) for each in fields(cls)})

    @classmethod
    def like(cls, card: Card | None) -> CardDraft:
        """Return a form without words for whom, when and of what kind a card is."""
        return cls() if card is None else cls(card.language, card.audiences[:1], card.moments[:1], card.kind)

    @property
    def has_words(self) -> bool:
        """Say whether anything is written in it."""
        return any(self.texts().values())

    def texts(self) -> dict[str, str]:
        """Return the words by the name of their field."""
        return {name: getattr(self, name) for name in TEXTS}

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self) | {name: list(getattr(self, name)) for name in _LISTS}


def card_draft_from_json(value: Any) -> CardDraft:
    """Return what `to_json` gave. Raises ValueError where the value is not that."""
    names = {each.name for each in fields(CardDraft)}
    if not isinstance(value, dict) or set(value) != names:
        raise ValueError("needs the fields of a card")
    lists = [value[name] for name in _LISTS]
    words = [value[name] for name in names.difference(_LISTS)]
    if not all(isinstance(each, list) for each in lists):
        raise ValueError("audiences, moments: need lists")
    if not all(isinstance(each, str) for each in (*words, *lists[0], *lists[1])):
        raise ValueError("needs text")
    return CardDraft(**(value | {name: tuple(value[name]) for name in _LISTS}))
