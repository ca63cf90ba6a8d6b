# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One entry, to be edited: kept as one types, with nothing to press for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.entries import LOADS, Entry
from holdspace.domain.feelings import Feelings, feeling_words
from holdspace.services.errors import StorageError
from holdspace.services.journal import JournalService
from holdspace.ui.journal.audience_grid import AudienceGrid
from holdspace.ui.journal.sheet import EntrySheet, LabelledRows
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button, Segmented, WordChip
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.messages import say
from holdspace.ui.widgets.state_line import StateLine

KEEP_AFTER_MS = 800  # after the first key since it was kept last: never a second old
_BODY_LEAST = 124


class Editor(EntrySheet):
    """The sheet in which an entry is edited. Made for one entry, and deleted after with its undo history.

    `copy` takes what is copied from it.
    *Signals*: `done_wanted()` on Esc and on the button; what was typed is kept before.
    """

    done_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        feelings: Feelings,
        entry: Entry,
        date_words: str,
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(theme)
        self._journal = journal
        self._feelings = feelings
        self._entry = entry
        self._copy = copy
        self._is_wrong = False
        self._was_refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._build(date_words)
        self._fill()
        self._connect()
        self.fit()

    @property
    def entry(self) -> Entry:
        """Return the entry as it was kept last."""
        return self._entry

    @property
    def words(self) -> EntryEdit:
        """Return the box with the words."""
        return self._words

    @property
    def state(self) -> str:
        """Return what is said of the words: that they are kept, or why they are not."""
        return self._state.words

    def keep(self) -> bool:
        """Keep what is here now; where that fails it stays here, the state line says why, and False comes
        back."""
        self._timer.stop()
        text = self._words.plain_text()
        try:
            self._entry = self._journal.edit(
                self._entry,
                # What the box could not hold as it was is left alone until something is typed.
                text=None if text == self._shown else text,
                audiences=self._audiences.chosen,
                load=self._load.value,
                feelings=self._felt(),
            )
        except StorageError as error:
            self._tell_not_kept(error)
            return False
        self._is_wrong = False
        self._tell_kept()
        return True

    def fit(self) -> None:
        """Set the margins for the present width and size of text."""
        px, side = self._theme.px, self.side()
        self._head.setContentsMargins(side, px(26), max(side - px(10), px(14)), 0)
        self._body.setContentsMargins(side - 2, px(20), px(14), px(10))
        self._done.setMinimumHeight(px(36))
        self._words.setViewportMargins(0, 0, max(0, self.inset() - px(14)), 0)
        self._words.setMinimumHeight(px(_BODY_LEAST))
        self._foot.setContentsMargins(side, 0, side, px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.done_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, date_words: str) -> None:
        theme = self._theme
        self._date = Text(theme, "label", date_words, wraps=True)
        self._done = Button(theme, self.tr("Done"), "quiet", hint=self.tr("Esc"), identifier="journal.done")
        self._words = EntryEdit(theme, "journal.editor", take_copy=self._copy)
        self._words.setAccessibleName(self.tr("Edit the entry"))
        self.watch(self._words, always=True)
        self._state = StateLine(theme)
        self._state.setAccessibleIdentifier("journal.state")
        self._head = QHBoxLayout()
        self._head.addWidget(self._date, 1)
        self._head.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(8))
        self._body.addWidget(self._words, 1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(theme.px(14))
        self._foot.addWidget(self._state)
        self._rows = LabelledRows(theme, gap=10, room=420)
        self._foot.addWidget(self._rows)
        self.column.addLayout(self._head)
        self.column.addLayout(self._body, 1)
        self.column.addLayout(self._foot)
        self._build_rows()

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

    def _build_feelings(self) -> QWidget:
        offered = dict.fromkeys((*self._entry.feelings, *(each.id for each in self._feelings.first_row)))
        self._word_chips: dict[str, WordChip] = {}
        row = QWidget()
        flow = FlowLayout(row, gap=0)
        for feeling, word in zip(offered, feeling_words(self._feelings, offered), strict=True):
            self._word_chips[feeling] = WordChip(self._theme, word, f"journal.feeling.{feeling}")
            flow.addWidget(self._word_chips[feeling])
        return row

    def _fill(self) -> None:
        self._words.show_text(self._entry.text)
        self._shown = self._words.plain_text()
        self._audiences.choose(self._entry.audiences)
        self._load.choose(self._entry.load or 0)
        for feeling, word in self._word_chips.items():
            word.setChecked(feeling in self._entry.feelings)
        self._tell_kept()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.keep)
        self._words.textChanged.connect(self._on_changed)
        self._words.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._words.set_down_wanted.connect(self.done_wanted)
        self._words.paste_refused.connect(self._on_paste_refused)
        self._load.chosen.connect(self._on_changed)
        self._audiences.changed.connect(self._on_changed)
        for chip in self._word_chips.values():
            chip.clicked.connect(self._on_changed)
        self._done.clicked.connect(self.done_wanted)

    def _felt(self) -> list[str]:
        return [feeling for feeling, chip in self._word_chips.items() if chip.isChecked()]

    def _tell_kept(self) -> None:
        if not self._was_refused:
            self._state.tell(self.tr("Kept as you type"), "kept", shown=not self._timer.isActive())

    def _tell_not_kept(self, error: StorageError) -> None:
        words = self.tr("Not kept. {why}").replace("{why}", say(error))
        self._state.tell(words, "error", wrong=True)
        self._is_wrong = True

    def _on_paste_refused(self, limit: int) -> None:
        self._was_refused = True
        if not self._is_wrong:
            self._state.tell(self._words.refusal(limit), "error", wrong=True)

    def _on_changed(self) -> None:
        self._was_refused = False
        if not self._timer.isActive():
            self._timer.start()
        if not self._is_wrong:
            self._tell_kept()

    def _on_range_changed(self) -> None:
        if self._words.hasFocus():
            self._words.ensureCursorVisible()
