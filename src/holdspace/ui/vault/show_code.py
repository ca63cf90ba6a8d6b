# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code again, for whoever enters the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from holdspace.services.errors import WrongPassphrase
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.recovery_code_panel import RecoveryCodePanel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.passphrase_field import PassphraseField
from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

_COLUMN = 432
_MARGIN = 32
_RING = 6  # pixels round a control in which the ring of focus is not cut off


class AskPassphrase(QWidget):
    """Asks who wants to see the code. *Signals*: `entered(str)` with what was typed."""

    entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Paragraph(theme, "title", self.tr("Your recovery code"))
        self._why = Paragraph(theme, "soft", self.tr("Enter your passphrase to see the recovery code."))
        self._label = Text(theme, "field", self.tr("Passphrase"))
        self._field = PassphraseField(theme, self.tr("Passphrase"), "vault.passphrase")
        self._label.setBuddy(self._field.line)
        self._message = MessageRow(theme, "vault.message", lines=2)
        self._show = Button(theme, self.tr("Show the code"), "primary", identifier="vault.show_code")
        self._lay_out(theme)
        self._field.entered.connect(self._on_entered)
        self._show.clicked.connect(self._on_entered)

    def first_control(self) -> QWidget:
        """Return what has the keyboard first: the passphrase."""
        return self._field.line

    def set_busy(self, busy: bool) -> None:
        """Take nothing while the passphrase is worked on."""
        if busy:
            # Else the link below would get the keyboard, and a second Enter would follow it.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.setEnabled(not busy)
        self._show.setEnabled(not busy)
        self._show.setText(self.tr("Checking…") if busy else self.tr("Show the code"))

    def refuse(self, words: str) -> None:
        """Say why not, and have the passphrase typed again."""
        self._message.say(words)
        self._field.take_up()

    def forget(self) -> None:
        """Drop what was typed and what was said."""
        self._field.forget()
        self._message.clear()
        self.set_busy(False)

    def _lay_out(self, theme: Theme) -> None:
        column = SpacedColumn(theme, self)
        column.addWidget(self._title)
        column.add_gap(8)
        column.addWidget(self._why)
        column.add_gap(24)
        column.addWidget(self._label)
        column.add_gap(7)
        column.addWidget(self._field)
        column.add_gap(10)
        column.addWidget(self._message)
        column.add_gap(12)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_entered(self) -> None:
        if self._field.text().strip():
            self._message.clear()
            self.entered.emit(self._field.text())
        else:
            self._field.take_up()


class ShowCodePage(QWidget):
    """Asks for the passphrase in place, then shows the code as at set-up; keeps neither.

    It works with the journal open or closed, and changes neither. Leaving the page, and any wish to lock,
    takes passphrase and code away. *Signals*: `closed()`.
    """

    closed = Signal()

    def __init__(
        self, theme: Theme, vault: VaultService, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vault = vault
        self._settings = settings
        self._waits = False
        self._ask = AskPassphrase(theme)
        self._clipboard = PrivateClipboard(QGuiApplication.clipboard(), vault)
        self._code = RecoveryCodePanel(theme, self._clipboard, again=True)
        self._back = Button(theme, self.tr("Back"), "link", identifier="vault.back")
        self._build()
        self._connect()
        self._forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the caret in the passphrase."""
        super().showEvent(event)
        self._focus_panel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing on a page nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column inside the page."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._column = QWidget()
        column = SpacedColumn(self._theme, self._column)
        for panel in (self._ask, self._code):
            panel.setContentsMargins(_RING, _RING, _RING, 0)
            column.addWidget(panel)
        column.add_gap(18)
        below = QHBoxLayout()
        below.setContentsMargins(_RING, 0, _RING, _RING)
        below.addWidget(self._back)
        below.addStretch(1)
        column.addLayout(below)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(self._column, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._area = fill_scrolled(self, page)

    def _connect(self) -> None:
        self._ask.entered.connect(self._on_entered)
        self._code.finished.connect(self._on_code_kept)
        self._back.clicked.connect(self.closed)
        self._vault.code_revealed.connect(self._on_code_revealed)
        self._vault.reveal_failed.connect(self._on_reveal_failed)
        for gone in (self._vault.lock_asked, self._vault.about_to_lock):
            gone.connect(self._on_lock_asked)
        self._theme.changed.connect(self._fit)

    def _show_panel(self, panel: AskPassphrase | RecoveryCodePanel) -> None:
        self._ask.setVisible(panel is self._ask)
        self._code.setVisible(panel is self._code)
        self.setFocusProxy(panel.first_control())
        self._area.verticalScrollBar().setValue(0)

    def _focus_panel(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # which goes to the first control of the panel shown

    def _forget(self) -> None:
        self._waits = False
        self._code.drop_code()
        self._ask.forget()
        self._show_panel(self._ask)

    def _on_entered(self, passphrase: str) -> None:
        if self._vault.is_busy:
            return
        self._waits = True
        self._ask.set_busy(True)
        self._vault.reveal_code(passphrase)

    def _on_code_revealed(self, code: str) -> None:
        if not self._waits:
            return  # the person has gone on meanwhile
        self._forget()
        self._code.show_code(code, is_kept=self._settings.code_kept)
        self._show_panel(self._code)
        self._focus_panel()

    def _on_reveal_failed(self, error: Exception) -> None:
        if not self._waits:
            return
        self._waits = False
        self._ask.set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._ask.refuse(self.tr("That is not the passphrase. Nothing has changed. Try again."))
        else:
            self._ask.refuse(say(error))

    def _on_code_kept(self) -> None:
        self._settings.code_kept = True
        self.closed.emit()

    def _on_lock_asked(self) -> None:
        self._clipboard.clear()
        self._forget()
        if self.isVisible():
            self._focus_panel()

    def _fit(self) -> None:
        wanted = self._theme.px(_COLUMN) + 2 * _RING
        self._column.setFixedWidth(max(1, min(wanted, self.width() - 2 * _MARGIN)))
