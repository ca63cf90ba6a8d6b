# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What cards in the pocket window stand on. Imported when they are first wanted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale

from holdspace.services.card_content import deck_languages, wanted_language
from holdspace.services.cards import CardDeck, load_deck
from holdspace.ui.house import House
from holdspace.ui.pocket.cards import PocketDeck
from holdspace.ui.widgets.private_clipboard import words_clipboard


def pocket_deck(house: House) -> PocketDeck:
    """Return it; the language of its cards is that of the page Cards."""
    from holdspace.ui.cards.brake import is_hard

    def language() -> str:
        return wanted_language(house.settings.card_language, QLocale().name())

    def deck(language: str) -> CardDeck:
        return load_deck(language) if language else load_deck(*deck_languages())

    def show_breath() -> Any:
        from holdspace.ui.cards.brake import OneBreath

        return OneBreath(house.theme, house.clock)

    return PocketDeck(
        theme=house.theme,
        settings=house.settings,
        deck=deck,
        languages=deck_languages(),
        language=language,
        own=house.own_cards,
        take_copy=words_clipboard(house.vault).copy,
        motion_reduced=house.motion_reduced,
        show_breath=show_breath,
        needs_breath=is_hard,
    )
