# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The one background helper: slow work on a thread, its outcome back on the thread that asked."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from holdspace.services.collector import COLLECTOR

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    _Parts = tuple[QObject, Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]


class Background(Protocol):
    """What runs slow work. Tests hand in InlineBackground."""

    def run(
        self,
        context: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work`; then call `done` with its result or `failed` with its error, while `context` lives."""


def go_on(outcome: object) -> None:
    """Do no more: what was loaded ahead stays, and what could not be is loaded when it is needed."""
    del outcome


class InlineBackground:
    """Runs work at once, on the thread that asks."""

    def run(
        self,
        context: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work` now and report."""
        task = _Task((context, work, done, failed))
        task.do()
        task.report()


class ThreadBackground(QObject):
    """Runs work on two threads; callbacks come back on this object's thread and die with their context.

    Python's own threads, not QThreadPool: that tears a QRunnable made in Python down on its thread, while
    this one deletes what it refers to, and the process dies.
    """

    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._started: set[Future[None]] = set()
        self._holds = _Holds()
        self.destroyed.connect(self._holds.let_all_go)
        self._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        context: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start `work` on a thread and return."""
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # after the first paint, when first needed

            # Key derivation takes 256 MiB a call: two at once is enough.
            self._executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="background")
        task = _Task((context, work, done, failed))
        self._holds.take(task)
        future = self._executor.submit(self._do, task)
        self._started.add(future)
        future.add_done_callback(self._started.discard)

    def wait(self) -> None:
        """Wait until all started work is over."""
        for future in tuple(self._started):
            future.exception()

    def _do(self, task: _Task) -> None:
        task.do()
        # The helper was destroyed meanwhile, so nobody is left to tell.
        with suppress(RuntimeError):
            self._over.emit(task)

    def _on_over(self, task: _Task) -> None:
        try:
            task.report()
        finally:
            self._holds.let_go(task)


class _Holds:
    """The collector, held while work of one helper is under way and until it is told of here.

    On the other thread the first thing after the work would be a collection, there: it asked Qt for a lock
    that this thread held while it waited for Python, and both stood still for good.
    """

    def __init__(self) -> None:
        self._tasks: set[_Task] = set()

    def take(self, task: _Task) -> None:
        """Hold it for a task."""
        COLLECTOR.take()
        self._tasks.add(task)

    def let_go(self, task: _Task) -> None:
        """Look through what came up meanwhile, on this thread, and hold it no longer for a task."""
        self._tasks.discard(task)
        gc.collect(0)
        COLLECTOR.let_go()

    def let_all_go(self) -> None:
        """Hold it no longer for those that nobody is told of any more."""
        while self._tasks:
            self.let_go(next(iter(self._tasks)))


class _Task:
    """Work, and whom to tell. Reported on the thread that asked, on whichever it was done."""

    def __init__(self, parts: _Parts) -> None:
        self._parts: _Parts | None = parts
        self._result: Any = None
        self._error: Exception | None = None

    def do(self) -> None:
        """Do the work."""
        assert self._parts is not None  # noqa: S101 - a task is done before it is reported
        try:
            self._result = self._parts[1]()
        except Exception as error:  # noqa: BLE001 - handed on whole to who asked
            self._error = error

    def report(self) -> None:
        """Tell who asked, if it still lives, and let go of everything here: never on the other thread."""
        assert self._parts is not None  # noqa: S101 - a task is reported once
        context, _, done, failed = self._parts
        result, error = self._result, self._error
        self._parts = self._result = self._error = None
        if not isValid(context):
            return
        if error is None:
            done(result)
        else:
            failed(error)
