# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pocket window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.feelings import Feelings
from holdspace.services.capture import CaptureService
from holdspace.services.screen_sharing import can_keep_out, keep_out_of_sharing
from holdspace.services.vault import VaultService
from holdspace.ui.pocket.exercises import PocketExercises, PocketRoom
from holdspace.ui.pocket.foot import foot_buttons
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.composer import Composer
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.focus_ring import FocusRing
from holdspace.ui.widgets.mark import Mark
from holdspace.ui.widgets.scrolled import bring_into_view, fill_scrolled
from holdspace.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from holdspace.ui.widgets.keyboard_rest import KeyboardRest

WIDTH = 360
_WIDE, _LOW = 500, 480  # of the design: so wide at most, on a screen lower than that
_ACROSS = 0.75  # of the screen, at most, for that
_LET_GO = ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")  # the large window's command has the same
_FRAME = 40  # pixels kept for what the system puts round a window, where that is not known yet


class _Inside(QWidget):
    """All that is in the window; it asks for no more height than that in which nothing is cut off."""

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow window is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the pixels below which something would be cut off at a width."""
        layout = self.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return layout.totalMinimumSize().height()


class PocketWindow(QWidget):
    """A small window with the entry box, on top of others while it is pinned.

    It is never larger than the screen has room for: there it scrolls, and follows the keyboard.
    With a `room` it has every exercise and each doorway in a minute, too; the words wait in the box
    meanwhile.

    *Signals*: `expand_wanted()` for the large window; `room_wanted(str)` with a doorway that is to go on
    there; `help_wanted()`; `setup_wanted()` where words are to
    be set down before a vault exists; `put_away()` once hidden; `undo_expired()` once its toast is gone;
    `words_left(object)` with Words of a practice that could not be kept; `practice_left()`
    as one of one's own is left here; `let_go_left()` as it is put away with words that can be had again by
    `bring_back`, until `forget_let_go`; `unlock_wanted()`; `first_painted()` once, as the event loop is
    reached again after the first frame.
    """

    expand_wanted = Signal()
    room_wanted = Signal(str)
    help_wanted = Signal()
    setup_wanted = Signal()
    put_away = Signal()
    undo_expired = Signal()
    words_left = Signal(object)
    practice_left = Signal()
    let_go_left = Signal()
    unlock_wanted = Signal()
    first_painted = Signal()

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        vault: VaultService,
        capture: CaptureService,
        feelings: Feelings,
        say: Callable[[Exception], str],
        room: PocketRoom | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._vault = vault
        self._say = say
        self._pinned = True
        self._is_pinning = False
        self._is_painted = False
        self._tells_of_let_go = False  # the toast does, with Undo
        self._rest: KeyboardRest | None = None  # after a lock by one's own hand
        self._inside = _Inside()
        self._column = QVBoxLayout(self._inside)
        self._area = fill_scrolled(self, self._inside, sideways=True)
        self._inside.installEventFilter(self)
        self.composer = Composer(theme, vault, capture, feelings, say, prefix="pocket", compact=True)
        self._exercises = PocketExercises(room) if room is not None else None
        self.setWindowTitle("HoldSpace")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, True)
        self._build()
        self._connect()
        self._fit()

    def focus_entry(self) -> None:
        """Put the caret into the entry box, unless an exercise has the window."""
        if self._rest is not None:
            self._rest.end()
        if not self.composer.isHidden():
            self.composer.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, exercise_id: str) -> None:
        """Begin an exercise here by its id."""
        if self._exercises is not None:
            self._exercises.start(exercise_id)

    @property
    def is_under_way(self) -> bool:
        """Say whether an exercise is under way here."""
        return self._exercises is not None and self._exercises.is_under_way

    @property
    def is_running(self) -> bool:
        """Say whether the time of one runs."""
        return self._exercises is not None and self._exercises.is_running

    @property
    def holds_words(self) -> bool:
        """Say whether there are words on the way through a practice here."""
        return self._exercises is not None and self._exercises.holds_words

    def snapshot(self) -> dict[str, Any]:
        """Return how the window stands and what runs in it, for the next process, and no words."""
        exercise = self._exercises.snapshot() if self._exercises is not None else {}
        place = bytes(self.saveGeometry().data()).hex()
        return {"pocket_active": self.isActiveWindow(), "pocket_geometry": place, "pocket_exercise": exercise}

    @property
    def toast(self) -> Toast:
        """Return what says something at the foot, with Undo where something can be undone."""
        return self._toast

    def resume(self, state: dict[str, Any]) -> None:
        """Go on with the exercise of a snapshot, with the keyboard where a passphrase does no harm."""
        if self._exercises is not None:
            self._exercises.resume(state.get("pocket_exercise") or {})
        if state.get("lock_asked"):
            self._rest_on_unlock()

    def tell_of_lost_keys(self) -> None:
        """Say that what was typed while a lock was under way has gone nowhere."""
        self._toast.warn(self.tr("What you typed while it locked was not taken."))

    def go_on(self) -> None:
        """Go on with the doorway that was cut off here."""
        if self._exercises is not None:
            self._exercises.go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow where what is shown needs more room, as with the guard's line; a toast stays off its foot."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest and not self._is_veiled:
            self._grow(self.width())
            QTimer.singleShot(0, self._toast, self._toast.stand_again)  # once it is laid out
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
        QPainter(self).fillRect(self.rect(), self._theme.colour("paper"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End an exercise on Esc, or else put the window away; its words go back to Now."""
        if event.key() == Qt.Key.Key_Escape:
            if self._exercises is None or not self._exercises.leave():
                self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep out of a shared screen, where the system allows it: Settings says where it does not."""
        super().showEvent(event)
        if self._exercises is not None:
            self._exercises.show_link()
        if can_keep_out():
            keep_out_of_sharing(int(self.winId()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the toast, and what could be undone, along; tell that the words can go back to Now.

        Words of a practice that were let go just now, by this too, are held on: where this is told, an Undo
        may be offered.
        """
        super().hideEvent(event)
        if not event.spontaneous() and not self._is_pinning:
            if self._exercises is not None:
                self._exercises.leave()
            takes_along = self._tells_of_let_go
            self._tells_of_let_go = False  # they are held on
            self._toast.dismiss()
            if takes_along:
                self.let_go_left.emit()
            self.put_away.emit()

    def _build(self) -> None:
        theme = self._theme
        self._pin = Button(
            theme, self.tr("Let other windows cover this one"), "icon", icon="pin", identifier="pocket.pin"
        )
        self._expand = Button(
            theme, self.tr("Open the large window"), "icon", icon="expand", identifier="pocket.expand"
        )
        self._help = Button(
            theme, self.tr("If it is more than a hard day"), "quiet", icon="help", identifier="pocket.help"
        )
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(Mark(theme, 20))
        head.addSpacing(theme.px(6))
        self._title = Text(theme, "strong", self.tr("A word for later"))
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._pin)
        head.addWidget(self._expand)
        column = self._column
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self.composer, 1)
        if self._exercises is not None:
            column.addWidget(self._exercises)
        self._foot = QHBoxLayout()
        self._foot.addStretch()
        self._foot.addWidget(self._help)
        column.addLayout(self._foot)
        self._ring = FocusRing(theme, self)
        self._toast = Toast(theme, self, self._help)
        if self._exercises is not None:
            self._toast.keep_clear_of_all(partial(foot_buttons, self._exercises))
        self._let_go_keys = [QShortcut(QKeySequence(keys), self) for keys in _LET_GO]

    def _connect(self) -> None:
        self._pin.clicked.connect(self._on_pin_clicked)
        self._expand.clicked.connect(self._on_expand)
        self._help.clicked.connect(self.help_wanted)
        for keys in self._let_go_keys:
            keys.activated.connect(self._on_let_go_keys)
        self._theme.changed.connect(self._fit)
        self.composer.setup_wanted.connect(self.setup_wanted)
        self.composer.toast_wanted.connect(self._toast.show_words)
        self.composer.warning_wanted.connect(self._toast.warn)
        self.composer.toast_withdrawn.connect(self._toast.dismiss)
        self._toast.gone.connect(self._on_toast_gone)
        if self._exercises is not None:
            self._exercises.opened.connect(self._on_exercise_opened)
            self._exercises.closed.connect(self._on_exercise_closed)
            self._exercises.failed.connect(self._on_failed)
            self._exercises.room_wanted.connect(self.room_wanted)
            self._exercises.words_left.connect(self.words_left)
            self._exercises.practice_left.connect(self.practice_left)
            self._exercises.words_let_go.connect(self._on_words_let_go)
            self._exercises.about_to_begin.connect(self._on_about_to_begin)
        self._app.focusChanged.connect(self._on_focus_changed)

    def _rest_on_unlock(self) -> None:
        """Show a way to unlock, and have the keyboard rest on it: what is typed next is the passphrase.

        In the box it would stand in clear, and so it would where a button that an exercise has leads there.
        """
        from holdspace.ui.widgets.keyboard_rest import KeyboardRest

        unlock = Button(self._theme, self.tr("Unlock"), "quiet", icon="unlock", identifier="pocket.unlock")
        unlock.clicked.connect(self.unlock_wanted)
        self._foot.insertWidget(0, unlock)
        unlock.show()
        self._vault.state_changed.connect(unlock.hide)
        hint = self.tr("To write, press Tab.")  # it has one line, and the button says the rest
        self._rest = KeyboardRest(self._app, unlock, self.composer.entry, hint)
        self._rest.begin()

    def _fit(self) -> None:
        """Take the width of the design, and the height in which nothing is pressed together."""
        if self._is_veiled:
            return
        room, column, width = self._room_on_screen(), self._column, self._theme.px(WIDTH)
        if room.height() < self._theme.px(_LOW):  # with text this large: what it cannot have in height
            width = max(width, min(self._theme.px(_WIDE), round(_ACROSS * room.width())))
        width = min(width, room.width())
        self._grow(width)
        wanted = column.totalHeightForWidth(width) if column.hasHeightForWidth() else 0
        self.resize(width, min(max(wanted, self.minimumHeight()), room.height()))
        self._stay_on_screen()

    def _grow(self, width: int) -> None:
        """Be as large as needed for nothing to be cut off at a width, or as the screen has room for."""
        room = self._room_on_screen()
        self.setMinimumWidth(min(self._inside.minimumSizeHint().width(), room.width()))
        self.setMinimumHeight(min(self._inside.heightForWidth(width), room.height()))
        self._stay_on_screen()

    def _room_on_screen(self) -> QSize:
        """Return the most that the window itself can have; the system's frame round it needs some."""
        frame = self.frameSize() - self.size()
        room = self.screen().availableGeometry().size()
        return room - QSize(frame.width(), max(_FRAME, frame.height()))

    def _stay_on_screen(self) -> None:
        """Come up or to the left where it grew over the edge of the screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and (frame.bottom() > room.bottom() or frame.right() > room.right()):
            left = max(room.left(), min(frame.left(), room.right() - frame.width() + 1))
            top = max(room.top(), min(frame.top(), room.bottom() - frame.height() + 1))
            self.move(left, top)

    @property
    def _is_veiled(self) -> bool:
        return not self.isAncestorOf(self._area)

    def _on_exercise_opened(self, name: str) -> None:
        self._title.setText(name)
        self.composer.hide()

    def _on_exercise_closed(self, sentence: str) -> None:
        self._title.setText(self.tr("A word for later"))
        self.composer.show()
        if self._rest is None or not self._rest.is_on:
            self.focus_entry()
        if sentence:
            self._toast.show_words(sentence)

    def _on_let_go_keys(self) -> None:
        if not self.composer.isHidden():  # words out of sight are not let go
            self.composer.let_go()

    def _on_expand(self) -> None:
        doorway = self._exercises.doorway if self._exercises is not None else ""
        if doorway:
            self.room_wanted.emit(doorway)
        else:
            self.expand_wanted.emit()

    def _on_failed(self, error: Exception) -> None:
        self._toast.warn(self._say(error))

    def _on_toast_gone(self) -> None:
        self.composer.toast_gone()
        if self._tells_of_let_go and not self._toast.offers(self.bring_back):
            self.forget_let_go()  # another with an Undo of its own may have taken its place
        if not self._toast.can_undo:
            self.undo_expired.emit()

    def _on_about_to_begin(self) -> None:
        """Have no news of one doorway stand in another; an Undo of something else stays."""
        self._toast.make_way(self.bring_back)

    def _on_words_let_go(self, foot: QWidget) -> None:
        """Say it, with what brings them back, as the large window does."""
        self._toast.keep_clear_of(foot)
        self._toast.show_words(self.tr("Let go. Not kept."), self.bring_back)
        self._tells_of_let_go = True

    def forget_let_go(self) -> None:
        """Hold words no more that were let go: their Undo is gone."""
        self._tells_of_let_go = False
        if self._exercises is not None:
            self._exercises.forget_let_go()

    def bring_back(self) -> None:
        """Have words that were let go where they were, or, where that is past, in the box."""
        self._tells_of_let_go = False
        words = self._exercises.take_back() if self._exercises is not None else None
        if words is not None and not words.is_empty:
            self.words_left.emit(words)
            self._toast.show_words(self.tr("Your words are in the box again."))

    def _on_pin_clicked(self) -> None:
        self._pinned = not self._pinned
        words = (
            self.tr("Let other windows cover this one")
            if self._pinned
            else self.tr("Keep on top of other windows")
        )
        self._pin.setAccessibleName(words)
        self._pin.setToolTip(words)
        self._is_pinning = True  # Qt hides a window to change how it stands among others
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, self._pinned)
        self.show()
        self._is_pinning = False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        ours = new if new is not None and self.isAncestorOf(new) else None
        if ours is not None and self._inside.isAncestorOf(ours):
            bring_into_view(ours, self._theme.px(8))
        self._ring.follow(ours)
        self.composer.show_focus()
