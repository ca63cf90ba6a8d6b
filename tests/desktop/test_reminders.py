# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A reminder is answered on the desktop and breathes in the pocket window; Settings turn them off by keys."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.desk import until
from desktop.window import run_holdspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.conftest import Start
    from desktop.desk import Desk

STAND_IN = Path(__file__).parents[1] / "services" / "notifications_stand_in.py"
HANDED_ON = {"window": True, "reminders": {"last": 0.0, "shown": 7}}


@pytest.fixture
def service(desk: Desk, home: Path, person: Path) -> Iterator[subprocess.Popen[str]]:
    """The desktop's notification service, a stand-in, on the desk's bus."""
    service = subprocess.Popen(
        ["/usr/bin/python3", str(STAND_IN), "actions"],
        env=desk.environment(home, person),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert service.stdout is not None
    assert service.stdout.readline() == "ready\n"
    yield service
    service.kill()
    service.communicate()


def test_a_reminder_is_answered_and_then_turned_off(
    start: Start, desk: Desk, home: Path, person: Path, service: subprocess.Popen[str]
) -> None:
    home.mkdir(mode=0o700)
    (home / "settings.ini").write_text("[reminders]\non=yes\n", encoding="utf-8")
    app = start(extra={"HOLDSPACE_RESUME": json.dumps(HANDED_ON)})
    app.find("now.entry").wait_for_focus()

    def breathes() -> bool:
        """Press until the app, which may listen a moment later than it shows, has heard it."""
        assert service.stdin is not None
        service.stdin.write("ActionInvoked (uint32 7, 'breathe')\n")
        service.stdin.flush()
        return app.shows(id="pause.stop")

    until(breathes, "nothing breathes")
    app.find("pause.stop").click()
    app.find("pocket.entry").wait_for_focus()
    run_holdspace(desk, home, person)
    app.find("now.entry").wait_for_focus()
    app.keys("ctrl+comma")
    app.find("settings.reminders_from").wait_for()
    assert "checked" in app.find("settings.reminders_day.1").facts.states
    assert "checked" not in app.find("settings.reminders_day.7").facts.states
    assert not app.shows(id="settings.reminders_impossible")
    app.find("settings.reminders_on.no").focus()
    app.keys("space")
    app.wait_until_gone(id="settings.reminders_from")
    assert "on=no" in (home / "settings.ini").read_text(encoding="utf-8")
