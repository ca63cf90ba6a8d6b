# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a screen reader presses opens pages, however often, and the app lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.conftest import Start


def test_pages_open_at_a_screen_readers_press(start: Start) -> None:
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.find("now.audience.client").press()
    app.find("now.audience.client").wait_for(states=["checked"])
    app.find("now.load.4").press()
    app.find("now.load.4").wait_for(states=["checked"])
    app.find("now.audience.client").press()
    app.find("now.audience.client").wait_for(without=["checked"])
    app.find("nav.settings").press()
    app.find("settings.privacy").wait_for()
    app.find("settings.privacy").press()
    app.find("vault.back").wait_for()
    app.find("vault.back").press()
    app.find("settings.privacy").wait_for()  # a press is let go a tenth of a second later
    app.find("nav.journal").press()
    app.find("journal.setup").wait_for()
    app.find("journal.setup").press()
    app.find("vault.passphrase").wait_for()
    app.keys("Escape")
    app.find("now.entry").wait_for_focus()
