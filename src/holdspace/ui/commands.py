# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Commands: every action once, for the keyboard, the menu, the palette and the list of shortcuts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from holdspace.ui.menu_room import begin_at_first, fit_on_screen

_WITHIN = 3  # the rank of a word that is only in the midst of another
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))


@dataclass(frozen=True, slots=True)
class Command:
    """One action: its id, its words, its keys ("" for none), the group it stands in, other keys for it.

    `found_by` are further words by which it is looked for; `only_found`: it is in no menu.
    """

    id: str
    words: str
    keys: str
    group: str
    also: str = ""
    found_by: str = ""
    only_found: bool = False


class Found(NamedTuple):
    """What a finder offers for the words that were typed, and what does it."""

    words: str
    do: Callable[[], None]


class Commands:
    """All commands of the window, as actions that work from anywhere in it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._offered: dict[str, Callable[[], bool]] = {}
        # One for good: Qt names an action to assistive technology by the first menu that it stood in.
        self._menu: QMenu | None = None
        self._finders: list[Callable[[str], Iterable[Found]]] = []

    def add(
        self, command: Command, slot: Callable[[], None], offered: Callable[[], bool] | None = None
    ) -> None:
        """Take a command in; its keys work at once.

        One without keys may be offered at times: `offered` is asked whenever it could be done.
        """
        if offered is not None:
            self._offered[command.id] = offered
        action = QAction(command.words, self._window)
        action.setObjectName(f"command.{command.id}")
        keys = [QKeySequence(each) for each in (command.keys, command.also) if each]
        action.setShortcuts(keys)
        action.triggered.connect(slot)
        self._window.addAction(action)
        self._actions[command.id] = action
        self._commands[command.id] = command

    def remove(self, command_id: str) -> None:
        """Take a command out again."""
        action = self._actions.pop(command_id)
        del self._commands[command_id]
        self._offered.pop(command_id, None)
        self._window.removeAction(action)
        action.setText("")  # whatever still holds it holds no words
        action.deleteLater()

    def all(self) -> list[Command]:
        """Return the commands that can be done now, in their order."""
        self._look_again()
        return [command for name, command in self._commands.items() if self._actions[name].isEnabled()]

    def add_finder(self, find: Callable[[str], Iterable[Found]]) -> None:
        """Have what `find` returns offered too where a command is looked for by words: it is in no menu."""
        self._finders.append(find)

    def look_for(self, text: str) -> tuple[list[Command], list[Command]]:
        """Return the commands that can be done now and have every word of `text` begun in their own.

        Those come first that are called so. Apart are those that have a word only in the midst of one of
        their own: who types "cry" does not mean "encrypt", so that these come after all else.
        """
        ranked = self._ranked(text)
        begun = [each for rank, each in ranked if rank < _WITHIN]
        return begun, [each for rank, each in ranked if rank == _WITHIN]

    def look_further(self, text: str) -> list[Found]:
        """Return what the finders know by `text`."""
        return [found for find in self._finders for found in find(text)]

    def every(self) -> list[Command]:
        """Return all commands in their order, those that cannot be done now too."""
        return list(self._commands.values())

    def run(self, command_id: str) -> None:
        """Do a command, where it can be done."""
        self._look_again()
        self._actions[command_id].trigger()

    def enable(self, command_id: str, enabled: bool) -> None:
        """Let a command be done, or not."""
        self._actions[command_id].setEnabled(enabled)
        self._actions[command_id].setVisible(enabled)

    def fill(self, menu: QMenu) -> None:
        """Put every command into `menu`, group by group."""
        self._look_again()
        group = ""
        for name, command in self._commands.items():
            if command.only_found:
                continue
            if group and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(self._actions[name])

    def pop_up(self, button: QWidget) -> None:
        """Show every command in a menu below `button`."""
        menu = self._menu = self._menu or QMenu(self._window)
        menu.clear()
        self.fill(menu)
        fit_on_screen(menu, button.screen().availableGeometry().width())
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        begin_at_first(menu)

    def _ranked(self, text: str) -> list[tuple[int, Command]]:
        wanted = _folded(text).split()
        ranks = [(max((_rank(word, each) for word in wanted), default=0), each) for each in self.all()]
        return sorted((pair for pair in ranks if pair[0] <= _WITHIN), key=itemgetter(0))

    def _look_again(self) -> None:
        for name, offered in self._offered.items():
            self.enable(name, offered())

    @staticmethod
    def keys_text(keys: str) -> str:
        """Return keys as this system writes them."""
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _folded(text: str) -> str:
    """Return words as they are compared: in one case, and with one kind of apostrophe."""
    return text.translate(_ONE_APOSTROPHE).casefold()


def _rank(word: str, command: Command) -> int:
    """Return how near a word is to a command: 0 is a word of its name, more than _WITHIN is not in it."""
    name, other = _folded(command.words), _folded(command.found_by)
    whole, begun = rf"\b{re.escape(word)}\b", rf"\b{re.escape(word)}"
    looks = (
        re.search(whole, name),
        re.search(begun, name),
        re.search(begun, other),
        word in f"{name} {other}",
    )
    return next((rank for rank, found in enumerate(looks) if found), _WITHIN + 1)
