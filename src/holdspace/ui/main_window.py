# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The main window: the rail, the page that is shown, the toast, the commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from holdspace.services.vault import LOCKED, NONE, UNLOCKED
from holdspace.ui.after_lock import AfterLock
from holdspace.ui.asides import Asides
from holdspace.ui.card_places import cards_snapshot, resume_cards
from holdspace.ui.doors import EXERCISES, Doors
from holdspace.ui.house import House
from holdspace.ui.leaving import Leaving
from holdspace.ui.now.page import NowPage
from holdspace.ui.presence import Presence
from holdspace.ui.undoing import Undoing
from holdspace.ui.vault_pages import VaultPages
from holdspace.ui.vault_watch import VaultWatch
from holdspace.ui.window_frame import WindowFrame

if TYPE_CHECKING:
    from holdspace.ui.commands import Commands
    from holdspace.ui.palette import Palette
    from holdspace.ui.widgets.composer import Composer
    from holdspace.ui.widgets.toast import Toast

PLACES: tuple[str, ...] = ("now", "journal", "breathe", "pause", "cards", "settings")
_QUIET_SECONDS = 20.0


class MainWindow(QWidget):
    """The window. Pages other than Now are built when they are first wanted (ui/pages.py).

    *Signals*: `relaunch_wanted(dict)` with what the next process needs, and no words; `pocket_wanted(bool)`,
    True to go on there with a doorway that was cut off; `first_painted()` once, when the event loop is
    reached again after the first frame.
    """

    relaunch_wanted = Signal(dict)
    pocket_wanted = Signal(bool)
    first_painted = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._pages: dict[str, QWidget] = {}
        self._place = "now"
        self._asides = Asides(self, (*PLACES, "setup"))
        self._toast: Toast | None = None
        self._commands: Commands | None = None
        self._palette: Palette | None = None
        self._writing: Composer  # where the words under way are; one of two
        self._is_painted = False
        self.setWindowTitle("HoldSpace")
        self._doors = Doors(house, self)
        self.undoing = Undoing(self)
        self._build()
        self._connect()
        self.show_place("now")

    # What is shown

    @property
    def now(self) -> NowPage:
        """Return the page Now."""
        return self._now

    @property
    def place(self) -> str:
        """Return the name of the page that is shown."""
        return self._place

    @property
    def writing(self) -> Composer:
        """Return the composer that words are written in: that of Now, or the pocket window's."""
        return self._writing

    @property
    def doors(self) -> Doors:
        """Return the ways in to doorways and exercises."""
        return self._doors

    @property
    def presence(self) -> Presence:
        """Return what notices people in our windows."""
        return self._presence

    @property
    def is_in_use(self) -> bool:
        """Say whether someone is at work here: in an exercise, in a line, with keys or pointer just now."""
        if self._doors.are_in_use:
            return True
        field = self.focusWidget()
        if isinstance(field, QLineEdit) and field.text():
            return True
        return self._house.app.activeWindow() is not None and self._presence.seconds() < _QUIET_SECONDS

    @property
    def holds_words(self) -> bool:
        """Say whether words are being written, in the box or at a doorway."""
        return self._doors.hold_words or not self._writing.words().is_empty

    @property
    def is_held(self) -> bool:
        """Say whether a recovery code is on screen, which holds its page until it is kept."""
        return bool(getattr(self._pages.get("setup"), "shows_code", False))

    @property
    def can_undo(self) -> bool:
        """Say whether what the toast tells of can still be undone."""
        return self._toast is not None and self._toast.can_undo

    @property
    def commands(self) -> Commands:
        """Return the commands. They are there once the window is painted."""
        if self._commands is None:
            self.finish_start()
        assert self._commands is not None  # noqa: S101 - finish_start made them
        return self._commands

    @property
    def toast(self) -> Toast:
        """Return the toast, made when it is first needed."""
        if self._toast is None:
            from holdspace.ui.widgets.toast import Toast

            self._toast = Toast(self._house.theme, self, self._help)
            self._toast.gone.connect(self._on_toast_gone)
            self._toast.undo_changed.connect(self.undoing.look_again)
        return self._toast

    def page(self, place: str) -> QWidget:
        """Return the page of a place, building it when it is first wanted."""
        if place not in self._pages:
            from holdspace.ui.pages import make_page

            self._pages[place] = make_page(place, self._house, self)
            self._stack.addWidget(self._pages[place])
        return self._pages[place]

    def page_if_made(self, place: str) -> QWidget | None:
        """Return the page of a place, or None where nobody has wanted it yet."""
        return self._pages.get(place)

    def show_place(self, place: str) -> None:
        """Show a place and give it the keyboard. A recovery code holds its page until it is kept."""
        if place in (*PLACES, "doorway") and self.is_held:
            place = "setup"
        page: Any = self.page(place)
        if self._toast is not None and place != self._place:
            self._toast.leave_page()
            if place == "now":
                self._toast.withdraw(self.watch.waiting_words())
        if place != "now":
            self._now.composer.stop_asking()
        self._place = place
        self._stack.setCurrentWidget(page)
        self._rail.set_current(place)
        self._help.setVisible(place != "help")
        takes_window = self._doors.is_under_way(place) if place in EXERCISES else False
        takes_window = takes_window or (place in ("now", "journal", "doorway") and page.takes_window)
        self._rail.setVisible(place != "setup" and not takes_window)
        self.banner.fit(place)
        self.undoing.look_again()
        self._doors.show_link()
        self._focus_place()

    def show_now(self) -> None:
        """Show Now."""
        self.show_place("now")

    def show_journal(self) -> None:
        """Show the journal, or what opens it."""
        self.show_place("journal")

    def show_breathe(self) -> None:
        """Show Breathe."""
        self.show_place("breathe")

    def show_pause(self) -> None:
        """Show Pause."""
        self.show_place("pause")

    def show_cards(self) -> None:
        """Show Cards."""
        self.show_place("cards")

    def show_settings(self) -> None:
        """Show Settings."""
        self.show_place("settings")

    def show_help(self) -> None:
        """Show the page for more than a hard day."""
        self._show_help_half("hard_day")

    def show_not_safe(self) -> None:
        """Show what to do when someone one visits is not safe."""
        self._show_help_half("not_safe")

    def show_aside(self, page: str) -> None:
        """Show a page on top of what is shown: "code", "safety", any of ui/pages.py that closes itself."""
        self._asides.show(page)

    def show_place_before(self) -> None:
        """Go back from a page that was opened on top of another."""
        self._asides.show_before()

    def leave_work(self) -> None:
        """Go on from a page whose work is done, back to where one came from."""
        self._asides.leave()

    def make_room_for_figure(self, shown: bool) -> None:
        """Hide the rail while a figure runs."""
        self._rail.setVisible(not shown)

    def tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say something at the foot of the window."""
        self.toast.show_words(words, undo)

    def warn(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say there what went wrong or is still to be done."""
        self.toast.warn(words, undo)

    def tell_of_problem(self) -> None:
        """Say calmly that something went wrong which nobody foresaw."""
        self.warn(
            self.tr(
                "Something unexpected went wrong. What was kept is safe. If it comes again, close HoldSpace"
                " and start it once more."
            )
        )

    # What is done

    def go_through(self, doorway: str) -> None:
        """Lead through a doorway."""
        self._doors.go_through(doorway)

    def finish_start(self) -> None:
        """Do what can wait until the window is painted: the style sheet, commands and their keys."""
        if self._commands is not None:
            return
        self._house.theme.put_sheet_on()
        from holdspace.ui.commands import Commands
        from holdspace.ui.window_commands import add_window_commands

        self._commands = Commands(self)
        add_window_commands(self._commands, self, self._house)
        self.undoing.begin(self._commands)
        self._on_vault_changed(self._house.vault.state)
        self._doors.show_link()
        self.notice_people_in(self)

    def do(self, wish: str, what: str = "") -> None:
        """Do what a start asks for: "breathe", "pause", "cards", "before", "after", "day-end" or "lock"."""
        if wish in EXERCISES:
            self._doors.start(wish, what)
        elif wish == "cards":
            self.show_cards()
        elif wish in ("before", "after", "day-end"):
            self._doors.go_through(wish.replace("-", "_"))
        elif wish == "lock":
            self.lock_unasked()

    def notice_people_in(self, window: QWidget) -> None:
        """Take keys and pointer in `window`, once it is shown, for a sign that someone is at work."""
        self._presence.watch(window.windowHandle())

    def lock(self) -> None:
        """Lock the journal; where it is locked, take what is being written out of sight, or offer to open."""
        vault = self._house.vault
        if vault.state != LOCKED or vault.is_put_away or vault.work_under_way is not None:
            vault.lock()
        elif not self.watch.put_words_away():
            self.show_journal()

    def lock_unasked(self) -> None:
        """Lock because the session does; where it is locked, take only what is being written out of sight."""
        if self._house.vault.state == LOCKED and not self.holds_words:
            self._house.vault.lock()  # what is being opened is locked once it is open
        else:
            self.lock()

    def let_go(self) -> None:
        """Let go of what is in the entry box; from another page, show it first and do no more."""
        if self._place == "now":
            self._now.composer.let_go()
        else:
            self.show_now()

    def undo(self) -> None:
        """Undo what the toast tells of, or else what was done last in the journal that is shown."""
        self.undoing.undo()

    def leave(self) -> None:
        """Close HoldSpace: this window, and the pocket window."""
        self._house.app.closeAllWindows()

    def set_down(self) -> None:
        """Set down what is in the entry box."""
        self.show_now()
        self._now.composer.set_down()

    def write_in(self, composer: Composer) -> None:
        """Let the words under way go on in `composer`, here or in the pocket window: one draft."""
        if composer is self._writing:
            return
        before, self._writing = self._writing, composer
        self._house.capture.read_words_from(composer.draft_words)
        before.hand_on_to(composer)

    def leave_no_words(self) -> None:
        """Ask for a new process once words that were sealed while locked can no longer be undone."""
        self.watch.leave_no_words()

    def relaunch(self) -> None:
        """Ask for a new process that goes on where this one stands."""
        self.relaunch_wanted.emit(self.snapshot())

    def want_pocket(self, *, goes_on: bool = False) -> None:
        """Ask for the pocket window; `goes_on`: to go on there with a doorway that was cut off."""
        self.pocket_wanted.emit(goes_on)

    def start_setup(self) -> None:
        """Show how to make a journal, where there is none."""
        if self._house.vault.state == NONE:
            self.show_place("setup")
            if not self._writing.words().is_empty:
                self.tell(self.tr("Your words wait on Now. Esc leads back to them."))

    def finish_setup(self) -> None:
        """Leave the set-up; what was written before becomes the first entry."""
        page = self._pages.pop("setup", None)
        self.show_now()
        self._now.composer.set_down()
        if page is not None:
            page.deleteLater()

    def open_palette(self) -> None:
        """Open the command palette."""
        if self._palette is None:
            from holdspace.ui.palette import Palette

            self._palette = Palette(self._house.theme, self.commands, self, self._focus_place)
        self._palette.open()

    def resume(self, state: dict[str, Any]) -> None:
        """Go on where the process before stopped: the page, and an exercise under way."""
        self.watch.resume(state)
        is_shown = self._doors.resume(state) or resume_cards(self, state)
        if not is_shown and state.get("place") in PLACES:
            self.show_place(state["place"])
        self.watch.say_what_was_lost()
        self.after_lock.settle()

    def snapshot(self) -> dict[str, Any]:
        """Return the page and the exercise under way, and no words."""
        place = self._place if self._place in PLACES else "now"
        handed_on = cards_snapshot(self) | self._doors.snapshot() | self.watch.snapshot()
        return {"place": place} | handed_on | self.after_lock.snapshot()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
        QPainter(self).fillRect(self.rect(), self._house.theme.colour("paper"))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the caret where it belongs: Qt keeps no focus for what was not shown yet."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self._focus_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the rail's icons alone where the window is small."""
        super().resizeEvent(event)
        self._rail.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written, then close; where that fails say so, and stay open once for these words."""
        if self._leaving.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Keep what is in the box when the window loses the keyboard."""
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self._house.capture.is_draft_pending:
            self._house.capture.keep_draft_now()
        super().changeEvent(event)

    def _build(self) -> None:
        house = self._house
        frame = WindowFrame(house.theme, house.vault, self)
        self._rail, self.banner, self._stack = frame.rail, frame.banner, frame.stack
        self._help, self._ring = frame.help, frame.ring
        self._now = NowPage(
            house.theme, house.vault, house.capture, house.clock, house.now, house.say, house.motion_reduced
        )
        self._writing = self._now.composer
        self._pages["now"] = self._now
        self._stack.addWidget(self._now)

    def _connect(self) -> None:
        house, composer = self._house, self._now.composer
        house.capture.read_words_from(composer.draft_words)
        house.vault.state_changed.connect(self._on_vault_changed)
        self._leaving = Leaving(house, self)
        house.vault.about_to_lock.connect(self._leaving.keep_all)
        house.settings.changed.connect(self._on_setting_changed)
        self._rail.place_wanted.connect(self.show_place)
        self._rail.lock_pressed.connect(self._on_lock_pressed)
        self._rail.menu_wanted.connect(self._on_menu_wanted)
        self._help.clicked.connect(self.show_help)
        self._now.door_wanted.connect(self._doors.go_through)
        self._now.exercise_wanted.connect(self._doors.start)
        self._now.go_on_wanted.connect(self._doors.go_on)
        self._now.find_wanted.connect(self.open_palette)
        self._now.room_wanted.connect(self.make_room_for_figure)
        composer.setup_wanted.connect(self.start_setup)
        composer.toast_wanted.connect(self.tell)
        composer.warning_wanted.connect(self.warn)
        composer.toast_withdrawn.connect(self._on_toast_withdrawn)
        composer.emptied.connect(self._on_emptied)
        house.app.focusChanged.connect(self._on_focus_changed)
        self.vault_pages = VaultPages(house, self)
        self.watch = VaultWatch(house, self)
        self.after_lock = AfterLock(house, self, self._rail.lock_button)
        self._presence = Presence(house.clock, self)
        composer.written.connect(self._presence.note)
        composer.written.connect(self.watch.look_in_place)

    def _focus_place(self) -> None:
        page: Any = self._pages[self._place]
        if self._place in ("breathe", "pause", "doorway"):
            page.focus_first()
        else:
            is_now = self._place == "now"
            target = self.after_lock.place_for_keys(self._now.composer.entry) if is_now else page
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu_wanted(self) -> None:
        self.commands.pop_up(self._rail.menu_button)

    def _show_help_half(self, half: str) -> None:
        self.show_aside("help")
        page: Any = self._pages["help"]
        page.show_half(half)

    # The vault

    def _on_vault_changed(self, state: str) -> None:
        self._rail.show_lock(state)
        if self._commands is not None:
            from holdspace.ui.window_commands import fit_to_vault

            fit_to_vault(self._commands, state)

    def _on_lock_pressed(self) -> None:
        if self._house.vault.state == UNLOCKED:
            self.after_lock.lock()
        else:
            self.show_journal()

    def _on_emptied(self, kind: str) -> None:
        if kind == "day_end":
            self.lock()

    def _on_toast_gone(self) -> None:
        self._now.composer.toast_gone()
        if self._writing is self._now.composer:
            self.leave_no_words()

    def _on_toast_withdrawn(self) -> None:
        if self._toast is not None:
            self._toast.dismiss()

    def _on_setting_changed(self, name: str) -> None:
        if name == "look/scheme":
            self._house.theme.choose(self._house.settings.scheme)
        elif name == "look/text_percent":
            self._house.theme.scale_text(self._house.settings.text_percent)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._ring.follow(new if new is not None and self.isAncestorOf(new) else None)
        self._now.composer.show_focus()
