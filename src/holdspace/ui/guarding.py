# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The guard in every window: an entry box gets it with its first words, and all it needs is imported then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from holdspace.ui.commands import Command, Commands
from holdspace.ui.guard_cleaning import Cleaning
from holdspace.ui.house import House
from holdspace.ui.widgets.entry_edit import EntryEdit

if TYPE_CHECKING:
    from holdspace.services.identifier_guard import GuardService
    from holdspace.ui.main_window import MainWindow
    from holdspace.ui.widgets.box_guard import BoxGuard

ROLE_KEYS = "Alt+Return"
_COMMANDS = ("guard_say", "guard_more", "guard_fine")


class Guarding(QObject):
    """Guards the boxes of all windows, and offers what can be done about the words in the one written in."""

    def __init__(self, commands: Commands, window: MainWindow, house: House) -> None:
        super().__init__(window)
        self._commands = commands
        self._window = window
        self._house = house
        self._said: set[str] = set()
        self._last: EntryEdit | None = None
        self._guards: list[BoxGuard] = []
        self._service: GuardService | None = None
        self._cleaning = Cleaning(house, self)
        self._cleaning.done.connect(window.tell)
        self._cleaning.failed.connect(self._on_failed)
        self._add()
        house.vault.locked.connect(self._said.clear)
        house.settings.changed.connect(self._on_setting_changed)
        house.app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, house.app.focusWidget())

    @property
    def service(self) -> GuardService:
        """Return what finds, and remembers what is fine."""
        if self._service is None:
            from holdspace.services.identifier_guard import GuardService

            self._service = GuardService(self._house.vault, self._house.clock, self)
        return self._service

    def guard_of(self, box: EntryEdit | None) -> BoxGuard | None:
        """Return the guard of a box, or None where nobody has written in it yet."""
        self._guards = [guard for guard in self._guards if isValid(guard)]
        return next((guard for guard in self._guards if guard.parent() is box), None)

    def say_role(self) -> None:
        """Put the likeliest role in the place of what is told of in the box written in last."""
        if self._present is not None:
            self._present.say_role()

    def show_roles(self) -> None:
        """Show every role that could be said instead."""
        if self._present is not None:
            self._present.show_roles()

    def leave_it(self) -> None:
        """Leave those words, and tell of them never again."""
        if self._present is not None:
            self._present.leave_it()

    @property
    def _present(self) -> BoxGuard | None:
        guard = self.guard_of(self._last if self._last is not None and isValid(self._last) else None)
        return guard if guard is not None and guard.line.isVisible() else None

    def _is_wanted(self) -> bool:
        return self._house.settings.guard

    def _add(self) -> None:
        translate = QCoreApplication.translate
        group = translate("commands", "Writing")
        found_by = translate("commands", "guard identifier name client private replace")
        for name, words, keys, slot in (
            ("guard_say", translate("commands", "Say a role for what could point to a person"), ROLE_KEYS,
             self.say_role),
            ("guard_more", translate("commands", "Other words for what could point to a person"), "",
             self.show_roles),
            ("guard_fine", translate("commands", "It’s fine: leave those words as they are"), "",
             self.leave_it),
        ):  # fmt: skip
            self._commands.add(Command(name, words, keys, group, found_by=found_by), slot)
        self._offer()

    def _offer(self) -> None:
        for name in _COMMANDS:
            self._commands.enable(name, self._present is not None)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if isinstance(new, EntryEdit):
            if self._window.isAncestorOf(new):
                self._last = new
            if self.guard_of(new) is None:
                new.textChanged.connect(self._on_words, Qt.ConnectionType.UniqueConnection)
                self._guard_words_in(new)
        self._offer()

    def _on_words(self) -> None:
        box = self.sender()
        if isinstance(box, EntryEdit):
            self._guard_words_in(box)

    def _guard_words_in(self, box: EntryEdit) -> None:
        if not box.document().isEmpty():
            box.textChanged.disconnect(self._on_words)
            self._begin(box)

    def _begin(self, box: EntryEdit) -> None:
        from holdspace.ui.widgets.box_guard import BoxGuard, GuardedSheet

        sheet = box.parentWidget()
        while sheet is not None and not isinstance(sheet, GuardedSheet):
            sheet = sheet.parentWidget()
        if sheet is None:
            return
        guard = BoxGuard(self._house.theme, self.service, box, self._is_wanted, self._said)
        self._guards.append(guard)
        guard.changed.connect(self._offer)
        guard.failed.connect(self._on_failed)
        guard.for_good_begins.connect(self._cleaning.expect)
        guard.for_good_done.connect(self._cleaning.begin)
        sheet.take_guard(guard)

    def _on_failed(self, error: Exception) -> None:
        self._window.warn(self._house.say(error))

    def _on_setting_changed(self, name: str) -> None:
        if name == "writing/guard":
            for guard in filter(isValid, self._guards):
                guard.look.look_again()
