# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The arrow keys at a doorway: they lead along what is chosen from, and out of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.doorways.conftest import ENTER, ESC

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.doorways.conftest import Walk

ARROWS = ("Left", "Right", "Up", "Down")


@pytest.mark.parametrize("arrow", ARROWS)
def test_an_arrow_leads_out_of_no_button(walk_in: Callable[..., Walk], arrow: str) -> None:
    walk = walk_in()
    walk.go("before")
    walk.key(ENTER, ENTER)
    assert walk.step == "breathe"
    for at in (walk.find("doorway.go"), walk.find("doorway.stop")):
        at.setFocus()
        walk.key(arrow, arrow)
        assert walk.window.focusWidget() is at
    walk.key(ESC)
    walk.key(arrow)
    assert walk.page.isAncestorOf(walk.window.focusWidget())


def test_along_what_is_chosen_from_they_lead_to_its_ends(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("before")
    view = walk.page.view
    assert view is not None
    chips = list(view.choices)
    assert walk.window.focusWidget() is chips[0]
    walk.key("Left")
    assert walk.window.focusWidget() is chips[0]
    walk.key(*["Right"] * (len(chips) + 2))
    assert walk.window.focusWidget() is chips[-1]
    walk.key(ESC)
