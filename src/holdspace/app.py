# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The composition root: builds everything, wires it, runs it. Nothing else makes services."""

from __future__ import annotations

import builtins
import importlib
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from holdspace.cli.wish import Wish
from holdspace.services.relaunch import handed_on, relaunch

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QApplication

    from holdspace.services.instance import InstanceLock
    from holdspace.services.passphrases import PassphraseStrength
    from holdspace.services.problems import ProblemWatch
    from holdspace.storage.places import Places
    from holdspace.ui.pocket.window import PocketWindow
    from holdspace.ui.reminding import Reminding
    from holdspace.ui.standing import Standing
    from holdspace.ui.veil import PrivacyVeil

DESKTOP_FILE = "org.holdspace.HoldSpace"
_COMES_NEXT = (
    "holdspace.storage.sealing",
    "holdspace.services.idle_lock",
    "holdspace.services.session_watch.linux"
    if sys.platform == "linux"
    else "holdspace.services.session_watch",
    "holdspace.storage.vault",
    "holdspace.services.journal",
    "holdspace.services.safety",
    "holdspace.ui.safety_watch",
    "holdspace.ui.widgets.box_guard",
    "markdown",
)
_LOCK_PATIENCE_SECONDS = 5.0


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    os.umask(0o077)  # every file made from here on is its owner's only
    wish = Wish()
    if arguments:  # a plain start needs no parser
        from holdspace.cli.arguments import parse

        wish = parse(arguments)
    if wish.what == "command":
        from holdspace.cli.run import run_command

        return run_command(wish)
    if wish.what in ("install_menu_entry", "remove_menu_entry"):
        from holdspace.cli.menu import change_menu

        wanted: Literal["install_menu_entry", "remove_menu_entry"] = (
            "install_menu_entry" if wish.what == "install_menu_entry" else "remove_menu_entry"
        )
        return change_menu(wanted)
    return _run_window(wish)


def _import_plainly() -> None:
    """Take PySide's own import hook out again.

    It serves `__feature__`, which is not used here, and to do so reads the source of every module that is
    imported after it: a twelfth of the whole start.
    """
    from holdspace.services.late_patterns import late_patterns

    with late_patterns():
        import PySide6.QtCore  # noqa: F401 - installs the hook

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _run_window(wish: Wish) -> int:
    from holdspace.services.quick_enums import quick_enums

    with quick_enums():
        _import_plainly()
        return _run_window_plainly(wish)


def _run_window_plainly(wish: Wish) -> int:
    from holdspace.services.home import find_places
    from holdspace.services.instance import InstanceLock, hand_over

    places = find_places()
    lock = InstanceLock(places.home / "instance.lock")
    if wish.what == "lock" and not places.home.exists():
        return 0  # nothing was ever kept, so nothing is open
    try:
        first = lock.acquire()
    except OSError:
        # A home that cannot be written: the window opens, and says so when something is to be kept.
        first = True
    if not first:
        words = wish.as_words() | {"token": os.environ.get("XDG_ACTIVATION_TOKEN", "")}
        if hand_over(places.home, words):
            return _wait_until_locked(places) if wish.what == "lock" else 0
        sys.stderr.write("holdspace: it is running but does not answer. Close it and start it again.\n")
        return 1
    if wish.what == "lock":
        return 0  # nothing runs, so nothing is open
    return _Running(places, lock, wish).run()


def _wait_until_locked(places: Places) -> int:
    """Return 0 once the running window let go of the vault, for a command to follow; 1 after five seconds."""
    from holdspace.storage.lock_file import is_in_use

    until = time.monotonic() + _LOCK_PATIENCE_SECONDS
    while is_in_use(places):
        if time.monotonic() > until:
            sys.stderr.write("holdspace: the window has not locked yet. It may be busy; try again.\n")
            return 1
        time.sleep(0.02)
    return 0


class _Running:
    """One run of the window, from the first widget to the exit code."""

    def __init__(self, places: Places, lock: InstanceLock, wish: Wish) -> None:
        self._places = places
        self._lock = lock
        self._wish = wish
        self._resume = handed_on()
        self._standing = self._take_over_windows()
        self._pocket: PocketWindow | None = None
        self._server: Any = None
        self._problems: ProblemWatch | None = None
        self._reminding: Reminding | None = None
        self._watches_problems = False

    def run(self) -> int:
        """Build the window, show it, and run until it is closed."""
        self._app = _application()
        self._build()
        self._watches_problems = True
        self._show()
        code = int(self._app.exec())
        self._wanted.end_exercises()
        self._wanted.end_sound()
        self._vault.close()  # stops long work, too
        self._background.wait()
        self._lock.release()
        return code

    def _take_over_windows(self) -> Standing | None:
        if not self._resume:
            return None
        from holdspace.ui.standing import take_over

        return take_over(self._resume)

    def _build(self) -> None:
        from holdspace import __version__
        from holdspace.services.background import ThreadBackground
        from holdspace.services.capture import CaptureService
        from holdspace.services.clock import SystemClock
        from holdspace.services.content import load_doorways, load_feelings, load_minutes
        from holdspace.services.resources import resources_folder
        from holdspace.services.settings import Settings
        from holdspace.services.vault import VaultService
        from holdspace.services.when_wanted import WhenWanted, put_in_menu, take_out_of_menu
        from holdspace.ui.house import House
        from holdspace.ui.main_window import MainWindow
        from holdspace.ui.now.page import NowContent
        from holdspace.ui.theme.theme import Theme

        self._clock = SystemClock()
        self._settings = Settings(self._places.settings, self._app)
        self._background = ThreadBackground(self._app)
        self._vault = VaultService(self._places, self._background, self._app)
        self._capture = CaptureService(self._vault, self._clock, self._app)
        self._wanted = wanted = WhenWanted(
            self._vault, self._capture, self._background, self._settings, self._clock, self._is_in_use
        )
        theme = Theme(
            self._app,
            resources_folder(),
            self._settings.scheme,
            self._settings.text_percent,
            sheet_later=True,
        )
        self._house = House(
            app=self._app,
            theme=theme,
            settings=self._settings,
            clock=self._clock,
            vault=self._vault,
            capture=self._capture,
            now=NowContent(load_feelings(), load_minutes(), load_doorways()),
            say=self._say,
            motion_reduced=self._motion_reduced,
            breathing=wanted.breathing,
            pauses=wanted.pauses,
            journal=wanted.journal,
            strength=self._make_strength,
            menu_entry=(put_in_menu, take_out_of_menu),
            home=self._places.home,
            version=__version__,
            safety=wanted.safety,
            moving=wanted.moving,
            tones=wanted.tones,
            sessions=wanted.sessions,
            patterns=wanted.patterns,
            doorways=wanted.doorways,
            silence=wanted.silence,
            reminders=wanted.reminders,
            own_cards=wanted.own_cards,
            practice=wanted.practice,
            own_practices=wanted.own_practices,
        )
        self._window = MainWindow(self._house)
        wanted.session_failed.connect(self._on_session_failed)

    def _show(self) -> None:
        from PySide6.QtCore import QTimer

        from holdspace.ui.placing import restore_place, show_quietly, size_to_screen

        window, resume = self._window, self._resume
        if self._standing is not None:
            from holdspace.ui.behind import come_up_behind

            come_up_behind(window, resume, self._standing)  # first: it takes its place along
        if not restore_place(window, resume.get("geometry", "")):
            size_to_screen(window)
        if resume.get("lock_asked"):
            window.after_lock.rest()
        if resume:
            from holdspace.ui.place_before import make_ready

            with self._or_now():
                make_ready(window, self._house.theme, resume)
        window.relaunch_wanted.connect(self._on_relaunch_wanted)
        window.pocket_wanted.connect(self._show_pocket)
        shows_pocket = resume.get("pocket", self._wish.what == "quick")
        if resume.get("window") or not shows_pocket:
            show_quietly(window, minimised=resume.get("minimised", False), active=resume.get("active", True))
        if shows_pocket:
            self._show_pocket()
        if resume:
            self._go_on()
        if resume.get("lock_asked"):
            self._hold_keys()
        if self._standing is not None:
            self._standing.until_painted(filter(None, (window, self._pocket)))
        if window.isVisible() and not window.isMinimized():
            window.first_painted.connect(self._after_paint)
        else:
            QTimer.singleShot(0, self._after_paint)

    def _go_on(self) -> None:
        """Show what the process before showed, before the event loop has the window paint its first frame."""
        with self._or_now():
            self._window.resume(self._resume)
        self._window.after_lock.settle()
        if self._resume.get("veiled"):
            self._veil.toggle()

    def _or_now(self) -> AbstractContextManager[None]:
        from holdspace.ui.place_before import or_now

        return or_now(self._window, self._watch_problems)

    def _hold_keys(self) -> None:
        from holdspace.ui.gap_keys import hold_keys

        window, pocket, in_pocket = self._window, self._pocket, bool(self._resume.get("pocket_active"))
        hold_keys(window, self._standing, None if in_pocket else window.watch.tell_of_lost_keys)
        if pocket is not None:
            hold_keys(pocket, self._standing, pocket.tell_of_lost_keys if in_pocket else None)

    def _after_paint(self) -> None:
        """Do what the first frame did not need, once."""
        from holdspace.services.collector import COLLECTOR, look_past_what_is_there

        look_past_what_is_there()
        COLLECTOR.go_on_from_now()
        if self._watches_problems:
            self._watch_problems()
        from holdspace.services.instance import InstanceServer
        from holdspace.services.process_hygiene import keep_to_itself

        keep_to_itself()
        self._window.finish_start()
        if not self._resume and self._wish.what not in ("show", "quick"):
            self._window.do(self._wish.what, self._wish.id)
        self._server = InstanceServer(self._places.home, self._app)
        self._server.wish_received.connect(self._on_wish_received)
        # The vault's, as all that locks it: it goes with it.
        lock = self._lock_by_itself
        self._background.run(self._vault, _import_what_comes_next, lock, lock)

    def _lock_by_itself(self, imported: object) -> None:
        """Lock where nobody is there, where the session locks, and before the computer sleeps.

        What could not be imported ahead is imported when it is needed, and what fails is said then.
        """
        del imported
        from holdspace.ui.self_locking import SelfLocking

        self._locking = SelfLocking(self._house, self._window)
        from holdspace.ui.reminding import Reminding

        self._reminding = Reminding(self._house, self._on_breath_wanted, self._resume.get("reminders"))
        if self._settings.guard:
            from holdspace.services.background import go_on
            from holdspace.services.identifier_guard import load_ahead

            self._background.run(self._vault, load_ahead, _look_past_it, go_on)

    def _watch_problems(self) -> ProblemWatch:
        """From here on what goes wrong is in the log, by type and place, and on stderr no traceback comes."""
        if self._problems is not None:
            return self._problems
        from holdspace import __version__
        from holdspace.services.log import Log
        from holdspace.services.problems import ProblemWatch

        self._problems = ProblemWatch(Log(self._places.logs, __version__), self._app)
        self._problems.problem_met.connect(self._window.tell_of_problem)
        # What the window words without asking the house.
        for failed in (self._vault.create_failed, self._vault.unlock_failed, self._vault.reveal_failed):
            failed.connect(self._problems.note_told)
        self._problems.install()
        return self._problems

    def _on_session_failed(self, error: Exception) -> None:
        self._window.warn(self._say(error))

    def _say(self, error: Exception) -> str:
        from holdspace.ui.widgets.messages import say

        if self._problems is not None:
            self._problems.note_told(error)
        return say(error)

    def _on_wish_received(self, wish: dict[str, str]) -> None:
        token = wish.get("token", "")
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Wayland lets a window come forward only with one
        what = wish.get("do", "show")
        if what == "quick":
            self._show_pocket()
            return
        if what != "lock":
            from holdspace.ui.placing import bring_forward

            bring_forward(self._window)
        if what != "show":
            self._window.do(what, wish.get("id", ""))

    def _show_pocket(self, goes_on: bool = False) -> None:
        """Show the pocket window; `goes_on`: go on there with a doorway that was cut off."""
        from holdspace.ui.placing import bring_forward, restore_place, show_quietly

        if self._pocket is None:
            self._pocket = self._make_pocket()
        self._window.write_in(self._pocket.composer)
        if self._resume.get("pocket") and self._server is None:
            restore_place(self._pocket, self._resume.get("pocket_geometry", ""))
            show_quietly(self._pocket, active=self._resume.get("pocket_active", False))
            self._pocket.focus_entry()
            with self._or_now():
                self._pocket.resume(self._resume)
        else:
            bring_forward(self._pocket)
            self._pocket.focus_entry()
        self._window.notice_people_in(self._pocket)
        if goes_on:
            self._pocket.go_on()

    def _on_breath_wanted(self, token: str) -> None:
        """Breathe once, small and quiet, as a reminder was answered; beside what runs nothing begins."""
        self._on_wish_received({"do": "quick", "token": token})
        if self._pocket is not None and not self._wanted.is_exercising:
            self._pocket.begin("one_breath")

    def _make_pocket(self) -> PocketWindow:
        from holdspace.ui.pocket.window import PocketWindow
        from holdspace.ui.pocket_room import pocket_room
        from holdspace.ui.pocket_wiring import PocketWiring

        house, room = self._house, pocket_room(self._house)
        pocket = PocketWindow(
            house.app, house.theme, house.vault, house.capture, house.now.feelings, house.say, room
        )
        PocketWiring(house, self._window, pocket)
        return pocket

    @property
    def _veil(self) -> PrivacyVeil:
        from holdspace.ui.veil import veil_over

        return veil_over(self._window, self._house.theme)

    def _on_relaunch_wanted(self, state: dict[str, Any]) -> None:
        """Replace this process: whatever it still holds in memory goes with it (docs/decisions, relaunch)."""
        from holdspace.ui.widgets.private_clipboard import PrivateClipboard

        window, pocket = self._window, self._pocket
        for owner in filter(None, (self._vault, window, pocket)):
            for clipboard in owner.findChildren(PrivateClipboard):
                clipboard.clear()  # nobody could take it off once this process is gone
        shows_pocket = pocket is not None and pocket.isVisible()
        if not (window.isVisible() or shows_pocket):
            self._app.quit()  # the last window is closing: nothing needs to come back
            return
        state |= self._reminding.snapshot() if self._reminding is not None else {}
        state |= {"geometry": bytes(window.saveGeometry().data()).hex(), "active": window.isActiveWindow()}
        state |= {"window": window.isVisible(), "minimised": window.isMinimized(), "pocket": shows_pocket}
        state |= pocket.snapshot() if pocket is not None else {}
        state |= {"veiled": self._veil.is_drawn}
        self._wanted.hand_over()
        if self._server is not None:
            self._server.close()
        self._lock.release()
        state |= self._leave_windows_standing()
        try:
            relaunch(state)
        except OSError:
            self._app.quit()  # whatever stands in the way: words that were to leave memory leave it

    def _leave_windows_standing(self) -> dict[str, Any]:
        """Have our windows stand until the next process has painted its own, with nothing to read in them."""
        from holdspace.ui.behind import place_behind
        from holdspace.ui.lock_cover import cover
        from holdspace.ui.standing import can_stand, leave_standing

        if not can_stand() or (self._window.isMinimized() and self._pocket is None):
            return {}
        ours = tuple(filter(None, (self._window, self._pocket)))
        try:
            behind = place_behind(self._window)
            cover(self._house.theme, ours, self._app.topLevelWidgets())
            return leave_standing() | behind
        except Exception:  # noqa: BLE001 - whatever it is: the lock goes on, and the windows go with us
            return {}

    def _motion_reduced(self) -> bool:
        from holdspace.services.motion import wants_reduced_motion

        return wants_reduced_motion(self._settings.motion)

    def _is_in_use(self) -> bool:
        return self._window.is_in_use or (self._pocket is not None and self._pocket.is_running)

    def _make_strength(self) -> PassphraseStrength:
        from holdspace.services.passphrases import PassphraseStrength

        return PassphraseStrength(self._background, self._app)


def _import_what_comes_next() -> None:
    """Import, on the helper's thread, what sealing, opening and locking the journal will need.

    It would hold the window up for some 50 ms otherwise, in the middle of the first word.
    """
    for name in _COMES_NEXT:
        importlib.import_module(name)


def _look_past_it(outcome: object) -> None:
    """Leave what was loaded ahead to itself: it stays."""
    del outcome
    from holdspace.services.collector import look_past_what_is_there

    look_past_what_is_there()


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    QApplication.setDesktopFileName(DESKTOP_FILE)
    # As an option and not by setStyle: that returns a QStyle, whose enums alone take a twentieth of a start.
    app = QApplication(["holdspace", "-style", "fusion"])
    app.setApplicationName("HoldSpace")
    app.setApplicationDisplayName("HoldSpace")
    app.setCursorFlashTime(0)  # a still caret wakes nothing; the entry box blinks its own, and stops
    return app
