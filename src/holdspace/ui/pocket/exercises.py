# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every exercise and doorway, small and quiet, in the pocket window. What a press needs is imported then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.pauses import LOCKING_PAUSES, clock_text
from holdspace.services.settings import Settings
from holdspace.services.vault import NONE, UNLOCKED, VaultService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from holdspace.services.breathing import BreathingSession
    from holdspace.services.capture import Words
    from holdspace.services.content import PauseContent
    from holdspace.services.known_patterns import KnownPatterns
    from holdspace.services.known_practices import KnownPractices
    from holdspace.services.patterns import PatternService
    from holdspace.services.pauses import PauseSession
    from holdspace.services.silence_training import SilenceTrainer
    from holdspace.ui.pocket.cards import PocketCards, PocketDeck
    from holdspace.ui.pocket.choosing import PocketChoosing
    from holdspace.ui.pocket.silence_row import SilenceRow

_ROW = 40
_ONE_BREATH, _SILENCE = "one_breath", "silence_60"
_TRAINER = "silence_trainer"  # services/silence_training.py, which only it needs


class PocketRoom(NamedTuple):
    """What exercises stand on here. `show_breath` and `show_pause` make what a session is followed in.

    `show_doorway` makes what leads through a doorway in a minute, or through one of `own_practices`;
    `doorways` are their names by their ids, and `cut_off` says whether a process may have left one behind.
    `cards` makes what cards stand on.
    """

    theme: Theme
    settings: Settings
    vault: VaultService
    breathing: Callable[[], BreathingSession]
    pauses: Callable[[], PauseSession]
    motion_reduced: Callable[[], bool]
    can_sound: Callable[[], bool]
    show_breath: Callable[[BreathingSession], Any]
    show_pause: Callable[[PauseSession], Any]
    show_doorway: Callable[[], Any]
    doorways: dict[str, str]
    own_patterns: Callable[[], PatternService]
    own_practices: Callable[[], KnownPractices]
    cut_off: Callable[[], bool]
    cards: Callable[[], PocketDeck]
    silence: Callable[[], SilenceTrainer]
    show_training: Callable[[SilenceTrainer], Any]


class PocketExercises(QWidget):
    """A quiet row of ways in, and what they lead to. A silence leaves the words in sight, others do not.

    A pause that leads away from the laptop locks the journal, and so does the end of the day.
    *Signals*: `opened(str)` with a name where what is shown takes the window; `closed(str)` where the entry
    comes back, with a sentence for one that was done to its end; `failed(Exception)` where what was done at
    a doorway could not be kept; `words_left(object)` with Words of it, which are in no box any more;
    `practice_left()` as one of one's own is left, in which something may have been typed;
    `words_let_go(QWidget)` as words go that nobody keeps, with the foot below them; `about_to_begin()`
    before another doorway or practice;
    `room_wanted(str)` with a doorway that is to go on in the large window, or is on the way there: it is led
    to, and not ended by another.
    """

    opened = Signal(str)
    closed = Signal(str)
    failed = Signal(object)
    words_left = Signal(object)
    practice_left = Signal()
    words_let_go = Signal(object)
    about_to_begin = Signal()
    room_wanted = Signal(str)

    def __init__(self, room: PocketRoom) -> None:
        super().__init__()
        self._room = room
        self._theme = room.theme
        self._shown: QWidget | None = None  # in place of the row
        self._choosing: PocketChoosing | None = None
        self._silence_row: SilenceRow | None = None
        self._breath_view: Any = None
        self._pause_view: Any = None
        self._doorway: Any = None
        self._cards: PocketCards | None = None
        self._go_on: Button | None = None
        self._known: KnownPatterns | None = None
        self._practices: KnownPractices | None = None
        self._breath: BreathingSession | None = None
        self._pause: PauseSession | None = None
        self._trainer: SilenceTrainer | None = None
        self._training: Any = None
        self._held = 0.0  # the silence that the line said last asks for
        self._is_left_alone = True  # whether every silence was, to its end
        self._column = QVBoxLayout(self)
        self._leave_gap(has_line=True)
        self._build_row()

    @property
    def is_under_way(self) -> bool:
        """Say whether an exercise runs or is paused, or a doorway is gone through."""
        return any(each is not None and each.is_under_way for each in self._all)

    @property
    def is_running(self) -> bool:
        """Say whether the time of one runs."""
        return any(each is not None and each.is_running for each in self._all)

    @property
    def holds_words(self) -> bool:
        """Say whether there are words on the way through a practice."""
        return self._doorway is not None and bool(self._doorway.holds_words)

    @property
    def doorway(self) -> str:
        """Return the id of the doorway that is gone through here, or ""."""
        return str(self._doorway.doorway) if self._doorway is not None else ""

    def choose(self) -> None:
        """Show all there is to choose from."""
        self.stop()
        if self._choosing is None:
            from holdspace.ui.pocket.choosing import PocketChoosing

            self._choosing = PocketChoosing(
                self._theme, self._room.doorways, self._pauses(), self._patterns(), self._own()
            )
            self._choosing.start_wanted.connect(self.start)
            self._choosing.back_wanted.connect(self.leave)
        self._choosing.show_minutes(self._room.settings.breathing_minutes)
        self._show(self._choosing, self.tr("A little room"))
        self._choosing.focus()

    def show_cards(self, chosen: dict[str, Any] | None = None) -> None:
        """Show cards, those for an audience and a moment of a snapshot where one is handed in."""
        self.stop()
        if self._cards is None:
            from holdspace.ui.pocket.cards import PocketCards

            self._cards = PocketCards(self._room.cards())
            self._cards.back_wanted.connect(self.leave)
            self._cards.failed.connect(self.failed)
        if chosen is not None:
            self._cards.restore(chosen)
        self._show(self._cards, self.tr("Cards"))
        self._cards.begin()

    def start(self, exercise_id: str) -> None:
        """Begin a doorway, a practice, a pause, a grounding, the silence trainer or a pattern by its id."""
        pause = self._pauses().get(exercise_id)
        walks = pause is None and exercise_id != _TRAINER and self._is_walked(exercise_id)
        if walks:
            self.about_to_begin.emit()  # first: what is ended by it may have news of its own
        self.stop()
        if pause is not None:
            self._pause_session().start(pause.pause)
            self._follow_pause(pause)
            if exercise_id in LOCKING_PAUSES:
                self._room.vault.lock()
        elif exercise_id == _TRAINER:
            self._train()
        elif walks:
            self._begin_doorway(exercise_id)
        else:
            self._begin_breath(exercise_id)

    def leave(self) -> bool:
        """Go back to the entry: what runs ends, and counts. Say whether there was anything to leave."""
        if self._shown is None:
            return False
        self.stop()
        if self._shown is not None:
            self._close("")
        return True

    def stop(self) -> None:
        """End what runs; it counts."""
        for each in self._all:
            if each is not None:
                each.stop()

    def go_on(self) -> None:
        """Go on with the doorway that was cut off; nothing happens where that cannot be."""
        self.stop()
        view = self._doorway_view()
        if view.cut_off_is_short and view.go_on():
            self._follow_doorway()
        self.show_link()

    def take_back(self) -> Words:
        """Stand again where words were let go by a slip; return those whose practice is past."""
        view = self._doorway_view()
        words: Words = view.take_back()
        if view.is_under_way:
            for each in self._all:
                if each is not None and each is not view:
                    each.stop()
            self._follow_doorway()
        return words

    def forget_let_go(self) -> None:
        """Hold words no more that were let go: their Undo is gone."""
        if self._doorway is not None:
            self._doorway.forget_let_go()

    def show_link(self) -> None:
        """Offer to go on with a doorway that was cut off here, or take that away."""
        if self._doorway is None and not self._room.cut_off():
            return
        view = self._doorway_view()
        offered = view.cut_off_is_short
        if offered and self._go_on is None:
            self._go_on = Button(self._theme, "", "link", identifier="pocket.go_on")
            self._go_on.clicked.connect(self.go_on)
            self._flow.addWidget(self._go_on)
        if self._go_on is not None:
            name, seconds = view.cut_off
            words = self.tr("Go on with {name}, {time} left").format(name=name, time=clock_text(seconds))
            self._go_on.setText(words if offered else "")
            self._go_on.setVisible(offered)
            self._go_on.updateGeometry()

    def snapshot(self) -> dict[str, Any]:
        """Return what a relaunched process needs to go on, and no words; empty where nothing goes on."""
        for kind, session in (("breathe", self._breath), ("pause", self._pause)):
            if session is not None and session.is_under_way:
                return {"kind": kind, "session": session.snapshot()}
        if self._cards is not None and self._shown is self._cards:
            return {"kind": "cards", "session": self._cards.snapshot()}
        if self._trainer is not None and self._trainer.is_under_way:
            return {"kind": _TRAINER, "session": {"hold": self._training.hold}}
        doorway = self._doorway.snapshot() if self._doorway is not None else {}
        return {"kind": "doorway", "session": doorway} if doorway else {}

    def resume(self, snapshot: dict[str, Any]) -> None:
        """Go on with what another process handed on; what is over meanwhile stays over."""
        session = snapshot.get("session", {})
        if snapshot.get("kind") == "cards":
            self.show_cards(session)
        elif snapshot.get("kind") == "doorway":
            if self._doorway_view().restore(session):
                self._follow_doorway()
        elif snapshot.get("kind") == _TRAINER:
            self._train(session.get("hold"))
        elif snapshot.get("kind") == "breathe":
            patterns = [each.pattern for each in self._patterns().all.values()]
            if self._breath_session().restore(session, patterns) and self.is_under_way:
                self._follow_breath()
        elif snapshot.get("kind") == "pause" and self._pause_session().restore(session) and self.is_under_way:
            self._follow_pause(self._pauses()[session["id"]])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline between the words and this."""
        if self._shown is None or self._shown is self._silence_row:
            QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.colour("line"))

    def _leave_gap(self, *, has_line: bool) -> None:
        """Leave a gap below the hairline; what has the window for itself needs none."""
        self._column.setContentsMargins(0, self._theme.px(8) if has_line else 0, 0, 0)

    def _build_row(self) -> None:
        self._row = QWidget()
        self._row.setMinimumHeight(self._theme.px(_ROW))  # as a silence, so that the words stand still
        self._flow = flow = FlowLayout(self._row, 0)  # their own padding is gap enough
        ways = (
            (_ONE_BREATH, self.tr("One breath"), lambda: self.start(_ONE_BREATH)),
            ("breathe", self.tr("Breathe"), lambda: self.start(self._room.settings.pattern)),
            ("silence", self.tr("Silence"), lambda: self.start(_SILENCE)),
            ("cards", self.tr("Cards"), lambda: self.show_cards()),
        )
        for name, words, slot in ways:
            button = Button(self._theme, words, "small", identifier=f"pocket.{name}")
            button.clicked.connect(slot)
            flow.addWidget(button)
        more = Button(self._theme, self.tr("More"), "icon", icon="more", identifier="pocket.more")
        more.clicked.connect(self.choose)
        flow.addWidget(more)
        self._row.setAccessibleName(self.tr("A little room"))
        self._column.addWidget(self._row)

    def _is_walked(self, exercise_id: str) -> bool:
        """Say whether it is a doorway or a practice of one's own."""
        if exercise_id in self._room.doorways:
            return True
        return not self._patterns().knows(exercise_id) and self._own().of(exercise_id) is not None

    def _begin_doorway(self, doorway: str) -> None:
        view = self._doorway_view()
        if view.doorway_elsewhere:  # with words, maybe, that would go with it
            self._close("")
            self.room_wanted.emit(view.doorway_elsewhere)
            return
        (view.begin if doorway in self._room.doorways else view.begin_own)(doorway)
        self._follow_doorway()

    def _begin_breath(self, pattern_id: str) -> None:
        from holdspace.services.breathing import Lead

        content, settings = self._patterns().in_place_of(pattern_id), self._room.settings
        self._breath_session().start(content.pattern, settings.breathing_minutes, Lead.as_set(settings))
        self._follow_breath()

    def _follow_breath(self) -> None:
        from holdspace.ui.widgets.figures import form_as_set

        session = self._breath_session()
        if self._breath_view is None:
            self._breath_view = self._room.show_breath(session)
        self._show(self._breath_view, self.tr("Breathe"))
        form = partial(form_as_set, self._room.settings, self._room.can_sound)
        self._breath_view.follow(self._name_of_breath(), self._room.motion_reduced(), form)

    def _follow_pause(self, content: PauseContent) -> None:
        if content.pause.group == "silence":
            self._follow_silence(content)
            return
        if self._pause_view is None:
            self._pause_view = self._room.show_pause(self._pause_session())
        shipped = self._patterns().shipped
        pattern = shipped[content.pattern_id].pattern if content.pattern_id else None
        self._show(self._pause_view, content.name)
        locked = content.pause.id in LOCKING_PAUSES and self._room.vault.state != NONE
        self._pause_view.follow(
            content, pattern, self._room.motion_reduced(), self._room.settings.figure, locked=locked
        )

    def _follow_silence(self, content: PauseContent) -> None:
        if self._silence_row is None:
            from holdspace.ui.pocket.silence_row import SilenceRow

            self._silence_row = SilenceRow(self._theme, self._pause_session())
            self._silence_row.stop_wanted.connect(self.stop)
        self._show(self._silence_row, "")
        self._silence_row.follow(content.pause)

    def _train(self, hold: object = None) -> None:
        """Wait before the first line, with seconds of silence that were chosen."""
        if self._training is None:
            self._trainer = self._room.silence()
            self._training = view = self._room.show_training(self._trainer)
            self._trainer.line_said.connect(self._on_line_said)
            self._trainer.silence_told.connect(self._on_silence_told)
            self._trainer.ended.connect(self._on_training_ended)
            view.left.connect(self.leave)
        view = self._training
        self._show(view, self.tr("Learn to leave silence"))
        view.rest_before_first(hold if hold in view.holds else view.hold, self._room.motion_reduced())

    def _follow_doorway(self) -> None:
        view = self._doorway_view()
        self._show(view, view.accessibleName())
        view.focus_first()

    def _show(self, part: QWidget, name: str) -> None:
        """Show a part in place of the row; without a name the words stay in sight beside it."""
        if self._column.indexOf(part) < 0:
            self._column.addWidget(part, 1)
        if self._shown is not None and self._shown is not part:
            self._shown.hide()
        self._row.hide()
        self._leave_gap(has_line=part is self._silence_row)
        self._shown = part
        part.show()
        self.update()
        if name:
            self.opened.emit(name)
        else:
            self.closed.emit("")  # the words have the keyboard

    def _close(self, sentence: str) -> None:
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self._row.show()
            self._leave_gap(has_line=True)
            shown.hide()
            self.show_link()
            self.update()
            self.closed.emit(sentence)
            if shown is self._doorway and getattr(shown, "is_own", False):
                self.practice_left.emit()

    def _on_breath_ended(self, pattern_id: str, seconds: float, whole: bool) -> None:
        del pattern_id, seconds
        self._close(self.tr("This time was yours.") if whole else "")

    def _on_pause_ended(self, pause_id: str, seconds: float, whole: bool) -> None:
        del seconds
        self._close(self._pauses()[pause_id].end if whole else "")

    def _on_training_ended(self, exercise_id: str, seconds: float, told: bool) -> None:
        del exercise_id, seconds
        silences = self.tr("A few silences, tried. It counts too.")
        if self._is_left_alone:
            silences = self.tr("A few silences, left alone.")
        self._is_left_alone = True
        self._close(silences if told else "")

    def _on_line_said(self) -> None:
        turn = self._trainer.turn if self._trainer is not None else None
        self._held = turn.hold if turn is not None else 0.0

    def _on_silence_told(self, quiet: float, meaning: str) -> None:
        del meaning
        self._is_left_alone = self._is_left_alone and quiet >= self._held

    def _breath_session(self) -> BreathingSession:
        if self._breath is None:
            self._breath = self._room.breathing()
            self._breath.ended.connect(self._on_breath_ended)
        return self._breath

    def _pause_session(self) -> PauseSession:
        if self._pause is None:
            self._pause = self._room.pauses()
            self._pause.ended.connect(self._on_pause_ended)
        return self._pause

    def _doorway_view(self) -> Any:
        if self._doorway is None:
            self._doorway = view = self._room.show_doorway()
            view.left.connect(self._close)
            view.lock_wanted.connect(self._on_lock_wanted)
            view.room_wanted.connect(self.room_wanted)
            view.words_left.connect(self._on_words_left)
            view.renamed.connect(self._on_renamed)
            view.words_let_go.connect(self.words_let_go)
        return self._doorway

    def _on_lock_wanted(self) -> None:
        if self._room.vault.state == UNLOCKED:  # nothing was written that would have to leave memory
            self._room.vault.lock()

    def _on_renamed(self) -> None:
        name = self._doorway_view().accessibleName()
        if self._shown is self._doorway:
            self.opened.emit(name)
        self.show_link()

    def _on_words_left(self, words: Words, error: Exception | None) -> None:
        if not words.is_empty:
            self.words_left.emit(words)
        if error is not None:
            self.failed.emit(error)

    @property
    def _all(self) -> tuple[Any, ...]:
        return (self._breath, self._pause, self._trainer, self._doorway)

    def _patterns(self) -> KnownPatterns:
        if self._known is None:
            from holdspace.services.content import load_patterns
            from holdspace.services.known_patterns import KnownPatterns

            own = self._room.own_patterns()
            self._known = KnownPatterns(load_patterns(), self._room.settings, own)
            self._known.look_again()
            own.changed.connect(self._on_own_changed)
        return self._known

    def _own(self) -> KnownPractices:
        if self._practices is None:
            self._practices = self._room.own_practices()
            self._practices.service.changed.connect(self._on_own_changed)
        return self._practices

    def _on_own_changed(self) -> None:
        """Take what is the person's off the screen as the vault closes; a breath goes on."""
        self._patterns().look_again()
        if self._choosing is not None:
            self._choosing.look_again()
        if self._breath_view is not None:
            self._breath_view.call_it(self._name_of_breath())

    def _name_of_breath(self) -> str:
        pattern = self._breath_session().pattern
        if pattern is None:
            return ""
        return self._patterns().name_of(pattern.id) or self.tr("A pattern of your own")

    def _pauses(self) -> dict[str, PauseContent]:
        from holdspace.services.content import load_groundings, load_pauses

        return {each.pause.id: each for each in (*load_pauses(), *load_groundings())}
