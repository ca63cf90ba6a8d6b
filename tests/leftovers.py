# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Finding what a test left behind: timers that still run, windows that are still open."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    import pytest


class TimerWatch:
    """Remembers, weakly, every QTimer that is started from Python while the watch is on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._started: list[weakref.ref[QTimer]] = []
        start = QTimer.start

        def remember_and_start(timer: QTimer, *args: Any) -> None:
            self._started.append(weakref.ref(timer))
            start(timer, *args)

        monkeypatch.setattr(QTimer, "start", remember_and_start)

    def running(self) -> list[str]:
        """Return a name for each remembered timer that still runs."""
        timers = {id(timer): timer for reference in self._started if (timer := reference()) is not None}
        alive = [timer for timer in timers.values() if shiboken6.isValid(timer) and timer.isActive()]
        return [_name_timer(timer) for timer in alive]


def _name_timer(timer: QTimer) -> str:
    owner = timer.parent()
    return f"timer {timer.objectName() or '(no name)'} of {type(owner).__name__}, {timer.interval()} ms"


def open_windows() -> list[str]:
    """Return the class of each top-level widget that is still shown."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    shown: list[QWidget] = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [f"window {type(widget).__name__} {widget.objectName()}".rstrip() for widget in shown]


def find_leftovers(watch: TimerWatch) -> list[str]:
    """Return what is left; objects that only a cycle or a pending deletion keeps are let go first."""
    found = watch.running() + open_windows()
    if not found:
        return []
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return watch.running() + open_windows()
