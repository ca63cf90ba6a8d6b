# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is taken along from the cards, in the real window: by real keys alone, every step named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App


def tab_to(app: App, identifier: str) -> None:
    while app.tab().id != identifier:
        pass


def test_primer_visor_sheet_and_cards_in_the_pocket_by_keys_and_names(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    read_the_primer(app)
    make_a_sheet(app)
    take_cards_along(app)
    app.close()


def read_the_primer(app: App) -> None:
    app.keys("ctrl+5")
    tab_to(app, "cards.primer")
    app.keys("space")
    app.find("primer.next").wait_for_focus()
    app.find("primer.page").wait_for(name="1 of 10")
    assert app.find("primer.title").facts.name
    app.keys("Right", "Return")
    app.find("primer.page").wait_for(name="3 of 10")
    assert app.find("primer.try").facts.name
    app.keys("Left")
    app.find("primer.page").wait_for(name="2 of 10")
    app.keys("Escape")
    app.wait_until_gone(id="primer.page")


def make_a_sheet(app: App) -> None:
    tab_to(app, "cards.visor")
    app.keys("space")
    app.find("visor.list").wait_for()
    app.find("visor.unlock").wait_for(name="Unlock to see yours")
    app.find("visor.count").wait_for(name="Nothing on it yet. Check a card.")
    app.keys("space", "Down", "Down", "space")
    app.find("visor.count").wait_for(name="2 on the sheet")
    preview = app.find("visor.preview").wait_for(name="The sheet, with 2 cards")
    assert len(preview.description.splitlines()) == 2
    assert "enabled" in app.find("visor.print").facts.states
    assert "enabled" in app.find("visor.pdf").facts.states
    app.keys("Escape")
    app.wait_until_gone(id="visor.list")


def take_cards_along(app: App) -> None:
    app.keys("ctrl+p")
    app.find("pocket.entry").wait_for_focus()
    app.wait_until_active()
    tab_to(app, "pocket.cards")
    app.keys("space")
    first = app.find("pocket.card").wait_for_focus()
    assert first.name.startswith("“")
    app.find("pocket.card_where").wait_for(name="1 of 3")
    app.keys("Right")
    app.find("pocket.card_where").wait_for(name="2 of 3")
    second = app.find("pocket.card").facts
    assert second.name != first.name
    app.keys("space")
    app.find("pocket.card_turn").wait_for(name="Turn back")
    assert app.find("pocket.card").facts.description.startswith("Why it helps: ")
    app.keys("ctrl+c")
    app.find("pocket.card_copy").wait_for(name="Copied.")
    tab_to(app, "pocket.card_more")
    app.keys("space")
    app.find("pocket.card_where").wait_for(name="1 of 3")
    assert app.find("pocket.card").facts.name not in (first.name, second.name)
    app.keys("Escape")
    app.find("pocket.entry").wait_for_focus()
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")
