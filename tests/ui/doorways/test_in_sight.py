# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What of each step is seen without scrolling, measured in the real windows at the sizes the design names."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.domain.entries import new_id
from holdspace.services.practice_content import PracticeContent, load_practices
from holdspace.ui.doorways.choosing import LeftStep, WayStep
from holdspace.ui.pocket.window import PocketWindow
from ui.doorways.conftest import Walk
from ui.doorways.test_pocket import PocketWalk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from holdspace.ui.doorways.walk import DoorwayWalk
    from holdspace.ui.theme.theme import Theme
    from window_house import Make

    WalkIn = Callable[..., Walk]

FRAME = 40  # pixels that the pocket window leaves to the system's frame


class Seen(NamedTuple):
    """A window and its text, and whether all of a step is to be seen there, or question and way on."""

    width: int
    height: int
    percent: int
    whole: bool


SIZES = [
    Seen(1366, 768, 100, True),
    Seen(1024, 600, 100, True),
    Seen(1366, 768, 200, True),
    Seen(1024, 600, 200, False),
]
PRACTICES = load_practices()


def named(case: Any) -> str:
    if isinstance(case, Seen):
        return f"{case.width}x{case.height}-{case.percent}"
    return case.practice.id if isinstance(case, PracticeContent) else str(case)


def lead_to(page: DoorwayWalk, content: PracticeContent, step_id: str, way: str) -> None:
    """Go on to a step of a practice that has just begun."""
    for _ in content.practice.steps:
        step = page._session.step
        if step is None or step.id == step_id:
            break
        if step.ref == "way":
            page._on_way_wanted(way or content.practice.ways[0])
        else:
            page._came_at = -10.0
            page._on_go()
    assert page._session.step is not None and page._session.step.id == step_id


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def cut_off(widget: QWidget) -> str:
    """Say which widget is not seen from edge to edge, or nothing."""
    seen = widget.visibleRegion().boundingRect()
    if seen == widget.rect():
        return ""
    return f"{widget.accessibleIdentifier()}: {seen.getRect()} of {widget.rect().getRect()}"


def shown(page: DoorwayWalk) -> list[QWidget]:
    """Return all that a step shows: what it asks, what answers, the ways on and out, and the time."""
    whole = ("doorway.page", "pocket.doorway", "doorway.step")
    return [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.accessibleIdentifier().startswith("doorway.")
        and each.accessibleIdentifier() not in whole
    ]  # fmt: skip


def must_see(page: DoorwayWalk, seen: Seen) -> list[QWidget]:
    view = page.view
    assert view is not None
    if seen.whole:
        return shown(page)
    ways_on: list[QWidget] = [view.go]
    if isinstance(view, LeftStep):
        ways_on = list(view.options)
    elif isinstance(view, WayStep):
        assert page._ways is not None
        ways_on = list(page._ways.buttons)
    return [view.asked, *ways_on]


def unseen(walk: Walk | PocketWalk, content: PracticeContent, seen: Seen) -> list[str]:
    """Go to each step of a practice, and say what of it is not seen."""
    found = []
    for step in content.practice.steps:
        page = begin(walk, content)
        lead_to(page, content, step.id, step.way)
        settle()
        found += [f"{step.id}: {words}" for each in must_see(page, seen) if (words := cut_off(each))]
        walk.household.open()  # a pause that leads away has locked it
    page._session.stop()
    return found


def hand_out_the_longest(page: DoorwayWalk) -> None:
    """Hand out the cards with the most to say."""

    def hand(audiences: Any, count: int) -> Any:
        deck, _ = dealt(audiences, count)
        return deck, tuple(sorted(deck.cards, key=lambda card: -len(card.say))[:count])

    dealt = page._room.hand
    page._room = page._room._replace(hand=hand)


def begin(walk: Walk | PocketWalk, content: PracticeContent) -> DoorwayWalk:
    """Begin a practice anew, and return what leads through it."""
    if isinstance(walk, PocketWalk):
        hand_out_the_longest(walk.exercises._doorway_view())
        walk.exercises.start(content.practice.doorway)
        return walk.view
    hand_out_the_longest(walk.page)
    walk.page._begin(content, follows=new_id() if content.offer else "")
    walk.page._take_window()
    return walk.page


@pytest.fixture
def large(theme: Theme) -> Iterator[Theme]:
    """The theme, whose text is put back to its size."""
    yield theme
    theme.scale_text(100)


@pytest.mark.parametrize("seen", SIZES, ids=named)
@pytest.mark.parametrize("content", [each for each in PRACTICES if not each.practice.short], ids=named)
def test_each_step_is_seen_without_scrolling(
    walk_in: WalkIn, large: Theme, seen: Seen, content: PracticeContent
) -> None:
    large.scale_text(seen.percent)
    walk = walk_in(motion_reduced=lambda: False)
    walk.window.resize(seen.width, seen.height)
    walk.go(content.practice.doorway.replace("_", "-"))
    assert unseen(walk, content, seen) == []
    assert (walk.window.width(), walk.window.height()) == (seen.width, seen.height)


@pytest.mark.parametrize("seen", SIZES, ids=named)
@pytest.mark.parametrize("content", [each for each in PRACTICES if each.practice.short], ids=named)
def test_each_step_of_a_minute_is_seen_in_the_pocket_window(
    household_in: Make,
    large: Theme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    seen: Seen,
    content: PracticeContent,
) -> None:
    screen = SimpleNamespace(availableGeometry=lambda: QRect(0, 0, seen.width, seen.height))
    monkeypatch.setattr(PocketWindow, "screen", lambda _: screen)
    large.scale_text(seen.percent)
    walk = PocketWalk(household_in("unlocked"), large, qtbot, motion_reduced=lambda: False)
    assert unseen(walk, content, seen) == []
    assert walk.pocket.height() <= seen.height - FRAME
