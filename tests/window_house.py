# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The main window over a real household, built as app.py builds it; controls found by their identifiers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.background import InlineBackground
from holdspace.services.breathing import BreathingSession
from holdspace.services.card_practice import CardPractice
from holdspace.services.clock import SystemClock
from holdspace.services.content import load_doorways, load_feelings, load_minutes
from holdspace.services.doorways import DoorwayVisit
from holdspace.services.journal import JournalService
from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.pauses import PauseSession
from holdspace.services.safety import Safety
from holdspace.services.settings import Settings
from holdspace.services.silence_training import SilenceTrainer
from holdspace.services.when_wanted import WhenWanted
from holdspace.ui.house import House
from holdspace.ui.main_window import MainWindow
from holdspace.ui.now.page import NowContent
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.messages import say
from household import Household
from patience import PATIENCE_MS

Control = TypeVar("Control", bound=QWidget)


def nothing() -> None:
    """Do nothing, in place of putting HoldSpace into the menu."""


def yes() -> bool:
    """Say yes: motion is reduced."""
    return True


def now_content() -> NowContent:
    """Return what Now shows that is data."""
    return NowContent(load_feelings(), load_minutes(), load_doorways())


def make_house(theme: Theme, household: Household, **others: Any) -> House:
    """Return the house over a household; `others` take the place of its parts."""
    vault, clock, capture = household.vault, household.clock, household.capture

    settings = others.get("settings") or Settings(household.places.settings, vault)
    wanted = WhenWanted(vault, capture, InlineBackground(), settings, SystemClock(), yes)

    def make_journal() -> JournalService:
        journal = wanted.journal()
        journal._clock = clock
        return journal

    def find_safety() -> Safety:
        safety = wanted.safety()
        safety.timer.setInterval(PATIENCE_MS)  # else what it says by itself comes in on a slow machine
        if safety not in household.services:
            household.services.append(safety)
        return safety

    def find_doorways() -> DoorwayVisit:
        wanted._clock = clock
        return wanted.doorways()

    def find_practice() -> CardPractice:
        wanted._clock = clock
        return wanted.practice()

    parts: dict[str, Any] = {
        "app": QApplication.instance(),
        "theme": theme,
        "settings": settings,
        "clock": clock,
        "vault": vault,
        "capture": capture,
        "now": now_content(),
        "say": say,
        "motion_reduced": yes,
        "breathing": lambda: BreathingSession(clock, vault),
        "pauses": lambda: PauseSession(clock, vault),
        "journal": make_journal,
        "strength": lambda: PassphraseStrength(InlineBackground(), vault),
        "menu_entry": (nothing, nothing),
        "home": household.places.home,
        "version": "0",
        "safety": find_safety,
        "moving": wanted.moving,
        "tones": wanted.tones,
        "sessions": wanted.sessions,
        "patterns": wanted.patterns,
        "doorways": find_doorways,
        "silence": lambda: SilenceTrainer(clock, vault),
        "reminders": wanted.reminders,
        "own_cards": wanted.own_cards,
        "practice": find_practice,
        "own_practices": wanted.own_practices,
    }
    return House(**(parts | others))


def open_window(theme: Theme, household: Household, **others: Any) -> MainWindow:
    """Return the main window, shown, painted and active, its start finished."""
    window = MainWindow(make_house(theme, household, **others))
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.finish_start()
    QApplication.processEvents()
    return window


def find(kind: type[Control], inside: QWidget, identifier: str) -> Control:
    """Return the control with an accessible identifier; one that is shown wins."""
    named = [child for child in inside.findChildren(kind) if child.accessibleIdentifier() == identifier]
    shown = [child for child in named if child.isVisible()]
    assert named, f"no control {identifier}"
    return (shown or named)[0]


Make = Callable[[str], Household]
MakeWindow = Callable[..., MainWindow]
