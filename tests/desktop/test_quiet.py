# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Silence is learned by keys alone while the journal is locked; the pocket window breathes beside a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import prepare_vault
from holdspace.services.practice_content import load_silences

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start

SILENCES = load_silences()
LINES = {f"“{each.text}”" for each in SILENCES.lines}
WORDS = "ask about the stairs"


def test_silence_is_learned_by_keys_while_the_journal_is_locked(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+4")
    app.find("pause.kind.one_breath").wait_for_focus()
    app.keys("Down", "Down", "Down", "Down")
    app.find("pause.kind.silence_trainer").wait_for_focus()
    app.keys("Return")
    press = app.find("silence.press")
    assert press.wait_for_focus().name == "Show a line"
    app.keys("Tab")
    app.find("silence.hold.5").wait_for_focus()
    app.keys("Right", "Right")  # to fifteen seconds: fewer may be over before anybody looks
    app.find("silence.hold.15").wait_for_focus()
    app.keys("space")
    app.find("silence.hold.15").wait_for(states=["checked"])
    press.focus()
    app.keys("space")
    app.wait_for(name="You don’t have to fill it.")
    first = app.find("silence.line").facts.name
    assert first in LINES
    app.keys("space")
    press.wait_for(name="Another line")
    assert {each.name for each in app.everything()} & set(SILENCES.meanings.values())
    app.keys("Escape")
    app.find("pause.end").wait_for(name="A few silences, tried. It counts too.")


def test_the_pocket_window_breathes_and_the_words_stay(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+p")
    app.find("pocket.entry").wait_for_focus()
    app.type(WORDS)
    app.find("pocket.entry").wait_for(text=WORDS)
    app.find("pocket.silence").click()
    assert app.find("pocket.silence_time").wait_for().name.startswith("Silence 0:")
    app.find("pocket.entry").wait_for_focus()
    app.keys("Escape")
    app.find("pocket.one_breath").click()
    app.find("pause.remaining").wait_for(name="in")
    app.keys("Escape")
    assert app.find("pocket.entry").wait_for_focus().text == WORDS
    app.find("pocket.more").click()
    app.find("pocket.kind.before").wait_for_focus()
    app.keys("Down", "Down", "Down", "Down", "Return")
    assert app.find("pocket.silence_time").wait_for().name.startswith("Silence 0:")
    app.keys("Escape")
    app.find("pocket.more").wait_for()
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")
