# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Presence: how long ago someone used keys, pointer or wheel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal

from holdspace.domain.timing import Clock

_SIGNS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
)


class Presence(QObject):
    """An event filter for a QWindow that notes the last sign of a person, and nothing about it.

    *Signals*: `noticed()` at every sign.
    """

    noticed = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock.seconds()

    def seconds(self) -> float:
        """Return the seconds since the last sign; sleep counts."""
        return self._clock.seconds() - self._last

    def watch(self, window: QObject | None) -> None:
        """Look at what comes to `window`, a QWindow: each of ours, a dialog's too."""
        if window is not None:
            window.installEventFilter(self)

    def note(self) -> None:
        """Note a sign that was seen elsewhere: an input method keeps keys to itself."""
        self._last = self._clock.seconds()
        self.noticed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a sign, and let every event pass."""
        if event.type() in _SIGNS:
            self.note()
        return False
