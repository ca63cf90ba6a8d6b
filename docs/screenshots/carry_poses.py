# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for take.py: what is taken along from the cards, to read, on paper and on top of a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Pose = Callable[[Any, Any], Any]
IN_EVERY_SIZE = ("primer", "visor", "pocket-cards", "pocket-card-back")
CHANGING = ("primer", "visor", "pocket-card")  # the home is put back after each
_EVERY = 13  # so many cards on is the next favourite
_NAMED = "Mrs. Okafor, I’ll call you on Thursday. Not before, and not later."


def poses(unlock: Callable[[Any], None]) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""

    def visor(running: Any, window: Any) -> None:
        unlock(running)
        _make_favourites(running)
        window.show_aside("visor")

    def visor_pages(running: Any, window: Any) -> None:
        visor(running, window)
        sheet = window.page("visor")._sheet
        for audience in ("physician", "adjuster"):
            for card in sheet.deck.matching(audience)[40:46]:
                sheet.choose(card.id, True)

    def in_spanish(then: Callable[[Any, Any], None] | None = None) -> Pose:
        def pose(running: Any, window: Any) -> Any:
            running._settings.card_language = "es"
            return cards("client", "shouting", then)(running, window)

        return pose

    def cards(audience: str, moment: str, then: Callable[[Any, Any], None] | None = None) -> Pose:
        def pose(running: Any, window: Any) -> Any:
            unlock(running)
            running._show_pocket()
            exercises = running._pocket._exercises
            exercises.show_cards({"audience": audience, "moment": moment})
            running._wanted.own_cards().set_favourite(exercises._cards.card.id, True)
            if then is not None:
                then(running, exercises._cards)
            return running._pocket

        return pose

    return {
        "primer": _primer(0),
        "primer-silence": _primer(4),
        "primer-last": _primer(9),
        "visor": visor,
        "visor-locked": _visor_locked,
        "visor-pages": visor_pages,
        "pocket-cards": cards("adjuster", "wants_a_date"),
        "pocket-card-back": cards("client", "shouting", lambda _, part: part._card.turn()),
        "pocket-card-in-spanish": in_spanish(),
        "pocket-card-in-spanish-back": in_spanish(lambda _, part: part._card.turn()),
        "pocket-cards-yours": cards("client", "wants_a_promise", _yours),
        "pocket-card-breath": cards("client", "shouting", _breathe),
    }


def _primer(place: int) -> Pose:
    def pose(running: Any, window: Any) -> None:
        window.show_aside("primer")
        for _ in range(place):
            window.page("primer").go(1)

    return pose


def _make_favourites(running: Any) -> None:
    from holdspace.domain.own_cards import new_own_card
    from holdspace.services.cards import load_deck

    own, now = running._wanted.own_cards(), datetime(2025, 10, 14, 19, 10, tzinfo=UTC)
    for card in load_deck().cards[: 11 * _EVERY : _EVERY]:
        own.set_favourite(card.id, True)
    mine = own.keep(new_own_card(_NAMED, ["client"], ["wants_a_date"], "boundary", now=now))
    own.set_favourite(mine.id, True)


def _yours(running: Any, part: Any) -> None:
    """Have cards of one's own, and look at them alone."""
    _make_favourites(running)
    part._moment.setCurrentIndex(part._moment.findData("handed_their_job"))
    part._moment.activated.emit(part._moment.currentIndex())


def _visor_locked(running: Any, window: Any) -> None:
    window.show_aside("visor")
    sheet = window.page("visor")._sheet
    for card in sheet.deck.cards[:3]:
        sheet.choose(card.id, True)


def _breathe(running: Any, part: Any) -> None:
    part._breathe()
    running._clock.elapsed += 2.0
    part._breath._tick()
