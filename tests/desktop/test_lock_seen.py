# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a person sees of a lock, frame by frame, and where the keys go that she presses meanwhile."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.desk import until
from desktop.filming import Filming
from desktop.vaults import PASSPHRASE, prepare_vault
from desktop.window import run_holdspace, said_by
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.window import App

ENTRY = "what she said about the stairs"
BLIND = "kept names their rivers quiet " * 8
"""Typed for longer than any lock takes."""

BLIND_DELAY_MS = 60
A_FEW = 10  # pixels
HANDS_REST = 250
"""Looks at the screen, of 8 ms and more each: the hands have paused for longer than a second by then."""

ELSEWHERE = """
import sys
from PySide6.QtGui import QColor, QGuiApplication, QRasterWindow, QPainter

class Window(QRasterWindow):
    def paintEvent(self, event):
        QPainter(self).fillRect(0, 0, self.width(), self.height(), QColor("navy"))

application = QGuiApplication([])
window = Window()
window.setTitle(sys.argv[1])
window.setGeometry(int(sys.argv[2]), 200, 300, 300)
window.show()
application.exec()
"""
"""Another program, with a window of one colour over ours."""

LOST = "What you typed while it locked was not taken."


def opened(start: Start, home: Path) -> App:
    """Return the app with an open journal that shows its entry."""
    prepare_vault(home, ENTRY)
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_rows(1)
    return app


def rail_of(app: App) -> list[int]:
    """Return where the places of the rail are: the one that is shown is marked among them."""
    first, last = app.find("nav.now").facts.extents, app.find("nav.cards").facts.extents
    return [first[0], first[1], first[2], last[1] + last[3] - first[1]]


def show(app: App, desk: Desk, place: str) -> None:
    """Show a place, and put the pointer where nothing heeds it."""
    app.find(f"nav.{place}").click()
    desk.keys("mousemove", "700", "760")


def films_lock(app: App, desk: Desk) -> Filming:
    """Return the film of a lock by Ctrl+L, until the next process shows."""
    image = app.image()
    with Filming(desk) as film:
        film.begin_anew()
        app.keys("ctrl+l")
        app.wait_for_relaunch(image)
    return film


@pytest.mark.parametrize("place", ["journal", "breathe", "cards", "settings"])
def test_the_window_stands_and_the_first_page_after_a_lock_is_hers(
    start: Start, desk: Desk, home: Path, place: str
) -> None:
    """The rail never changes: it would show another page's mark, or nothing in a moment without a window."""
    app = opened(start, home)
    show(app, desk, place)
    rail, lock = rail_of(app), app.find("nav.lock").facts.extents
    film = films_lock(app, desk)
    assert len(film.seen(rail)) == 1
    assert len(film.seen(lock)) > 1  # "Unlock" stands there at the end
    app.close()


def make_small(app: App, desk: Desk) -> None:
    """Have the window fill the screen no more."""
    whole = app.wait_for(states=["active"]).extents
    desk.keys("mousemove", "683", "6", "click", "--repeat", "2", "--delay", "40", "1")
    [window] = app.windows()
    until(lambda: app.wait_for(states=["active"]).extents != whole, "it fills the screen still")
    desk.keys("windowsize", "--sync", window, "900", "560", "windowmove", "--sync", window, "200", "90")


def test_a_window_of_any_size_stays_in_its_place(start: Start, desk: Desk, home: Path) -> None:
    app = opened(start, home)
    make_small(app, desk)
    show(app, desk, "cards")
    before, rail = app.wait_for(states=["active"]).extents, rail_of(app)
    film = films_lock(app, desk)
    assert len(film.seen(rail)) == 1
    app.wait_until_active()
    assert app.wait_for(states=["active"]).extents == before
    app.close()


def test_a_menu_that_is_open_at_the_lock_leaves_nothing_on_the_screen(
    start: Start, desk: Desk, home: Path, person: Path
) -> None:
    app = opened(start, home)
    show(app, desk, "journal")
    image, rail = app.image(), rail_of(app)
    with Filming(desk) as film:
        film.begin_anew()
        app.find("menu.button").press()
        until(lambda: len(film.seen(rail)) > 1, "no menu over the rail")
        locked = run_holdspace(desk, home, person, "--lock")
        assert locked.returncode == 0, said_by(locked)
        until(lambda: app.image() not in (image, b""), "no relaunch")
        os.kill(app.pid, signal.SIGSTOP)
        film.wait_for_rest()
        first, *_, last = film.parts(rail)
        os.kill(app.pid, signal.SIGCONT)
    assert last == first
    app.wait_for_relaunch(image)
    app.close()


def test_the_pocket_window_stays_in_its_place(start: Start, desk: Desk, home: Path, person: Path) -> None:
    """The window manager would put a second one beside that which is left standing.

    A few pixels are between them: what it says fits the lock, and its height that.
    """
    app = opened(start, home)
    image = app.image()
    assert run_holdspace(desk, home, person, "--quick").returncode == 0
    app.find("pocket.entry").wait_for_focus()
    before = app.wait_for(states=["active"]).extents
    assert run_holdspace(desk, home, person, "--lock").returncode == 0
    app.wait_for_relaunch(image)
    app.find("pocket.entry").wait_for_focus()
    after = app.wait_for(states=["active"]).extents
    assert (after[0], after[2]) == (before[0], before[2])
    assert abs(after[1] - before[1]) < A_FEW
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")
    app.close()


@contextlib.contextmanager
def another_program(desk: Desk, home: Path, person: Path, name: str, left: int) -> Iterator[list[int]]:
    """Have a window of another program in front, with the keyboard; return where some of it is."""
    command = [sys.executable, "-c", ELSEWHERE, name, str(left)]
    program = subprocess.Popen(command, env=desk.environment(home, person))
    try:
        until(lambda: desk.found("--onlyvisible", "--name", f"^{name}$"), "no other program")
        [window] = desk.found("--onlyvisible", "--name", f"^{name}$")
        desk.keys("windowactivate", "--sync", window)
        yield [left + 50, 250, 200, 200]
    finally:
        program.terminate()
        program.wait(timeout=PATIENCE)


def test_a_window_behind_others_stays_in_its_place_among_them(
    start: Start, desk: Desk, home: Path, person: Path
) -> None:
    """Behind the one in front, and behind the one behind that."""
    app = opened(start, home)
    make_small(app, desk)
    show(app, desk, "journal")
    before, image = app.wait_for(states=["active"]).extents, app.image()
    behind, front = (another_program(desk, home, person, *each) for each in (("Near", 300), ("Front", 800)))
    with behind as near, front as nearest, Filming(desk) as film:
        film.begin_anew()
        assert run_holdspace(desk, home, person, "--lock").returncode == 0
        app.wait_for_relaunch(image)
        film.wait_for_rest()
        for part in (near, nearest):
            [in_front] = film.seen(part)
            assert len(set(in_front)) < A_FEW, "a page of ours is in front"
    assert app.wait_for(states=["active"]).extents == before
    app.close()


def test_the_key_that_locks_works_in_the_pocket_window(start: Start, home: Path) -> None:
    app = opened(start, home)
    image = app.image()
    app.keys("ctrl+p")
    app.find("pocket.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+l")
    app.wait_for_relaunch(image)
    app.wait_for(id="nav.lock", name="Unlock")
    app.find("pocket.unlock").wait_for_focus()
    app.wait_until_active()
    app.type("quiet")
    assert not app.find("pocket.entry").text
    app.keys("Return")
    app.find("vault.passphrase").wait_for_focus()
    app.wait_until_gone(id="pocket.entry")
    app.wait_until_active()
    unlock_blindly(app)
    app.close()


def test_a_process_that_dies_before_its_first_frame_leaves_no_window(
    start: Start, desk: Desk, home: Path
) -> None:
    app = opened(start, home)
    show(app, desk, "journal")
    image, rail = app.image(), rail_of(app)
    with Filming(desk) as film:
        film.begin_anew()
        app.keys("ctrl+l")
        until(lambda: app.image() not in (image, b""), "no relaunch")
        os.kill(app.pid, signal.SIGSTOP)
        assert len(app.windows()) == 1
        app.kill()
        until(lambda: not app.windows(), "a window that nobody is behind")
        until(lambda: len(film.seen(rail)) > 1, "it is on the screen still")
    assert len(film.seen(rail)) == 2  # the window, and then none


def test_nothing_is_taken_of_what_was_begun_before_there_was_a_window(
    start: Start, desk: Desk, home: Path
) -> None:
    app = opened(start, home)
    image = app.image()
    app.keys("ctrl+l")
    with desk.typing(BLIND, BLIND_DELAY_MS) as typing:
        app.wait_for_relaunch(image)
        assert typing.poll() is None, "it was typed to its end before the window came"
    app.wait_for_heard(LOST)
    field = app.find("vault.passphrase").wait_for_focus()
    assert not field.text
    with Filming(desk) as film:
        film.wait_for_rest(HANDS_REST)
    unlock_blindly(app)
    app.close()


def test_where_nothing_was_typed_meanwhile_the_first_key_counts(start: Start, desk: Desk, home: Path) -> None:
    app = opened(start, home)
    films_lock(app, desk)
    app.wait_until_active()
    unlock_blindly(app)
    assert not app.shows(name=LOST)
    app.close()


def unlock_blindly(app: App) -> None:
    """Type the passphrase where the keyboard is; a single letter less or more of it would not open."""
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_rows(1)
