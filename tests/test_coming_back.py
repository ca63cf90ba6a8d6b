# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the process before showed cannot be shown again: the page is lost, and the window is not."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from test_app import MARKER, start, vault_there  # noqa: F401 - fixtures


@pytest.mark.parametrize("fails", ["make_ready", "resume"])
def test_a_page_that_cannot_come_back_is_lost_and_the_window_is_not(
    start: Any,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    fails: str,
) -> None:
    """`make_ready` builds the page before the window is shown, `resume` shows it; both fail in the page."""

    def fail(*_: object) -> None:
        raise ValueError(MARKER)

    broken = "holdspace.ui.pages.make_page" if fails == "make_ready" else "holdspace.ui.doors.Doors.resume"
    with monkeypatch.context() as patch:
        patch.setattr(broken, fail)
        one = start(resume={"window": True, "place": "cards", "veiled": True, "lock_asked": True})
    try:
        assert one.window.isVisible()
        assert one.window.place == "now"
        assert one.running._veil.is_drawn  # what was veiled stays so
        qtbot.waitUntil(lambda: one.window.toast.words.startswith("Something unexpected went wrong."))
    finally:
        one.running._problems.uninstall()
    log = (one.running._places.logs / "holdspace.log").read_text()
    assert "error=ValueError " in log
    assert MARKER not in log


@pytest.mark.parametrize("is_active", [True, False])
def test_after_a_lock_from_the_pocket_window_its_keys_are_held_and_rest_on_unlock(
    start: Any,  # noqa: F811 - the fixture
    vault_there: Any,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    is_active: bool,
) -> None:
    held: dict[Any, Any] = {}

    def hold(window: Any, standing: Any, tell: Any) -> None:
        assert standing is None
        held[window] = tell

    monkeypatch.setattr("holdspace.ui.gap_keys.hold_keys", hold)
    state = {"window": True, "place": "now", "pocket": True, "pocket_active": is_active, "lock_asked": True}
    one = start(resume=state)
    assert list(held) == [one.window, one.pocket]
    assert [tell is not None for tell in held.values()] == [not is_active, is_active]
    assert one.pocket.focusWidget().accessibleIdentifier() == "pocket.unlock"
    held[one.pocket if is_active else one.window]()
    toast = one.pocket.toast if is_active else one.window.toast
    assert toast.words == "What you typed while it locked was not taken."
