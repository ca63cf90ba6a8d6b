# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards in the real window: everything by real keys, and everything named for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.vaults import PASSPHRASE, files_holding, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

WORDS = "Quince for breakfast, was it?"


def shown(app: App) -> str:
    return app.find("cards.card").facts.name


def choose_a_moment(app: App) -> None:
    app.find("cards.moment.crying").focus()
    app.keys("space")
    app.find("cards.moment.crying").wait_for(states=["checked"])
    rows = app.find("cards.list").wait_for_rows(3)
    app.find("cards.audience.client").press()  # a press takes a moment: the next step waits for what it does
    app.find("cards.audience.client").wait_for(states=["checked"])
    until(lambda: app.find("cards.list").rows() != rows, "they are not the client's")
    rows = app.find("cards.list").wait_for_rows(3)
    app.find("cards.more").press()
    until(lambda: app.find("cards.list").rows() != rows, "there are not three more")
    app.find("cards.list").focus()


def turn_and_walk(app: App) -> None:
    before = shown(app)
    app.keys("Return")
    app.find("cards.turn").wait_for(name="Turn back")
    assert app.find("cards.card").facts.description.startswith("Why it helps: ")
    app.keys("Down")
    app.find("cards.turn").wait_for(name="Turn over")
    assert shown(app) != before
    before = shown(app)
    app.keys("d")
    app.wait_until_gone(id="cards.card", name=before)


def large_and_back(app: App) -> None:
    app.keys("l")
    app.find("cards.card").wait_for_focus()
    app.wait_until_gone(id="cards.list")
    app.find("cards.large").wait_for(name="Back from large type")
    app.keys("Escape")
    app.find("cards.list").wait_for_focus()


def favourites(app: App) -> None:
    name = shown(app)
    app.keys("s")
    app.find("cards.favourite").wait_for(states=["checked"])
    app.find("cards.favourites").press()
    (row,) = app.find("cards.list").wait_for_rows(1)
    assert name in row
    app.find("cards.favourites").press()
    app.find("cards.list").wait_for_rows(3)


def search(app: App) -> None:
    app.find("cards.list").focus()
    app.keys("slash")
    app.find("cards.search").wait_for_focus()
    app.type("crying")
    app.find("cards.count").wait_for()
    assert len(app.find("cards.list").rows()) > 3
    app.keys("Escape", "Down")
    app.find("cards.list").wait_for_focus()


def one_breath(app: App) -> None:
    app.find("cards.breath_first").press()
    app.find("cards.breath").wait_for(name="in")
    app.find("cards.breath").wait_for(name="out")
    app.keys("Escape")
    app.find("cards.list").wait_for_focus()


def words_of_ones_own(app: App) -> None:
    app.find("cards.new").press()
    app.find("card_editor.say").wait_for_focus()
    app.type(WORDS)
    app.find("card_editor.card").wait_for(name=f"“{WORDS}”")
    app.find("card_editor.audience.client").wait_for(states=["checked"])  # as the filter is
    app.find("card_editor.moment.torn").press()
    app.find("card_editor.moment.torn").wait_for(states=["checked"])
    app.find("card_editor.say").focus()
    app.keys("Return")
    app.find("cards.card").wait_for(name=f"“{WORDS}”")
    app.find("cards.yours").press()
    (row,) = app.find("cards.list").wait_for_rows(1)
    assert WORDS in row
    app.find("cards.yours").press()
    app.find("cards.card").wait_for(name=f"“{WORDS}”")
    app.find("cards.edit").press()
    app.find("card_editor.say").wait_for_focus()
    app.find("card_editor.remove").press()
    app.wait_until_gone(id="cards.card", name=f"“{WORDS}”")
    app.find("journal.undo").wait_for()
    app.keys("ctrl+shift+z")
    app.find("cards.list").focus()


def test_by_keys_and_names_alone(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start("--cards")
    app.find("cards.list").wait_for_focus()
    app.wait_until_active()
    assert len(app.find("cards.list").rows()) == 3
    assert app.find("cards.unlock").facts.name == "Unlock to see yours"
    app.find("cards.unlock").press()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.wait_for(id="nav.lock", name="Lock")
    app.wait_until_gone(id="vault.passphrase")
    app.keys("ctrl+5")
    app.find("cards.list").wait_for_focus()
    choose_a_moment(app)
    turn_and_walk(app)
    large_and_back(app)
    favourites(app)
    search(app)
    one_breath(app)
    words_of_ones_own(app)
    assert files_holding(WORDS, home) == []
    app.close()
