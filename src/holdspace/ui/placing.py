# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Imported before the first paint: keep it light. Where a window stands, and how it comes to be seen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

_DEFAULT_SIZE = (1366, 768)
_FILLS_BELOW = (1440, 900)  # on a small screen the window fills it


def restore_place(window: QWidget, hexadecimal: str) -> bool:
    """Put a window where one before it stood, by that one's geometry; say whether that could be."""
    geometry = QByteArray.fromHex(QByteArray(hexadecimal.encode("ascii", "ignore")))
    return bool(hexadecimal) and window.restoreGeometry(geometry)


def size_to_screen(window: QWidget) -> None:
    """Give a window the size of the design in the middle of the screen, or a small screen whole."""
    room = window.screen().availableGeometry()
    width, height = min(_DEFAULT_SIZE[0], room.width()), min(_DEFAULT_SIZE[1], room.height())
    if room.width() <= _FILLS_BELOW[0] or room.height() <= _FILLS_BELOW[1]:
        window.resize(room.size())
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    else:
        window.resize(width, height)
        window.move(room.center().x() - width // 2, room.center().y() - height // 2)


def show_quietly(window: QWidget, *, minimised: bool = False, active: bool = True) -> None:
    """Show a window as one before it was shown, taking the keyboard only where that one had it."""
    if not active:
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    if minimised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    window.show()


def bring_forward(window: QWidget) -> None:
    """Show a window in front of the others, with the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
