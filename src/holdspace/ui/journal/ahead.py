# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The open journal made ready while its key is derived: the window has nothing to do then.

What is made holds no words and reads nothing; it stays hidden until the vault is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from holdspace.services import rendering
from holdspace.services.in_turns import InTurns
from holdspace.ui.journal.browser import JournalBrowser


class BrowserAhead(QObject):
    """Makes a browser in small steps, one or a few at each turn of the event loop.

    `make` makes the browser, hidden and with a parent, and none of its parts.
    """

    def __init__(self, make: Callable[[], JournalBrowser], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._browser: JournalBrowser | None = None
        self._has_begun = False
        self._turns = InTurns(self)

    @property
    def is_ready(self) -> bool:
        """Say whether nothing is left to be done ahead."""
        return self._browser is not None and not self._turns.is_at_work

    def begin(self) -> None:
        """Begin at the next turn; harmless where it has begun."""
        if not self._has_begun:
            self._has_begun = True
            self._turns.begin(self._all_steps())

    def take(self) -> JournalBrowser:
        """Return the browser, which is the caller's from now on, as far as it is made ready."""
        browser = self._browser or self._make()
        self._browser = None
        self.drop()
        return browser

    def drop(self) -> None:
        """Delete what was made, and begin anew when asked again."""
        self._turns.end()
        self._has_begun = False
        if self._browser is not None:
            self._browser.deleteLater()
            self._browser = None

    def _all_steps(self) -> Iterator[None]:
        rendering.prepare()
        yield
        self._browser = browser = self._make()
        while browser.build_part():
            yield
        for widget in browser.findChildren(QWidget):
            widget.ensurePolished()
            yield
