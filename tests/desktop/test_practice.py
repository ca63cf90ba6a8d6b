# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practising to listen in the real window, by keys and names alone; a reply begun waits sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import until
from desktop.session import unlock
from desktop.vaults import PASSPHRASE, begun_reply, files_holding, memory_holds, prepare_vault
from holdspace.services.practice_lines import load_practice_lines
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.keys import wiped
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.window import App

REPLY = "You should try the quinces"
LINES = {f"“{line.says}”".replace("’", "'"): line for line in load_practice_lines()}


def line_shown(app: App) -> str:
    """Return the id of the line that is said."""
    said = app.find("practice.line").facts.name.replace("’", "'")
    return LINES[said].id


def line_after(app: App, before: str) -> str:
    """Return the id of the line that takes the place of the one before."""
    until(lambda: line_shown(app) != before, "no other line is said")
    return line_shown(app)


def come_in(app: App) -> None:
    """Come from anywhere by the palette; the caret is in the box."""
    app.keys("ctrl+k")
    app.find("palette.field").wait_for_focus()
    app.type("practise")
    app.keys("Return")
    app.find("practice.reply").wait_for_focus()


def test_a_sitting_by_keys_and_names_alone_leaves_no_reply(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    come_in(app)
    first = line_shown(app)
    assert app.find("practice.line").facts.description.startswith("A client")
    app.type(REPLY)
    app.find("practice.reply").wait_for(text=REPLY)
    app.keys("ctrl+Return")
    assert "may" in app.find("practice.coach").facts.name
    assert "advice: You should try" in app.find("practice.reply").facts.description
    app.find("practice.samples").wait_for_focus()
    app.keys("Return")
    app.find("practice.sample.simple").wait_for()
    app.find("practice.sample.complex").wait_for()
    app.keys("Tab", "Tab")
    app.find("practice.again").wait_for_focus()
    app.keys("Return")
    app.find("practice.reply").wait_for(text="", states=["focused"])
    second = line_shown(app)
    assert second != first
    app.find("practice.aloud").press()
    app.find("practice.good").press()
    third = line_after(app, second)
    app.find("practice.another").press()
    line_after(app, third)
    app.find("practice.reply").wait_for_focus()
    fourth = line_shown(app)
    app.type(REPLY)
    app.find("practice.reply").wait_for(text=REPLY)
    app.keys("Escape")
    app.find("journal.list").wait_for()
    assert files_holding(REPLY, home) == []

    # The way from Cards, and back to it: the line waits there with what was begun.
    app.keys("ctrl+5")
    app.find("cards.practice").press()
    app.find("practice.reply").wait_for(text=REPLY, states=["focused"])
    assert line_shown(app) == fourth
    app.keys("ctrl+l")
    app.find("nav.lock").wait_for_focus()
    app.wait_until_active()
    assert not memory_holds(app.pid, REPLY)
    assert files_holding(REPLY, home) == []
    come_in(app)
    assert line_shown(app) == fourth, "the line waits, and its words are locked away"
    app.keys("Escape")
    unlock(app)
    come_in(app)
    app.find("practice.reply").wait_for(text=REPLY, states=["focused"])
    assert line_shown(app) == fourth

    # A lock here, and the passphrase typed at once: back to the same line, with the reply.
    app.keys("ctrl+l")
    app.find("nav.lock").wait_for_focus()
    app.wait_until_active()
    app.keys("Return")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("practice.reply").wait_for(text=REPLY, states=["focused"])
    assert line_shown(app) == fourth
    app.keys("ctrl+Return")
    app.find("practice.samples").wait_for_focus()
    app.keys("ctrl+l")
    app.find("nav.lock").wait_for_focus()
    app.wait_until_active()
    assert not memory_holds(app.pid, REPLY)
    assert files_holding(REPLY, home) == []

    # Locked, it works all the same, and Back leads back.
    come_in(app)
    app.find("practice.aloud").press()
    app.find("practice.good").press()
    app.find("practice.back").press()
    app.find("cards.list").wait_for_focus()
    app.close()
    places = Places(home)
    with wiped(unwrap_root(places, PASSPHRASE)) as root, open_vault(places, root) as vault:
        kept = vault.entries.card_state.all()
        assert {(state.of, state.about) for state in kept} >= {("line", first), ("line", second)}
        assert not places.replies.exists()


def test_a_reply_comes_back_after_a_crash(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    come_in(app)
    line = line_shown(app)
    app.type(REPLY)
    until(lambda: begun_reply(home) == REPLY, "the sealed reply is not what was typed")
    app.kill()
    assert files_holding(REPLY, home) == []
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    come_in(app)
    app.find("practice.reply").wait_for(text=REPLY, states=["focused"])
    assert line_shown(app) == line
    app.close()
