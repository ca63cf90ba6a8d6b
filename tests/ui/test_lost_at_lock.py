# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the disk did not take at a lock is said by the next process; of its words nothing is handed on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from holdspace.services.errors import DiskFull
from household import LOCKED, PASSPHRASE, UNLOCKED

if TYPE_CHECKING:
    from window_house import MakeWindow

LEFT = "All that was kept before is safe. The disk may be full: make room on it before you write on."
SAID = {
    "entry": f"What you last changed in an entry could not be kept as HoldSpace locked. {LEFT}",
    "card": f"The card you had begun could not be kept as HoldSpace locked. {LEFT}",
    "practice": f"The practice you had begun could not be kept as HoldSpace locked. {LEFT}",
    "reply": f"The reply you had begun could not be kept as HoldSpace locked. {LEFT}",
}


def full(*_: object) -> None:
    raise DiskFull


def begin_reply(window: Any) -> None:
    """Begin a reply in Practice, with a word that is on no disk yet."""
    window.show_place("cards")
    window.show_aside("practice")
    window.page("practice")._reply.box.setPlainText("quince")


def begin(window: Any, kind: str) -> None:
    """Begin something of a kind, with a word that is on no disk yet."""
    page = window.page("card_editor" if kind == "card" else "own_practice")
    if kind == "card":
        page.begin(None)
        page.form.lines["say"].setText("quince")
    else:
        page.begin("")
        page.form.name.setText("quince")


def handed_on(window: Any) -> dict[str, Any]:
    told: list[dict[str, Any]] = []
    window.relaunch_wanted.connect(told.append)
    window.lock()
    (state,) = told
    assert "quince" not in json.dumps(state)
    return state


@pytest.mark.parametrize("kind", ["card", "practice"])
def test_what_was_begun_and_a_full_disk_did_not_take_is_said_after(
    window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    window: Any = window_in(UNLOCKED)
    begin(window, kind)
    with monkeypatch.context() as broken:
        broken.setattr("holdspace.storage.begun.write_durably", full)
        state = handed_on(window)
    assert state["unkept"] == [kind]
    after: Any = window_in(LOCKED)
    after.resume(state)
    assert after.banner.words == SAID[kind]


def test_changes_of_an_entry_that_a_failing_disk_did_not_take_are_said_after(
    window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: Any = window_in(UNLOCKED)
    window.show_journal()
    monkeypatch.setattr(window.page("journal").browser, "keep_edit", lambda: False)
    state = handed_on(window)
    assert state["unkept"] == ["entry"]
    after: Any = window_in(LOCKED)
    after.resume(state | {"place": "cards"})
    assert after.toast.words == SAID["entry"], "no banner stands above Cards"
    after.show_now()
    assert after.banner.words == SAID["entry"]
    assert after.snapshot()["unkept"] == ["entry"], "the next one says it, too, until it was seen"
    after._house.vault.unlock(PASSPHRASE)
    assert (after.banner.words, after.snapshot().get("unkept")) == ("", None)


def test_a_reply_that_a_full_disk_did_not_take_is_said_after(
    window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: Any = window_in(UNLOCKED)
    begin_reply(window)
    with monkeypatch.context() as broken:
        broken.setattr("holdspace.storage.replies.seal_replies", full)
        state = handed_on(window)
    assert state["unkept"] == ["reply"]
    after: Any = window_in(LOCKED)
    after.resume(state)
    said = after.banner.words or after.toast.words
    assert said == SAID["reply"]


def test_a_reply_that_was_kept_is_not_among_it(window_in: MakeWindow) -> None:
    window: Any = window_in(UNLOCKED)
    begin_reply(window)
    assert "unkept" not in handed_on(window)


def test_in_a_doorway_that_goes_on_after_a_lock_nobody_asked_for_it_is_said_at_the_foot(
    window_in: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window: Any = window_in(UNLOCKED)
    begin(window, "card")
    window.go_through("before")
    with monkeypatch.context() as broken:
        broken.setattr("holdspace.storage.begun.write_durably", full)
        state = handed_on(window)
    after: Any = window_in(LOCKED)
    after.resume(state)
    assert (after.place, after.toast.words) == ("doorway", SAID["card"])
    for each in (window, after):
        each.page("doorway").stop()


def test_where_all_was_kept_nothing_is_said(window_in: MakeWindow) -> None:
    window: Any = window_in(UNLOCKED)
    begin(window, "card")
    begin(window, "practice")
    assert "unkept" not in handed_on(window)


@pytest.mark.parametrize("told", [None, "entry", ["words"], {"entry": 1}, [["entry"]]])
def test_nothing_else_than_a_kind_is_taken(window_in: MakeWindow, told: object) -> None:
    window: Any = window_in(LOCKED)
    window.resume({"unkept": told})
    assert window.banner.words == ""
