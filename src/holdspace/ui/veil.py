# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The privacy veil: at one key all that our windows show is gone, and at the same key it is back."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from holdspace.ui.commands import Commands
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.keyboard_back import give_keyboard_to
from holdspace.ui.widgets.mark import Mark

VEIL_KEYS = "Ctrl+."
_WORKS_VEILED = (VEIL_KEYS, "Ctrl+L", "Ctrl+Q")
_NAME = "privacy_veil"
_MARK = 56
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class PrivacyVeil(QObject):
    """Draws and lifts the veil over every window it covers. *Signals*: `changed(bool)`."""

    changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._theme = theme
        self._covers: list[_Cover] = []
        self._is_drawn = False

    @property
    def is_drawn(self) -> bool:
        """Say whether the veil is drawn."""
        return self._is_drawn

    def cover(self, window: QWidget, *, with_key: bool = True) -> None:
        """Veil `window` with the others, at once where they are; `with_key` gives it the key itself."""
        cover = _Cover(self._theme, window)
        cover.lift_wanted.connect(self.toggle)
        self._covers.append(cover)
        if with_key:
            action = QAction(window)
            action.setShortcut(QKeySequence(VEIL_KEYS))
            action.triggered.connect(self.toggle)
            window.addAction(action)
        if self._is_drawn:
            cover.draw()

    def toggle(self) -> None:
        """Draw the veil, or lift it."""
        self._is_drawn = not self._is_drawn
        self._covers = [cover for cover in self._covers if isValid(cover)]
        for cover in self._covers:
            if self._is_drawn:
                cover.draw()
            else:
                cover.lift()
        self.changed.emit(self._is_drawn)


def veil_over(window: QWidget, theme: Theme) -> PrivacyVeil:
    """Return the veil of the main window and of what it covers besides, made when it is first wanted."""
    veil = window.findChild(PrivacyVeil, _NAME)
    if veil is None:
        veil = PrivacyVeil(theme, window)
        veil.cover(window, with_key=False)
    return veil


class _Cover(QWidget):
    """The paper over one window. Keys go nowhere meanwhile, and what was being written waits as it is.

    What is covered is taken out of the window, not only hidden: assistive technology, which reads hidden
    controls too, finds nothing either. *Signals*: `lift_wanted()`.
    """

    lift_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._kept: QWidget | None = None
        self._loose: list[QWidget] = []
        # Weakly: a list of every widget would outlive the window, in an order that Qt does not survive.
        self._fonts: list[tuple[weakref.ref[QWidget], QFont]] = []
        self._back_to: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        window.installEventFilter(self)
        self.hide()

    def draw(self) -> None:
        """Cover the window."""
        layout = self._window.layout()
        if self._kept is not None or layout is None:
            return
        self._back_to = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()  # at once: taking the rest out takes some 50 ms
        if not self._fonts:  # else it was lifted a moment ago, and they are still to be put right
            children = self._window.findChildren(QWidget)
            self._fonts = [(weakref.ref(each), each.font()) for each in children]
        self._kept = QWidget()
        self._kept.resize(self._window.size())
        self._kept.setLayout(layout)  # takes along what stands in it
        self._loose = [child for child in _parts(self._window) if child is not self]
        for child in self._loose:
            child.setParent(self._kept)
        announce(self, self._line, at_once=True)

    def lift(self) -> None:
        """Show what was covered, as it was."""
        kept, self._kept = self._kept, None
        layout = None if kept is None else kept.layout()
        if kept is None or layout is None:
            return
        self._window.setLayout(layout)
        for child in self._loose:
            self._put_back(child)
        self._loose = []
        self.hide()
        kept.deleteLater()
        QTimer.singleShot(0, self, self._settle)  # once Qt has shown what it was handed

    def event(self, event: QEvent) -> bool:
        """Keep keys from the commands of the window, but for a few."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not _works_veiled(event.keyCombination()):
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key, and do nothing."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the whole window when it grows or shrinks."""
        if event.type() == QEvent.Type.Resize and self._kept is not None:
            self.setGeometry(self._window.rect())
            self._kept.resize(self._window.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("paper"))

    def _build(self) -> None:
        theme = self._theme
        keys = Commands.keys_text(VEIL_KEYS)
        self._line = self.tr("Veiled. {keys} shows it again").format(keys=keys)
        link = Button(theme, self._line, "quiet", icon="veil", identifier="veil.lift")
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who writes on without looking presses Space, too
        link.clicked.connect(self.lift_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(5)
        column.addWidget(Mark(theme, _MARK), 0, _CENTRE)
        column.addWidget(link, 0, _CENTRE)
        column.addStretch(6)
        self.setAccessibleName(self._line)
        self.setAccessibleIdentifier("veil")

    def _put_back(self, child: QWidget) -> None:
        if isValid(child):
            was_hidden = child.isHidden()
            child.setParent(self._window)
            child.setHidden(was_hidden)

    def _settle(self) -> None:
        """Put fonts right, and give the keyboard back.

        Under a style sheet Qt gives what is put elsewhere the font that it had before the text was scaled.
        """
        if self._kept is not None:
            return  # veiled again
        fonts, self._fonts = self._fonts, []
        for reference, font in fonts:
            widget = reference()
            if widget is not None and isValid(widget) and widget.font() != font:
                widget.setFont(font)
        back_to, self._back_to = self._back_to, None
        give_keyboard_to(back_to)


def _parts(window: QWidget) -> list[QWidget]:
    """Return what lies in `window` itself: a toast, the palette, the ring of the focus."""
    children = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if not child.isWindow()]


def _works_veiled(keys: QKeyCombination) -> bool:
    return QKeySequence(keys) in [QKeySequence(each) for each in _WORKS_VEILED]
