# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pocket window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.feelings import Feelings
from holdspace.services.capture import CaptureService
from holdspace.services.screen_sharing import can_keep_out, keep_out_of_sharing
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.composer import Composer
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.focus_ring import FocusRing
from holdspace.ui.widgets.mark import Mark
from holdspace.ui.widgets.toast import Toast

WIDTH = 360


class PocketWindow(QWidget):
    """A small window with the entry box, on top of others while it is pinned.

    *Signals*: `expand_wanted()` for the large window; `help_wanted()`; `setup_wanted()` where words are to
    be set down before a vault exists; `put_away()` once hidden; `undo_expired()` once its toast is gone.
    """

    expand_wanted = Signal()
    help_wanted = Signal()
    setup_wanted = Signal()
    put_away = Signal()
    undo_expired = Signal()

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        vault: VaultService,
        capture: CaptureService,
        feelings: Feelings,
        say: Callable[[Exception], str],
    ) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._pinned = True
        self._is_pinning = False
        self.composer = Composer(theme, vault, capture, feelings, say, prefix="pocket", compact=True)
        self.setWindowTitle("HoldSpace")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, True)
        self._build()
        self._connect()
        self._fit()

    def focus_entry(self) -> None:
        """Put the caret into the entry box."""
        self.composer.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("paper"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the window away on Esc; its words go back to Now."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep out of a shared screen, where the system allows it: Settings says where it does not."""
        super().showEvent(event)
        if can_keep_out():
            keep_out_of_sharing(int(self.winId()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the toast, and what could be undone, along; tell that the words can go back to Now."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._is_pinning:
            self._toast.dismiss()
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
        head.addWidget(Text(theme, "strong", self.tr("A word for later")))
        head.addStretch()
        head.addWidget(self._pin)
        head.addWidget(self._expand)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self.composer, 1)
        column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignRight)
        self._ring = FocusRing(theme, self)
        self._toast = Toast(theme, self)

    def _connect(self) -> None:
        self._pin.clicked.connect(self._on_pin_clicked)
        self._expand.clicked.connect(self.expand_wanted)
        self._help.clicked.connect(self.help_wanted)
        self._theme.changed.connect(self._fit)
        self.composer.setup_wanted.connect(self.setup_wanted)
        self.composer.toast_wanted.connect(self._toast.show_words)
        self.composer.warning_wanted.connect(self._toast.warn)
        self.composer.toast_withdrawn.connect(self._toast.dismiss)
        self._toast.gone.connect(self._on_toast_gone)
        self._app.focusChanged.connect(self._on_focus_changed)

    def _fit(self) -> None:
        """Take the width of the design, and the height in which nothing is pressed together."""
        width, layout = self._theme.px(WIDTH), self.layout()
        if layout is None:
            return  # veiled
        self.setMinimumHeight(layout.totalMinimumHeightForWidth(width))
        self.resize(width, layout.totalHeightForWidth(width))

    def _on_toast_gone(self) -> None:
        self.composer.toast_gone()
        if not self._toast.can_undo:
            self.undo_expired.emit()

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
        self._ring.follow(new if new is not None and self.isAncestorOf(new) else None)
        self.composer.show_focus()
