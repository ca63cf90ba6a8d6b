# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A few breaths as a step of a doorway: the word of the phase stands beside a figure too small for it."""

from __future__ import annotations

from holdspace.ui.doorways.step_view import StepView
from holdspace.ui.theme.theme import Text
from holdspace.ui.widgets.spaced_column import SpacedColumn


class BreathingStep(StepView):
    """Says in or out at the size of the design, whatever room the figure has."""

    def show_phase(self, words: str) -> None:
        """Show the word of the phase; "" where the figure says it itself."""
        self.word.setText(words)
        self.word.setVisible(bool(words))

    def _fill(self, column: SpacedColumn) -> None:
        self.word = Text(self._theme, "phase")
        self.word.setAccessibleIdentifier("doorway.word")
        column.addWidget(self.word)
