# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for pictures of Cards; take.py takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Pose = Callable[[Any, Any], Any]
Unlock = Callable[[Any], None]
IN_EVERY_SIZE = ("cards", "cards-searching", "card-back", "cards-large", "cards-gap", "card-of-ones-own")
CHANGING = ("cards-", "card-of-")  # they leave a setting behind, or a card begun
_SAY = "Two buses, and then four flights. You still opened the door."


def poses(unlock: Unlock) -> dict[str, Pose]:
    """Return the poses by the names of their pictures."""

    def cards(running: Any, window: Any) -> None:
        unlock(running)
        page = _page(window)
        page.show_moment("crying")
        page._own.set_favourite(page._panel.card.id, True)

    def own(running: Any, window: Any) -> None:
        unlock(running)
        page = _page(window)
        page.show_audience("client")
        page.show_moment("im_fine")
        page.make_card()
        window.page("card_editor").form.lines["say"].setText(_SAY)

    def favourites(running: Any, window: Any) -> None:
        cards(running, window)
        page = window.page("cards")
        page.show_audience("client")
        page._own.set_favourite(page._found[1].id, True)
        page._filters._favourites.click()

    def elsewhere(running: Any, window: Any) -> None:
        cards(running, window)
        running._house.settings.card_language = "es"
        window.page("cards").show_own(favourites=True)

    return {
        "cards": cards,
        "cards-favorites": favourites,
        "cards-favorites-elsewhere": elsewhere,
        "cards-searching": _searching,
        "card-back": _back,
        "cards-back-in-spanish": _back_in_spanish,
        "cards-all": _all,
        "cards-large": _large,
        "cards-large-back": _large_back,
        "cards-gap": _gap,
        "cards-one-breath": _breath,
        "card-of-ones-own": own,
    }


def _page(window: Any) -> Any:
    window.show_place("cards")
    return window.page("cards")


def _back(_running: Any, window: Any) -> None:
    page = _page(window)
    page.show_moment("shouting")
    page._panel.turn()


def _back_in_spanish(running: Any, window: Any) -> None:
    page = _page(window)
    running._house.settings.card_language = "es"
    page.show_moment("shouting")
    page._panel.turn()
    page._panel._turn.setCurrentTime(page._panel._turn.duration())  # the deck takes a while to be read


def _searching(_running: Any, window: Any) -> None:
    page = _page(window)
    page.show_moment("shouting")
    page._frame.search.setText("date")


def _all(_running: Any, window: Any) -> None:
    page = _page(window)
    page.show_audience("physician")
    page._frame.list_foot.all.click()


def _large(_running: Any, window: Any) -> None:
    page = _page(window)
    page.show_moment("bad_news")
    page.show_large()


def _large_back(running: Any, window: Any) -> None:
    _large(running, window)
    window.page("cards")._panel.turn()


def _gap(running: Any, window: Any) -> None:
    running._settings.gaps_told = False
    page = _page(window)
    page._set_large(False)
    page.show_audience("adjuster")
    page.show_moment("wants_a_date")
    page.show_card(next(card.id for card in page._found if "[" in card.say))


def _breath(running: Any, window: Any) -> None:
    page = _page(window)
    page._panel.breath_button.click()
    running._clock.elapsed = 2.4
    page._braking._breath._tick()
