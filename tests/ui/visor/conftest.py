# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A visor sheet over a real vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.domain.own_cards import OwnCard, new_own_card
from holdspace.services.cards import load_deck
from holdspace.services.own_cards import OwnCardService
from holdspace.services.visor_sheet import VisorSheet

if TYPE_CHECKING:
    from household import Household
    from window_house import Make

NAMED = "Mrs. Okafor, I will call you at four."


@pytest.fixture
def home(household_in: Make) -> Household:
    """An open vault."""
    return household_in("unlocked")


@pytest.fixture
def own(home: Household) -> OwnCardService:
    """What is the person's own."""
    return OwnCardService(home.vault, home.clock)


@pytest.fixture
def named(home: Household, own: OwnCardService) -> OwnCard:
    """An own card that names someone, a favourite."""
    made = own.keep(new_own_card(NAMED, ["client"], ["shouting"], "boundary", now=home.clock.now()))
    own.set_favourite(made.id, True)
    return made


@pytest.fixture
def sheet(own: OwnCardService, home: Household) -> VisorSheet:
    """The sheet, with nothing on it."""
    return VisorSheet(load_deck(), own, home.vault)
