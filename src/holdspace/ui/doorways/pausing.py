# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A pause or a grounding as a step of a doorway: it says meanwhile what Pause says."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from holdspace.domain.pauses import line_at
from holdspace.services.content import load_groundings, load_pauses
from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.spaced_column import SpacedColumn

_LEAST_MS = 50


class PausingStep(StepView):
    """Its line gives way to each of the pause's own as its time comes, while it is shown."""

    def showEvent(self, event: QShowEvent) -> None:
        """Go on telling."""
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell no more while nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def look(self) -> None:
        """Show the line of the present moment, and look again where the next one comes."""
        self._timer.stop()
        session = self._visit.session
        elapsed = session.step_elapsed()
        if not session.is_under_way or session.step != self.content.step:
            return
        words = line_at(self._during, elapsed) or self.content.line
        if words != self.line.text():
            self.line.setText(words)
            self.setAccessibleDescription(words)
            announce(self.line, words)
        left = min((at - elapsed for at, _ in self._during if at > elapsed), default=None)
        if left is not None and self.isVisible():
            self._timer.start(max(_LEAST_MS, math.ceil(1000 * left)))

    def _fill(self, column: SpacedColumn) -> None:
        del column
        pauses = {each.pause.id: each for each in (*load_pauses(), *load_groundings())}
        self._during = pauses[self.content.step.ref].during
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
