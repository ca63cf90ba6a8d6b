# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The guard at one entry box: what it tells, and the ways out of it. Not before the first paint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from holdspace.domain.identifiers.in_place import fitted
from holdspace.services.errors import StorageError
from holdspace.services.identifier_guard import GuardService
from holdspace.ui.theme.theme import Theme
from holdspace.ui.widgets.entry_edit import EntryEdit
from holdspace.ui.widgets.guard_line import GuardLine
from holdspace.ui.widgets.guard_look import GuardLook, Spotted
from holdspace.ui.widgets.markdown_keys import units


class BoxGuard(QObject):
    """Shows the line under a box, and does what is wanted of it by key, button or menu.

    `said` holds the words that were read out already, in any box.
    *Signals*: `changed()` when it tells of something else, or of nothing; `replacing()` right before words
    are replaced, `replaced(object, str)` after, with what was spotted and the role; `for_good_begins()` and
    `for_good_done()` from whoever keeps the words, around replacing them in the journal; `failed(object)`
    with the error where words could not be remembered as fine.
    """

    changed = Signal()
    replacing = Signal()
    replaced = Signal(object, str)
    for_good_begins = Signal()
    for_good_done = Signal()
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        guard: GuardService,
        box: EntryEdit,
        wanted: Callable[[], bool],
        said: set[str],
    ) -> None:
        super().__init__(box)
        self._guard = guard
        self._box = box
        self._said = said
        self._told: Spotted | None = None
        self.look = GuardLook(theme, guard, box, wanted)
        self.line = GuardLine(theme, box.accessibleIdentifier().partition(".")[0])
        self.look.looked.connect(self._tell)
        box.cursorPositionChanged.connect(self._on_caret_moved)
        box.role_wanted.connect(self.say_role)
        box.menu_wanted.connect(self._on_menu_wanted)
        self.line.role_wanted.connect(self._on_role_chosen)
        self.line.fine_wanted.connect(self.leave_it)
        self.line.roles_wanted.connect(self._on_roles_wanted)

    @property
    def told(self) -> Spotted | None:
        """Return what the line tells of, or None."""
        return self._told if self._told is not None and self._told.still_stands else None

    def say_role(self) -> None:
        """Put the likeliest role in the place of what the line tells of."""
        if self.told is not None:
            self._replace(self.told, self.told.roles[0])

    def leave_it(self) -> None:
        """Leave the words that the line tells of, and tell of them never again."""
        if self.told is not None:
            self._leave(self.told)

    def show_roles(self) -> None:
        """Show every role that could be said instead, in a menu."""
        if self.told is not None:
            self.line.show_roles()

    def places(self, spotted: Spotted, text: str) -> list[tuple[int, int]]:
        """Return where what was spotted stands in a text, in characters."""
        return self._guard.standing(spotted.kind, spotted.name, text)

    def stop(self) -> None:
        """Tell of nothing any more: the box hands its document on."""
        self.look.stop()
        self._tell()

    def _tell(self) -> None:
        self._told = told = self.look.current()
        if told is None:
            self.line.put_away()
        else:
            self.line.tell(told.words, told.roles[0], has_more=len(told.roles) > 1)
            if told.key not in self._said and self._box.hasFocus():
                self._said.add(told.key)
                self.line.read_out()
        self.changed.emit()

    def _on_caret_moved(self) -> None:
        if self.look.is_at_rest and self.look.current() is not self._told:
            self._tell()

    def _replace(self, spotted: Spotted, role: str) -> None:
        """Put a role wherever the same words stand whole: one step to undo."""
        self.replacing.emit()
        text = self._box.plain_text()
        cursor = QTextCursor(self._box.document())
        cursor.beginEditBlock()
        for start, end in reversed(self.places(spotted, text)):
            at = units(text[:start])
            cursor.setPosition(at)
            cursor.setPosition(at + units(text[start:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(fitted(role, text, start))
        cursor.endEditBlock()
        self._box.setFocus()
        self.replaced.emit(spotted, role)
        self._tell()

    def _leave(self, spotted: Spotted) -> None:
        try:
            self._guard.this_is_fine(spotted.name)
        except StorageError as error:
            self.failed.emit(error)
        self._box.setFocus()

    def _on_role_chosen(self, role: str) -> None:
        if self.told is not None:
            self._replace(self.told, role)

    def _on_roles_wanted(self, menu: QMenu) -> None:
        if self.told is not None:
            menu.addActions(self._ways(self.told, menu))
            menu.aboutToHide.connect(self._on_roles_hidden)

    def _on_roles_hidden(self) -> None:
        """Lead back to the words, after Esc too; but not where the menu goes with its window."""
        if self._box.isVisible():
            QTimer.singleShot(0, self, self._return_to_box)

    def _return_to_box(self) -> None:
        self._box.setFocus()

    def _on_menu_wanted(self, menu: QMenu, position: int) -> None:
        spotted = self.look.at(position)
        if spotted is not None:
            first = menu.actions()[0] if menu.actions() else menu.addSeparator()
            menu.insertActions(first, self._ways(spotted, menu))
            menu.insertSeparator(first)

    def _ways(self, spotted: Spotted, menu: QMenu) -> list[QAction]:
        ways = []
        for role in spotted.roles:
            way = QAction(self.tr("Say “{role}”").replace("{role}", role), menu)
            way.triggered.connect(partial(self._replace, spotted, role))
            ways.append(way)
        fine = QAction(self.tr("It’s fine"), menu)
        fine.triggered.connect(partial(self._leave, spotted))
        return [*ways, fine]


@runtime_checkable
class GuardedSheet(Protocol):
    """What an entry box stands on, with room for the guard's line."""

    def take_guard(self, guard: BoxGuard) -> None:
        """Show its line, and do what it asks."""
