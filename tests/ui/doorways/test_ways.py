# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The row of ways: shown when there is a way to choose, and changed over by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from holdspace.ui.widgets.focus_ring import _Ring
from holdspace.ui.widgets.paragraph import Paragraph
from ui.doorways.conftest import ENTER, ESC, Walk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_ways_show_with_their_step_and_enter_alone_chooses_none_unseen(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    assert not walk.shows("doorway.way.outside")
    walk.key(4)
    group = walk.find("doorway.ways")
    assert walk.window.focusWidget() is group
    assert group.accessibleName() == "Which way today?"
    (ring,) = (each for each in walk.window.findChildren(_Ring) if each.isVisible())
    assert ring.width() == group.width() + 8, "it is seen where the keyboard is"
    walk.key(ENTER, Qt.Key.Key_Space)
    assert walk.step == "way"
    walk.key(Qt.Key.Key_Right)
    assert walk.window.focusWidget() is walk.find("doorway.way.outside")
    hint = walk.find("doorway.way.outside").accessibleDescription()
    assert hint == "If you have just parked by their door, drive on a little first."
    walk.key(9)
    assert walk.step == "way"
    walk.key(ESC)


def test_one_can_change_over_and_the_row_says_which_way_it_is(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in("none")
    walk.go("after")
    walk.key(ENTER, 3)
    assert walk.find("doorway.way.coffee").isChecked()
    walk.find("doorway.way.words").click()
    assert walk.step == "words"
    assert walk.find("doorway.way.words").isChecked()
    assert not walk.find("doorway.way.coffee").isChecked()
    walk.key(ESC)


def test_where_it_is_narrow_they_stand_in_a_column(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4)
    first, second = walk.find("doorway.way.outside"), walk.find("doorway.way.words")
    assert first.y() == second.y()
    assert walk.page._ways is not None
    walk.page._ways.arrange(200)
    walk.page._ways.adjustSize()
    assert first.y() < second.y()
    walk.key(ESC)


def _tabbed(walk: Walk, count: int) -> list[str]:
    """The identifiers that the Tab key leads to, one after another, in the page."""
    found: list[str] = []
    for _ in range(count):
        walk.key(Qt.Key.Key_Tab)
        found.append(walk.window.focusWidget().accessibleIdentifier())
    return [each for each in found if each.startswith("doorway.")]


def test_tab_leads_through_ways_stop_and_step_as_they_stand(walk_in: Callable[..., Walk]) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    stops = _tabbed(walk, 24)
    first = stops.index("doorway.way.words")
    turned = stops[first:] + stops[:first]
    once = list(dict.fromkeys(turned))
    assert once[:3] == ["doorway.way.words", "doorway.stop", "doorway.entry"]
    walk.key(ESC)


def test_tab_reaches_the_way_one_goes_and_an_arrow_alone_changes_over_to_none(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4, 2)
    assert "doorway.way.outside" not in _tabbed(walk, 24)
    walk.find("doorway.way.words").setFocus(Qt.FocusReason.TabFocusReason)
    walk.key(Qt.Key.Key_Left)
    assert walk.window.focusWidget() is walk.find("doorway.way.outside")
    assert walk.step == "words", "an arrow looks at a way, and takes none"
    assert walk.household.vault.state == "unlocked"
    walk.key(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert walk.window.focusWidget() is walk.find("doorway.way.coffee")
    walk.find("doorway.entry").setFocus()
    assert "doorway.way.coffee" not in _tabbed(walk, 24)
    walk.key(ESC)


def test_what_is_to_be_known_stands_above_the_ways_where_one_changes_over_too(
    walk_in: Callable[..., Walk],
) -> None:
    walk = walk_in()
    walk.go("after")
    walk.key(4)
    for _ in range(2):
        hint = next(
            each for each in walk.page.findChildren(Paragraph) if "parked by their door" in each.text()
        )
        assert hint.isVisible()
        assert hint.parentWidget() is walk.page._ways
        walk.key(2)
    assert walk.step == "words"
    walk.key(ESC)
