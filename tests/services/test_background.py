# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The background helper."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from holdspace.services.background import Background, InlineBackground, ThreadBackground


class Asker(QObject):
    """Asks for work and remembers what came back, and where."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def ask(self, background: Background, work: Callable[[], Any]) -> None:
        background.run(self, work, self.take, self.take_error)

    def take(self, result: Any) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def take_error(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[ThreadBackground]:
    helper = ThreadBackground()
    yield helper
    helper.wait()


def fail() -> None:
    raise ValueError("no")


def test_inline_work_is_done_at_once() -> None:
    asker = Asker()
    asker.ask(InlineBackground(), threading.get_ident)
    asker.ask(InlineBackground(), fail)
    assert asker.results == [threading.get_ident()]
    assert [str(error) for error in asker.errors] == ["no"]


def test_work_runs_elsewhere_and_its_outcome_comes_back_here(
    qtbot: QtBot, background: ThreadBackground
) -> None:
    asker = Asker()
    asker.ask(background, threading.get_ident)
    asker.ask(background, fail)
    qtbot.waitUntil(lambda: bool(asker.results and asker.errors))
    assert asker.results != [threading.get_ident()]
    assert [str(error) for error in asker.errors] == ["no"]
    assert asker.threads == {threading.get_ident()}


def test_nothing_is_told_to_whoever_is_gone(qtbot: QtBot, background: ThreadBackground) -> None:
    gone, here = Asker(), Asker()
    may_end = threading.Event()
    gone.ask(background, may_end.wait)
    delete(gone)
    may_end.set()
    background.wait()
    here.ask(background, lambda: "told")
    qtbot.waitUntil(lambda: here.results == ["told"])
    assert gone.results == []


def test_it_waits_until_all_is_over(background: ThreadBackground) -> None:
    asker = Asker()
    done: list[int] = []
    for number in range(20):
        asker.ask(background, lambda number=number: done.append(number))
    background.wait()
    assert sorted(done) == list(range(20))


def test_askers_may_come_and_go_while_it_works(qtbot: QtBot, background: ThreadBackground) -> None:
    told: list[int] = []
    for number in range(400):
        asker = Asker()
        background.run(asker, lambda number=number: number, told.append, told.append)
        if number % 3 == 0:
            delete(asker)
        if number % 50 == 0:
            gc.collect()
            QCoreApplication.processEvents()
    here = Asker()
    background.wait()
    here.ask(background, lambda: None)
    qtbot.waitUntil(lambda: here.results == [None])
    assert sorted(told) == [number for number in range(400) if number % 3]


def test_no_garbage_is_collected_while_work_is_under_way(qtbot: QtBot) -> None:
    background, context, seen = ThreadBackground(), QObject(), []
    assert gc.isenabled()
    background.run(context, gc.isenabled, seen.append, seen.append)
    background.wait()
    qtbot.waitUntil(lambda: seen == [False])
    qtbot.waitUntil(gc.isenabled)


def test_where_nothing_was_collected_before_nothing_is_after(qtbot: QtBot) -> None:
    background, context, seen = ThreadBackground(), QObject(), []
    gc.disable()
    try:
        background.run(context, lambda: None, seen.append, seen.append)
        background.wait()
        qtbot.waitUntil(lambda: seen == [None])
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_came_up_meanwhile_is_collected_on_the_thread_that_asked(qtbot: QtBot) -> None:
    background, context, seen = ThreadBackground(), QObject(), []
    threads: set[str] = set()

    def note(phase: str, info: dict[str, int]) -> None:
        del phase, info
        threads.add(threading.current_thread().name)

    gc.callbacks.append(note)
    try:
        for _ in range(20):
            background.run(context, lambda: len([[] for _ in range(5000)]), seen.append, seen.append)
            background.wait()
            qtbot.waitUntil(gc.isenabled)
    finally:
        gc.callbacks.remove(note)
    assert threading.current_thread().name in threads
    assert not [name for name in threads if name.startswith("background")]
    assert seen == [5000] * 20


def test_a_helper_that_is_gone_holds_the_collector_no_longer(qapp: QCoreApplication) -> None:
    background, context = ThreadBackground(), QObject()
    background.run(context, lambda: None, print, print)
    background.wait()
    assert not gc.isenabled()
    delete(background)
    assert gc.isenabled()
