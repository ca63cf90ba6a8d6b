# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The memory of the locked app holds no word, no key and no code, however it was locked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from counts import tell
from desktop import safety
from desktop.desk import until
from desktop.searching import copies_in_memory, of_root, of_text, stopped
from desktop.session import ADDED, EDITED, Session, unlock
from desktop.test_session import Logind
from desktop.vaults import PASSPHRASE, prepare_vault
from holdspace.domain.recovery_code import decode_code
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys
from patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.searching import Needles
    from desktop.window import App

SEALED = "an owl in the stairwell tonight"
LAST = "that was today"
FOUND_OPEN = ("new words", "unfinished words", "database key", "inbox key")
SLOW_KDF = KdfParameters(memory_kib=64 * 1024, passes=16, lanes=1)
"""Slow enough to look at what is in memory meanwhile."""


READING = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
for _ in range(20):
    app.processEvents()
print(app.clipboard().text())
"""


def clipboard(desk: Desk, home: Path, person: Path) -> str:
    """Return what another program finds on the clipboard."""
    done = subprocess.run(
        [sys.executable, "-c", READING],
        env=desk.environment(home.with_name("elsewhere"), person),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout.strip()


def by_key(app: App) -> None:
    """Press the keys that lock."""
    app.keys("ctrl+l")


def by_rail(app: App) -> None:
    """Click at the foot of the rail."""
    app.keys("ctrl+1")
    app.find("nav.lock").click()


def by_day_end(app: App) -> None:
    """Set the last words of the day down; the words that were in the box go with them."""
    app.keys("ctrl+1")
    app.find("now.entry").focus()
    app.keys("ctrl+Return")
    app.find("now.entry").wait_for(text="")
    app.find("now.day_end").click()
    app.find("doorway.left.nothing").wait_for_focus()
    app.keys("2")
    app.find("doorway.entry").wait_for_focus()
    app.type(LAST)
    app.keys("Tab", "space", "ctrl+Return")
    app.find("doorway.step").wait_for(name="Anything still to do for a client?")
    app.keys("Return")
    app.find("doorway.step").wait_for(name="One boundary, kept or said")
    app.keys("Return")
    app.find("doorway.step").wait_for(name="Where does home begin?")
    app.keys("Return")


def test_nothing_is_left_in_memory_after_the_lock(
    start: Start, desk: Desk, home: Path, person: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(home)
    app = start()
    session.work(app)
    assert clipboard(desk, home, person) == EDITED + ADDED
    words = ("old words", "edited words", "new words", "unfinished words")
    found = (*words, "recovery code", "database key", "inbox key")
    lock_and_search(app, session.needles, by_key, found, capsys)
    assert clipboard(desk, home, person) == ""
    app.close()


@pytest.mark.parametrize("lock", [by_rail, by_day_end])
def test_nothing_is_left_however_it_was_locked(
    start: Start, home: Path, capsys: pytest.CaptureFixture[str], lock: Callable[[App], None]
) -> None:
    session = Session(home)
    app = start()
    session.begin(app)
    needles = session.needles | {"the last words": of_text(LAST)}
    lock_and_search(app, needles, lock, FOUND_OPEN, capsys)
    app.close()


HOLDING = """
import sys
held = [bytes.fromhex(line) for line in iter(sys.stdin.readline, "\\n")]
print("held", flush=True)
sys.stdin.readline()
"""


def test_every_secret_is_found_where_it_is(home: Path) -> None:
    """Each in each form, in a process that holds it: some are never in the open app for long."""
    needles = Session(home).needles
    forms = {f"{name} {form.hex()}": form for name, every in needles.items() for form in every}
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holding:
        assert holding.stdin
        assert holding.stdout
        holding.stdin.write("".join(f"{form.hex()}\n" for form in forms.values()) + "\n")
        holding.stdin.flush()
        assert holding.stdout.readline() == "held\n"
        counts = copies_in_memory(holding.pid, {name: frozenset({form}) for name, form in forms.items()})
        holding.stdin.write("\n")
    assert {"passphrase", "root secret", "inbox key"} <= set(needles)
    assert not [name for name, count in counts.items() if not count]


def test_the_passphrase_is_in_memory_while_it_is_checked_and_not_after_the_lock(
    start: Start, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(home, make_keys(PASSPHRASE, SLOW_KDF))
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.wait_for(name="Opening…")
    checked = ("passphrase", "database key")
    with stopped(app.pid):
        during = copies_in_memory(app.pid, {name: session.needles[name] for name in checked})
    assert during["passphrase"], "the search would find nothing anywhere"
    assert not during["database key"], "it was open already"
    app.find("journal.list").wait_for()
    needles = {name: session.needles[name] for name in (*checked, "root secret", "inbox key")}
    lock_and_search(app, needles, by_key, ("database key", "inbox key"), capsys)
    app.close()


def test_no_key_old_or_new_is_left_after_re_encrypting(
    start: Start, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(home)
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    safety.open_safety(app)
    root = decode_code(safety.reencrypt(app))
    made = of_root(root)
    fresh = {f"new {name}": forms for name, forms in made.items()}
    found = ("new recovery code", "new database key", "new inbox key")
    old = {name: session.needles[name] for name in (*made, "old words", "passphrase")}
    lock_and_search(app, old | fresh, by_key, found, capsys)
    app.close()


def test_nothing_is_left_when_the_computer_sleeps(
    start: Start, desk: Desk, home: Path, person: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """TRUST 40 and 43: looked at in the moment in which sleep may go on."""
    session = Session(home)
    logind = Logind(desk, home, person)
    try:
        app = start()
        session.begin(app)
        logind.hear("Inhibit sleep HoldSpace")
        open_counts = copies_in_memory(app.pid, session.needles)
        assert not [name for name in FOUND_OPEN if not open_counts[name]], open_counts
        image = app.image()
        logind.tell_sleep()
        logind.hear("released")
        with stopped(app.pid):
            asleep_counts = copies_in_memory(app.pid, session.needles)
        tell(capsys, f"copies in memory, asleep: {sum(asleep_counts.values())}")
        assert not any(asleep_counts.values()), asleep_counts
        app.wait_for_relaunch(image)
        app.close()
    finally:
        logind.end()


def lock_and_search(
    app: App,
    needles: Needles,
    lock: Callable[[App], None],
    must_be_found: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Find the secrets in the open app, lock it, and find none."""
    open_counts = copies_in_memory(app.pid, needles)
    assert not [name for name in must_be_found if not open_counts[name]], open_counts
    image = app.image()
    lock(app)
    app.wait_for_relaunch(image)
    locked_counts = copies_in_memory(app.pid, needles)
    figures = ", ".join(f"{name} {open_counts[name]}\u2192{locked_counts[name]}" for name in needles)
    tell(capsys, f"copies in memory, open\u2192locked {lock.__name__}: {figures}")
    assert not any(locked_counts.values()), locked_counts


def test_words_sealed_while_locked_leave_memory_once_undo_is_over(
    start: Start, desk: Desk, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare_vault(home, "an entry from before")
    needles = {SEALED: of_text(SEALED)}
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.type(SEALED)
    app.find("now.entry").wait_for(text=SEALED)
    app.keys("ctrl+Return")
    app.wait_for(name="Set down and sealed.")
    before = copies_in_memory(app.pid, needles)[SEALED]
    assert before, "the search would find nothing anywhere"
    image = app.image()
    # Nobody looks: the window may go for the moment that a new process takes.
    desk.keys("search", "--onlyvisible", "--pid", str(app.pid), "--name", "^HoldSpace$", "windowminimize")
    until(lambda: app.image() not in (image, b""), "no relaunch")
    after = copies_in_memory(app.pid, needles)[SEALED]
    tell(capsys, f"copies in memory of words sealed while locked: {before}, once Undo is over: {after}")
    assert after == 0
