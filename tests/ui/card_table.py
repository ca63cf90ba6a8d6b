# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What tests ask of the Cards page: which card can be seen, and which are laid out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from holdspace.ui.cards.brake import OneBreath
from holdspace.ui.cards.card_list import CardList
from holdspace.ui.cards.page import CardsPage
from holdspace.ui.cards.panel import CardPanel
from holdspace.ui.theme.theme import Text
from window_house import find

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDE, SMALL = (1198, 712), (856, 544)
MakePage = Callable[..., CardsPage]


def panel_of(page: QWidget) -> CardPanel:
    """Return the card's own widget."""
    return find(CardPanel, page, "cards.card")


def shown(page: QWidget) -> str:
    """Return the id of the card that can be seen, or ""."""
    panel = panel_of(page)
    return panel.card.id if panel.card and panel.isVisible() else ""


def laid(page: QWidget) -> list[str]:
    """Return the ids of the cards that are laid out."""
    frame = page._frame  # type: ignore[attr-defined]
    return [frame.model.card(row).id for row in range(frame.model.rowCount())]


def card_list(page: QWidget) -> CardList:
    """Return the list of cards."""
    return find(CardList, page, "cards.list")


def breath_of(page: QWidget) -> OneBreath | None:
    """Return the breath where it is what can be seen."""
    return next((each for each in page.findChildren(OneBreath) if each.isVisible()), None)


def words_in(page: QWidget) -> list[str]:
    """Return what can be read on the page, but for its cards."""
    return [each.text() for each in page.findChildren(Text) if each.isVisible()]
