# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A banner: a sentence, and a link where there is something to do."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.banner import Banner
from holdspace.ui.widgets.controls import Button
from window_house import find


def test_it_says_a_sentence_and_offers_a_link(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.say("Only to read.")
    banner.show()
    link = find(Button, banner, "window.banner_link")
    assert (banner.words, link.isVisible()) == ("Only to read.", False)
    banner.say("Its file is gone.", "Save elsewhere…")
    assert link.isVisible()
    with qtbot.waitSignal(banner.link_pressed):
        link.click()


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_its_ground_is_the_themes(qtbot: QtBot, theme: Theme, scheme: str) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.say("Only to read.")
    theme.choose(scheme)
    banner.resize(600, 60)
    assert banner.grab().toImage().pixelColor(1, 1) == theme.colour("clay_soft")
