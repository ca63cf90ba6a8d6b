# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The keys of Cards and of the pages that belong to them, as the list of keys tells them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_ENTER = ("Return", "Space")
_ARROWS = ("Left", "Right", "Up", "Down")
_PAGED = ("PgUp", "PgDown")
_FIND = ("Ctrl+F", "/")
_COPY, _ESC = ("Ctrl+C",), ("Esc",)


class KeyLine(NamedTuple):
    """Keys, as Qt names them, that do one thing on a page, and what that is."""

    keys: tuple[str, ...]
    words: str


class PageKeys(NamedTuple):
    """The keys of a page of the window, by its name; "pocket" are the cards in the pocket window."""

    place: str
    title: str
    lines: tuple[KeyLine, ...]

    def every(self) -> Iterable[str]:
        """Return each key."""
        return [key for line in self.lines for key in line.keys]


def page_keys() -> tuple[PageKeys, ...]:
    """Return what works on each of these pages; a test presses every one of them."""
    return _cards(), _pocket(), _practice(), _card_editor(), _primer(), _visor()


def _cards() -> PageKeys:
    lines = (
        KeyLine(_ENTER, translate("page_keys", "Turn the card over, and back")),
        KeyLine(_ARROWS, translate("page_keys", "The card before, or the next")),
        KeyLine(("Home", "End"), translate("page_keys", "The first card of the list, or the last")),
        KeyLine(_PAGED, translate("page_keys", "A screenful of the list up or down")),
        KeyLine(_COPY, translate("page_keys", "Copy what the card says")),
        KeyLine(_FIND, translate("page_keys", "Find a phrase")),
        KeyLine(("D",), translate("page_keys", "Draw one")),
        KeyLine(("S",), translate("page_keys", "A favorite, or no longer")),
        KeyLine(("L",), translate("page_keys", "Large type, and back")),
        KeyLine(_ESC, translate("page_keys", "Back from large type; leave out the breath")),
    )
    return PageKeys("cards", translate("page_keys", "On Cards"), lines)


def _pocket() -> PageKeys:
    lines = (
        KeyLine(_ENTER, translate("page_keys", "Turn the card over, and back")),
        KeyLine(_ARROWS, translate("page_keys", "The card before, or the next")),
        KeyLine(_PAGED, translate("page_keys", "Read on, where a back is long")),
        KeyLine(_COPY, translate("page_keys", "Copy what the card says")),
        KeyLine(_FIND, translate("page_keys", "Find a phrase")),
        KeyLine(_ESC, translate("page_keys", "Back to your words; leave out the breath")),
    )
    return PageKeys("pocket", translate("page_keys", "On cards in the pocket window"), lines)


def _practice() -> PageKeys:
    lines = (
        KeyLine(("Ctrl+Return",), translate("page_keys", "Ask the coach")),
        KeyLine(_ENTER, translate("page_keys", "After that: show ways to say it, and hide them")),
        KeyLine(_PAGED, translate("page_keys", "Read on, and back")),
        KeyLine(_ESC, translate("page_keys", "Leave; what is begun waits")),
    )
    return PageKeys("practice", translate("page_keys", "In Practice"), lines)


def _card_editor() -> PageKeys:
    lines = (
        KeyLine(("Return", "Ctrl+Return"), translate("page_keys", "Keep the card")),
        KeyLine(_ESC, translate("page_keys", "Not now; what is begun waits")),
    )
    return PageKeys("card_editor", translate("page_keys", "On a card of your own"), lines)


def _primer() -> PageKeys:
    lines = (
        KeyLine(_ENTER, translate("page_keys", "The next page")),
        KeyLine(("Left", "Right"), translate("page_keys", "The page before, or the next")),
        KeyLine(("Up", "Down"), translate("page_keys", "Scroll a little")),
        KeyLine(_PAGED, translate("page_keys", "Scroll a screenful")),
        KeyLine(_ESC, translate("page_keys", "Back")),
    )
    return PageKeys("primer", translate("page_keys", "In the primer"), lines)


def _visor() -> PageKeys:
    lines = (
        KeyLine(_ENTER, translate("page_keys", "Put the card on the sheet, or take it off")),
        KeyLine(("Up", "Down"), translate("page_keys", "The card before, or the next")),
        KeyLine(("Home", "End"), translate("page_keys", "The first card of the list, or the last")),
        KeyLine(_PAGED, translate("page_keys", "A screenful of the list up or down")),
        KeyLine(_ESC, translate("page_keys", "Back")),
    )
    return PageKeys("visor", translate("page_keys", "On the sheet for the visor"), lines)
