# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Taking what nobody else took: errors in slots and threads, and what Qt has to say. Never a traceback.

On stderr go a type and a place, and nothing that an error or a message said: it could hold words.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from holdspace.services.log import Event, Level, Log, known_category, say_where, to_stderr
from holdspace.storage.errors import WrongPassphrase, WrongRecoveryCode

if TYPE_CHECKING:
    # Named so by typeshed; at run time the hooks are handed plain tuples with these fields.
    from sys import UnraisableHookArgs
    from threading import ExceptHookArgs

_LEVELS = {
    QtMsgType.QtWarningMsg: Level.WARNING,
    QtMsgType.QtCriticalMsg: Level.CRITICAL,
    QtMsgType.QtFatalMsg: Level.FATAL,
}
# A mistake of the hand is no trouble of the program's; when it was made is nobody's business.
_EVERYDAY = (WrongPassphrase, WrongRecoveryCode)


class ProblemWatch(QObject):
    """Stands on every way out for an error while it is installed.

    *Signals*: `problem_met()` for what nobody took, a moment later and on the thread of this object.
    """

    problem_met = Signal()
    _met = Signal()

    def __init__(self, log: Log, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        # Queued: it may come from another thread, or out of the middle of painting.
        self._met.connect(self.problem_met, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over every hook. `uninstall` gives them back."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_unexpected
        threading.excepthook = self._on_unexpected_in_thread
        sys.unraisablehook = self._on_unraisable
        self._qt_before = qInstallMessageHandler(self._on_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back to who had them."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)

    def note_told(self, error: Exception) -> None:
        """Put into the log that this error was worded for the person; a wrong passphrase is not."""
        if not isinstance(error, _EVERYDAY):
            self._log.write_error(Event.TOLD, error)

    def take(self, error: Exception) -> None:
        """Tell of an error that nobody foresaw, and that was gone on from."""
        self._take(Event.UNEXPECTED, error)

    def _on_unexpected(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del kind
        _forget_last_error()
        self._take(Event.UNEXPECTED, error.with_traceback(trace))

    def _on_unexpected_in_thread(self, told: ExceptHookArgs) -> None:
        self._take(Event.IN_THREAD, told.exc_value)

    def _on_unraisable(self, told: UnraisableHookArgs) -> None:
        self._take(Event.UNRAISABLE, told.exc_value)

    def _take(self, event: Event, error: BaseException | None) -> None:
        self._log.write_error(event, error)
        say_where(error)
        with contextlib.suppress(RuntimeError):  # Qt is on its way out
            self._met.emit()

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del message
        level = _LEVELS.get(kind)
        if level is None:
            return  # debugging and information are for nobody here
        category = context.category
        self._log.write_qt(level, category)
        to_stderr(f"holdspace: {known_category(category)}: {level.value}")


def _forget_last_error() -> None:
    """Let go of the error that Python keeps for a debugger: its frames hold what was being written."""
    for name in ("last_exc", "last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            setattr(sys, name, None)
