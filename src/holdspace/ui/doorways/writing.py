# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Steps at which something is written: kept where one says so, gone with the step where not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.sessions import BOUNDARY_KINDS
from holdspace.services.doorways import DoorwayVisit
from holdspace.services.practice_content import StepContent
from holdspace.services.vault import LOCKED, NONE, UNLOCKED, VaultService
from holdspace.ui.doorways.step_view import GO_KEY, StepView, is_enter
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.check_box import CheckBox
from holdspace.ui.widgets.controls import Button, Chip
from holdspace.ui.widgets.entry_edit import EntryEdit, Sheet, is_set_down_key
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.spaced_column import SpacedColumn
from holdspace.ui.widgets.state_line import StateLine

_CTRL_GO_KEY = f"Ctrl {GO_KEY}"
_LEAST, _MOST, _LEAST_SHORT = 108, 160, 84
_LEAST_ENTRY, _MOST_ENTRY = 144, 332


class WritingStep(StepView):
    """A box on a sheet. What is written goes with the step, unless "Keep" is ticked.

    So that no one key takes words away: with words, Enter begins a line and Ctrl+Enter goes on.
    """

    def __init__(
        self,
        theme: Theme,
        content: StepContent,
        visit: DoorwayVisit,
        vault: VaultService,
        take_copy: Callable[[str], None],
    ) -> None:
        self._vault = vault
        self._take_copy = take_copy
        super().__init__(theme, content, visit)
        visit.draft_kept.connect(self._show_state)

    _promises = False  # whether it is said of an empty box, too, what will become of words

    @property
    def keeps(self) -> bool:
        """Say whether what is written is to be kept."""
        return self.keep.isChecked()

    def first_control(self) -> EntryEdit:
        """Return the box."""
        return self.box

    @property
    def has_words(self) -> bool:
        """Say whether there are words in the box."""
        return bool(self.box.plain_text().strip())

    def goes_on_at(self, event: QKeyEvent) -> bool:
        """Say whether a key is the way on: Ctrl+Enter, and Enter while the box is empty."""
        if is_set_down_key(event):
            return not event.isAutoRepeat()
        return is_enter(event) and not self.has_words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on at Enter from an empty box and from "Keep", ticked; a held key goes on from nothing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return watched is not self.box or not self.has_words or is_set_down_key(event)
        ticked = watched is getattr(self, "keep", None) and self.keeps  # Space takes the tick away
        if (self.has_words and not ticked) or not self._goes_on_from(watched):
            return False
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Hand on what stands in the box."""
        step, asked = self.content.step, self.content.title
        self._visit.write(step, self.box.plain_text(), keeps=self.keeps, asked=asked)

    def be_short(self, height: int) -> None:
        """Leave room to what stands below the sheet, too."""
        super().be_short(height)
        if height:
            self.sheet.setMinimumHeight(self._theme.px(_LEAST_SHORT))

    def show_wrong(self, words: str) -> None:
        """Say why the words could not be kept; they stay in the box."""
        self.state.tell(words, "error", wrong=True)

    def show_again(self) -> None:
        """Show what stands in the box as the visit has it: words that a lock had sealed."""
        text, keeps, what = self._visit.take_up(self.content.step)
        self._show_begun(text, keeps, what)
        self._on_written()

    def _fill(self, column: SpacedColumn) -> None:
        theme = self._theme
        self.sheet = Sheet(theme)
        self.sheet.setMinimumHeight(theme.px(_LEAST))
        self.sheet.setMaximumHeight(theme.px(_MOST))
        self.box = EntryEdit(theme, "doorway.entry", 1.32, take_copy=self._take_copy)
        self.box.setAccessibleName(self.content.title)
        keys = self.tr("With words, Enter begins a line and Ctrl+Enter goes on.")
        self.box.setAccessibleDescription(f"{self.content.line} {keys}")
        self.sheet.watch(self.box)
        self.state = StateLine(theme)
        self._inside = QVBoxLayout(self.sheet)
        self._inside.setContentsMargins(*(theme.px(side) for side in (26, 18, 12, 11)))
        self._inside.setSpacing(theme.px(8))
        self._fill_sheet()
        self._goes_on_at_enter(self.box)
        column.addWidget(self.sheet, 1000)
        self._add_keep(column)
        self._show_begun(*self._visit.take_up(self.content.step))
        self._show_key()
        self.box.textChanged.connect(self._on_written)
        self.box.set_down_wanted.connect(self.go_wanted)
        self.box.paste_refused.connect(self._on_paste_refused)
        self._show_state()

    def _fill_sheet(self) -> None:
        self._inside.addWidget(self.box, 1)
        self._inside.addWidget(self.state)

    def _add_keep(self, column: SpacedColumn) -> None:
        self.keep = CheckBox(self._theme, self.tr("Keep these words"), "doorway.keep")
        self.keep.clicked.connect(self._on_keep_clicked)
        self._goes_on_at_enter(self.keep)
        column.add_gap(8)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)

    def _goes_on_from(self, watched: QObject) -> bool:
        del watched
        return True

    def _show_begun(self, text: str, keeps: bool, what: str) -> None:
        """Put back what was begun at this step before."""
        del what
        if text:
            self.box.show_text(text)
        self.keep.setChecked(keeps)
        self._name_go()

    def _on_written(self) -> None:
        self.leave()
        self._show_state()
        self._show_key()

    def _show_key(self) -> None:
        self.go.show_hint(_CTRL_GO_KEY if self.has_words else self.go_key)

    def _on_keep_clicked(self) -> None:
        self._name_go()
        self._on_written()

    def _name_go(self) -> None:
        if self.content.step.kind == "let_go":
            self.go.setText(self.tr("Keep it") if self.keeps else self.content.go)
            self.go.updateGeometry()

    def _on_paste_refused(self, limit: int) -> None:
        self.show_wrong(self.box.refusal(limit))

    def _show_state(self) -> None:
        is_empty = not self.box.plain_text()
        sealed = self._vault.state == LOCKED and self._visit.has_earlier_words
        if (not self.keeps or (is_empty and not self._promises)) and not (is_empty and sealed):
            self.state.tell("")
        elif self._vault.state == NONE:
            self.state.tell(self._unkept())
        elif sealed and is_empty:
            self.state.tell(self.tr("Your unfinished words are sealed and safe."), "locked")
        elif self._vault.state == LOCKED:
            self.state.tell(self.tr("Locked. You can still write: it is sealed until you unlock."), "locked")
        else:
            self.state.tell(self.tr("Kept as you type"), "kept", shown=not self._visit.is_draft_pending)

    def _unkept(self) -> str:
        return self.tr("Not kept yet. Keeping needs a journal: “Set it down” on Now makes one.")


class EntryStep(WritingStep):
    """A few words that become an entry; other questions can be asked instead."""

    has_head = False
    _promises = True
    _go_below, _go_at = 0, -1
    go_key = _CTRL_GO_KEY

    def __init__(
        self,
        theme: Theme,
        content: StepContent,
        visit: DoorwayVisit,
        vault: VaultService,
        take_copy: Callable[[str], None],
        questions: Sequence[str],
    ) -> None:
        self._questions = [content.title, *(each for each in questions if each != content.title)]
        super().__init__(theme, content, visit, vault, take_copy)

    @property
    def asked(self) -> Paragraph:
        """Return the question, which stands on the sheet."""
        return self.question

    @property
    def keeps(self) -> bool:
        """Say that it is kept: that is what it is written for."""
        return True

    def _unkept(self) -> str:
        return self.tr("Not kept yet")

    def _goes_on_from(self, watched: QObject) -> bool:
        return watched is not self.box  # an empty line first is a line, too

    def _fill_sheet(self) -> None:
        theme = self._theme
        self.sheet.setMinimumHeight(theme.px(_LEAST_ENTRY))
        self.sheet.setMaximumHeight(theme.px(_MOST_ENTRY))
        self.question = Paragraph(theme, "voice_soft", self.content.title)
        self.question.setAccessibleIdentifier("doorway.question")
        self.another = Button(
            theme, self.tr("Another question"), "quiet", icon="turn", identifier="doorway.another"
        )
        self.another.clicked.connect(self._on_another)
        if len(self._questions) == 1:
            self.another.hide()
        self._inside.addWidget(self.question)
        self._inside.addWidget(self.box, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(8))
        self.foot.addWidget(self.state, 1)
        self.foot.addWidget(self.another)
        self._inside.addLayout(self.foot)

    def _add_keep(self, column: SpacedColumn) -> None:
        del column

    def _show_begun(self, text: str, keeps: bool, what: str) -> None:
        del keeps, what
        if text:
            self.box.show_text(text)

    def _build_foot(self, column: SpacedColumn) -> None:
        del column  # it is on the sheet

    def _on_another(self) -> None:
        self._questions.append(self._questions.pop(0))
        self.question.setText(self._questions[0])
        self.box.setAccessibleName(self._questions[0])
        announce(self.box, self._questions[0])
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)


class PassingStep(WritingStep):
    """Words that nobody keeps: written out, and gone as one goes on."""

    @property
    def keeps(self) -> bool:
        """Say that nothing of it is kept."""
        return False

    def _add_keep(self, column: SpacedColumn) -> None:
        del column

    def _show_begun(self, text: str, keeps: bool, what: str) -> None:
        del keeps, what
        if text:
            self.box.show_text(text)


class BoundaryStep(WritingStep):
    """One boundary, kept or said, with words or without; words without either become an entry.

    Nothing is chosen for anyone: only who was there knows which it was. Words are not lost for want of a tap,
    and an emptied box keeps nothing.
    """

    def leave(self) -> None:
        """Hand on what was chosen, with the words."""
        self._visit.write(self.content.step, self.box.plain_text(), keeps=self.keeps, what=self.what)

    @property
    def what(self) -> str:
        """Return "kept" or "said", or "" for none."""
        return next((each for each, chip in self.chips.items() if chip.isChecked()), "")

    @property
    def keeps(self) -> bool:
        """Say whether one was chosen, or there are words."""
        return bool(self.what or self.box.plain_text().strip())

    @property
    def choices(self) -> Sequence[QWidget]:
        """Return the two."""
        return list(self.chips.values())

    def take_digit(self, digit: int) -> None:
        """Choose by the place."""
        if 1 <= digit <= len(self.chips):
            list(self.chips.values())[digit - 1].click()

    def first_control(self) -> Chip:  # type: ignore[override]
        """Return the first choice."""
        return self.chips[BOUNDARY_KINDS[0]]

    def _fill(self, column: SpacedColumn) -> None:
        self.chips: dict[str, Chip] = {}
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for option in self.content.options:
            chip = Chip(self._theme, option.label, f"doorway.boundary.{option.id}")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(self._on_chip_clicked)
            self.chips[option.id] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self._goes_on_at_enter(*self.chips.values())
        column.addLayout(row)
        column.add_gap(12)
        super()._fill(column)

    def _add_keep(self, column: SpacedColumn) -> None:
        del column

    def _show_begun(self, text: str, keeps: bool, what: str) -> None:
        del keeps
        if text:
            self.box.show_text(text)
        for each, chip in self.chips.items():
            chip.setChecked(each == what)

    def _on_chip_clicked(self) -> None:
        pressed = self.sender()
        for chip in self.chips.values():
            chip.setChecked(chip is pressed and chip.isChecked())
        self._on_written()

    def _show_state(self) -> None:
        if self._vault.state == UNLOCKED and self.keeps and not self.what:
            words = self.tr("Kept as you type: as an entry, unless you choose one above.")
            self.state.tell(words, "kept", shown=not self._visit.is_draft_pending)
        else:
            super()._show_state()
