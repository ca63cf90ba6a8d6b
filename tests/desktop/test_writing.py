# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Writing by keyboard alone: marks, a list that goes on, the long page, undo after Esc, find in the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.vaults import PASSPHRASE, prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start


def test_writing_by_keyboard_alone(start: Start, home: Path) -> None:
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("F11")
    app.find("now.long_page_back").wait_for()
    app.type("- one")
    app.keys("Return")
    app.type("two")
    app.keys("ctrl+b")
    assert app.find("now.entry").wait_for(holds="**two**").text.startswith("- one\n- **two**")
    app.keys("ctrl+z", "Escape")
    app.find("nav.now").wait_for()
    app.find("now.entry").wait_for(text="- one\n- two")
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_focus()
    app.keys("Return")
    app.find("journal.editor").wait_for_focus()
    app.type(" too")
    app.keys("Escape")
    app.find("journal.list").wait_for_focus()
    app.keys("Return")
    app.find("journal.editor").wait_for_focus()
    app.keys("ctrl+z")
    app.find("journal.editor").wait_for(text="an entry from before")
    app.keys("ctrl+f")
    app.find("journal.find").wait_for_focus()
    app.type("BEFORE")
    app.wait_for(name="1 of 1")
    app.keys("Escape")
    app.find("journal.editor").wait_for_focus()
    app.type("after")
    app.find("journal.editor").wait_for(text="an entry from after")
    app.close()
