# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The first run: a passphrase, then the recovery code. What protects and what does not is a link away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from holdspace.services.passphrases import PassphraseStrength
from holdspace.services.settings import Settings
from holdspace.services.vault import VaultService
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.vault.choose_passphrase import ChoosePassphrase
from holdspace.ui.vault.privacy import PrivacyPanel
from holdspace.ui.vault.recovery_code_panel import RecoveryCodePanel
from holdspace.ui.widgets.arch import paint_landscape
from holdspace.ui.widgets.mark import Mark
from holdspace.ui.widgets.private_clipboard import PrivateClipboard
from holdspace.ui.widgets.scrolled import fill_scrolled
from holdspace.ui.widgets.spaced_column import SpacedColumn

_COLUMN = 432
_READING = 840
_ARCH = QSize(396, 536)
_MARGIN = 32
_BETWEEN = 48
_COMPACT = 680  # below this height the words take less room
_RING = 6  # pixels round a control in which the ring of focus is not cut off


class FirstRunPage(QWidget):
    """Makes the journal in two screens. Whether the recovery code was kept stands in the settings.

    *Signals*: `breathe_wanted()`; `privacy_wanted()` when the words about the employer's computer are
    opened (the page shows them itself); `code_shown()`; `finished()` once the recovery code is kept, or gone
    at a lock or under the veil; `left()` on Esc; `aside_wanted(str)` with "restore" where a backup is to be
    put in place instead.
    """

    breathe_wanted = Signal()
    privacy_wanted = Signal()
    finished = Signal()
    code_shown = Signal()
    left = Signal()
    aside_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        vault: VaultService,
        strength: PassphraseStrength,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vault = vault
        self._settings = settings
        self._choose = ChoosePassphrase(theme, vault, strength)
        # It outlives this page: the minute after which a copied code is taken off the clipboard goes on.
        self._clipboard = PrivateClipboard(QGuiApplication.clipboard(), vault)
        self._code = RecoveryCodePanel(theme, self._clipboard)
        self._is_veiled = False  # while the code was on screen
        self._privacy = PrivacyPanel(theme)
        self._build()
        self._connect()
        self._show_panel(self._choose)

    @property
    def shows_code(self) -> bool:
        """Say whether the recovery code is on screen: leave the page where it is until `finished`."""
        return not self._code.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, unless the recovery code is on screen."""
        if event.key() == Qt.Key.Key_Escape and not self.shows_code:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the caret in the passphrase."""
        super().showEvent(event)
        self._choose.look_for_backups()
        self._focus_panel()
        if self._is_veiled:
            QTimer.singleShot(0, self, self._leave_code)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the code away where the veil is drawn over it: it shows again after the passphrase alone."""
        super().hideEvent(event)
        if not event.spontaneous() and self.shows_code:
            self._code.drop_code()
            self._is_veiled = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words their room first, and the arch what is left."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._column = QWidget()
        column = SpacedColumn(self._theme, self._column)
        column.addLayout(self._brand())
        column.add_gap(26)
        for panel in (self._choose, self._code, self._privacy):
            panel.setContentsMargins(_RING, 0, _RING, _RING)
            column.addWidget(panel)
        self._arch = _Landscape(self._theme)
        self._page = QWidget()
        self._row = QHBoxLayout(self._page)
        self._row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._row.setSpacing(0)
        self._row.addStretch(10)
        self._row.addWidget(self._column, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(17)
        self._row.addWidget(self._arch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(5)
        self._area = fill_scrolled(self, self._page)

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_RING, 0, 0, 0)
        row.setSpacing(self._theme.px(11))
        mark = QVBoxLayout()
        mark.setContentsMargins(0, self._theme.px(4), 0, 0)  # level with the letters, not with their line
        mark.addWidget(Mark(self._theme, 26))
        row.addLayout(mark)
        row.addWidget(Text(self._theme, "door", "HoldSpace"))
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._choose.breathe_wanted.connect(self.breathe_wanted)
        self._choose.privacy_wanted.connect(self._on_privacy_wanted)
        self._choose.backup_wanted.connect(self._on_backup_wanted)
        self._privacy.closed.connect(self._on_privacy_closed)
        self._code.finished.connect(self._on_code_kept)
        self._vault.keys_made.connect(self._on_keys_made)
        self._vault.about_to_lock.connect(self._on_about_to_lock)
        self._vault.about_to_lock.connect(self._clipboard.clear)
        self._theme.changed.connect(self._on_theme_changed)

    def _show_panel(self, panel: ChoosePassphrase | RecoveryCodePanel | PrivacyPanel) -> None:
        for each in (self._choose, self._code, self._privacy):
            each.setVisible(each is panel)
        self.setFocusProxy(panel.first_control())
        self._arrange()
        self._area.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._focus_panel()

    def _focus_panel(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # which goes to the first control of the panel shown

    def _on_keys_made(self, code: str) -> None:
        # On the disk at once: whatever ends this showing, the next unlock says where the code is shown again.
        self._settings.code_kept = False
        self._choose.forget()
        self._code.show_code(code)
        self._show_panel(self._code)
        self.code_shown.emit()

    def _on_code_kept(self) -> None:
        self._settings.code_kept = True
        self._leave_code()

    def _on_about_to_lock(self) -> None:
        if self.shows_code:
            self._leave_code()

    def _leave_code(self) -> None:
        self._is_veiled = False
        self._code.drop_code()
        self.finished.emit()

    def _on_privacy_wanted(self) -> None:
        self._show_panel(self._privacy)
        self.privacy_wanted.emit()

    def _on_backup_wanted(self) -> None:
        self.aside_wanted.emit("restore")

    def _on_privacy_closed(self) -> None:
        self._show_panel(self._choose)

    def _on_theme_changed(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        compact = self.height() < self._theme.px(_COMPACT)
        margin = _MARGIN // 2 if compact else _MARGIN
        self._row.setContentsMargins(_MARGIN, margin, _MARGIN, margin)
        self._choose.fit(compact)
        room = self.width() - 2 * _MARGIN
        reading = not self._privacy.isHidden()
        column = min(self._theme.px(_READING if reading else _COLUMN) + 2 * _RING, room)
        high = min(self._theme.px(_ARCH.height()), self.height() - 2 * _MARGIN)
        wide = high * _ARCH.width() // _ARCH.height()
        fits = not reading and high > 0 and column + _BETWEEN + wide <= room
        self._column.setFixedWidth(max(1, column))
        self._privacy.fit(column)
        self._arch.setVisible(fits)
        if fits:
            self._arch.setFixedSize(wide, high)
        # One column stands in the middle, two as in the picture.
        self._row.setStretch(2, 17 if fits else 5)


class _Landscape(QWidget):
    """The large arch: a sun over three hills."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("landscape")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arch."""
        paint_landscape(QPainter(self), self._theme, QRectF(self.rect()))
