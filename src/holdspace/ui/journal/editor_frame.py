# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the sheet is made of in which an entry is edited, and where each part stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.entries import LOADS, Entry
from holdspace.domain.feelings import Feelings, feeling_words
from holdspace.ui.journal.audience_grid import AudienceGrid
from holdspace.ui.journal.find_bar import FindBar
from holdspace.ui.journal.folded_rows import FoldedRows
from holdspace.ui.journal.kept_state import KeptState
from holdspace.ui.journal.sheet import EntrySheet, LabelledRows
from holdspace.ui.journal.when_field import WhenField
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button, Segmented, WordChip
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.question_panel import QuestionPanel
from holdspace.ui.widgets.start_links import StartLinks
from holdspace.ui.widgets.tag_field import TagField
from holdspace.ui.widgets.two_minutes import TwoMinutes

_BODY_LEAST = 124


class EditorFrame(EntrySheet):
    """The words, what is said beside them, and the head with what can be done. It keeps nothing.

    Whoever fills it says by `_known_tags` which tags there are.
    """

    def __init__(
        self,
        theme: Theme,
        feelings: Feelings,
        entry: Entry,
        date_words: str,
        copy: Callable[[str], None],
        make_two_minutes: Callable[[QWidget], TwoMinutes],
        locale: QLocale,
        today: Callable[[], date],
    ) -> None:
        super().__init__(theme)
        self._feelings = feelings
        self._entry = entry
        self._copy = copy
        self._two_minutes = make_two_minutes(self)
        self._when = WhenField(theme, locale, today)
        self._tags = TagField(theme, self._known_tags, "journal.tags")
        self._build(date_words)

    def fit(self) -> None:
        """Set the margins for the present width and size of text."""
        px, side = self._theme.px, self.side()
        self._head.setContentsMargins(side, px(26), max(side - px(10), px(14)), 0)
        self._when_row.setContentsMargins(side, px(10), px(14), 0)
        self._body.setContentsMargins(side - 2, px(20), px(14), px(10))
        self._find.fit(side - px(12), max(side - px(10), px(14)))
        self._done.setMinimumHeight(px(36))
        self._two_minutes.button.setMinimumHeight(px(36))
        self._words.setViewportMargins(0, 0, max(0, self.inset() - px(14)), 0)
        self._words.setMinimumHeight(px(_BODY_LEAST))
        self._foot.setContentsMargins(side, 0, side, px(28))

    def _known_tags(self) -> list[str]:
        raise NotImplementedError

    def _build(self, date_words: str) -> None:
        theme = self._theme
        self._date = Text(theme, "label", date_words, wraps=True)
        self._done = Button(theme, self.tr("Done"), "quiet", hint=self.tr("Esc"), identifier="journal.done")
        self._words = EntryEdit(theme, "journal.editor", take_copy=self._copy)
        self._words.setAccessibleName(self.tr("Edit the entry"))
        self.watch(self._words, always=True)
        self._state = KeptState(theme)
        self._head = QHBoxLayout()
        self._long = Button(
            theme, self.tr("A long page"), "icon", icon="expand", identifier="journal.long_page"
        )
        self._long.setToolTip(self.tr("A long page (F11)"))
        self._star = Button(theme, "", "icon", icon="star", identifier="journal.star")
        self._change_when = Button(
            theme, self.tr("Change day and time"), "icon", icon="clock", identifier="journal.when"
        )
        self._head.addWidget(self._date, 1)
        for each in (self._change_when, self._star, self._long, self._done):
            self._head.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(8))
        self._body.addWidget(self._words, 1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(theme.px(14))
        state = QHBoxLayout()
        state.setSpacing(theme.px(8))
        state.addWidget(self._state, 1)
        state.addWidget(self._two_minutes.ring)
        state.addWidget(self._two_minutes.button)
        self._foot.addLayout(state)
        self._links = StartLinks(theme, "journal")
        self._question = QuestionPanel(
            theme,
            self._words,
            "journal",
            lambda: self._audiences.chosen,
            lambda: self._entry.kind,
            links=self._links,
        )
        self._foot.addWidget(self._links)
        self._foot.addWidget(self._question)
        self._rows = LabelledRows(theme, gap=10, room=420)
        self._build_rows()
        self._folded = FoldedRows(theme, self._rows, self._audiences)
        self._foot.addWidget(self._folded)
        self._folded.changed.connect(self._show_links)
        self._question.resized.connect(self._show_links)
        self.column.addLayout(self._head)
        self._when_row = QVBoxLayout()
        self._when_row.addWidget(self._when)
        self._when.hide()
        self.column.addLayout(self._when_row)
        self._find = FindBar(theme, self, self._words_box)  # Tab leads to it after the head
        self.column.addWidget(self._find)
        self.column.addLayout(self._body, 1)
        self.column.addLayout(self._foot)

    def _build_rows(self) -> None:
        theme = self._theme
        self._audiences = AudienceGrid(theme, "journal")
        self._load = Segmented(theme, LOADS, "journal.load", loads=True)
        for load in LOADS:
            self._load.part(load).setAccessibleName(self.tr("How heavy: %n of 5", "", load))
        loads = QWidget()
        row = QHBoxLayout(loads)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._load)
        row.addStretch()
        self._rows.add(self.tr("With"), self._audiences, 34)
        self._rows.add(self.tr("How heavy"), loads, 36)
        self._rows.add(self.tr("It felt"), self._build_feelings(), 34)
        self._rows.add(self.tr("Tags"), self._tags, 42)

    def _build_feelings(self) -> QWidget:
        offered = dict.fromkeys((*self._entry.feelings, *(each.id for each in self._feelings.first_row)))
        self._word_chips: dict[str, WordChip] = {}
        row = QWidget()
        flow = FlowLayout(row, gap=0)
        for feeling, word in zip(offered, feeling_words(self._feelings, offered), strict=True):
            self._word_chips[feeling] = WordChip(self._theme, word, f"journal.feeling.{feeling}")
            flow.addWidget(self._word_chips[feeling])
        return row

    def _words_box(self) -> EntryEdit:
        return self._words

    def _show_links(self) -> None:
        """Show what an entry can be begun with where there is room, and no question is asked."""
        self._links.setHidden(self._folded.is_folded or bool(self._question.question))
