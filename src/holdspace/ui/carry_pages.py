# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is taken along from the cards: the primer and the visor sheet, wired to the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.ui.commands import Command, Commands

if TYPE_CHECKING:
    from holdspace.ui.cards.page import CardsPage
    from holdspace.ui.house import House
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.primer.page import PrimerReader
    from holdspace.ui.visor.page import VisorPage

PRIMER, VISOR = "primer", "visor"


def lead_from_cards(page: CardsPage, window: MainWindow) -> None:
    """Show the ways to both at the foot of Cards."""
    page.primer_wanted.connect(partial(window.show_aside, PRIMER))
    page.visor_wanted.connect(partial(window.show_aside, VISOR))
    page.show_ways(primer=True, visor=True)


def make_primer(house: House, window: MainWindow) -> PrimerReader:
    """Build the primer."""
    from holdspace.services.content import content_language
    from holdspace.services.primer import load_primer
    from holdspace.ui.primer.page import PrimerReader

    page = PrimerReader(house.theme, house.settings, load_primer(content_language(QLocale().name())))
    page.closed.connect(window.show_place_before)
    return page


def make_visor(house: House, window: MainWindow) -> VisorPage:
    """Build the page that makes a visor sheet."""
    from holdspace.services.card_content import deck_languages, wanted_language
    from holdspace.services.cards import load_deck
    from holdspace.services.visor_sheet import VisorSheet
    from holdspace.ui.visor.page import VisorPage

    sheet = VisorSheet(load_deck(*deck_languages()), house.own_cards(), house.vault)
    language = wanted_language(house.settings.card_language, QLocale().name())
    page = VisorPage(house.theme, sheet, language)
    page.closed.connect(window.show_place_before)
    page.unlock_wanted.connect(window.show_journal)
    return page


def add_carry_commands(commands: Commands, window: MainWindow) -> None:
    """Offer both by name."""
    translate = QCoreApplication.translate
    group = translate("commands", "Cards")
    primer = translate("commands", "The primer: ten pages for someone new")
    found_by = translate("commands", "learn listening begin manual help")
    commands.add(Command(PRIMER, primer, "", group, found_by=found_by), partial(window.show_aside, PRIMER))
    visor = translate("commands", "A sheet of cards for the visor")
    found_by = translate("commands", "print PDF car paper favorites")
    commands.add(Command(VISOR, visor, "", group, found_by=found_by), partial(window.show_aside, VISOR))
