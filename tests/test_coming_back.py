# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the process before showed cannot be shown again: the page is lost, and the window is not."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from test_app import MARKER, start  # noqa: F401 - a fixture


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
