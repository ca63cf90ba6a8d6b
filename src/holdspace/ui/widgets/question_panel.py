# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A question to start an entry from, one at a time; links that stand elsewhere lead to it and to a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.announce import announce
from holdspace.ui.widgets.beginning import put_question
from holdspace.ui.widgets.controls import Button, WordChip
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.flow import FlowLayout
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.start_links import StartLinks

if TYPE_CHECKING:
    from holdspace.domain.prompts import Prompt

_MOMENTS = {
    "before": QT_TRANSLATE_NOOP("questions", "Before"),
    "after": QT_TRANSLATE_NOOP("questions", "After"),
    "day_end": QT_TRANSLATE_NOOP("questions", "Day’s end"),
}


def _load() -> Sequence[Prompt]:
    from holdspace.services.content import content_language, load_prompts

    return load_prompts(content_language(QLocale().name()))


class QuestionPanel(QWidget):
    """The question once it is asked for.

    Nothing goes into `box` that was not chosen. `audiences` and `kind` say whom the words in the box are with
    and of which kind; `links` stand elsewhere, and whoever shows them hides them while it asks.
    *Signals*: `forms_wanted()`; `resized()` when it needs another height.
    """

    forms_wanted = Signal()
    resized = Signal()

    def __init__(
        self,
        theme: Theme,
        box: EntryEdit,
        prefix: str,
        audiences: Callable[[], Sequence[str]],
        kind: Callable[[], str],
        *,
        links: StartLinks,
        load: Callable[[], Sequence[Prompt]] = _load,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._box = box
        self._audiences = audiences
        self._kind = kind
        self._load = load
        self._left: list[Prompt] = []  # questions that were not shown yet
        self._asked_for: tuple[str, frozenset[str]] | None = None
        self._links = links
        self._build(prefix)
        self._connect()

    @property
    def question(self) -> str:
        """Return the question shown, or ""."""
        return "" if self._asking.isHidden() else self._question.text()

    @property
    def moment(self) -> str:
        """Return the moment that questions are for."""
        return next(each for each, chip in self._moments.items() if chip.isChecked())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key leads to, in order."""
        ways = (self._answer, self._another, self._close)
        return (*self._links.stops, *ways, *self._moments.values())

    def ask(self) -> None:
        """Show a question, for the moment that is being written of."""
        if self._asking.isHidden():
            kind = self._kind()
            self._choose_moment(kind if kind in _MOMENTS else "after")
            self._show(asking=True)
        self.ask_another()
        self._answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_another(self) -> None:
        """Show another question; each comes once before one comes again."""
        import random  # here, not above: the links are made right after the first paint

        from holdspace.domain.prompts import PROMPT, fitting

        wanted = (self.moment, frozenset(self._audiences()))
        if wanted != self._asked_for or not self._left:
            self._asked_for = wanted
            prompts = [each for each in self._load() if each.kind == PROMPT]
            self._left = fitting(prompts, moment=self.moment, audiences=self._audiences())
            random.shuffle(self._left)
        before = self._question.text()
        if self._left and self._left[-1].text == before and len(self._left) > 1:
            self._left.insert(0, self._left.pop())
        self._question.setText(self._left.pop().text if self._left else self.tr("What is still with you?"))
        announce(self._question, self._question.text())
        self.resized.emit()

    def close_panel(self) -> None:
        """Take the question away; nothing was put anywhere."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self._box)
        self._show(asking=False)
        if had_keyboard:
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question away on Esc."""
        if event.key() == Qt.Key.Key_Escape and not self._asking.isHidden():
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _build(self, prefix: str) -> None:
        self._build_asking(prefix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._asking)
        self.hide()

    def _build_asking(self, prefix: str) -> None:
        theme = self._theme
        self._question = Paragraph(theme, "voice")
        self._question.setAccessibleIdentifier(f"{prefix}.question_words")
        self._answer = Button(theme, self.tr("Answer this"), "link", identifier=f"{prefix}.question_answer")
        self._another = Button(
            theme, self.tr("Another question"), "small", identifier=f"{prefix}.question_another"
        )
        self._close = Button(theme, self.tr("Not now"), "small", identifier=f"{prefix}.question_close")
        self._moments: dict[str, WordChip] = {}
        for moment, words in _MOMENTS.items():
            chip = WordChip(
                theme, QCoreApplication.translate("questions", words), f"{prefix}.question_{moment}"
            )
            self._moments[moment] = chip
        ways = QWidget()
        flow = FlowLayout(ways, gap=theme.px(8))
        for part in (self._answer, self._another, self._close, *self._moments.values()):
            flow.addWidget(part)
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._question)
        column.addWidget(ways)
        self._asking.hide()

    def _connect(self) -> None:
        self._links.question.clicked.connect(self.ask)
        self._links.form.clicked.connect(self.forms_wanted)
        self._answer.clicked.connect(self._on_answer_clicked)
        self._another.clicked.connect(self.ask_another)
        self._close.clicked.connect(self.close_panel)
        for chip in self._moments.values():
            chip.clicked.connect(self._on_moment_clicked)

    def _show(self, *, asking: bool) -> None:
        self._asking.setVisible(asking)
        self.setVisible(asking)
        self.resized.emit()

    def _choose_moment(self, moment: str) -> None:
        for each, chip in self._moments.items():
            chip.setChecked(each == moment)

    def _on_moment_clicked(self) -> None:
        pressed = self.sender()
        self._choose_moment(next(each for each, chip in self._moments.items() if chip is pressed))
        self.ask_another()

    def _on_answer_clicked(self) -> None:
        question = self.question
        self.close_panel()
        put_question(self._box, question)
