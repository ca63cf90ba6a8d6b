# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A quiet line by the desktop's own service: real messages on a bus of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from holdspace.services.notifications import Line, Notifications, make_notifications
from holdspace.services.notifications import linux as linux_module
from holdspace.services.notifications.libdbus import Library, NoLibrary, Question
from holdspace.services.notifications.linux import LinuxNotifications
from services.notification_bus import NotificationBus

LINE = Line("A minute, if you have one.", (("breathe", "One breath"), ("skip", "Not now")))
HINTS = (
    "{'urgency': <byte 0x00>, 'transient': <true>, 'suppress-sound': <true>,"
    " 'desktop-entry': <'org.holdspace.HoldSpace'>}"
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the service is Linux's")
Make = Callable[..., tuple[NotificationBus, LinuxNotifications]]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    """A function that makes a bus whose service can do so much, and what stands on it."""
    made: list[NotificationBus] = []

    def make(*can: str) -> tuple[NotificationBus, LinuxNotifications]:
        made.append(NotificationBus(tmp_path, qtbot, *can))
        return made[-1], LinuxNotifications(made[-1].bus)

    yield make
    for bus in made:
        bus.close()


def asked(words: str, before: int = 0, presses: str = "@as []") -> str:
    return f"Notify ('HoldSpace', uint32 {before}, '', '{words}', '', {presses}, {HINTS}, -1)"


PRESSES = "['breathe', 'One breath', 'skip', 'Not now']"


def show(bus: NotificationBus, shown: LinuxNotifications, line: Line, qtbot: QtBot, number: int) -> None:
    """Show a line, and wait until its number is known."""
    shown.show(line)
    qtbot.waitUntil(lambda: shown.shown == number)


def press_and_let_pass(bus: NotificationBus, shown: LinuxNotifications, qtbot: QtBot) -> None:
    """Have a press told to all on the bus, and wait until `shown` has had time to hear it."""
    another = LinuxNotifications(bus.connect())
    another.take_up(7)
    with qtbot.waitSignal(another.pressed):
        bus.tell("ActionInvoked (uint32 7, 'breathe')")
    with qtbot.waitSignal(shown.looked):
        shown.look()  # the answer comes after all that was told before


@on_linux
def test_a_line_is_shown_quietly_and_holds_what_was_said_and_nothing_else(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("body", "actions")
    with qtbot.waitSignal(shown.looked) as looked:
        shown.show(LINE)
    assert looked.args == [True]
    assert bus.wait_for("Notify") == asked(LINE.words, 0, PRESSES)
    qtbot.waitUntil(lambda: shown.shown == 7)


@on_linux
def test_a_second_line_takes_the_place_of_the_first(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("actions")
    show(bus, shown, LINE, qtbot, 7)
    show(bus, shown, LINE, qtbot, 8)
    assert bus.wait_for("Notify", 2) == asked(LINE.words, 7, PRESSES)


@on_linux
def test_where_presses_cannot_be_shown_there_are_none(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("body")
    show(bus, shown, LINE, qtbot, 7)
    assert bus.wait_for("Notify") == asked(LINE.words)


@on_linux
def test_a_press_is_heard_with_its_token_once_and_only_under_our_line(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("actions")
    show(bus, shown, LINE, qtbot, 7)
    pressed: list[tuple[str, str]] = []
    shown.pressed.connect(lambda *told: pressed.append(told))
    bus.tell("ActionInvoked (uint32 6, 'breathe')")  # another program's
    bus.tell("ActivationToken (uint32 7, 'come-forward')")
    with qtbot.waitSignal(shown.pressed):
        bus.tell("ActionInvoked (uint32 7, 'breathe')")
    bus.tell("NotificationClosed (uint32 7, uint32 2)")
    qtbot.waitUntil(lambda: shown.shown == 0)
    shown._shown = 7  # as if: so that what were heard would be told
    press_and_let_pass(bus, shown, qtbot)
    assert pressed == [("breathe", "come-forward")]


@on_linux
def test_what_closes_of_others_closes_nothing_of_ours(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("actions")
    show(bus, shown, LINE, qtbot, 7)
    bus.tell("NotificationClosed (uint32 6, uint32 1)")
    with qtbot.waitSignal(shown.pressed):
        bus.tell("ActionInvoked (uint32 7, 'skip')")
    assert shown.shown == 7


@on_linux
def test_it_is_taken_off_and_forgotten(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("actions")
    shown.withdraw()
    show(bus, shown, LINE, qtbot, 7)
    shown.withdraw()
    assert shown.shown == 0
    assert bus.wait_for("CloseNotification") == "CloseNotification (uint32 7,)"


@on_linux
def test_a_line_taken_back_before_it_was_shown_never_comes(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("actions")
    with qtbot.waitSignal(shown.looked):
        shown.show(LINE)
        shown.withdraw()
    show(bus, shown, Line("Another"), qtbot, 7)
    assert bus.wait_for("Notify", 1) == asked("Another")
    assert len([line for line in bus.heard if line.startswith("Notify")]) == 1


@on_linux
def test_the_next_process_hears_the_press_under_the_line_of_the_one_before(make: Make, qtbot: QtBot) -> None:
    bus, shown = make("actions")
    show(bus, shown, LINE, qtbot, 7)
    after = LinuxNotifications(bus.connect())
    after.take_up(shown.shown)
    with qtbot.waitSignal(after.pressed) as told:
        bus.tell("ActionInvoked (uint32 7, 'breathe')")
    assert told.args == ["breathe", ""]


@on_linux
def test_nothing_is_listened_to_while_no_line_is_shown(make: Make, qtbot: QtBot) -> None:
    """PERFORMANCE goal 8: what other programs show and close wakes nobody here."""
    bus, shown = make("actions")
    shown._shown = 7  # as if: so that what were heard would be told
    pressed: list[str] = []
    shown.pressed.connect(lambda press, token: pressed.append(press))
    press_and_let_pass(bus, shown, qtbot)
    assert pressed == []


@on_linux
def test_where_no_service_is_that_is_said(make: Make, qtbot: QtBot) -> None:
    _bus, shown = make()
    with qtbot.waitSignal(shown.looked) as looked:
        shown.show(LINE)
    assert looked.args == [False]
    assert shown.shown == 0


@on_linux
def test_where_no_bus_is_that_is_said_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    nowhere = QDBusConnection.connectToBus(f"unix:path={tmp_path}/none", "nowhere-to-show")
    shown = LinuxNotifications(nowhere)
    with qtbot.waitSignal(shown.looked) as looked:
        shown.show(LINE)
    assert looked.args == [False]
    shown.take_up(7)
    shown.withdraw()
    assert shown.shown == 0
    QDBusConnection.disconnectFromBus("nowhere-to-show")


@on_linux
def test_without_the_library_that_writes_the_numbers_nothing_is_shown(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus, shown = make("actions")
    monkeypatch.setattr(linux_module, "Library", lambda: Library("libdbus-that-is-not.so"))
    with qtbot.waitSignal(shown.looked) as looked:
        shown.show(LINE)
    assert looked.args == [False]
    shown.take_up(7)
    shown.withdraw()
    assert bus.heard == ["GetCapabilities ()"]


@on_linux
def test_a_library_of_another_kind_is_refused() -> None:
    with pytest.raises(NoLibrary):
        Library("libc.so.6")
    with pytest.raises(AttributeError):
        Library().something_else  # noqa: B018 - looked up


@on_linux
def test_an_answer_of_another_kind_is_no_number(make: Make, qtbot: QtBot) -> None:
    bus, _ = make("actions")
    name = "org.freedesktop.Notifications"
    for method in ("GetCapabilities", "NoSuchMethod"):
        answer = Question(Library(), name, "/org/freedesktop/Notifications", name, method).ask(
            int(bus.bus.internalPointer())
        )
        qtbot.waitUntil(lambda answer=answer: answer.is_there)
        assert answer.number() == 0
        assert not answer.is_there
        assert answer.number() == 0
        answer.drop()


@on_linux
def test_without_a_connection_there_is_no_answer(qtbot: QtBot) -> None:
    answer = Question(Library(), "a.b", "/a", "a.b", "C").ask(0)
    assert not answer.is_there
    assert answer.number() == 0
    answer.drop()


def test_the_plain_one_shows_nothing_and_takes_every_wish(qtbot: QtBot) -> None:
    plain = Notifications()
    plain.look()
    plain.show(LINE)
    plain.take_up(7)
    plain.withdraw()
    assert plain.shown == 0
    assert not plain.is_offered


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", LinuxNotifications), ("win32", Notifications), ("darwin", Notifications)]
)
def test_each_system_has_its_own(qtbot: QtBot, platform: str, kind: type) -> None:
    assert type(make_notifications(None, platform)) is kind
