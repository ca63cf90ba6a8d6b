# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is kept about a card or a practice line: whether it is a favourite, and how it was practised."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

CARD, LINE = "card", "line"
KINDS: tuple[str, ...] = (CARD, LINE)
_MOST_PRACTISED = 1000  # characters; what is written is some 150


class BadCardState(ValueError):  # noqa: N818 - named for what it says
    """Values that cannot be kept about a card. The message names the field."""


@dataclass(frozen=True, slots=True)
class CardState:
    """What is kept about one card or practice line.

    `about` is its id, `of` one of KINDS, `modified_at` aware. `practised` is what the scheduler remembers, as
    JSON without words, "" before the first time. `id` follows from `of` and `about`, so that two vaults
    know each other's. Raises BadCardState where a value is out of range.
    """

    id: str
    of: str
    about: str
    modified_at: datetime
    favourite: bool = False
    practised: str = ""

    def __post_init__(self) -> None:
        if self.of not in KINDS:
            raise BadCardState("of: needs card or line")
        if not isinstance(self.about, str) or not 1 <= len(self.about) <= 40 or not self.about.isascii():
            raise BadCardState("about: needs the id of a card or a line")
        if self.id != state_id(self.of, self.about):
            raise BadCardState("id: needs the one that follows from what it is about")
        if self.modified_at.utcoffset() is None:
            raise BadCardState("modified_at: needs a date and time with its offset")
        if not isinstance(self.favourite, bool):
            raise BadCardState("favourite: needs true or false")
        if not isinstance(self.practised, str) or len(self.practised) > _MOST_PRACTISED:
            raise BadCardState("practised: needs text")


def state_id(of: str, about: str) -> str:
    """Return the UUID of what is kept about one card or line."""
    return str(uuid.UUID(bytes=hashlib.sha256(f"{of}:{about}".encode()).digest()[:16], version=4))


def new_card_state(
    of: str, about: str, *, now: datetime, favourite: bool = False, practised: str = ""
) -> CardState:
    """Return what is kept about a card or line from `now` (aware) on. Raises BadCardState."""
    return CardState(state_id(of, about), of, about, now, favourite, practised)
