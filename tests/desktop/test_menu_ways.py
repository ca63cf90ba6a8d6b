# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practice, primer, visor sheet and the cards of a moment: from the menu and from Ctrl+K, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.vaults import prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

WAYS = {
    "Practice listening": "practice.reply",
    "The primer: ten pages for someone new": "primer.next",
    "A sheet of cards for the visor": "visor.list",
}
TYPED = {"practise": "practice.reply", "primer": "primer.next", "visor": "visor.list"}


@pytest.fixture
def app(start: Start, home: Path) -> App:
    prepare_vault(home)
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    return app


def test_the_menu_leads_there_by_keys_each_line_by_its_name(app: App) -> None:
    for words, control in WAYS.items():
        app.find("now.entry").wait_for_focus()
        app.find("menu.button").focus()
        app.find("menu.button").wait_for_focus()
        app.keys("space")
        while app.step_to("Down").name != words:
            pass
        app.keys("Return")
        app.find(control).wait_for_focus()
        app.keys("Escape")
        app.wait_until_gone(id=control)
    app.close()


def test_ctrl_k_leads_there_and_to_the_cards_of_a_moment(app: App) -> None:
    for typed, control in TYPED.items():
        by_palette(app, typed)
        app.find(control).wait_for_focus()
        app.keys("Escape")
        app.wait_until_gone(id=control)
    by_palette(app, "angry adjuster")
    app.find("cards.list").wait_for_focus()
    app.find("cards.moment.shouting").wait_for(states=["checked"])
    app.find("cards.audience.adjuster").wait_for(states=["checked"])
    app.close()


def by_palette(app: App, typed: str) -> None:
    app.keys("ctrl+k")
    app.find("palette.field").wait_for_focus()
    app.type(typed)
    app.find("palette.field").wait_for(text=typed)
    app.keys("Return")
