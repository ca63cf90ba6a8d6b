# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The earlier versions of an entry: when each was written, what changed since, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.diff_excerpt import excerpt
from holdspace.domain.feelings import Feelings
from holdspace.domain.word_diff import word_diff
from holdspace.ui.journal.diff_view import DiffView
from holdspace.ui.journal.page_over import PageOver
from holdspace.ui.journal.sheet import EntrySheet
from holdspace.ui.journal.versions import change_words, goes_back_words, other_changes, step_words
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.choice_rows import Choice, ChoiceRows
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import moment_words
from holdspace.ui.widgets.message_row import MessageRow
from holdspace.ui.widgets.paragraph import Paragraph
from holdspace.ui.widgets.scrolled import ScrolledArea

if TYPE_CHECKING:
    from holdspace.domain.entries import Entry
    from holdspace.domain.revisions import Revision

FIRST_SHOWN = 100
_LIST, _BESIDE_FROM, _LOW_LIST, _DIFF_LEAST = 300, 720, 106, 150


class HistoryPage(PageOver):
    """Versions on the left, newest first; the chosen one against the entry as it is now on the right.

    It can be compared with the version before it instead: what changed then, not since.

    `copy` takes what is copied. *Signals*: `restore_wanted(str)` with the id of a version.
    """

    restore_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        revisions: Sequence[Revision],
        feelings: Feelings,
        locale: QLocale,
        today: Callable[[], date],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(theme, "", "journal.history_back")
        self._title.setText(self.tr("Earlier versions"))
        self._revisions = list(revisions)
        self._feelings = feelings
        self._locale = locale
        self._today = today
        self._shown = FIRST_SHOWN
        self._is_step = False  # whether it is compared with the version before it
        self._rows: ChoiceRows | None = None
        self.message = MessageRow(theme, "journal.history_message")
        self._build(copy)
        self._fill_list()
        self._show(1 if len(self._revisions) > 1 else 0)

    @property
    def chosen(self) -> Revision:
        """Return the version that is compared with the present one."""
        return self._revisions[int(self._rows.value) if self._rows is not None and self._rows.value else 0]

    @property
    def said(self) -> str:
        """Return what is said of the version chosen."""
        return self._summary.text()

    def first_control(self) -> QWidget:
        """Return the version chosen, or the way back where there is one version only."""
        alone = self._rows is None or len(self._revisions) < 2
        return self.back if alone or self._rows is None else self._rows.row(self._rows.value)

    def choose(self, number: int) -> None:
        """Choose a version, 0 being the present one."""
        self._show(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set list and sheet side by side where there is room, else the list above."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self, copy: Callable[[str], None]) -> None:
        theme = self._theme
        self._list = ScrolledArea()
        inside = QWidget()
        self._list_column = QVBoxLayout(inside)
        self._list_column.setContentsMargins(6, 6, 6, 6)
        self._older = Button(theme, self.tr("Show older ones"), "link", identifier="journal.history_older")
        self._older.clicked.connect(self._on_older_clicked)
        self._list_column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        self._list_column.addStretch(1)
        self._list.setWidget(inside)
        self._build_sheet(copy)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(theme.px(20))
        self._panes.addWidget(self._list)
        self._panes.addWidget(self._sheet, 1)
        self.body.addWidget(self.message)
        self.body.addLayout(self._panes, 1)

    def _build_sheet(self, copy: Callable[[str], None]) -> None:
        theme = self._theme
        self._sheet = EntrySheet(theme)
        self._summary = Paragraph(theme, "ui")
        self._summary.setAccessibleIdentifier("journal.history_summary")
        self._key = Paragraph(
            theme, "small", self.tr("Underlined: added since. Struck through: taken out since.")
        )
        self._diff = DiffView(theme, copy)
        self._diff.setAccessibleName(self.tr("What changed since"))
        self._diff.setAccessibleIdentifier("journal.history_diff")
        self._sheet.watch(self._diff, always=False)
        self._others = Text(theme, "soft", wraps=True)
        self._bring = Button(
            theme, self.tr("Bring this one back"), "primary", identifier="journal.history_restore"
        )
        self._bring.clicked.connect(self._on_bring_clicked)
        self._goes_back = Text(theme, "soft", wraps=True)
        self._goes_back.setAccessibleIdentifier("journal.history_goes_back")
        self._other_way = Button(theme, "", "link", identifier="journal.history_other_way")
        self._other_way.clicked.connect(self._on_other_way_clicked)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(14))
        foot.addWidget(self._goes_back, 1)
        foot.addWidget(self._bring)
        self._inside = QVBoxLayout()
        for part in (self._summary, self._key):
            self._inside.addWidget(part)
        self._inside.addWidget(self._other_way, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(self._diff, 1)
        self._inside.addWidget(self._others)
        self._inside.addLayout(foot)
        self._sheet.column.addLayout(self._inside, 1)

    def _fill_list(self) -> None:
        choices = tuple(
            Choice(
                str(number),
                moment_words(revision.modified_at, self._today(), self._locale),
                "" if number else self.tr("now"),
            )
            for number, revision in enumerate(self._revisions[: self._shown])
        )
        old, self._rows = (
            self._rows,
            ChoiceRows(self._theme, (("", choices),), "journal.version", self.tr("Versions")),
        )
        if old is not None:
            self._list_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._list_column.insertWidget(0, self._rows)
        self._rows.chosen.connect(self._on_chosen)
        self._older.setVisible(len(self._revisions) > self._shown)
        rows = [self._rows.row(choice.id) for choice in choices]
        for one, two in pairwise((self.back, *rows, self._older, self._other_way)):
            self.setTabOrder(one, two)  # where they are seen: they were made after the sheet

    def _show(self, number: int) -> None:
        has_before = number < len(self._revisions) - 1
        is_step = self._is_step and has_before
        then, now = self._compared(number, is_step=is_step)
        if self._rows is not None:
            self._rows.choose(str(number))
            self._list.ensureWidgetVisible(self._rows.row(str(number)))
        pieces = word_diff(then.text, now.text)
        self._diff.show_pieces(excerpt(pieces))
        self._show_ways(number, is_step=is_step, has_before=has_before)
        self._key.setText(
            self.tr("Underlined: added then. Struck through: taken out then.")
            if is_step
            else self.tr("Underlined: added since. Struck through: taken out since.")
        )
        self._key.setVisible(then.text != now.text)
        others = other_changes(then, now, self._feelings, self._today(), self._locale, is_step=is_step)
        self._others.setText("\n".join(others))
        self._others.setVisible(bool(others))
        if is_step:
            self._summary.setText(step_words(pieces, self._locale))
        elif number:
            self._summary.setText(change_words(pieces, self._locale))
        elif len(self._revisions) > 1:
            self._summary.setText(self.tr("This is the entry as it is now."))
        else:
            self._summary.setText(self.tr("This entry was never changed: there is the one version you see."))
        self._diff.setAccessibleDescription(self._summary.text())

    def _compared(self, number: int, *, is_step: bool) -> tuple[Entry, Entry]:
        """Return the earlier and the later of the two that are compared."""
        chosen = self._revisions[number].entry
        if is_step:
            return self._revisions[number + 1].entry, chosen
        return chosen, self._revisions[0].entry

    def _show_ways(self, number: int, *, is_step: bool, has_before: bool) -> None:
        """Offer to bring the version back, saying what goes back with it, and the other comparison."""
        back = goes_back_words(self._revisions[number].entry, self._revisions[0].entry) if number else ""
        self._bring.setVisible(number > 0)
        self._bring.setAccessibleDescription(back)
        self._goes_back.setText(back)
        self._other_way.setText(
            self.tr("Compare with the entry as it is now")
            if is_step
            else self.tr("Compare with the version before it")
        )
        self._other_way.setVisible(has_before)

    def _on_other_way_clicked(self) -> None:
        self._is_step = not self._is_step
        self._show(int(self._rows.value) if self._rows is not None and self._rows.value else 0)

    def _arrange(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._panes.setDirection(way)
        self._list.setMinimumWidth(px(_LIST) if beside else 0)
        self._list.setMaximumWidth(px(_LIST) if beside else 16_777_215)
        self._list.setMinimumHeight(0 if beside else px(_LOW_LIST))
        self._list.setMaximumHeight(16_777_215 if beside else px(_LOW_LIST))
        self._diff.setMinimumHeight(px(_DIFF_LEAST))
        side = px(40 if self.width() >= px(900) else 20)
        self._inside.setContentsMargins(side, px(22), px(18), px(18))
        self._inside.setSpacing(px(8))

    def _on_chosen(self, number: str) -> None:
        self._show(int(number))

    def _on_older_clicked(self) -> None:
        chosen = int(self._rows.value) if self._rows is not None and self._rows.value else 0
        self._shown += FIRST_SHOWN
        self._fill_list()
        self._show(chosen)

    def _on_bring_clicked(self) -> None:
        self.restore_wanted.emit(self.chosen.id)
