# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""All that the window stands on, in one value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from holdspace.services.capture import CaptureService
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.ui.now.page import NowContent
from holdspace.ui.theme.theme import Theme

if TYPE_CHECKING:
    from holdspace.domain.timing import Clock
    from holdspace.services.breathing import BreathingSession
    from holdspace.services.card_practice import CardPractice
    from holdspace.services.doorways import DoorwayVisit
    from holdspace.services.journal import JournalService
    from holdspace.services.moving import Moving
    from holdspace.services.own_cards import OwnCardService
    from holdspace.services.own_practices import OwnPracticeService
    from holdspace.services.passphrases import PassphraseStrength
    from holdspace.services.patterns import PatternService
    from holdspace.services.pauses import PauseSession
    from holdspace.services.reminders import Reminders
    from holdspace.services.safety import Safety
    from holdspace.services.sessions import SessionService
    from holdspace.services.silence_training import SilenceTrainer
    from holdspace.services.tones import Tones


class House(NamedTuple):
    """All that the window stands on; built once, by the composition root."""

    app: QApplication
    theme: Theme
    settings: Settings
    clock: Clock
    vault: VaultService
    capture: CaptureService
    now: NowContent
    say: Callable[[Exception], str]
    motion_reduced: Callable[[], bool]
    breathing: Callable[[], BreathingSession]
    pauses: Callable[[], PauseSession]
    journal: Callable[[], JournalService]
    strength: Callable[[], PassphraseStrength]
    menu_entry: tuple[Callable[[], None], Callable[[], None]]
    home: Path
    version: str
    safety: Callable[[], Safety]
    moving: Callable[[], Moving]
    tones: Callable[[], Tones]
    sessions: Callable[[], SessionService]
    patterns: Callable[[], PatternService]
    doorways: Callable[[], DoorwayVisit]
    silence: Callable[[], SilenceTrainer]
    reminders: Callable[[], Reminders]
    own_cards: Callable[[], OwnCardService]
    practice: Callable[[], CardPractice]
    own_practices: Callable[[], OwnPracticeService]
