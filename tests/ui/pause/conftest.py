# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Pause on the real session, with a clock that a test moves."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hand_clock import HandClock
from holdspace.services.content import load_groundings, load_patterns, load_pauses
from holdspace.services.pauses import PauseSession
from holdspace.services.settings import Settings
from holdspace.services.silence_training import SilenceTrainer
from holdspace.ui.pause.page import PausePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(clock: HandClock) -> PauseSession:
    return PauseSession(clock)


@pytest.fixture
def trainer(clock: HandClock) -> SilenceTrainer:
    return SilenceTrainer(clock, chance=random.Random(7))


@pytest.fixture
def make_page(
    theme: Theme, session: PauseSession, trainer: SilenceTrainer, tmp_path: Path, qtbot: QtBot
) -> Callable[..., PausePage]:
    """Return what makes a page and shows it; `reduced` does without motion, `has_journal` has one to lock."""
    settings = Settings(tmp_path / "settings.ini")

    def make(*, reduced: bool = False, has_journal: bool = False) -> PausePage:
        page = PausePage(
            theme,
            session,
            settings,
            (*load_pauses(), *load_groundings()),
            load_patterns(),
            lambda: reduced,
            trainer,
            has_journal=lambda: has_journal,
        )
        qtbot.addWidget(page)
        page.resize(1198, 768)
        page.show()
        qtbot.waitExposed(page)
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., PausePage]) -> PausePage:
    return make_page()
