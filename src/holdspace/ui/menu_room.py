# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The room that a long menu has on the screen: columns side by side, or one that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMenu


def fit_on_screen(menu: QMenu, width: int) -> None:
    """Have `menu` in columns where they fit side by side in `width` pixels, else in one that scrolls.

    Columns that do not fit would run off the screen, as in large text, with no way to what is cut off.
    """
    _set_scrolling(menu, scrolls=False)
    if menu.sizeHint().width() > width:
        _set_scrolling(menu, scrolls=True)


def begin_at_first(menu: QMenu) -> None:
    """Have the keyboard on the first line of a menu that scrolls.

    A menu does not scroll to its last line where Up is the first key of all; from the first line it does.
    """
    if menu.property("scrolls"):
        menu.setActiveAction(menu.actions()[0])


def _set_scrolling(menu: QMenu, *, scrolls: bool) -> None:
    menu.setProperty("scrolls", scrolls)  # the style sheet asks for it
    menu.style().unpolish(menu)
    menu.style().polish(menu)
    QCoreApplication.sendEvent(menu, QEvent(QEvent.Type.StyleChange))  # only then does a menu look again
