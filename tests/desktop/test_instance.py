# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One instance a home: a second start hands its wish to the first and ends with 0."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from desktop.desk import until
from desktop.vaults import PASSPHRASE, prepare_vault
from desktop.window import run_holdspace, said_by

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.window import App

WORDS = "two words on the stairs"
HandOver = Callable[..., None]


@pytest.fixture
def hand_over(desk: Desk, home: Path, person: Path) -> HandOver:
    """Return what starts holdspace a second time and sees it end with 0, with nothing said."""

    def hand_over(*arguments: str) -> None:
        done = run_holdspace(desk, home, person, *arguments)
        assert (done.returncode, said_by(done)) == (0, "")

    return hand_over


@pytest.fixture
def app(start: Start, home: Path) -> App:
    """The first instance, locked, with its window shown."""
    prepare_vault(home, "an entry from before")
    app = start()
    app.find("now.entry").wait_for_focus()
    return app


def test_quick_opens_the_pocket_window_with_the_words_under_way(app: App, hand_over: HandOver) -> None:
    app.wait_until_active()
    app.type(WORDS)
    app.find("now.entry").wait_for(text=WORDS)
    hand_over("--quick")
    app.find("pocket.entry").wait_for_focus()
    app.find("pocket.entry").wait_for(text=WORDS)
    app.find("now.entry").wait_for(text="")
    app.wait_until_active()
    app.type(", and a third")
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")
    app.find("now.entry").wait_for(text=WORDS + ", and a third")


def test_quick_alone_opens_the_pocket_window_and_no_other(start: Start, home: Path) -> None:
    prepare_vault(home)
    app = start("--quick")
    app.find("pocket.entry").wait_for_focus()
    assert not app.shows(id="now.entry")
    app.wait_until_active()
    app.type(WORDS)
    app.keys("ctrl+Return")
    app.wait_for(name="Set down and sealed.")
    assert len(list((home / "inbox").glob("*.sealed"))) == 1
    app.close()


def test_wishes_reach_the_first_instance(app: App, hand_over: HandOver) -> None:
    hand_over("--breathe", "box")
    app.find("breathe.phase").wait_for_focus()
    app.wait_for(name="Box")
    app.keys("Escape")
    app.find("breathe.end").wait_for()
    hand_over("--cards")
    app.find("cards.list").wait_for()
    hand_over("--pause", "silence_10")
    app.find("pause.remaining").wait_for()
    app.keys("Escape")
    app.wait_until_gone(id="pause.remaining")
    hand_over("--before")
    app.find("doorway.audience.client").wait_for_focus()
    app.keys("Escape")
    app.find("doorway.done").wait_for_focus()
    app.close()


def test_of_two_starts_at_once_one_stays_and_both_wishes_count(start: Start) -> None:
    starts = [start("--quick"), start("--quick")]
    until(lambda: [app for app in starts if app.process.poll() is not None], "both stay")
    ended, stays = sorted(starts, key=lambda app: app.process.poll() is None)
    assert ended.process.poll() == 0
    stays.find("pocket.entry").wait_for()


def test_a_plain_second_start_brings_the_window_back(app: App, desk: Desk, hand_over: HandOver) -> None:
    app.wait_until_active()
    desk.keys("search", "--onlyvisible", "--pid", str(app.pid), "--name", "^HoldSpace$", "windowminimize")
    app.wait_until_gone(states=["active"])
    hand_over()
    app.wait_until_active()
    app.close()


def test_lock_is_handed_over(app: App, hand_over: HandOver) -> None:
    app.find("nav.journal").click()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_rows(1)
    image = app.image()
    hand_over("--lock")
    app.wait_for_relaunch(image)
    app.find("vault.passphrase").wait_for()
    assert not app.shows(id="journal.list")
    app.close()


def test_lock_without_a_running_instance_ends_at_once(hand_over: HandOver, home: Path) -> None:
    prepare_vault(home)
    hand_over("--lock")
