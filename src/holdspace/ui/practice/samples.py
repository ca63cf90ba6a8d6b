# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What could be said back, folded: one press shows a sample of each kind below a button that stays put."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.services.practice_lines import SAMPLES
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.card_face import quoted
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
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
    """Shows the samples of a line, all at once, and hides them again.

    *Signals*: `unfolded(object)` with itself where they were shown, or None where they were hidden.
    """

    unfolded = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._samples: dict[str, str] = {}
        self._labels = {
            "simple": self.tr("A simple reflection"),
            "complex": self.tr("A complex reflection"),
            "double_sided": self.tr("A double-sided reflection"),
            "affirmation": self.tr("An affirmation"),
            "open_question": self.tr("An open question"),
            "boundary": self.tr("A boundary"),
        }
        self._show_words, self._hide_words = self.tr("Show ways to say it"), self.tr("Hide them")
        self.next = Button(theme, self._show_words, "secondary", hint="Enter", identifier="practice.samples")
        self.next.clicked.connect(self._on_next)
        self._keys = Text(theme, "small", self.tr("Page Down reads on. Tab leads to what comes next."))
        self._views = {kind: SampleView(theme, kind) for kind in SAMPLES}
        self._lay_out(theme)
        self._fold_up()

    def offer(self, samples: Mapping[str, str]) -> None:
        """Offer the samples of another line, all folded."""
        self._samples = {kind: samples[kind] for kind in SAMPLES if kind in samples}
        self._fold_up()

    def _lay_out(self, theme: Theme) -> None:
        row = FlowLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.next)
        row.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addLayout(row)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for view in self._views.values():
            rows.addWidget(view)
        column.addLayout(rows)
        column.addStretch(1)

    def _on_next(self) -> None:
        if not self._keys.isHidden():
            self._fold_up()
            self.unfolded.emit(None)
            return
        for kind, words in self._samples.items():
            self._views[kind].show_sample(self._labels[kind], words)
        self._keys.show()
        self.next.setText(self._hide_words)
        told = " ".join(f"{self._labels[kind]}: {words}" for kind, words in self._samples.items())
        announce(self.next, told, at_once=True)
        self.unfolded.emit(self)

    def _fold_up(self) -> None:
        for view in self._views.values():
            view.hide()
        self._keys.hide()
        self.next.setText(self._show_words)
        self.next.updateGeometry()
