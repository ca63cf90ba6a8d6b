# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The Cards page by itself, over the deck that ships, with a clock moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication

from hand_clock import HandClock
from holdspace.services.cards import CardDeck, load_deck
from holdspace.services.settings import Settings
from holdspace.ui.cards.page import CardsPage
from holdspace.ui.widgets.clipboard import copy_text
from ui.card_table import WIDE, MakePage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QClipboard
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def always() -> bool:
    return True


@pytest.fixture
def deck() -> CardDeck:
    return load_deck()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def make_page(
    qtbot: QtBot, theme: Theme, deck: CardDeck, clipboard: QClipboard, settings: Settings, clock: HandClock
) -> MakePage:
    """A function that makes the page, shown and active; what it is given takes the place of its parts."""

    def make(size: tuple[int, int] = WIDE, **others: Any) -> CardsPage:
        deck_of = others.pop("deck_of", lambda language: deck)
        page = CardsPage(
            theme,
            deck_of,
            partial(copy_text, clipboard),
            always,
            settings,
            clock,
            **({"languages": ("en",)} | others),
        )
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage) -> CardsPage:
    return make_page()
