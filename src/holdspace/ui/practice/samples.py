# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What could be said back, folded: one sample after the other is unfolded below a button that stays put."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.practice_lines import SAMPLES
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn


class SampleView(QWidget):
    """One sample: of which kind it is, small, and the words."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._label = Text(theme, "label")
        self._words = Paragraph(theme, "door")
        self._words.setAccessibleIdentifier(f"practice.sample.{kind}")
        column = SpacedColumn(theme, self)
        column.addWidget(self._label)
        column.addWidget(self._words)
        column.add_gap(12)
        self.hide()

    def show_sample(self, label: str, words: str) -> None:
        """Show the words of a sample."""
        self._label.setText(label)
        self._words.setText(quoted(words))
        self._words.setAccessibleDescription(label)
        self.show()


class SampleList(QWidget):
    """Unfolds the samples of a line one by one, and folds them up again.

    *Signals*: `unfolded(object)` with the widget that was unfolded, or None where all were folded up.
    """

    unfolded = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._samples: dict[str, str] = {}
        self._shown = 0
        self._labels = {
            "simple": self.tr("A simple reflection"),
            "complex": self.tr("A complex reflection"),
            "double_sided": self.tr("A double-sided reflection"),
            "affirmation": self.tr("An affirmation"),
            "open_question": self.tr("An open question"),
        }
        self._next_words = {
            "simple": self.tr("Show a simple reflection"),
            "complex": self.tr("Show a complex reflection"),
            "double_sided": self.tr("Show a double-sided reflection"),
            "affirmation": self.tr("Show an affirmation"),
            "open_question": self.tr("Show an open question"),
        }
        self._fold = self.tr("Fold them up")
        self.next = Button(theme, "", "secondary", icon="chevron-down", identifier="practice.samples")
        self.next.clicked.connect(self._on_next)
        self._views = {kind: SampleView(theme, kind) for kind in SAMPLES}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for view in self._views.values():
            rows.addWidget(view)
        column.addLayout(rows)
        column.addStretch(1)

    def offer(self, samples: Mapping[str, str]) -> None:
        """Offer the samples of another line, all folded."""
        self._samples = {kind: samples[kind] for kind in SAMPLES if kind in samples}
        self._fold_up()

    def _on_next(self) -> None:
        kinds = list(self._samples)
        if self._shown == len(kinds):
            self._fold_up()
            self.unfolded.emit(None)
            return
        kind = kinds[self._shown]
        self._shown += 1
        view = self._views[kind]
        view.show_sample(self._labels[kind], self._samples[kind])
        self._show_next()
        announce(self.next, f"{self._labels[kind]}: {self._samples[kind]}", at_once=True)
        self.unfolded.emit(view)

    def _fold_up(self) -> None:
        self._shown = 0
        for view in self._views.values():
            view.hide()
        self._show_next()

    def _show_next(self) -> None:
        left = list(self._samples)[self._shown :]
        self.next.setText(self._next_words[left[0]] if left else self._fold)
        self.next.updateGeometry()
