# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What narrows the cards down: for which moment, for whom, of what kind, in which language, whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.services.cards import CardDeck
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button, Chip
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.language_names import language_name

_EVERYONE = "everyone"


def audience_label(audience: str) -> str:
    """Return an audience's words on screen."""
    return QCoreApplication.translate("audiences", AUDIENCE_LABELS[audience])


def sentence_case(label: str) -> str:
    """Return a label with its first letter large, for a list."""
    return label[:1].upper() + label[1:]


class NarrowChip(Chip):
    """A chip as wide as its words with the check beside them."""

    _hint: QSize | None = None  # asked for many times while a page is laid out

    def sizeHint(self) -> QSize:
        """Return room for the words; the check stands in the padding."""
        if self._hint is None:
            words = self.font_metrics(self._theme.font(1.0, 500)).horizontalAdvance(self.text())
            self._hint = QSize(words + self._theme.px(37), super().sizeHint().height())
        return QSize(self._hint)

    def minimumSizeHint(self) -> QSize:
        """Return the same: what is short may be narrow."""
        return self.sizeHint()

    def _on_theme_changed(self) -> None:
        self._hint = None
        super()._on_theme_changed()


class CardFilters(QWidget):
    """The moment first: common ones as chips, the others in a list. Then for whom, of what kind, and so on.

    The kinds and moments offered are those for which there are cards. The language is there only where there
    are `languages` to choose from; favourites and one's own once `offer_own` says so.
    *Signals*: `changed` when the person chose something else.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        deck: CardDeck,
        languages: Sequence[str] = (),
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._deck = deck
        self._can_own = False
        self._has_languages = len(languages) > 1
        self._fitted: tuple[bool, bool] | None = None
        self._is_folded = self._is_open = False
        self._audience_chips: dict[str, Chip] = {}
        self._moment_chips: dict[str, Chip] = {}
        self._build(languages, language)
        self._lay_out()
        self._connect()
        self._on_theme_changed()
        self._offer()

    @property
    def audience(self) -> str:
        """Return the audience chosen, or "" for everyone."""
        return next((each for each, chip in self._audience_chips.items() if chip.isChecked()), "")

    @property
    def moment(self) -> str:
        """Return the moment chosen, or ""."""
        return self._moment.value

    @property
    def kind(self) -> str:
        """Return the kind chosen, or ""."""
        return self._kind.value

    @property
    def language(self) -> str:
        """Return the language chosen, or "" for every one."""
        return self._language.value

    @property
    def favourites_only(self) -> bool:
        """Say whether favourites alone are wanted."""
        return self._can_own and self._favourites.isChecked()

    @property
    def own_only(self) -> bool:
        """Say whether cards of one's own and shipped ones in one's own words are wanted alone."""
        return self._can_own and self._own.isChecked()

    def choose_audience(self, audience: str) -> None:
        """Choose an audience, "" for everyone, as if its chip were pressed."""
        self._audience_chips[audience].setChecked(True)
        self._on_chosen()

    def choose_moment(self, moment: str) -> None:
        """Choose a moment, "" for any, as if its chip were pressed."""
        self._offer(moment)
        self.changed.emit()

    def choose_only(self, *, favourites: bool = False, own: bool = False) -> None:
        """Choose favourites or one's own alone, as if their chips were pressed."""
        self._favourites.setChecked(favourites)
        self._own.setChecked(own)
        self._on_chosen()

    def choose_language(self, language: str) -> None:
        """Choose a language, every one where it is not offered, without telling anyone."""
        self._language.setCurrentIndex(max(0, self._language.findData(language)))
        self._language.updateGeometry()

    def restore(self, audience: str, moment: str, kind: str, language: str) -> None:
        """Choose what was chosen before, as far as there is such, as if a person did."""
        self._audience_chips[audience if audience in self._audience_chips else ""].setChecked(True)
        self._kind.offer([(each.id, each.label) for each in self._deck.kinds.values()], kind)
        self._language.setCurrentIndex(max(0, self._language.findData(language)))
        self._offer(moment if moment in self._deck.moments else "")
        self.changed.emit()

    def clear(self) -> None:
        """Go back to everyone, any moment and any kind, without telling anyone; the language stays."""
        self._audience_chips[""].setChecked(True)
        self._favourites.setChecked(False)
        self._own.setChecked(False)
        self._kind.setCurrentIndex(0)
        self._offer("")

    def clear_all_but_own(self) -> None:
        """Go back to everyone, any moment and any kind among favourites or one's own."""
        kept = self._favourites.isChecked(), self._own.isChecked()
        self.clear()
        self._favourites.setChecked(kept[0])
        self._own.setChecked(kept[1])

    def words_chosen(self, *, own: bool) -> list[str]:
        """Return the words of what is chosen, of favourites and one's own with `own`; not the language."""
        chips = (self._favourites, self._own) if self._can_own and own else ()
        choices = (self._moment, self._audience_choice, self._kind)
        chosen = [each.currentText() for each in choices if each.value]
        return chosen + [chip.text() for chip in chips if chip.isChecked()]

    def show_deck(self, deck: CardDeck) -> None:
        """Offer what there is in another deck; what is chosen stays."""
        self._deck = deck
        self._offer()

    def offer_own(self, can: bool) -> None:
        """Offer favourites and one's own, or not: while the vault is closed nobody knows them."""
        self._can_own = can
        if not can:
            self._favourites.setChecked(False)
            self._own.setChecked(False)
        self._show_rest()

    def be_terse(self, terse: bool) -> None:
        """Let moment and audience do without their labels once they are chosen."""
        self._moment.be_terse(terse)
        self._audience_choice.be_terse(terse)

    def fit(self, *, small: bool, compact: bool, folded: bool = False) -> bool:
        """Offer the audiences in a list where it is small, and the moments too where it is narrow.

        `folded` leaves moment and audience alone there, and the rest behind "More". Return whether that moved
        anything.
        """
        if folded != self._is_folded:
            self._is_folded = folded
            self._show_rest()
        if self._fitted == (small, compact):
            return False
        self._fitted = small, compact
        self._moment_box.setVisible(not compact)
        self._audience_box.setVisible(not small)
        self._audience_choice.setVisible(small)
        own = (self._only, self._favourites, self._own)
        _fill(self._rest if compact else self._moments, (self._moment,))
        _fill(self._rest, (self._audience_choice, self.more))
        _fill(self._rest if small else self._moments, (self._kind,))
        _fill(self._rest if small else self._audiences, (self._language,))
        _fill(self._rest if small else self._moments, own)
        self._rest_box.setVisible(small)
        return True

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Return the controls as one reads them, those that are hidden too."""
        small = self._fitted is not None and self._fitted[0]
        rest, own = (self._kind, self._language), (self._favourites, self._own)
        return (
            *self._moment_chips.values(),
            self._moment,
            *(() if small else (self._kind, *own)),
            *self._audience_chips.values(),
            self._audience_choice,
            self.more,
            *((*rest, *own) if small else (self._language,)),
        )

    def _build(self, languages: Sequence[str], language: str) -> None:
        theme = self._theme
        common = [moment for moment in self._deck.moments.values() if moment.common]
        for moment in common:
            self._moment_chips[moment.id] = NarrowChip(theme, moment.label, f"cards.moment.{moment.id}")
        self._group = QButtonGroup(self)
        for audience in ("", *AUDIENCE_LABELS):
            label = audience_label(audience) if audience else self.tr("Everyone")
            chip = NarrowChip(theme, label, f"cards.audience.{audience or _EVERYONE}")
            self._audience_chips[audience] = chip
            self._group.addButton(chip)
        self._audience_chips[""].setChecked(True)
        self._moment = Choice(theme, self.tr("Moment"), self.tr("Any"), "cards.moment")
        self._kind = Choice(theme, self.tr("Kind"), self.tr("Any"), "cards.kind")
        several = self.tr("Both") if len(languages) == 2 else self.tr("All")
        self._language = Choice(theme, self.tr("Language"), several, "cards.language")
        self._language.offer([(each, language_name(each)) for each in languages], language)
        self._audience_choice = Choice(theme, self.tr("With"), self.tr("Everyone"), "cards.audience_choice")
        self._audience_choice.offer([(each, audience_label(each)) for each in AUDIENCE_LABELS])
        self._favourites = NarrowChip(theme, self.tr("Favorites"), "cards.favourites")
        self._own = NarrowChip(theme, self.tr("Yours"), "cards.yours")
        self._only = Text(theme, "label", self.tr("Only"))  # tells them from the audiences beside them
        self.more = Button(theme, self.tr("More"), "small", identifier="cards.more_choices")

    def _lay_out(self) -> None:
        self._moment_box = _named(self.tr("For which moment"), "cards.moments", self)
        self._audience_box = _named(self.tr("With whom"), "cards.audience", self)
        self._rest_box = QWidget(self)
        self._moments = FlowLayout(self._moment_box)
        self._audiences = FlowLayout(self._audience_box)
        self._rest = FlowLayout(self._rest_box)
        _fill(self._moments, self._moment_chips.values())
        _fill(self._audiences, self._audience_chips.values())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for box in (self._moment_box, self._audience_box, self._rest_box):
            self._column.addWidget(box)
        _fill(self._moments, (self._moment, self._kind, self._only, self._favourites, self._own))
        _fill(self._rest, (self._audience_choice, self.more))
        _fill(self._audiences, (self._language,))
        self._rest_box.hide()
        self._audience_choice.hide()
        self.offer_own(False)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_chip_clicked)
        for chip in self._moment_chips.values():
            chip.clicked.connect(self._on_moment_clicked)
        self._moment.picked.connect(self.choose_moment)
        self._audience_choice.picked.connect(self.choose_audience)
        self._kind.picked.connect(self._on_chosen)
        self._language.picked.connect(self._on_chosen)
        self._favourites.clicked.connect(self._on_chosen)
        self._own.clicked.connect(self._on_chosen)
        self.more.clicked.connect(self._on_more_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    def _show_rest(self) -> None:
        """Show kind, language and favourites, or fold them away; one that is chosen stays in sight."""
        narrows = bool(self.kind) or self.favourites_only or self.own_only
        shown = not self._is_folded or self._is_open or narrows
        self._kind.setVisible(shown)
        self._language.setVisible(shown and self._has_languages)
        for each in (self._only, self._favourites, self._own):
            each.setVisible(shown and self._can_own)
        self.more.setVisible(self._is_folded and not narrows)
        self.more.setText(self.tr("Less") if shown else self.tr("More"))
        self.more.setAccessibleName(self.tr("Fewer choices") if shown else self.tr("More choices"))

    def _on_more_clicked(self) -> None:
        self._is_open = not self._is_open
        self._show_rest()

    def _offer(self, moment: str | None = None) -> None:
        """Offer the moments and kinds for which there are cards, and what is chosen already."""
        audience, kind = self.audience, self.kind
        moment = self.moment if moment is None else moment
        self._audience_choice.setCurrentIndex(self._audience_choice.findData(audience))
        self._audience_choice.updateGeometry()
        moments = {each.id for each in self._deck.moments_for(audience, kind)} | {moment}
        kinds = {each.id for each in self._deck.kinds_for(audience, moment)} | {kind}
        self._moment.offer([(m.id, m.label) for m in self._deck.moments.values() if m.id in moments], moment)
        labels = [(k.id, sentence_case(k.label)) for k in self._deck.kinds.values() if k.id in kinds]
        self._kind.offer(labels, kind)
        for each, chip in self._moment_chips.items():
            chip.setChecked(each == moment)
        if self._is_folded:
            self._show_rest()

    def _on_moment_clicked(self) -> None:
        chosen = next(each for each, chip in self._moment_chips.items() if chip is self.sender())
        self.choose_moment(chosen if self._moment_chips[chosen].isChecked() else "")

    def _on_chip_clicked(self, chip: QAbstractButton) -> None:
        del chip
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._offer()
        self.changed.emit()

    def _on_theme_changed(self) -> None:
        for flow in (self._moments, self._audiences, self._rest):
            flow.setSpacing(self._theme.px(8))
        self._only.setContentsMargins(self._theme.px(12), 0, 0, 0)
        self._only.setMinimumHeight(self._favourites.sizeHint().height())
        self._column.setSpacing(self._theme.px(12))


def _named(name: str, identifier: str, parent: QWidget) -> QWidget:
    box = QWidget(parent)
    box.setAccessibleName(name)
    box.setAccessibleIdentifier(identifier)
    return box


def _fill(flow: FlowLayout, widgets: Iterable[QWidget]) -> None:
    """Put widgets at the end of a flow, out of whichever they were in."""
    for widget in widgets:
        was_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        flow.addWidget(widget)
        widget.setHidden(was_hidden)
