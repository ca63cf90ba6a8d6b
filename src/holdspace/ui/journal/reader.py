# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One entry, to be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings, feeling_words
from holdspace.services.rendering import Path, Rendering, plain_lines, render
from holdspace.ui.journal.entry_view import EntryView, PlainView
from holdspace.ui.journal.find_bar import FindBar
from holdspace.ui.journal.load_line import LoadLine
from holdspace.ui.journal.sheet import EntrySheet, LabelledRows
from holdspace.ui.journal.words import audience_words, kind_words, wordless, written_while_locked
from holdspace.ui.theme.theme import Text, Theme
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import moment_words

_ROW = 27
_BODY_LEAST = 132


class Reader(EntrySheet):
    """The sheet that shows an entry. `copy` takes what is copied from it.

    *Signals*: `edit_wanted()`, `delete_wanted()`, `star_wanted()`, `history_wanted()`, and
    `back_wanted()` for the list where it is hidden.
    """

    edit_wanted = Signal()
    delete_wanted = Signal()
    star_wanted = Signal()
    history_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        feelings: Feelings,
        locale: QLocale,
        today: Callable[[], date],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(theme)
        self._feelings = feelings
        self._locale = locale
        self._today = today
        self._copy = copy
        self._entry: Entry | None = None
        self._plain: PlainView | None = None
        self._build()
        self._connect()
        self.fit()

    @property
    def entry(self) -> Entry | None:
        """Return the entry shown."""
        return self._entry

    @property
    def view(self) -> EntryView | PlainView:
        """Return what shows the words."""
        return self._plain if self._plain is not None and not self._plain.isHidden() else self._rendered

    def show_entry(self, entry: Entry) -> None:
        """Show an entry from its beginning, or its new words where it is shown already."""
        self._find.put_away()
        self._entry = entry
        date_words = moment_words(entry.created_at, self._today(), self._locale)
        said = (date_words, kind_words(entry.kind), written_while_locked() if entry.sealed else "")
        self._date.setText(" · ".join(each for each in said if each))
        self._show_star(starred=entry.starred)
        self._show_words(entry)
        self._show_rows(entry)

    def show_nothing(self) -> None:
        """Let go of the entry and of its words."""
        self._find.put_away()
        self._entry = None
        self._show_rendering(Rendering(Path.RENDERED, ""))

    def find_words(self) -> None:
        """Find words in what is shown."""
        if self._entry is not None:
            self._find.open_bar()

    def show_back(self, *, shown: bool) -> None:
        """Show the arrow back to the list, where the list is hidden."""
        self._back.setVisible(shown)
        self.fit()

    def fit(self) -> None:
        """Set the margins for the present width and size of text."""
        px, side = self._theme.px, self.side()
        self._head.setContentsMargins(
            side - (0 if self._back.isHidden() else px(9)), px(26), max(side - px(18), px(10)), 0
        )
        self._find.fit(side - px(12), max(side - px(18), px(10)))
        self._body.setContentsMargins(side - 2, px(18), px(14), px(12))
        self._foot_box.setContentsMargins(side, px(17), side, px(28))
        # The scroll bar stands at the sheet's edge, the words end where the lines below end.
        for view in (self._rendered, self._plain):
            if view is not None:
                view.setViewportMargins(0, 0, max(0, self.inset() - px(14)), 0)
                view.setMinimumHeight(px(_BODY_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, and the line above the foot."""
        super().paintEvent(event)
        if not self._foot.isHidden():
            line = QPainter(self)
            width, side = self._theme.tokens.border, self.side()
            line.fillRect(side, self._foot.y(), self.width() - 2 * side, width, self._theme.colour("line"))

    def _build(self) -> None:
        theme = self._theme
        self._back = Button(theme, self.tr("Back to the list"), "icon", icon="chevron-left")
        self._back.hide()
        self._date = Text(theme, "label", wraps=True)
        self._star = Button(theme, self.tr("Star"), "icon", icon="star", identifier="journal.star")
        self._history = Button(
            theme, self.tr("Earlier versions"), "icon", icon="look-back", identifier="journal.history"
        )
        self._edit = Button(theme, self.tr("Edit"), "icon", icon="edit", identifier="journal.edit")
        self._delete = Button(theme, self.tr("Delete"), "icon", icon="delete", identifier="journal.delete")
        self._delete.setToolTip(self.tr("Delete: it can be brought back for 30 days"))
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(2))
        self._head.addWidget(self._back)
        self._head.addWidget(self._date, 1)
        for button in (self._star, self._edit, self._history, self._delete):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rendered = EntryView(theme, self._copy)
        self._name(self._rendered)
        self.watch(self._rendered, always=False)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(8))
        self._body.addWidget(self._rendered, 1)
        self.column.addLayout(self._head)
        self._find = FindBar(theme, self, self._shown_view)  # Tab leads to it after the head
        self.column.addWidget(self._find)
        self.column.addLayout(self._body, 1)
        self._build_capped()
        self._build_foot()

    def _build_capped(self) -> None:
        self._capped = QWidget()
        self._capped_words = Text(self._theme, "small", wraps=True)
        self._show_all = Button(
            self._theme, self.tr("Show all as plain text"), "link", identifier="journal.show_all"
        )
        row = QHBoxLayout(self._capped)
        row.setContentsMargins(2, 0, self._theme.px(24), 0)
        row.setSpacing(self._theme.px(12))
        row.addWidget(self._capped_words, 1)
        row.addWidget(self._show_all)
        self._body.addWidget(self._capped)
        self._capped.hide()

    def _build_foot(self) -> None:
        theme = self._theme
        self._with = Text(theme, "ui", wraps=True)
        self._heavy = LoadLine(theme)
        self._felt = Text(theme, "voice", wraps=True)
        self._rows = LabelledRows(theme)
        self._rows.add(self.tr("With"), self._with, _ROW)
        self._rows.add(self.tr("How heavy"), self._heavy, _ROW)
        self._rows.add(self.tr("It felt"), self._felt, _ROW)
        self._tags = Text(theme, "ui", wraps=True)
        self._rows.add(self.tr("Tags"), self._tags, _ROW)
        self._foot = QWidget()
        self._foot_box = QVBoxLayout(self._foot)
        self._foot_box.addWidget(self._rows)
        self.column.addWidget(self._foot)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_wanted)
        self._star.clicked.connect(self.star_wanted)
        self._history.clicked.connect(self.history_wanted)
        self._edit.clicked.connect(self.edit_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self._show_all.clicked.connect(self._on_show_all_clicked)
        self._connect_view(self._rendered)

    def _connect_view(self, view: EntryView | PlainView) -> None:
        view.edit_wanted.connect(self.edit_wanted)
        view.delete_wanted.connect(self.delete_wanted)
        view.history_wanted.connect(self.history_wanted)
        view.back_wanted.connect(self._on_view_back)

    def _shown_view(self) -> EntryView | PlainView:
        return self.view

    def _on_view_back(self) -> None:
        if self._find.isHidden():
            self.back_wanted.emit()
        else:
            self._find.close_bar()

    def _name(self, view: EntryView | PlainView) -> None:
        view.setAccessibleName(self.tr("Entry"))
        view.setAccessibleIdentifier("journal.entry")

    def _show_star(self, *, starred: bool) -> None:
        words = self.tr("Take the star away") if starred else self.tr("Star")
        self._star.show_icon("star-filled" if starred else "star")
        self._star.setAccessibleName(words)
        self._star.setToolTip(words)

    def _show_words(self, entry: Entry) -> None:
        if not entry.text.strip():
            # Nothing was typed, so there is nothing to render: these words are ours.
            self._show_rendering(Rendering(Path.RENDERED, f'<p class="wordless">{wordless()}</p>'))
            return
        rendering = render(entry.text)
        self._show_rendering(rendering)
        self._capped.setVisible(rendering.left_out > 0)
        if rendering.left_out:
            shown = self._locale.toString(len(entry.text) - rendering.left_out)
            words = self.tr("A very long entry. Its first {count} characters are shown; all of it is kept.")
            self._capped_words.setText(words.replace("{count}", shown))

    def _show_rendering(self, rendering: Rendering) -> None:
        rendered = rendering.path is Path.RENDERED
        self._capped.hide()
        self._rendered.setVisible(rendered)
        self._rendered.show_html(rendering.content if rendered else "")
        if self._plain is not None or not rendered:
            plain = self._plain_view()
            plain.setVisible(not rendered)
            plain.show_lines("" if rendered else rendering.content)

    def _plain_view(self) -> PlainView:
        if self._plain is None:
            self._plain = PlainView(self._theme, self._copy)
            self._name(self._plain)
            self.watch(self._plain, always=False)
            self._body.insertWidget(1, self._plain, 1)
            self._connect_view(self._plain)
            self.fit()
        return self._plain

    def _show_rows(self, entry: Entry) -> None:
        self._with.setText(audience_words(entry.audiences))
        self._heavy.show_loads(entry.load, entry.load_after)
        self._felt.setText(", ".join(feeling_words(self._feelings, entry.feelings)))
        self._rows.show_row(self._with, shown=bool(entry.audiences))
        self._rows.show_row(self._heavy, shown=bool(entry.load or entry.load_after))
        self._rows.show_row(self._felt, shown=bool(entry.feelings))
        self._tags.setText(", ".join(entry.tags))
        self._rows.show_row(self._tags, shown=bool(entry.tags))
        self._foot.setVisible(self._rows.any_shown())

    def _on_show_all_clicked(self) -> None:
        if self._entry is not None:
            self._find.put_away()
            self._plain_view().show_lines(plain_lines(self._entry.text))
            self._capped.hide()
            self.view.setFocus()
