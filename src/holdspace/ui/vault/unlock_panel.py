# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The closed journal: asks for the passphrase in place, on the page that needs it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.services.vault import UNLOCKED, VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.code_field import CodeField
from holdspace.ui.widgets.arch import paint_closed_door
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.either_field import EitherField
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.progress_bar import ProgressBar
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

_WIDTH = 400
_OVERHANG = 7  # of the door's threshold, left of the words
_MARGIN = 16


class UnlockPanel(QWidget):
    """A closed door, a passphrase and two ways round it: the recovery code, and a note that needs neither.

    *Signals*: `begun()` at each key of passphrase or code, and when they are tried: the journal is soon to
    be opened; `note_wanted()` when the person would rather write a note on Now; `opened_by_code(str)` with
    the recovery code that has just opened the journal: a new passphrase can be set with it.
    """

    begun = Signal()
    note_wanted = Signal()
    opened_by_code = Signal(str)

    def __init__(self, theme: Theme, vault: VaultService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vault = vault
        self._failure: Exception | None = None  # what is still to be said
        self._code_tried = ""  # while it is being tried
        self._news = ""
        self._build()
        self._connect()
        self._on_way_changed()
        self._on_theme_changed()

    def focus_field(self) -> None:
        """Put the caret into the field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Count what is sealed again: notes, and what was practised."""
        count = self._vault.sealed_count()
        waiting = "" if self._news and not count else self._waiting_words(count)
        self._waiting.setText(" ".join(filter(None, (self._news, waiting))))

    def tell(self, news: str) -> None:
        """Say what happened to the journal, until it is opened; "" says nothing."""
        self._news = news
        self.look_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what waits, have the caret in the field, and say what failed while nobody saw it."""
        super().showEvent(event)
        self.look_again()
        self.focus_field()
        self._tell_failure()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing that was typed on a page nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column inside the page."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        theme = self._theme
        self._door = _ClosedDoor(theme)
        self._title = Paragraph(theme, "title", self.tr("Your journal is closed"))
        self._waiting = Paragraph(theme, "soft")
        self._secret = EitherField(theme, CodeField, "vault", self)
        self._progress = ProgressBar(theme, self.tr("Bringing the journal up to date"), "vault.update")
        self._progress.hide()
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._open = Button(theme, self.tr("Open"), "primary", identifier="vault.unlock")
        self._rule = QFrame()
        self._rule.setFixedHeight(1)
        self._rule.setAutoFillBackground(True)
        self._free = Text(theme, "soft", self.tr("Writing needs no passphrase."))
        self._note = Button(theme, self.tr("Write a note on Now"), "link", identifier="vault.note")
        self._lay_out()
        self._secret.lead_to(self._open, self._note)

    def _lay_out(self) -> None:
        self._column = QWidget()
        whole = SpacedColumn(self._theme, self._column)
        whole.addWidget(self._door, 0, Qt.AlignmentFlag.AlignLeft)
        self._inner = SpacedColumn(self._theme)
        whole.addLayout(self._inner)
        inner = self._inner
        inner.add_gap(28)
        inner.addWidget(self._title)
        inner.add_gap(4)
        inner.addWidget(self._waiting)
        inner.add_gap(8)
        inner.addWidget(self._progress)
        inner.add_gap(16)
        self._secret.lay_out(inner)
        inner.add_gap(10)
        inner.addWidget(self._message)
        inner.add_gap(18)
        inner.addLayout(self._row(self._open, self._secret.other_way, 22))
        inner.add_gap(30)
        inner.addWidget(self._rule)
        inner.add_gap(10)
        inner.addLayout(self._row(self._free, self._note, 4))
        self._put_in_scroll_area()

    def _row(self, left: QWidget, right: QWidget, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(left)
        row.addWidget(right)
        row.addStretch(1)
        return row

    def _put_in_scroll_area(self) -> None:
        page = QWidget()
        middle = QVBoxLayout(page)
        middle.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        middle.addStretch(10)
        # In a row, not with an alignment: Qt asks an aligned widget for its height at the width of the page.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._column)
        across.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(13)  # the eye's middle is above the ruler's
        self._area = fill_scrolled(self, page)

    def _connect(self) -> None:
        self._secret.edited.connect(self.begun)
        self._secret.entered.connect(self._on_open_wanted)
        self._secret.way_changed.connect(self._on_way_changed)
        self._open.clicked.connect(self._on_open_wanted)
        self._note.clicked.connect(self.note_wanted)
        self._vault.unlock_failed.connect(self._on_unlock_failed)
        self._vault.update_began.connect(self._on_update_began)
        self._vault.update_progressed.connect(self._progress.show_share)
        self._vault.state_changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_way_changed(self) -> None:
        self._message.clear()
        self.look_again()
        self.setFocusProxy(self._secret.line)
        if self._secret.by_code:
            self._message.hint(
                self.tr("Nine groups of four, as on your sheet. Small letters and spaces are fine.")
            )

    def _forget(self) -> None:
        self._secret.forget()
        self._message.clear()

    def _waiting_words(self, count: int) -> str:
        if count == 0:
            return (
                self.tr("Your recovery code opens it.")
                if self._secret.by_code
                else self.tr("Your passphrase opens it.")
            )
        if count == 1:
            return self.tr("One moment is sealed and waiting to join it.")
        number = self._number_words().get(count, self.locale().toString(count))
        return self.tr("{number} moments are sealed and waiting to join it.", "", count).format(number=number)

    def _number_words(self) -> dict[int, str]:
        words = (
            self.tr("Two"),
            self.tr("Three"),
            self.tr("Four"),
            self.tr("Five"),
            self.tr("Six"),
            self.tr("Seven"),
            self.tr("Eight"),
            self.tr("Nine"),
            self.tr("Ten"),
        )
        return dict(enumerate(words, start=2))

    def _set_opening(self, opening: bool) -> None:
        if opening:
            # Else the link below would get the keyboard, and a second Enter would follow it.
            self._column.setFocus(Qt.FocusReason.OtherFocusReason)
        self._secret.set_busy(opening)
        self._open.setEnabled(not opening)
        self._progress.hide()
        self._open.setText(self.tr("Opening…") if opening else self.tr("Open"))

    def _tell_failure(self) -> None:
        error, self._failure = self._failure, None
        if error is None:
            return
        self._message.say(say(error))
        self._secret.take_up(error)
        QTimer.singleShot(0, self, self._reveal_message)  # once it has its place

    def _reveal_message(self) -> None:
        """Scroll so that the message is seen, with the field above it where both have room."""
        self._area.ensureWidgetVisible(self._secret.field, 0, _MARGIN)
        self._area.ensureWidgetVisible(self._message, 0, _MARGIN)

    def _on_open_wanted(self) -> None:
        typed = self._secret.text()
        if self._vault.is_busy or not typed.strip():
            self.focus_field()
            return
        self._message.clear()
        self.begun.emit()
        self._set_opening(True)
        if self._secret.by_code:
            self._code_tried = typed
            self._vault.unlock_with_code(typed)
        else:
            self._vault.unlock(typed)

    def _on_update_began(self) -> None:
        self._waiting.setText(
            self.tr("Bringing the journal up to date. It can take a minute. Nothing is lost if this stops.")
        )
        self._progress.begin(self.tr("Bringing the journal up to date"))
        self._progress.show()

    def _on_unlock_failed(self, error: Exception) -> None:
        self._set_opening(False)
        self.look_again()
        self._failure = error
        self._code_tried = ""
        if self.isVisible():
            self._tell_failure()

    def _on_state_changed(self, state: str) -> None:
        self._set_opening(False)
        self._failure = None
        self._forget()
        code, self._code_tried = self._code_tried, ""
        if state == UNLOCKED:
            self._news = ""
            self._secret.ask(by_code=False)
            if code:
                self.opened_by_code.emit(code)
        else:
            self.look_again()

    def _on_theme_changed(self) -> None:
        theme = self._theme
        self._inner.setContentsMargins(theme.px(_OVERHANG), 0, theme.px(_OVERHANG), 0)
        self._open.setMinimumWidth(theme.px(120))
        palette = self._rule.palette()
        palette.setColor(self._rule.backgroundRole(), theme.colour("line"))
        self._rule.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        wanted = self._theme.px(_WIDTH + 2 * _OVERHANG)
        width = max(1, min(wanted, self.width() - 2 * _MARGIN))
        self._column.setFixedWidth(width)
        # No picture where it would push what opens the journal out of sight.
        needed = self._inner.totalHeightForWidth(width) + self._door.height() + 2 * _MARGIN
        self._door.setVisible(needed <= self.height())


class _ClosedDoor(QWidget):
    """Two leaves whose handles are the mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the door."""
        paint_closed_door(QPainter(self), self._theme, QRectF(self.rect()))

    def _on_theme_changed(self) -> None:
        self.setFixedSize(self._theme.px(94), self._theme.px(118))
