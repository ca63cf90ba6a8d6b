# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Services that are made when a page first wants them. Imported before the first paint: keep it light."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale, QObject, Signal

from holdspace.domain.timing import Clock
from holdspace.services.background import Background
from holdspace.services.capture import CaptureService
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService

if TYPE_CHECKING:
    from datetime import datetime

    from holdspace.services.breathing import BreathingSession
    from holdspace.services.card_practice import CardPractice
    from holdspace.services.doorways import DoorwayVisit
    from holdspace.services.exercise import Exercise
    from holdspace.services.journal import JournalService
    from holdspace.services.keep_awake import KeepAwake
    from holdspace.services.moving import Moving
    from holdspace.services.own_cards import OwnCardService
    from holdspace.services.own_practices import OwnPracticeService
    from holdspace.services.patterns import PatternService
    from holdspace.services.pauses import PauseSession
    from holdspace.services.reminders import Reminders
    from holdspace.services.safety import Safety
    from holdspace.services.sessions import SessionService
    from holdspace.services.silence_training import SilenceTrainer
    from holdspace.services.tones import Tones


class WhenWanted(QObject):
    """Makes each of them once, and an exercise for each who asks. They are the vault's, and go with it.

    *Signals*: `session_failed(Exception)` where what was done could not be kept.
    """

    session_failed = Signal(object)

    def __init__(
        self,
        vault: VaultService,
        capture: CaptureService,
        background: Background,
        settings: Settings,
        clock: Clock,
        in_use: Callable[[], bool],
    ) -> None:
        super().__init__(vault)
        self._vault = vault
        self._capture = capture
        self._background = background
        self._settings = settings
        self._clock = clock
        self._in_use = in_use
        self._journal: JournalService | None = None
        self._safety: Safety | None = None
        self._moving: Moving | None = None
        self._tones: Tones | None = None
        self._awake: KeepAwake | None = None
        self._sessions: SessionService | None = None
        self._patterns: PatternService | None = None
        self._own_cards: OwnCardService | None = None
        self._own_practices: OwnPracticeService | None = None
        self._practice: CardPractice | None = None
        self._doorways: DoorwayVisit | None = None
        self._reminders: Reminders | None = None
        self._exercises: list[Exercise] = []

    def journal(self) -> JournalService:
        """Return the journal as a list, which is told of what is written on Now."""
        if self._journal is None:
            from holdspace.services.journal import JournalService

            self._journal = JournalService(self._vault, self._clock, self._vault)
            self._capture.entry_kept.connect(self._journal.announce_added)
            self._capture.entry_taken_back.connect(self._journal.announce_removed)
        return self._journal

    def safety(self) -> Safety:
        """Return what looks after the journal."""
        if self._safety is None:
            from holdspace.services.safety import Safety

            self._safety = Safety(
                self._vault, self._background, self._settings, self._clock, self._in_use, self._vault
            )
            self._safety.erasing.entry_erased.connect(self.journal().announce_erased)
        return self._safety

    def moving(self) -> Moving:
        """Return what brings entries in and takes them out."""
        if self._moving is None:
            from holdspace.services.moving import Moving

            self._moving = Moving(self._vault, self.journal(), self._vault, settings=self._settings)
        return self._moving

    def tones(self) -> Tones:
        """Return what sounds."""
        if self._tones is None:
            from holdspace.services.tones import Tones

            self._tones = Tones(self._settings, self._clock, self._background, parent=self._vault)
        return self._tones

    def end_sound(self) -> None:
        """Let the sound device go at once, where there is one: the process is about to end."""
        if self._tones is not None:
            self._tones.close()

    def sessions(self) -> SessionService:
        """Return what keeps what was done."""
        if self._sessions is None:
            from holdspace.services.sessions import SessionService

            self._sessions = SessionService(self._vault, self._clock, self._vault)
            self._sessions.session_failed.connect(self.session_failed)
        return self._sessions

    def patterns(self) -> PatternService:
        """Return the breathing patterns of one's own."""
        if self._patterns is None:
            from holdspace.services.patterns import PatternService

            self._patterns = PatternService(self._vault, self._clock, self._vault)
        return self._patterns

    def own_practices(self) -> OwnPracticeService:
        """Return the practices of one's own."""
        if self._own_practices is None:
            from holdspace.services.own_practices import OwnPracticeService

            self._own_practices = OwnPracticeService(self._vault, self._clock, self._vault)
        return self._own_practices

    def own_cards(self) -> OwnCardService:
        """Return the cards of one's own, with what is kept about cards."""
        if self._own_cards is None:
            from holdspace.services.own_cards import OwnCardService

            self._own_cards = OwnCardService(self._vault, self._clock, self._vault)
        return self._own_cards

    def practice(self) -> CardPractice:
        """Return the practice of listening, whose every sitting is recorded."""
        if self._practice is None:
            from holdspace.services.card_practice import CardPractice
            from holdspace.services.content import content_language
            from holdspace.services.practice_lines import load_practice_lines

            lines = load_practice_lines(content_language(QLocale().name()))
            self._practice = CardPractice(self.own_cards(), self._clock, lines, self._vault, self._seed)
            self._practice.sitting.ended.connect(self._on_sitting_ended)
            self._practice.not_kept.connect(self.session_failed)
            self._vault.about_to_lock.connect(self._practice.sitting.end)
        return self._practice

    def _seed(self) -> str:
        """Return what tells this vault from others, locked or open; the same for all that have none."""
        from holdspace.storage.errors import StorageError
        from holdspace.storage.key_file import read_either

        try:
            return read_either(self._vault.places).vault_id
        except StorageError:
            return ""

    def end_sitting(self) -> None:
        """End a sitting of practice, because the process does; it is recorded."""
        if self._practice is not None:
            self._practice.sitting.end()

    def breathing(self) -> BreathingSession:
        """Return a new breathing exercise: every end is recorded, and it sounds where that is wanted."""
        from holdspace.services.breathing import BreathingSession

        made = BreathingSession(self._clock, self._vault)
        self._follow(made, "breathe")
        self.tones().follow(made, self._wants_tones)
        self._stay_awake().follow(made)
        return made

    def _stay_awake(self) -> KeepAwake:
        if self._awake is None:
            from holdspace.services.keep_awake import KeepAwake

            self._awake = KeepAwake(self._settings, parent=self._vault)
        return self._awake

    def _wants_tones(self) -> bool:
        return self._settings.sound_on or self._settings.eyes_closed

    def pauses(self) -> PauseSession:
        """Return a pause whose every end is recorded, and heard where that is wanted; a new one each time."""
        from holdspace.services.pauses import PauseSession

        made = PauseSession(self._clock, self._vault)
        self._follow(made, "pause")
        made.ended.connect(self._on_pause_ended)
        return made

    def _on_pause_ended(self, pause_id: str, seconds: float, whole: bool) -> None:
        del pause_id, seconds
        pause = cast("PauseSession", self.sender())
        if whole and pause.calls_back:
            self.tones().chime()

    def doorways(self) -> DoorwayVisit:
        """Return the way through a doorway: one at a time, which keeps itself what was done."""
        if self._doorways is None:
            from holdspace.services.doorways import DoorwayVisit
            from holdspace.services.practices import PracticeSession

            session = PracticeSession(self._clock, self._vault)
            self._doorways = DoorwayVisit(session, self._vault, self._capture, self.sessions(), self._clock)
            self._note(session)
            session.softly_over.connect(self._on_doorway_over)
        return self._doorways

    def silence(self) -> SilenceTrainer:
        """Return a silence trainer whose every end is recorded; a new one each time."""
        from holdspace.services.silence_training import SilenceTrainer

        made = SilenceTrainer(self._clock, self._vault)
        self._follow(made, "silence")
        return made

    @property
    def is_exercising(self) -> bool:
        """Say whether the time of an exercise runs anywhere: one that was left is nobody's just now."""
        return any(each.is_running for each in self._exercises)

    def reminders(self) -> Reminders:
        """Return what reminds, where that is wanted; it begins when it is told with which words."""
        if self._reminders is None:
            from holdspace.services.notifications import make_notifications
            from holdspace.services.reminders import Reminders

            self._reminders = Reminders(
                self._settings,
                self._clock,
                self._vault,
                make_notifications(self._vault),
                lambda: self.is_exercising,
                self._vault,
            )
        return self._reminders

    def end_exercises(self) -> None:
        """End what is under way, because the process does; what was done is recorded."""
        if self._reminders is not None:
            self._reminders.end()
        for exercise in self._exercises:
            exercise.stop()
        self.end_sitting()

    def _on_sitting_ended(self, began: datetime, seconds: float) -> None:
        from holdspace.services.card_practice import LISTENING

        self.sessions().record_end(LISTENING, "practice", began, seconds, whole=True)

    def hand_over(self) -> None:
        """End what the next process does not go on with, and sound: it takes the place of this one.

        The silence trainer begins anew there, so what was done of it is recorded here.
        """
        for exercise in self._exercises:
            if not exercise.is_handed_on:
                exercise.stop()
        self.end_sitting()
        self.end_sound()

    def _follow(self, exercise: Exercise, place: str) -> None:
        self.sessions().follow(exercise, place)
        self._note(exercise)

    def _note(self, exercise: Exercise) -> None:
        self._exercises.append(exercise)
        exercise.started.connect(self._on_exercise_started)
        exercise.ended.connect(self._on_exercise_ended)

    def _on_exercise_started(self) -> None:
        """End another that was left, which counts; a doorway waits, with its link to go on."""
        begun = self.sender()
        doorway = None if self._doorways is None else self._doorways.session
        for each in self._exercises:
            if each is not begun and each is not doorway:
                each.stop()

    def _on_doorway_over(self) -> None:
        if self._doorways is not None:
            self._on_exercise_ended("", self._doorways.session.total_seconds, whole=True)

    def _on_exercise_ended(self, exercise_id: str, seconds: float, whole: bool) -> None:
        del exercise_id, whole
        if self._reminders is not None:
            self._reminders.note_exercise(seconds)


def put_in_menu() -> None:
    """Put HoldSpace into the desktop's menu. Raises OSError where that cannot be."""
    from holdspace.services.menu_entry import install_menu_entry
    from holdspace.services.resources import resources_folder

    install_menu_entry(resources_folder())


def take_out_of_menu() -> None:
    """Take HoldSpace out of the desktop's menu. Raises OSError where that cannot be."""
    from holdspace.services.menu_entry import remove_menu_entry

    remove_menu_entry()
