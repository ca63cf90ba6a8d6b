# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where someone stands as they practise is found again by another process; a reply goes with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.services.practice_replies import PracticeReplies
from holdspace.storage.errors import BadSealedFile, DiskFull
from household import LOCKED, NONE, Household

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


def test_line_and_words_are_there_for_another_process_once_it_is_open(home: Household) -> None:
    PracticeReplies(home.vault).keep("key_in", "half a quince")
    home.kill()
    replies = PracticeReplies(home.vault)
    assert (replies.line_id, replies.of("key_in"), replies.can_be_kept) == ("", "", False)
    home.open()
    assert (replies.line_id, replies.of("key_in"), replies.can_be_kept) == ("key_in", "half a quince", True)
    assert not home.disk_holds("quince")
    replies.drop("key_in")
    assert (replies.line_id, replies.of("key_in")) == ("", "")
    assert not home.vault.places.replies.exists()


def test_a_line_passed_over_takes_no_other_ones_words_along(home: Household) -> None:
    replies = PracticeReplies(home.vault)
    replies.keep("key_in", "quince")
    replies.keep("the_sock", " ")
    replies.drop("the_sock")
    assert (replies.line_id, replies.of("key_in"), replies.of("the_sock")) == ("", "quince", "")


@pytest.mark.parametrize("state", [LOCKED, NONE])
def test_while_nothing_is_open_the_line_waits_in_mind_alone(tmp_path: Path, qtbot: QtBot, state: str) -> None:
    del qtbot
    home = Household(tmp_path / "home", state)
    replies = PracticeReplies(home.vault)
    replies.keep("key_in", "quince")
    assert (replies.line_id, replies.of("key_in")) == ("key_in", "")
    assert not home.vault.places.replies.exists()
    replies.wait_at("the_sock")
    assert replies.line_id == "the_sock"
    home.end()


def test_what_cannot_be_sealed_or_opened_is_told(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DiskFull

    replies, told = PracticeReplies(home.vault), []
    replies.failed.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr("holdspace.storage.replies.seal_replies", fail)
        replies.keep("key_in", "quince")
    home.vault.places.replies.write_bytes(b"no seal")
    again = PracticeReplies(home.vault)
    again.failed.connect(told.append)
    assert again.of("key_in") == ""
    assert [type(error) for error in told] == [DiskFull, BadSealedFile]


def test_it_is_told_once_while_one_writes_on_and_again_after_it_could_be_kept(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFull

    replies, told = PracticeReplies(home.vault), []
    replies.failed.connect(told.append)
    for expected in (1, 2):
        with monkeypatch.context() as patch:
            patch.setattr("holdspace.storage.replies.seal_replies", fail)
            assert not replies.keep("key_in", f"a quince {expected}")
            assert not replies.keep("key_in", f"a quince {expected} more")
        assert len(told) == expected
        assert replies.keep("key_in", f"a quince {expected} more")
