# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What can be said beside the words: with whom, how heavy, and how it feels."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.feelings import Feeling, Feelings
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button, Chip, Segmented, WordChip
from holdspace.ui.widgets.flow import FlowLayout

LOADS: tuple[int, ...] = (1, 2, 3, 4, 5)
_LABEL_WIDTH = 92
_PILL = 11  # how far the unseen pill of a feeling reaches left of its word
_LARGE = 20.0  # pixels of font from which labels stand above what they name


class BesideWords(QWidget):
    """Six audiences, a load from 1 to 5, and feelings; a compact one leaves the feelings out.

    *Signals*: `audience_clicked()`; `changed()` when load or feelings were changed by the person.
    """

    audience_clicked = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, feelings: Feelings, prefix: str, *, compact: bool) -> None:
        super().__init__()
        self._theme = theme
        self._feelings = feelings
        self._prefix = prefix
        self._compact = compact
        self._chips: dict[str, Chip] = {}
        self._word_chips: dict[str, WordChip] = {}
        self._without_chip: tuple[str, ...] = ()
        self._more: QWidget | None = None
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(theme.px(8))
        self._build_audiences()
        self._build_load()
        self._build_feelings()
        self._lay_out()
        theme.changed.connect(self._lay_out)

    @property
    def audiences(self) -> tuple[str, ...]:
        """Return the ids of the audiences that are checked."""
        return tuple(name for name, chip in self._chips.items() if chip.isChecked())

    @property
    def load(self) -> int | None:
        """Return the load that is chosen, or None."""
        return self._load.value or None

    @property
    def feelings(self) -> tuple[str, ...]:
        """Return the ids of the feelings that are checked, and of those given that have no chip here."""
        checked = tuple(word for word, chip in self._word_chips.items() if chip.isChecked())
        return checked + self._without_chip

    @property
    def label_width(self) -> int:
        """Return the width of the column of labels, in pixels."""
        return self._theme.px(_LABEL_WIDTH) - self._theme.px(8)

    def fill(self, audiences: tuple[str, ...], load: int | None, feelings: tuple[str, ...]) -> None:
        """Check and choose what is given, and nothing else."""
        for name, chip in self._chips.items():
            chip.setChecked(name in audiences)
        self._load.choose(load or 0)
        if not self._compact and set(feelings) - set(self._word_chips):
            self._show_more()
        for word, word_chip in self._word_chips.items():
            word_chip.setChecked(word in feelings)
        self._without_chip = tuple(word for word in feelings if word not in self._word_chips)

    def clear(self) -> None:
        """Check and choose nothing."""
        self.fill((), None, ())
        if self._more is not None:
            self._more.hide()
            self._more_button.show()

    def show_begun(self, begun: bool) -> None:
        """Show load and feelings once they belong to something; their room is kept, nothing moves."""
        for widget in (
            self._heavy,
            self._load_row,
            *(() if self._compact else (self._feels, self._feelings_row)),
        ):
            policy = widget.sizePolicy()
            if not policy.retainSizeWhenHidden():
                policy.setRetainSizeWhenHidden(True)
                widget.setSizePolicy(policy)
            if widget.isHidden() == begun:
                widget.setVisible(begun)

    def arrange(self, *, roomy: bool) -> None:
        """Set the room between the rows; low windows get less."""
        self._rows.setVerticalSpacing(self._theme.px(4 if self._is_stacked else 14 if roomy else 9))

    @property
    def _is_stacked(self) -> bool:
        return self._compact or self._theme.font_pixels > _LARGE

    def _build_audiences(self) -> None:
        self._with = Text(self._theme, "label", self.tr("With"))
        self._audiences = QWidget()
        self._chip_grid = QGridLayout(self._audiences)
        self._chip_grid.setContentsMargins(0, 0, 0, 0)
        self._chip_grid.setSpacing(self._theme.px(8))
        for name, label in AUDIENCE_LABELS.items():
            chip = Chip(
                self._theme, QCoreApplication.translate("audiences", label), f"{self._prefix}.audience.{name}"
            )
            chip.clicked.connect(self.audience_clicked)
            self._chips[name] = chip

    def _build_load(self) -> None:
        self._heavy = Text(self._theme, "label", self.tr("How heavy"))
        self._load_row = QWidget()
        row = FlowLayout(self._load_row, gap=self._theme.px(12))
        self._load = Segmented(self._theme, LOADS, f"{self._prefix}.load", loads=True)
        for load in LOADS:
            self._load.part(load).setAccessibleName(self.tr("How heavy: %n of 5", "", load))
        self._load.chosen.connect(self.changed)
        row.addWidget(self._load)
        self._scale = Text(self._theme, "label", self.tr("1 light, 5 heavy"))
        row.addWidget(self._scale)
        if self._compact:
            self._scale.hide()
            self._heavy.setText(self.tr("How heavy: 1 light, 5 heavy"))

    def _build_feelings(self) -> None:
        self._feels = Text(self._theme, "label", self.tr("It feels"))
        self._feelings_row = QWidget()
        self._feelings_column = QVBoxLayout(self._feelings_row)
        self._feelings_column.setContentsMargins(0, 0, 0, 0)
        self._feelings_column.setSpacing(self._theme.px(4))
        first_row = FlowLayout(gap=0)
        for feeling in () if self._compact else self._feelings.first_row:
            first_row.addWidget(self._word_chip(feeling))
        self._more_button = Button(
            self._theme, self.tr("more"), "small", icon="plus", identifier=f"{self._prefix}.feelings.more"
        )
        self._more_button.clicked.connect(self._on_more_clicked)
        first_row.addWidget(self._more_button)
        self._feelings_column.addLayout(first_row)

    def _word_chip(self, feeling: Feeling) -> WordChip:
        chip = WordChip(self._theme, feeling.word, f"{self._prefix}.feeling.{feeling.id}")
        chip.clicked.connect(self.changed)
        self._word_chips[feeling.id] = chip
        return chip

    def _lay_out(self) -> None:
        """Set each label beside what it names, or above it where text is large or the window narrow."""
        stacked = self._is_stacked
        self._set_columns(2 if stacked else 3)
        for label, what in self._labelled():
            self._rows.removeWidget(label)
            self._rows.removeWidget(what)
        for index, (label, what) in enumerate(self._labelled()):
            label.setMinimumHeight(0 if stacked else self._theme.px(34))
            label.setContentsMargins(0, self._theme.px(8) if stacked and index else 0, 0, 0)
            if stacked:
                self._rows.addWidget(label, 2 * index, 0, 1, 2)
                self._rows.addWidget(what, 2 * index + 1, 0, 1, 2)
            else:
                self._rows.addWidget(label, index, 0, Qt.AlignmentFlag.AlignTop)
                self._rows.addWidget(what, index, 0 if what is self._feelings_row else 1, 1, -1)
        # The first feeling's word, not its unseen pill, stands under the chips: its row begins further left.
        indent = 0 if stacked else self.label_width + self._theme.px(8 - _PILL)
        self._feelings_column.setContentsMargins(indent, 0, 0, 0)
        self._rows.setColumnMinimumWidth(0, 0 if stacked else self.label_width)
        self._rows.setColumnStretch(1, 1)
        self._scale.setMinimumHeight(self._load.sizeHint().height())  # level with the numbers beside it
        for label, _ in self._labelled():
            label.raise_()
        if self._compact:
            for widget in (self._with, self._feels, self._feelings_row):
                widget.hide()

    def _labelled(self) -> tuple[tuple[Text, QWidget], ...]:
        return (self._with, self._audiences), (self._heavy, self._load_row), (self._feels, self._feelings_row)

    def _set_columns(self, columns: int) -> None:
        for index, chip in enumerate(self._chips.values()):
            self._chip_grid.addWidget(chip, index // columns, index % columns)
        for column in range(3):
            self._chip_grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_more_clicked(self) -> None:
        self._show_more()
        first = self._more.findChild(WordChip) if self._more is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self) -> None:
        self._more_button.hide()
        if self._more is None:
            self._more = self._build_more()
            self._feelings_column.addWidget(self._more)
        self._more.show()

    def _build_more(self) -> QWidget:
        more = QWidget()
        grid = QGridLayout(more)
        grid.setContentsMargins(self._theme.px(_PILL), 0, 0, 0)
        grid.setVerticalSpacing(self._theme.px(2))
        for row, group in enumerate(self._feelings.groups):
            label = Text(self._theme, "small", group.label)
            label.setMinimumHeight(self._theme.px(34))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            flow = FlowLayout(gap=0)
            for feeling in group.feelings:
                if feeling not in self._feelings.first_row:
                    flow.addWidget(self._word_chip(feeling))
            grid.addLayout(flow, row, 1)
        grid.setColumnStretch(1, 1)
        return more
