# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page Now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, QLocale, QRect, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.feelings import Feelings
from holdspace.domain.timing import Clock
from holdspace.services.capture import CaptureService
from holdspace.services.content import Doorway, MinutesOffer
from holdspace.services.vault import VaultService
from holdspace.ui.now.door import Door
from holdspace.ui.now.why import Why, words_of
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.composer import Composer
from holdspace.ui.widgets.controls import Button, Segmented
from holdspace.ui.widgets.scrolled import ScrolledArea
from holdspace.ui.widgets.two_minutes import TwoMinutes

if TYPE_CHECKING:
    from holdspace.ui.now.go_on import GoOn

_WIDE = 1000  # content width, of the design, from which there are two columns
_LOW = 620
_LARGE = 20.0  # pixels of font from which labels stand above what they name
_UNBOUND = 16777215
_MINUTES_AT_FIRST = 3


class NowContent(NamedTuple):
    """What Now shows that is data: feelings, what each number of minutes offers, and the doorways."""

    feelings: Feelings
    offers: tuple[MinutesOffer, ...]
    doorways: tuple[Doorway, ...]


class _Offered(QWidget):
    """What fits the minutes one has: an icon and half a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = "breathe"
        self._text = Text(theme, "soft")
        self._left = 0
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text)
        self._row.addStretch()
        self.begin_at(0)

    def begin_at(self, left: int) -> None:
        """Begin so many pixels from the left."""
        self._left = left
        self._row.setContentsMargins(left + self._theme.px(29), 0, 0, 0)
        self.update()

    def offer(self, words: str, icon: str) -> None:
        """Show another offer."""
        self._icon = icon
        self._text.setText(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        side = self._theme.px(19)
        self._theme.draw_icon(QPainter(self), self._icon, "ink2", QRect(self._left, 0, side, self.height()))


class NowPage(QWidget):
    """Quick entry, minutes and doorways.

    *Signals*: `door_wanted(str)` with a doorway's id; `exercise_wanted(str, str, int)` with place, id and
    minutes; `find_wanted()` for the command palette; `room_wanted(bool)` where the long page takes the
    window, or gives it back; `go_on_wanted()` with a doorway that was left.
    """

    door_wanted = Signal(str)
    exercise_wanted = Signal(str, str, int)
    find_wanted = Signal()
    room_wanted = Signal(bool)
    go_on_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        capture: CaptureService,
        clock: Clock,
        content: NowContent,
        say: Callable[[Exception], str],
        motion_reduced: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._offers = {offer.have: offer for offer in content.offers}
        self._content = content
        self._is_wide: bool | None = None
        self._is_low: bool | None = None
        self._is_long = False
        self._go_on: GoOn | None = None
        self._head_column: QVBoxLayout
        self.composer = Composer(theme, vault, capture, content.feelings, say)
        self.composer.offer_two_minutes(
            TwoMinutes(theme, clock, motion_reduced, self.composer, "now.two_minutes")
        )
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._on_minute)
        self._build()
        self._connect()
        self._on_minutes_chosen(_MINUTES_AT_FIRST)

    @property
    def takes_window(self) -> bool:
        """Say whether the long page is shown, which has the window to itself."""
        return self._is_long

    def set_long(self, on: bool) -> None:
        """Show the box alone on a long page, or all of Now."""
        if on != self._is_long:
            self._is_long = on
            self._head.setHidden(on)
            self._right.setHidden(on)
            self._minutes_label.setHidden(on)
            self.composer.set_long(on)
            self._on_theme_changed()
            self.room_wanted.emit(on)
        self.composer.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_to_go_on(self, name: str, seconds: float, *, waits_since_lock: bool = False) -> None:
        """Offer to go on with a doorway; "" offers nothing. Where a lock had it wait, that is said, too.

        `seconds`: what is left of one whose time stands still. No time is named where that runs on.
        """
        if name and self._go_on is None:
            from holdspace.ui.now.go_on import GoOn

            self._go_on = GoOn(self._theme)
            self._go_on.wanted.connect(self.go_on_wanted)
            self._place_link()
        if self._go_on is not None:
            self._go_on.offer(name, seconds, waits_since_lock=waits_since_lock)

    def _place_link(self) -> None:
        """Stand beside the title where it is low, as a line of its own would push the doors out."""
        if self._go_on is None:
            return
        for layout in (self._head_row, self._head_column):
            layout.removeWidget(self._go_on)
        if self.height() < self._theme.px(_LOW) and self._theme.font_pixels <= _LARGE:
            self._head_row.insertWidget(1, self._go_on, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._head_column.addWidget(self._go_on)

    def toggle_long_page(self) -> None:
        """Show the long page, or leave it."""
        self.set_long(not self._is_long)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the long page on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._is_long:
            self.set_long(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between two columns and one, and between the roomy and the low layout."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the time while shown."""
        super().showEvent(event)
        self._on_minute()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop telling the time."""
        super().hideEvent(event)
        self._minute.stop()

    def _build(self) -> None:
        theme = self._theme
        self._scroll = ScrolledArea(sideways=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        inner = QWidget()
        self._scroll.setWidget(inner)
        self._frame = QHBoxLayout(inner)
        self._content_box = QWidget()
        self._grid = QGridLayout(self._content_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._frame.addWidget(self._content_box)
        self._find = Button(theme, self.tr("Find a command"), "icon", icon="search", identifier="now.find")
        self._find.setParent(self)
        self._build_head()
        self._build_right()

    def _build_head(self) -> None:
        self._head = QWidget()
        self._head_column = column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        self._time_above = Text(self._theme, "label")
        self._time_beside = Text(self._theme, "label")
        self._title = Text(self._theme, "title", self.tr("What are you carrying?"))
        self._head_row = row = QHBoxLayout()
        row.setSpacing(self._theme.px(24))
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(self._time_beside)
        column.addWidget(self._time_above)
        column.addLayout(row)

    def _build_right(self) -> None:
        theme = self._theme
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._minutes_label = Text(theme, "label", self.tr("Minutes I have"))
        self._minutes_label.setParent(self)
        self._minutes = Segmented(theme, tuple(self._offers), "now.minutes")
        for have in self._offers:
            self._minutes.part(have).setAccessibleName(self.tr("Minutes I have: %n", "", have))
        self._minutes.choose(_MINUTES_AT_FIRST)
        self._offered = _Offered(theme)
        self._start = Button(theme, self.tr("Start"), "link", identifier="now.start")
        self._offer_row = QHBoxLayout()
        self._offer_row.addWidget(self._offered)
        self._offer_row.addWidget(self._start)
        self._offer_row.addStretch()
        self._minutes_box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._minutes_box.addWidget(self._minutes)
        self._why = Why(theme, self._content.offers)
        offer_box = QVBoxLayout()
        offer_box.setSpacing(0)
        offer_box.addLayout(self._offer_row)
        offer_box.addWidget(self._why)
        self._minutes_box.addLayout(offer_box, 1)
        self._right_column.addLayout(self._minutes_box)
        self._doors_box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._doors = [
            Door(theme, door.id, door.name, door.line, door.short_line) for door in self._content.doorways
        ]
        for door in self._doors:
            self._doors_box.addWidget(door, 1)
        self._right_column.addLayout(self._doors_box, 1000)
        self._right_column.addStretch(1)

    def _connect(self) -> None:
        self._minutes.chosen.connect(self._on_minutes_chosen)
        self._start.clicked.connect(self._on_start_clicked)
        self._find.clicked.connect(self.find_wanted)
        for door in self._doors:
            door.clicked.connect(self._on_door_clicked)
        self.composer.long_page_wanted.connect(self.toggle_long_page)
        self.composer.emptied.connect(self._on_emptied)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_emptied(self) -> None:
        if self._is_long:
            self.set_long(False)

    def _on_theme_changed(self) -> None:
        self._is_wide = self._is_low = None
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        low = self.height() < self._theme.px(_LOW)
        side = self._find.sizeHint()
        self._find.setGeometry(self.width() - side.width() - 22, 24, side.width(), side.height())
        self._find.setVisible(wide and not low and not self._is_long)
        if (wide, low) != (self._is_wide, self._is_low):
            self._is_wide, self._is_low = wide, low
            self._place(wide)
            self._space(wide, low)
            self._place_link()

    def _place(self, wide: bool) -> None:
        """Set the parts into two columns or one."""
        large = self._theme.font_pixels > _LARGE
        for part in (self._head, self._minutes_label, self.composer, self._right):
            self._grid.removeWidget(part)
        self._minutes_box.removeWidget(self._minutes_label)
        columns = 1 if wide else 2
        self._grid.addWidget(self._head, 0, 0, 1, columns)
        self._grid.addWidget(self.composer, 1, 0, 1, columns)
        if wide:
            self._grid.addWidget(self._minutes_label, 0, 1, Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(self._right, 1, 1)
        else:
            self._minutes_box.insertWidget(0, self._minutes_label)
            self._grid.addWidget(self._right, 2, 0, 1, columns)
        self._minutes_label.setMinimumWidth(0 if wide or large else self.composer.label_width)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)

    def _space(self, wide: bool, low: bool) -> None:
        px = self._theme.px
        large = self._theme.font_pixels > _LARGE
        self._time_above.setVisible(not low)
        self._time_beside.setVisible(low)
        top = 16 if low or self._is_long else 48
        self._frame.setContentsMargins(px(32), px(top), px(32), px(4 if low else 16))
        self._grid.setHorizontalSpacing(px(56) if wide else 0)
        self._grid.setVerticalSpacing(px(8 if low else 14))
        self.composer.arrange(roomy=not low)
        self._content_box.setMaximumWidth(px(688 + 56 + 272) if wide and not self._is_long else _UNBOUND)
        self._right.setMaximumWidth(px(272) if wide else _UNBOUND)
        self._right.setMinimumWidth(px(272) if wide else 0)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._minutes_box.setDirection(down if wide or large else across)
        self._doors_box.setDirection(down if wide or large else across)
        beside = not (wide or large)
        self._minutes_box.setSpacing(px(8 if beside else 10))
        self._offered.begin_at(px(8) if beside else 0)
        self._why.arrange(px(29 + (8 if beside else 0)), short=beside)
        self._offer_row.setSpacing(px(16))
        for index, stretch in enumerate((0, 0, 1) if beside else (1, 0, 0)):
            self._offer_row.setStretch(index, stretch)
        self._doors_box.setSpacing(px(14 if wide else 12))
        self._right_column.setSpacing(px(14))
        for door in self._doors:
            door.set_small(not wide)
            door.setMaximumHeight(px(129) if wide else px(84) if not large else _UNBOUND)

    def _on_minutes_chosen(self, minutes: int) -> None:
        offer = self._offers[minutes]
        icon = (
            offer.id if offer.place == "pause" and offer.id in ("outside", "coffee", "sit") else offer.place
        )
        self._offered.offer(offer.line, icon)
        self._why.offer(offer)
        self._start.setAccessibleName(self.tr("Start: {what}").format(what=offer.line))
        self._start.setAccessibleDescription(words_of(offer))

    def _on_start_clicked(self) -> None:
        offer = self._offers[self._minutes.value]
        self.exercise_wanted.emit(offer.place, offer.id, offer.minutes)

    def _on_door_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Door):
            self.door_wanted.emit(pressed.doorway)

    def _on_minute(self) -> None:
        now = self._clock.now()
        locale = QLocale.system()
        time = locale.toString(QTime(now.hour, now.minute), QLocale.FormatType.ShortFormat)
        day = locale.toString(
            QDate(now.year, now.month, now.day), self.tr("dddd d MMMM", "day heading, in QDate's format")
        )
        self._time_above.setText(self.tr("{day}, {time}").format(day=day, time=time))
        self._time_beside.setText(time)
        self._minute.start((60 - now.second) * 1000)
