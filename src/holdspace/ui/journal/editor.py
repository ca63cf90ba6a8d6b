# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One entry, to be edited: kept as one types, with nothing to press for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from holdspace.domain.entries import Entry
from holdspace.domain.feelings import Feelings
from holdspace.services.errors import NoSuchEntry, StorageError, VaultBusy
from holdspace.services.journal import JournalService
from holdspace.ui.journal.editor_frame import EditorFrame
from holdspace.ui.journal.for_good import replace_for_good
from holdspace.ui.journal.kept_state import Whereabouts
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.markdown_keys import units
from holdspace.ui.widgets.two_minutes import TwoMinutes

if TYPE_CHECKING:
    from holdspace.ui.widgets.box_guard import BoxGuard
    from holdspace.ui.widgets.guard_look import Spotted

KEEP_AFTER_MS = 800  # after the first key since it was kept last: never a second old


_Marks = tuple[tuple[str, ...], int, tuple[str, ...], tuple[str, ...]]
"""Whom it was with, how heavy it was, how it felt, and its tags."""


class Editor(EditorFrame):
    """The sheet in which an entry is edited, made for one entry and deleted after.

    `copy` takes what is copied from it. `document` is what `release` gave when the same words were edited
    last: what could be undone then still can.
    *Signals*: `done_wanted()` on Esc and on the button; what was typed is kept before.
    `long_page_wanted(bool)` for the whole page, or for the usual one on Esc and on the button there.
    `forms_wanted(object)` with the box that a form is to go into. `move_wanted(object)` with another moment,
    aware, that was typed as the entry's time.
    `replaced_for_good()` once words were replaced in all that was kept: nothing may bring them back.
    `came_back()` where the entry was gone from the journal and is there again, with what was typed.
    """

    done_wanted = Signal()
    long_page_wanted = Signal(bool)
    move_wanted = Signal(object)
    forms_wanted = Signal(object)
    replaced_for_good = Signal()
    came_back = Signal()

    def __init__(
        self,
        theme: Theme,
        journal: JournalService,
        feelings: Feelings,
        entry: Entry,
        date_words: str,
        copy: Callable[[str], None],
        make_two_minutes: Callable[[QWidget], TwoMinutes],
        document: QTextDocument | None = None,
        *,
        locale: QLocale,
        today: Callable[[], date],
    ) -> None:
        super().__init__(theme, feelings, entry, date_words, copy, make_two_minutes, locale, today)
        self._journal = journal
        self._document = document
        self._guard: BoxGuard | None = None
        self._replaced: list[tuple[Spotted, str]] = []  # with roles, until that is kept
        self._shown = ""
        self._marked: _Marks = ((), 0, (), ())
        self._is_released = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
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
        back.

        Where the entry was deleted meanwhile, it comes back with what was typed; without, it stays away.
        """
        if self._is_released:
            return True
        self._tags.take_line()
        self._timer.stop()
        text = self._words.plain_text()
        try:
            self._keep_here(text)
        except StorageError as error:
            self._tell_not_kept(error)
            return False
        self._state.kept(line=self._two_minutes.line)
        return True

    def _keep_changes(self, text: str) -> None:
        """Keep what is other than it was shown or kept here last: what came in meanwhile is left alone."""
        audiences, load, feelings, tags = marks = self._marks()
        was = self._marked
        self._entry = self._journal.edit(
            self._entry,
            # What the box could not hold as it was is left alone until something is typed.
            text=None if text == self._shown else text,
            audiences=None if audiences == was[0] else audiences,
            load=None if load == was[1] else load,
            feelings=None if feelings == was[2] else feelings,
        )
        if tags != was[3]:
            self._entry = self._journal.set_tags(self._entry.id, tags)
        self._shown, self._marked = text, marks

    def _marks(self) -> _Marks:
        return tuple(self._audiences.chosen), self._load.value, tuple(self._felt()), tuple(self._tags.tags)

    def toggle_two_minutes(self) -> None:
        """Begin the two minutes, or leave them, with the caret in the box."""
        self._two_minutes.toggle()
        self._words.setFocus()

    def go_to(self, place: int) -> None:
        """Put the caret before a character of the words, counted from 0, and bring it into view."""
        cursor = self._words.textCursor()
        last = cursor.document().characterCount() - 1
        cursor.setPosition(min(units(self._words.plain_text()[:place]), last))
        self._words.setTextCursor(cursor)
        self._words.ensureCursorVisible()

    def toggle_star(self) -> None:
        """Give the entry its star, or take it away."""
        if not self.keep():
            return
        try:
            self._entry = self._journal.toggle_star(self._entry.id)
        except StorageError as error:
            self._tell_not_kept(error)
        self._show_star()

    def find_words(self) -> None:
        """Find words in what is edited."""
        self._find.open_bar()

    def take_guard(self, guard: BoxGuard) -> None:
        """Show what the guard tells under the words; what it replaces is replaced for good when kept."""
        self._guard = guard
        self._foot.insertWidget(0, guard.line)
        for one, two in pairwise((self._words, *guard.line.stops)):
            self.setTabOrder(one, two)
        guard.replacing.connect(self._on_replacing)
        guard.replaced.connect(self._on_replaced)

    def set_long(self, on: bool) -> None:
        """Show the words alone on a long page, or with all that is said beside them."""
        self._is_long = on
        for part in (self._folded, self._long, self._star, self._change_when):
            part.setHidden(on)
        self._when.hide()
        self._done.setText(self.tr("Back") if on else self.tr("Done"))
        self.fit()

    def set_short(self, on: bool) -> None:
        """Leave the height there is to the words, where there is little of it."""
        self._folded.set_short(on)

    def ask_question(self) -> None:
        """Show a question to go on from."""
        self._question.ask()

    def change_when(self) -> None:
        """Let the day and the time of the entry be typed."""
        self._when.show()
        self._when.show_moment(self._entry.created_at, self._entry.time_zone)

    def take_moved(self, entry: Entry, date_words: str) -> None:
        """Go on with the entry at its new place in time."""
        self._entry = entry
        self._date.setText(date_words)
        self._leave_when()

    def release(self) -> QTextDocument:
        """Return the document with what can be undone; from now on nothing is kept from here."""
        self._is_released = True
        self._timer.stop()
        self._find.put_away()
        if self._guard is not None:
            self._guard.stop()
        self._words.blockSignals(True)
        return self._words.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc: first the bar that finds, then the long page, then the editor."""
        if event.key() == Qt.Key.Key_Escape and not self._find.isHidden():
            self._find.close_bar()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_done_clicked()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        if self._document is None:
            self._words.show_text(self._entry.text)
        else:
            self._words.show_document(self._document)
        self._shown = self._words.plain_text()
        self._audiences.choose(self._entry.audiences)
        self._load.choose(self._entry.load or 0)
        for feeling, word in self._word_chips.items():
            word.setChecked(feeling in self._entry.feelings)
        self._tags.show_tags(self._entry.tags)
        self._marked = self._marks()
        self._show_star()
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
        self._tags.changed.connect(self._on_changed)
        self._question.forms_wanted.connect(self._on_forms_wanted)
        self._star.clicked.connect(self.toggle_star)
        self._change_when.clicked.connect(self.change_when)
        self._when.moved.connect(self.move_wanted)
        self._when.left.connect(self._leave_when)
        self._done.clicked.connect(self._on_done_clicked)
        self._long.clicked.connect(self._on_long_clicked)
        self._two_minutes.said.connect(self._on_said)
        self._journal.entry_deleted.connect(self._on_entry_gone)
        self._journal.entry_erased.connect(self._on_entry_gone)
        self._journal.entry_restored.connect(self._on_entry_restored)

    def _keep_here(self, text: str) -> None:
        try:
            self._replace_for_good(text)
            self._keep_changes(text)
        except NoSuchEntry:
            if text == self._shown and self._marks() == self._marked:
                self._state.whereabouts = Whereabouts.GONE
                return  # nothing was said of it since: it stays away
            self._entry = self._journal.bring_back(self._entry)
            self._replace_for_good(text)
            self._keep_changes(text)
            self._state.whereabouts = Whereabouts.BACK
            self.came_back.emit()
        else:
            self._state.whereabouts = Whereabouts.THERE

    def _on_replacing(self) -> None:
        if self._timer.isActive():
            self.keep()  # so that the journal knows the words that are to be found in it

    def _on_replaced(self, spotted: Spotted, role: str) -> None:
        self._replaced.append((spotted, role))

    def _replace_for_good(self, text: str) -> None:
        """Put roles for words also in what was kept before, unless the words are in the box again."""
        while self._replaced and self._guard is not None:
            guard, (spotted, role) = self._guard, self._replaced[0]
            places = partial(guard.places, spotted)
            if places(self._entry.text) and not places(text):
                guard.for_good_begins.emit()
                self._entry = replace_for_good(self._journal, self._entry, spotted.name, role, places)
                self._words.document().clearUndoRedoStacks()
                self.replaced_for_good.emit()
                guard.for_good_done.emit()
            self._replaced.pop(0)

    def _on_done_clicked(self) -> None:
        if self._is_long:
            self.long_page_wanted.emit(False)
        else:
            self.done_wanted.emit()

    def _on_forms_wanted(self) -> None:
        self.forms_wanted.emit(self._words)

    def _show_star(self) -> None:
        starred = self._entry.starred
        words = self.tr("Take the star away") if starred else self.tr("Star")
        self._star.show_icon("star-filled" if starred else "star")
        self._star.setAccessibleName(words)
        self._star.setToolTip(words)

    def _leave_when(self) -> None:
        self._when.hide()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _known_tags(self) -> list[str]:
        try:
            return list(self._journal.tags())
        except StorageError:
            return []  # a tag is taken as it is typed

    def _on_long_clicked(self) -> None:
        self.long_page_wanted.emit(True)

    def _on_said(self) -> None:
        self._tell_kept()

    def _felt(self) -> list[str]:
        return [feeling for feeling, chip in self._word_chips.items() if chip.isChecked()]

    def _tell_kept(self) -> None:
        self._state.say_on(waits=self._timer.isActive(), line=self._two_minutes.line)

    def _tell_not_kept(self, error: StorageError) -> None:
        self._state.not_kept(error)
        if isinstance(error, VaultBusy):
            self._timer.start()  # whatever holds the journal will be done with it

    def _on_paste_refused(self, limit: int) -> None:
        self._state.refused(self._words.refusal(limit))

    def _on_changed(self) -> None:
        self._state.typed()
        self._two_minutes.go_on()
        if not self._timer.isActive():
            self._timer.start()
        self._tell_kept()

    def _on_entry_gone(self, entry_id: str) -> None:
        """Say so, as nothing else shows it: what was typed before it was deleted is kept in it."""
        if entry_id == self._entry.id and not self._is_released:
            self._state.whereabouts = Whereabouts.GONE
            self._tell_kept()

    def _on_entry_restored(self, entry_id: str) -> None:
        if entry_id == self._entry.id and self._state.whereabouts is Whereabouts.GONE:
            self._state.whereabouts = Whereabouts.THERE
            self._tell_kept()

    def _on_range_changed(self) -> None:
        if self._words.hasFocus():
            self._words.ensureCursorVisible()
