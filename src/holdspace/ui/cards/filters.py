# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What narrows the cards down: for whom, for which moment, of what kind."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.services.cards import CardDeck
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Chip
from holdspace.ui.widgets.flow import FlowLayout

_EVERYONE = "everyone"


def audience_label(audience: str) -> str:
    """Return an audience's words on screen."""
    return QCoreApplication.translate("audiences", AUDIENCE_LABELS[audience])


def sentence_case(label: str) -> str:
    """Return a label with its first letter large, for a list."""
    return label[:1].upper() + label[1:]


class AudienceChip(Chip):
    """A chip as wide as its words with the check beside them."""

    def sizeHint(self) -> QSize:
        """Return room for the words; the check stands in the padding."""
        words = self.font_metrics(self._theme.font(1.0, 500)).horizontalAdvance(self.text())
        return QSize(words + self._theme.px(44), super().sizeHint().height())


class CardFilters(QWidget):
    """Chips for the audience, choices for moment and kind, and how many cards are left.

    *Signals*: `changed` when the person chose something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme, deck: CardDeck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._deck = deck
        self._chips: dict[str, AudienceChip] = {}
        self._build()
        self._connect()
        self._on_theme_changed()
        self._offer()

    @property
    def audience(self) -> str:
        """Return the audience chosen, or "" for everyone."""
        return next((each for each, chip in self._chips.items() if chip.isChecked()), "")

    @property
    def moment(self) -> str:
        """Return the moment chosen, or ""."""
        return self._moment.value

    @property
    def kind(self) -> str:
        """Return the kind chosen, or ""."""
        return self._kind.value

    def choose_audience(self, audience: str) -> None:
        """Choose an audience, "" for everyone, as if its chip were pressed."""
        self._chips[audience].setChecked(True)
        self._on_chosen()

    def clear(self) -> None:
        """Go back to everyone, any moment and any kind, without telling anyone."""
        self._chips[""].setChecked(True)
        self._moment.setCurrentIndex(0)
        self._kind.setCurrentIndex(0)
        self._offer()

    def show_compact(self, compact: bool) -> None:
        """Offer the audiences in a list instead of as chips, where room is dear."""
        self._chips_box.setVisible(not compact)
        self._audience_choice.setVisible(compact)

    def show_count(self, words: str) -> None:
        """Say how many cards there are."""
        self._count.setText(words)

    def _build(self) -> None:
        self._chips_box = chips = QWidget()
        chips.setAccessibleName(self.tr("With whom"))
        chips.setAccessibleIdentifier("cards.audience")
        self._flow = FlowLayout(chips)
        self._group = QButtonGroup(self)
        for audience in ("", *AUDIENCE_LABELS):
            label = audience_label(audience) if audience else self.tr("Everyone")
            chip = AudienceChip(self._theme, label, f"cards.audience.{audience or _EVERYONE}")
            self._chips[audience] = chip
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        self._chips[""].setChecked(True)
        self._moment = Choice(self._theme, self.tr("Moment"), self.tr("Any"), "cards.moment")
        self._kind = Choice(self._theme, self.tr("Kind"), self.tr("Any"), "cards.kind")
        self._count = Text(self._theme, "label")
        self._audience_choice = Choice(
            self._theme, self.tr("With"), self.tr("Everyone"), "cards.audience_choice"
        )
        self._audience_choice.offer([(each, audience_label(each)) for each in AUDIENCE_LABELS])
        self._audience_choice.hide()
        self._row = FlowLayout()
        for widget in (self._audience_choice, self._moment, self._kind, self._count):
            self._row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(chips)
        self._column.addLayout(self._row)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_chip_clicked)
        self._audience_choice.picked.connect(self.choose_audience)
        self._moment.picked.connect(self._on_chosen)
        self._kind.picked.connect(self._on_chosen)
        self._theme.changed.connect(self._on_theme_changed)

    def _offer(self) -> None:
        """Offer the moments and kinds for which there are cards, and what is chosen already."""
        audience, moment, kind = self.audience, self.moment, self.kind
        self._audience_choice.setCurrentIndex(self._audience_choice.findData(audience))
        self._audience_choice.updateGeometry()
        moments = {each.id for each in self._deck.moments_for(audience, kind)} | {moment}
        kinds = {each.id for each in self._deck.kinds_for(audience, moment)} | {kind}
        self._moment.offer([(m.id, m.label) for m in self._deck.moments.values() if m.id in moments], moment)
        labels = [(k.id, sentence_case(k.label)) for k in self._deck.kinds.values() if k.id in kinds]
        self._kind.offer(labels, kind)

    def _on_chip_clicked(self, chip: QAbstractButton) -> None:
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._offer()
        self.changed.emit()

    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.px(8))
        self._row.setSpacing(self._theme.px(10))
        self._count.setContentsMargins(self._theme.px(6), 0, 0, 0)
        self._count.setMinimumHeight(self._moment.sizeHint().height())
        self._column.setSpacing(self._theme.px(12))
