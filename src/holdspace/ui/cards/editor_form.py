# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The form of a card of one's own: what it says, for whom and when, its back, and the card as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.card_drafts import TEXTS, CardDraft
from holdspace.domain.card_hints import Hint, card_hints
from holdspace.domain.own_cards import MOST_BESIDE, MOST_SAID
from holdspace.services.cards import MYSELF, CardDeck
from holdspace.ui.cards.begun_cards import BegunCards
from holdspace.ui.cards.filters import NarrowChip, audience_label, sentence_case
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.aside_page import Panel
from holdspace.ui.widgets.card_face import CardFace, CardRow, CardWords, quoted
from holdspace.ui.widgets.choice import Choice
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.language_names import language_name
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.private_line import PrivateLine
from holdspace.ui.widgets.scrolled import bring_into_view

_FACE = 236
_AUDIENCES, _MOMENTS = "audiences", "moments"


class FittedFace(CardFace):
    """A card as high as the words on the side that is up ask for, so that none is cut off."""

    def hasHeightForWidth(self) -> bool:
        """Say that it takes its height itself: the margins change with it, and a layout asks only before."""
        return False

    def fit(self) -> None:
        """Take the height that the words need at the present width."""
        self.setFixedHeight(max(self._theme.px(_FACE), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need another height at another width."""
        super().resizeEvent(event)
        self.fit()


class CardForm(Panel):
    """Its `foot` has a message and the buttons; a page may pin it below what scrolls.

    *Signals*: `changed()`; `keep_wanted()`, `remove_wanted()`, `let_go_wanted()`, `leave_wanted()`;
    `draft_wanted(str)` with another card that was begun.
    """

    changed = Signal()
    keep_wanted = Signal()
    remove_wanted = Signal()
    let_go_wanted = Signal()
    leave_wanted = Signal()
    draft_wanted = Signal(str)

    def __init__(
        self, theme: Theme, deck: CardDeck, motion_reduced: Callable[[], bool], languages: Sequence[str]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._deck = deck
        self._languages = languages
        self._moments: tuple[str, ...] = ()  # the card's, in its order; the first is the one it names
        self._language = ""  # the card's, where there is none to choose
        self._is_shown = False
        self._prefilled: set[str] = set()  # which chips stand as they were looked for, and nobody chose them
        self._build(motion_reduced)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.clear()

    def first_control(self) -> QWidget:
        """Return the line with what is said."""
        return self.lines["say"]

    def show_card(self, draft: CardDraft, *, can_remove: bool, is_edit: bool, is_new: bool) -> None:
        """Show what a card says, or an empty form; `is_edit` is one that stands in for a shipped card."""
        self._title.setText(self.tr("A card of your own") if is_new else self.tr("In your own words"))
        self.remove.setVisible(can_remove)
        self.remove.setText(self.tr("Back to the words it came with") if is_edit else self.tr("Remove it"))
        self.message.clear()
        self.show_draft(draft)
        self._prefilled = {_AUDIENCES, _MOMENTS} if is_new else set()

    def offer_to_let_go(self, offered: bool) -> None:
        """Offer to let go of what is begun, where anything is."""
        self.let_go.setVisible(offered)

    def offer_drafts(self, drafts: Mapping[str, CardDraft]) -> None:
        """Offer to go on with what else was begun, by what it is kept as."""
        self.begun.show_drafts(drafts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring into view what gets the keyboard."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            bring_into_view(watched, self._theme.px(24))
        return False

    def show_draft(self, draft: CardDraft) -> None:
        """Fill the form."""
        self._is_shown = False
        self._prefilled = set()
        self._moments, self._language = draft.moments, draft.language
        for name, words in draft.texts().items():
            self.lines[name].setText(words)
        for audience, chip in self.chips.items():
            chip.setChecked(audience in draft.audiences)
        for moment, chip in self.moments.items():
            chip.setChecked(moment in draft.moments)
        kinds = [(each.id, sentence_case(each.label)) for each in self._deck.kinds.values()]
        self.kind.offer(kinds, draft.kind)
        self.language.offer([(each, language_name(each)) for each in self._languages], draft.language)
        self._is_shown = True
        self._show()

    def draft(self) -> CardDraft:
        """Return what stands in the form."""
        return CardDraft(
            self.language.value or self._language,
            tuple(each for each, chip in self.chips.items() if chip.isChecked()),
            self._chosen_moments(),
            self.kind.value,
            *(self.lines[name].text() for name in TEXTS),
        )

    def _chosen_moments(self) -> tuple[str, ...]:
        """Return the card's own in their order, those of a later version too, and then what was added."""
        chosen = [each for each, chip in self.moments.items() if chip.isChecked()]
        kept = [each for each in self._moments if each in chosen or each not in self.moments]
        return (*kept, *(each for each in chosen if each not in kept))

    def missing(self, draft: CardDraft) -> str:
        """Return what to say of what is missing, "" where nothing is; the keyboard goes there."""
        for is_there, control, words in (
            (draft.say.strip(), self.lines["say"], self.tr("It needs words to say. Nothing was kept yet.")),
            (
                draft.audiences,
                next(iter(self.chips.values())),
                self.tr("Choose for whom it is. Nothing was kept yet."),
            ),
            (
                draft.moments,
                next(iter(self.moments.values())),
                self.tr("Choose a moment for it. Nothing was kept yet."),
            ),
            (draft.kind, self.kind, self.tr("Choose what kind of words they are. Nothing was kept yet.")),
        ):
            if not is_there:
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                bring_into_view(control, self._theme.px(24))
                return words
        return ""

    def clear(self) -> None:
        """Hold no words any more."""
        self.message.clear()
        self.begun.show_drafts({})
        self.let_go.hide()
        self.show_draft(CardDraft(self._languages[0] if self._languages else "en"))

    def _build(self, motion_reduced: Callable[[], bool]) -> None:
        theme = self._theme
        self._title = Text(theme, "title_small")
        self.begun = BegunCards(theme)
        self.face = FittedFace(theme, motion_reduced)
        self.face.setAccessibleIdentifier("card_editor.card")
        self.face.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the button in its foot turns it by keyboard
        self._turn = Button(theme, self.tr("Turn over"), "quiet", icon="turn", identifier="card_editor.turn")
        self.face.foot.addWidget(self._turn)
        self.face.foot.addStretch(1)
        self.lines: dict[str, PrivateLine] = {}
        labels = self._labels()
        for name in TEXTS:
            line = PrivateLine()
            line.setMaxLength(MOST_SAID if name == "say" else MOST_BESIDE)
            line.setAccessibleName(labels[name])
            line.setAccessibleIdentifier(f"card_editor.{name}")
            self.lines[name] = line
        self.lines["say"].setPlaceholderText(self.tr("In one breath, as you would say it"))
        self.note = Text(theme, "soft", wraps=True)
        self.note.setAccessibleIdentifier("card_editor.note")
        self.chips = {
            each: NarrowChip(theme, audience_label(each), f"card_editor.audience.{each}")
            for each in AUDIENCE_LABELS
        }
        choose = self.tr("Choose")
        self.moments = {
            each.id: NarrowChip(theme, each.label, f"card_editor.moment.{each.id}")
            for each in self._deck.moments.values()
        }
        self.kind = Choice(theme, self.tr("Kind"), choose, "card_editor.kind")
        self.language = Choice(theme, self.tr("Language"), choose, "card_editor.language")
        if len(self._languages) < 2:
            self.language.hide()
        self.message = MessageRow(theme, "card_editor.message")
        self._keep = Button(
            theme, self.tr("Keep this card"), "primary", hint=self.tr("Ctrl ↵"), identifier="card_editor.keep"
        )
        self.let_go = Button(theme, self.tr("Let it go"), "quiet", identifier="card_editor.let_go")
        self._leave = Button(
            theme, self.tr("Not now"), "quiet", hint=self.tr("Esc"), identifier="card_editor.leave"
        )
        self.remove = Button(theme, self.tr("Remove it"), "quiet", identifier="card_editor.remove")

    def _labels(self) -> dict[str, str]:
        return {
            "say": self.tr("What you say"),
            "why": self.tr("Why it helps"),
            "after": self.tr("After you say it"),
            "lighter": self.tr("A lighter way"),
            "not_this": self.tr("Not this"),
        }

    def _lay_out(self) -> None:
        theme, labels = self._theme, self._labels()
        self._column = QVBoxLayout(self)
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setSpacing(theme.px(8))
        self._audiences, self._times = FlowLayout(), FlowLayout()
        self._choices, self._foot = FlowLayout(), FlowLayout()
        for flow, widgets in (
            (self._audiences, list(self.chips.values())),
            (self._times, list(self.moments.values())),
            (self._choices, [self.kind, self.language]),
            (self._foot, [self._keep, self._leave, self.let_go, self.remove]),
        ):
            for widget in widgets:
                flow.addWidget(widget)
        self._column.addWidget(self._title)
        self._column.addWidget(self.begun)
        self._column.addWidget(Text(theme, "label", labels["say"]))
        self._column.addWidget(self.lines["say"])
        self._column.addWidget(self.note)
        self._column.addWidget(self.face)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(Text(theme, "label", self.tr("With")))
        self._column.addLayout(self._audiences)
        self._column.addSpacing(theme.px(4))
        self._column.addWidget(Text(theme, "label", self.tr("For which moments")))
        self._column.addLayout(self._times)
        self._column.addSpacing(theme.px(4))
        self._column.addLayout(self._choices)
        self._column.addWidget(Text(theme, "soft", self.tr("On its back, where you like")))
        for name in TEXTS[1:]:
            self._column.addWidget(Text(theme, "label", labels[name]))
            self._column.addWidget(self.lines[name])
        foot.addWidget(self.message)
        foot.addLayout(self._foot)
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textChanged.connect(self._show)
            line.returnPressed.connect(self.keep_wanted)
            line.textEdited.connect(self._on_edited)
        for group, chips in ((_AUDIENCES, self.chips), (_MOMENTS, self.moments)):
            for chip in chips.values():
                chip.clicked.connect(partial(self._on_chip_clicked, group, chip))
        for control in (*self.lines.values(), *self.chips.values(), *self.moments.values()):
            control.installEventFilter(self)
        for choice in (self.kind, self.language):
            choice.installEventFilter(self)
        self.begun.wanted.connect(self.draft_wanted)
        self.let_go.clicked.connect(self.let_go_wanted)
        for choice in (self.kind, self.language):
            choice.picked.connect(self._show)
        self._turn.clicked.connect(self.face.turn)
        self.face.turned.connect(self._on_turned)
        self._keep.clicked.connect(self.keep_wanted)
        self._leave.clicked.connect(self.leave_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def _show(self) -> None:
        """Show the card as it stands, and say the first thing that may be worth a look."""
        if not self._is_shown:
            return
        self.changed.emit()
        draft, labels = self.draft(), self._labels()
        found = card_hints(draft.say, draft.kind, draft.language)
        self.note.setText(self._hint_words(found[0]) if found else "")
        audience, moment = _first(draft.audiences), self._deck.moments.get(_first(draft.moments))
        phrase = "" if moment is None else moment.phrase_myself if audience == MYSELF else moment.phrase
        kind = self._deck.kinds.get(draft.kind)
        rows = [
            CardRow(
                labels[name], quoted(words) if name in ("lighter", "not_this") else words, name == "not_this"
            )
            for name, words in draft.texts().items()
            if name != "say" and words.strip()
        ]
        self.face.show_words(
            CardWords(
                audience_label(audience) if audience else "",
                phrase,
                kind.label if kind is not None else "",
                draft.say.strip() or self.tr("what you say"),
                tuple(rows),
            )
        )
        self.face.fit()

    def _on_edited(self) -> None:
        line = self.sender()
        if isinstance(line, QWidget):  # it may have been scrolled away since it got the keyboard
            bring_into_view(line, self._theme.px(24))

    def _on_chip_clicked(self, group: str, chip: NarrowChip) -> None:
        """Take the place of what was only looked for; what a person chose stays beside it."""
        chips = self.chips if group == _AUDIENCES else self.moments
        if group in self._prefilled and chip.isChecked():
            for each in chips.values():
                each.setChecked(each is chip)
        self._prefilled.discard(group)
        self._show()

    def _on_turned(self, on_back: bool) -> None:
        self._turn.setText(self.tr("Turn back") if on_back else self.tr("Turn over"))
        self.face.fit()

    def _hint_words(self, hint: Hint) -> str:
        words = {
            "long": self.tr("{words} words. One breath holds about 18."),
            "at_least": self.tr("“{words}” weighs one pain against another, and may land hard."),
            "understand": self.tr("“{words}” may end the talk. What did you see or hear?"),
            "promise": self.tr("“{words}”: is this one yours to keep?"),
            "advice": self.tr("With “{words}” it may be heard as advice."),
            "question": self.tr("A reflection may land softer without the question mark."),
            "exclaims": self.tr("It may land softer without the exclamation mark."),
            "long_word": self.tr("“{words}” is long to say when tired. Is there a shorter word?"),
        }
        return words[hint.about].format(words=hint.words)

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        for flow in (self._audiences, self._times, self._choices, self._foot):
            flow.setSpacing(px(8))
        self.face.fit()
        self.note.setMinimumHeight(round(self._theme.font_pixels * 1.5))


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""
