# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer and the visor sheet, reached from the cards and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.ui.widgets.controls import Button
from window_house import find

if TYPE_CHECKING:
    from window_house import MakeWindow


@pytest.mark.parametrize("page", ["primer", "visor"])
def test_each_is_reached_from_cards_and_by_a_command_and_leads_back(window_in: MakeWindow, page: str) -> None:
    window = window_in("none")
    window.show_place("cards")
    find(Button, window.page("cards"), f"cards.{page}").click()
    assert window.place == page
    find(Button, window.page(page), f"{page}.back").click()
    assert window.place == "cards"
    assert page in [command.id for command in window.commands.all()]
    window.commands.run(page)
    assert window.place == page
