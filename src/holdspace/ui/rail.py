# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The navigation rail: the places, and at the foot settings and the lock."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.controls import Button, Painted
from holdspace.ui.widgets.mark import Mark, paint_held

WIDTH = 168
NARROW = 56
_LEAST = 880  # of the design: below this width of the window icons stand alone
_ROW = 40


class RailButton(Painted):
    """A row of the rail: icon and words; the current one is held by an arc."""

    def __init__(self, theme: Theme, text: str, icon: str, identifier: str) -> None:
        super().__init__(theme, text, identifier)
        self._icon = icon
        self._narrow = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def minimumSizeHint(self) -> QSize:
        """Return the height that a low window may press the row to."""
        return QSize(self.sizeHint().width(), self.font_metrics(self._theme.font()).height() + 6)

    def show_as(self, text: str, icon: str) -> None:
        """Show other words and another icon."""
        self.setText(text)
        self._icon = icon
        self.setToolTip(text if self._narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, with the words as a tooltip."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """Leave the check to the rail: it follows the page that is shown."""

    def sizeHint(self) -> QSize:
        """Return the row's size."""
        height = max(
            self._theme.px(_ROW), self.font_metrics(self._theme.font()).height() + self._theme.px(12)
        )
        return QSize(self._theme.px(NARROW if self._narrow else WIDTH) - 8, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint arc, icon and words."""
        theme, current = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and not current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 1, -4, -1), theme.px(8), theme.px(8))
        left = theme.px(8)
        if current:
            held = theme.px(26)
            paint_held(painter, QRectF(left, (self.height() - held) / 2, 10, held), theme.colour("sage"))
        icon = QRect(theme.px(22), 0, theme.px(20), self.height())
        if self._narrow:
            icon = QRect(self.rect()).adjusted(theme.px(4), 0, -4, 0)
        theme.draw_icon(painter, self._icon, "sage" if current else "ink2", icon)
        if not self._narrow:
            painter.setFont(theme.font(1.0, 600 if current else 400))
            painter.setPen(theme.colour("ink" if current else "ink2"))
            words = self.rect().adjusted(theme.px(53), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class Rail(QWidget):
    """The rail. *Signals*: `place_wanted(str)`; `lock_pressed()`; `menu_wanted()`."""

    place_wanted = Signal(str)
    lock_pressed = Signal()
    menu_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self._room = 0  # of the window, once that has a size
        self._places: dict[str, RailButton] = {}
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_current(self, place: str) -> None:
        """Hold the row of `place`."""
        for name, button in self._places.items():
            button.setChecked(name == place)

    def fit(self, room: int) -> None:
        """Show icons alone where the window, `room` pixels wide, is small for the letters there are."""
        self._room = room
        self.set_narrow(room < self._theme.px(_LEAST))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or with their words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in (*self._places.values(), self._lock):
            button.set_narrow(narrow)
        self._mark.setVisible(not narrow)
        self._on_theme_changed()

    def show_lock(self, state: str) -> None:
        """Offer to lock, to unlock, or neither where there is no vault ("unlocked", "locked", "none")."""
        self._lock.setVisible(state != "none")
        if state == "unlocked":
            self._lock.show_as(self.tr("Lock"), "lock")
        else:
            self._lock.show_as(self.tr("Unlock"), "unlock")

    @property
    def menu_button(self) -> Button:
        """Return the button that opens the menu."""
        return self._menu

    @property
    def lock_button(self) -> RailButton:
        """Return the row that locks, or leads to unlocking."""
        return self._lock

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rail's ground, and its edge where contrast is high."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("rail"))
        if self._theme.tokens.border > 1:
            painter.fillRect(self.width() - 2, 0, 2, self.height(), self._theme.colour("line"))

    def _build(self) -> None:
        theme = self._theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, theme.px(20), 4, theme.px(20))
        self._column.setSpacing(theme.px(4))
        self._mark = Mark(theme, 26)
        self._menu = Button(theme, self.tr("Menu"), "icon", icon="menu", identifier="menu.button")
        self._menu.clicked.connect(self.menu_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(21), 0, theme.px(6), 0)
        head.addWidget(self._mark)
        head.addStretch()
        head.addWidget(self._menu)
        self._head = head
        self._column.addLayout(head)
        self._column.addSpacing(theme.px(20))
        for place, text, icon in self._upper():
            self._add(place, text, icon)
        self._column.addStretch()
        self._add("settings", self.tr("Settings"), "settings")
        self._lock = RailButton(theme, self.tr("Lock"), "lock", "nav.lock")
        self._lock.setCheckable(False)
        policy = self._lock.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that Settings stays where it is once there is a journal
        self._lock.setSizePolicy(policy)
        self._lock.clicked.connect(self.lock_pressed)
        self._column.addWidget(self._lock)

    def _upper(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("now", self.tr("Now"), "now"),
            ("journal", self.tr("Journal"), "journal"),
            ("breathe", self.tr("Breathe"), "breathe"),
            ("pause", self.tr("Pause"), "pause"),
            ("cards", self.tr("Cards"), "cards"),
        )

    def _add(self, place: str, text: str, icon: str) -> None:
        button = RailButton(self._theme, text, icon, f"nav.{place}")
        button.clicked.connect(self._on_clicked)
        self._column.addWidget(button)
        self._places[place] = button

    def _on_clicked(self) -> None:
        pressed = self.sender()
        self.place_wanted.emit(next(place for place, button in self._places.items() if button is pressed))

    def _on_theme_changed(self) -> None:
        narrow = self._room < self._theme.px(_LEAST)
        if self._room and narrow != self._narrow:
            self.set_narrow(narrow)  # comes back here
            return
        self._head.setContentsMargins(self._theme.px(6 if self._narrow else 21), 0, self._theme.px(6), 0)
        self.setFixedWidth(self._theme.px(NARROW if self._narrow else WIDTH))
        self.update()
