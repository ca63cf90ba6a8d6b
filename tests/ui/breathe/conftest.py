# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Breathe on the real session, with a clock that a test moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hand_clock import HandClock
from holdspace.services.breathing import BreathingSession
from holdspace.services.content import load_patterns
from holdspace.services.settings import Settings
from holdspace.ui.breathe.page import BreathePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.ini")
    settings.warm_up = False  # what is shown of it is shown by tests of its own
    return settings


@pytest.fixture
def session(clock: HandClock) -> BreathingSession:
    return BreathingSession(clock)


@pytest.fixture
def make_page(
    theme: Theme, session: BreathingSession, settings: Settings, qtbot: QtBot
) -> Callable[..., BreathePage]:
    """Return what makes a page and shows it; `reduced` does without motion."""

    def make(*, reduced: bool = False) -> BreathePage:
        page = BreathePage(theme, session, settings, load_patterns(), lambda: reduced)
        qtbot.addWidget(page)
        page.resize(1198, 768)
        page.show()
        qtbot.waitExposed(page)
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., BreathePage]) -> BreathePage:
    return make_page()
