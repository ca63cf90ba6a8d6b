# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The vault service: made, locked, opened; keys wiped; sealed notes absorbed; nothing lost on the way."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from holdspace.domain.entries import new_entry
from holdspace.services.background import ThreadBackground
from holdspace.services.capture import Words
from holdspace.services.vault import LOCKED, NONE, UNLOCKED, VaultService
from holdspace.storage import absorbing
from holdspace.storage.errors import (
    DiskFull,
    KeyFileMissing,
    NotReadable,
    UnsafePlace,
    VaultBusy,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import make_keys
from holdspace.storage.key_file_format import parse_key_file
from holdspace.storage.progress import Progress
from holdspace.storage.vault import Vault
from household import FAST_KDF, PASSPHRASE, Household, fresh_keys
from patience import PATIENCE

Make = Callable[[str], Household]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    """Return a function that makes a household in a state."""
    made: list[Household] = []

    def make(state: str) -> Household:
        made.append(Household(tmp_path / "home", state))
        return made[-1]

    yield make
    for household in made:
        household.end()


def follow(vault: VaultService) -> list[tuple[str, Any]]:
    """Return a list to which every signal of the service is added as it comes."""
    told: list[tuple[str, Any]] = []
    for name in (
        "state_changed",
        "create_failed",
        "unlock_failed",
        "keys_made",
        "code_revealed",
        "reveal_failed",
    ):
        getattr(vault, name).connect(lambda value, name=name: told.append((name, value)))
    for name in ("about_to_lock", "locked"):
        getattr(vault, name).connect(lambda name=name: told.append((name, None)))
    return told


def test_the_state_at_start_is_read_from_the_disk(make: Make) -> None:
    assert make(NONE).vault.state == NONE
    assert make(LOCKED).vault.state == LOCKED


def test_the_vault_of_a_closed_service_cannot_be_used(make: Make) -> None:
    with pytest.raises(RuntimeError):
        _ = make(LOCKED).vault.vault


def test_creating_tells_the_code_and_opens(make: Make) -> None:
    household = make(NONE)
    told = follow(household.vault)
    household.vault.create(PASSPHRASE)
    assert [name for name, _ in told] == ["keys_made", "state_changed"]
    code = told[0][1]
    household.vault.lock()
    household.vault.unlock_with_code(code)
    assert household.vault.state == UNLOCKED


def test_the_code_is_told_once_the_vault_stands_and_before_it_is_used(make: Make) -> None:
    household = make(NONE)
    seen: list[tuple[bool, str]] = []
    household.vault.keys_made.connect(
        lambda _code: seen.append((household.places.database.exists(), household.vault.state))
    )
    household.vault.create(PASSPHRASE)
    assert seen == [(True, NONE)]


# The recovery code again


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_the_passphrase_shows_the_code_again_and_opens_nothing(make: Make, state: str) -> None:
    household = make(state)
    before = household.places.database.read_bytes()
    told = follow(household.vault)
    household.vault.reveal_code(PASSPHRASE)
    assert told == [("code_revealed", fresh_keys().recovery_code)]
    assert household.vault.state == state
    assert household.places.database.read_bytes() == before
    assert not household.vault.is_busy


@pytest.mark.parametrize("state", [LOCKED, UNLOCKED])
def test_no_other_passphrase_shows_the_code(make: Make, state: str) -> None:
    household = make(state)
    told = follow(household.vault)
    household.vault.reveal_code("not this one")
    [(name, error)] = told
    assert name == "reveal_failed"
    assert isinstance(error, WrongPassphrase)
    assert household.vault.state == state
    assert not household.vault.is_busy


def test_the_root_secret_is_wiped_once_the_code_is_found(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = fresh_keys().root
    monkeypatch.setattr("holdspace.storage.key_file.unwrap_root", lambda _places, _passphrase: root)
    household = make(LOCKED)
    household.vault.reveal_code(PASSPHRASE)
    assert root == bytes(len(root))


def test_without_a_key_file_no_passphrase_shows_the_code(make: Make) -> None:
    household = make(UNLOCKED)
    lose_key_files(household)
    told = follow(household.vault)
    household.vault.reveal_code(PASSPHRASE)
    assert isinstance(told[0][1], KeyFileMissing)


def test_a_lock_asked_for_while_a_code_is_looked_for_does_not_lock_the_next_opening(
    make: Make, qtbot: QtBot
) -> None:
    household = make(LOCKED)
    background = ThreadBackground()
    vault = VaultService(household.places, background)
    with qtbot.waitSignals([vault.code_revealed, vault.lock_asked]):
        vault.reveal_code(PASSPHRASE)
        vault.lock()
    with qtbot.waitSignal(vault.state_changed):
        vault.unlock(PASSPHRASE)
    assert vault.state == UNLOCKED
    background.wait()
    vault.close()


# Key files lost


def lose_key_files(household: Household) -> None:
    household.places.key_file.unlink()
    household.places.key_file_backup.unlink()


def test_with_both_key_files_lost_it_is_told_and_what_is_typed_is_kept(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    lose_key_files(household)
    failed: list[Exception] = []
    household.capture.draft_failed.connect(failed.append)
    with qtbot.waitSignal(household.vault.key_file_lost):
        household.vault.unlock_with_code(fresh_keys().recovery_code)
    household.capture.read_words_from(lambda: Words("half a thou"))
    household.capture.keep_draft_now()
    assert failed == []
    household.kill()
    household.vault.unlock_with_code(fresh_keys().recovery_code)
    draft = household.draft()
    assert draft is not None
    assert draft.text == "half a thou"


def test_while_a_key_file_is_there_no_loss_is_told(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    household.places.key_file.unlink()
    with qtbot.assertNotEmitted(household.vault.key_file_lost):
        household.open()


def test_a_damaged_salt_is_put_right_and_told(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    data = bytearray(household.places.database.read_bytes())
    data[:16] = bytes(range(16))
    household.places.database.write_bytes(data)
    with qtbot.waitSignal(household.vault.salt_healed):
        household.open()
    household.kill()
    with qtbot.assertNotEmitted(household.vault.salt_healed):
        household.open()


# Made off this thread, and errors


def test_a_vault_is_made_off_this_thread(make: Make, qtbot: QtBot) -> None:
    household = make(NONE)
    background = ThreadBackground()
    vault = VaultService(household.places, background, parameters=lambda: FAST_KDF)
    with qtbot.waitSignal(vault.state_changed):
        vault.create(PASSPHRASE)
        assert vault.is_busy
        assert vault.state == NONE
        vault.create("another one, pressed twice")  # is passed over
    assert not vault.is_busy
    vault.lock()
    with qtbot.waitSignal(vault.state_changed):
        vault.unlock(PASSPHRASE)
        assert vault.is_busy
    assert vault.state == UNLOCKED
    background.wait()
    vault.close()


def test_a_wrong_passphrase_is_told_and_changes_nothing(make: Make) -> None:
    household = make(LOCKED)
    before = {path: path.read_bytes() for path in household.places.home.iterdir() if path.is_file()}
    told = follow(household.vault)
    household.vault.unlock("not this one")
    [(name, error)] = told
    assert name == "unlock_failed"
    assert isinstance(error, WrongPassphrase)
    assert household.vault.state == LOCKED
    assert not household.vault.is_busy
    assert {path: path.read_bytes() for path in before} == before
    household.vault.unlock(PASSPHRASE)
    assert household.vault.state == UNLOCKED


def test_a_wrong_code_is_told_from_a_wrong_passphrase(make: Make) -> None:
    household = make(LOCKED)
    told = follow(household.vault)
    household.vault.unlock_with_code(make_keys(PASSPHRASE, FAST_KDF).recovery_code)
    assert isinstance(told[0][1], WrongRecoveryCode)


def test_damage_is_told_from_a_wrong_passphrase(make: Make) -> None:
    household = make(LOCKED)
    data = bytearray(household.places.database.read_bytes())
    data[100:4096] = bytes(3996)
    household.places.database.write_bytes(data)
    told = follow(household.vault)
    household.vault.unlock(PASSPHRASE)
    [(name, error)] = told
    assert name == "unlock_failed"
    assert isinstance(error, VaultDamaged)


def test_one_that_is_open_elsewhere_is_left_alone(make: Make) -> None:
    household = make(UNLOCKED)
    other = VaultService(household.places, household.vault._background)
    told = follow(other)
    other.unlock(PASSPHRASE)
    assert isinstance(told[0][1], VaultInUse)
    assert household.entries == []


def test_a_place_that_is_synced_is_refused(tmp_path: Path, qtbot: QtBot) -> None:
    household = Household(tmp_path / "Dropbox" / "home", NONE)
    told = follow(household.vault)
    household.vault.create(PASSPHRASE)
    [(name, error)] = told
    assert name == "create_failed"
    assert isinstance(error, UnsafePlace)
    assert household.vault.state == NONE


@pytest.mark.parametrize("way", ["create", "unlock", "fail"])
def test_the_root_secret_is_wiped_after_use(make: Make, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    household = make(NONE if way == "create" else LOCKED)
    keys = fresh_keys()
    if way == "create":
        household.vault._on_keys_made(keys)
    else:
        if way == "fail":
            household.places.database.write_bytes(b"short")
        household.vault._on_root_found(keys.root)
    assert keys.root == bytes(len(keys.root))


# Locking


def test_lock_tells_before_and_after(make: Make) -> None:
    household = make(UNLOCKED)
    told = follow(household.vault)
    states: list[str] = []
    household.vault.about_to_lock.connect(lambda: states.append(household.vault.state))
    household.vault.lock()
    household.vault.lock()
    assert [name for name, _ in told] == ["about_to_lock", "state_changed", "locked"]
    assert states == [UNLOCKED]
    assert household.vault.state == LOCKED


def test_lock_goes_on_where_a_listener_fails(make: Make, qtbot: QtBot) -> None:
    household = make(UNLOCKED)

    def fail() -> None:
        raise OSError(errno.ENOSPC, "no room")

    household.vault.about_to_lock.connect(fail)
    with qtbot.captureExceptions() as raised:
        household.vault.lock()
    assert len(raised) == 1
    assert household.vault.state == LOCKED


def test_lock_goes_on_where_closing_fails(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    household = make(UNLOCKED)
    close = Vault.close

    def close_and_fail(vault: Vault) -> None:
        close(vault)
        raise DiskFull

    monkeypatch.setattr(Vault, "close", close_and_fail)
    told = follow(household.vault)
    with pytest.raises(DiskFull):
        household.vault.lock()
    assert [name for name, _ in told] == ["about_to_lock", "state_changed", "locked"]
    assert household.vault.state == LOCKED


def test_after_lock_the_log_is_empty_and_the_vault_can_be_opened_again(make: Make) -> None:
    household = make(UNLOCKED)
    household.capture.set_down(Words("a few words"))
    log = household.places.database.with_name("vault.db-wal")
    assert log.stat().st_size > 0
    household.vault.lock()
    assert not log.exists() or log.stat().st_size == 0
    household.open()
    assert household.texts == ["a few words"]


def test_closing_at_the_end_keeps_words_and_asks_for_no_new_process(make: Make) -> None:
    household = make(UNLOCKED)
    told = follow(household.vault)
    household.vault.close()
    household.vault.close()
    assert told == [("about_to_lock", None)]
    assert household.vault.state == LOCKED
    household.open()


# After a save


def test_two_seconds_after_a_save_the_log_is_emptied(make: Make, qtbot: QtBot) -> None:
    household = make(UNLOCKED)
    household.capture.set_down(Words("a few words"))
    log = household.places.database.with_name("vault.db-wal")
    assert log.stat().st_size > 0
    qtbot.waitUntil(lambda: log.stat().st_size == 0)


def test_two_seconds_after_saves_their_words_are_merged(make: Make, qtbot: QtBot) -> None:
    household = make(UNLOCKED)
    for number in range(20):
        household.capture.set_down(Words(f"words {number}"))
    parts = "SELECT count(DISTINCT segid) FROM entry_words_idx"
    connection = household.vault.vault.connection
    before = connection.value(parts)
    qtbot.waitUntil(lambda: connection.value(parts) < before)


def test_while_work_is_under_way_nothing_is_merged(make: Make, qtbot: QtBot) -> None:
    household = make(UNLOCKED)
    for number in range(20):
        household.capture.set_down(Words(f"words {number}"))
    vault = household.vault.vault
    work = household.vault.begin(lambda _progress: None, "backup")
    before = vault.own_changes
    with qtbot.waitSignal(work.over):
        household.vault._quiet.work()
        assert vault.own_changes == before
    household.vault._quiet.work()
    assert vault.own_changes > before


def test_a_checkpoint_that_fails_troubles_nobody(make: Make, qtbot: QtBot) -> None:
    household = make(UNLOCKED)
    household.vault.vault._connection.close()
    with qtbot.captureExceptions() as raised:
        household.vault._quiet.work()
    assert raised == []


# The sealed inbox


def test_many_notes_join_in_batches_and_the_window_stays_live(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    for number in range(250):
        household.capture.set_down(Words(str(number)))
    assert household.vault.sealed_count() == 250
    batches: list[int] = []
    household.vault.entries_absorbed.connect(lambda joined, _bad: batches.append(joined))
    household.open()
    assert batches == []  # not before the timeline can show
    qtbot.waitUntil(lambda: sum(batches) == 250)
    assert len(batches) > 1
    assert sorted(map(int, household.texts)) == list(range(250))
    assert household.sealed == 0


def test_locking_stops_a_batch_that_is_under_way_and_loses_no_note(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 42: the batch rolls back before the vault closes, and joins at the next unlock."""
    household = make(LOCKED)
    for number in range(20):
        household.capture.set_down(Words(str(number)))
    helper = ThreadBackground()
    household.vault._background = helper
    started, may_go_on = threading.Event(), threading.Event()
    absorb = Vault.absorb_inbox

    def slowly(vault: Vault, limit: int, progress: Progress) -> Any:
        def wait(share: float) -> None:
            started.set()
            assert may_go_on.wait(PATIENCE)
            progress(share)

        return absorb(vault, limit, wait)

    failures: list[Exception] = []
    household.vault.absorb_failed.connect(failures.append)
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "absorb_inbox", slowly)
        household.vault.unlock(PASSPHRASE)
        qtbot.waitUntil(started.is_set)
        threading.Timer(0.05, may_go_on.set).start()
        household.vault.lock()
        helper.wait()
    assert household.vault.state == LOCKED
    assert household.sealed == 20
    with qtbot.waitSignal(household.vault.entries_absorbed):
        household.vault.unlock(PASSPHRASE)
    assert sorted(map(int, household.texts)) == list(range(20))
    assert failures == []
    helper.wait()


def test_notes_wait_while_long_work_is_under_way(make: Make, qtbot: QtBot) -> None:
    """It may put another file in the database's place, and a second connection would write into the old."""
    household = make(UNLOCKED)
    household.vault._background = helper = ThreadBackground()
    may_end = threading.Event()
    work = household.vault.begin(lambda _progress: may_end.wait(PATIENCE))
    joined: list[int] = []
    household.vault.entries_absorbed.connect(lambda count, _bad: joined.append(count))
    seal_entry(household.places, new_entry("late", now=household.clock.now(), time_zone="UTC"))
    household.vault.absorb_soon()
    qtbot.waitUntil(lambda: not household.vault._absorb_timer.isActive())
    assert (household.sealed, joined) == (1, [])
    with qtbot.waitSignals([work.over, household.vault.entries_absorbed]):
        may_end.set()
    assert (household.sealed, joined) == (0, [1])
    helper.wait()


def test_what_joined_comes_with_the_positions_just_read(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    household.capture.set_down(Words("here"))
    household.vault._background = helper = ThreadBackground()
    seen: list[int] = []
    household.vault.entries_absorbed.connect(lambda *_counts: seen.extend(household.vault.positions or ()))
    household.vault.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(seen))
    helper.wait()
    assert seen == list(household.vault.vault.entries.positions())
    assert household.vault.positions is None


def test_a_bad_file_is_set_aside_and_told(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    household.capture.set_down(Words("good"))
    (household.places.inbox / "bad.sealed").write_bytes(b"bad")
    with qtbot.waitSignal(household.vault.entries_absorbed) as absorbed:
        household.open()
    assert absorbed.args == [1, 1]
    assert household.texts == ["good"]


def test_a_note_that_cannot_be_read_just_now_is_told_and_joins_at_the_next_unlock(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = make(LOCKED)
    household.capture.set_down(Words("waits"))

    def refuse(_path: Path, _limit: int) -> bytes:
        raise OSError(errno.EMFILE, "too many open files")

    with monkeypatch.context() as patch, qtbot.waitSignal(household.vault.absorb_failed) as failed:
        patch.setattr(absorbing, "read_plain_file", refuse)
        household.open()
    assert isinstance(failed.args[0], NotReadable)
    assert household.sealed == 1
    household.kill()
    with qtbot.waitSignal(household.vault.entries_absorbed):
        household.open()
    assert household.texts == ["waits"]


def test_while_the_database_is_busy_notes_wait_and_nobody_is_troubled(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    household.capture.set_down(Words("waits"))
    tries: list[Exception] = []
    household.vault.absorb_failed.connect(tries.append)
    household.open()
    absorb = household.vault.vault.absorb_inbox
    busy: list[int] = []

    def busy_once(limit: int, progress: Progress) -> Any:
        if not busy:
            busy.append(1)
            raise VaultBusy
        return absorb(limit, progress)

    household.vault.vault.absorb_inbox = busy_once  # type: ignore[method-assign]
    with qtbot.waitSignal(household.vault.entries_absorbed):
        pass
    assert (busy, tries, household.texts) == ([1], [], ["waits"])


def test_notes_that_cannot_join_stay_sealed_and_it_is_told(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    household.capture.set_down(Words("stays"))
    with qtbot.waitSignal(household.vault.absorb_failed):
        household.open()
        household.vault.vault._connection.close()
    assert household.sealed == 1
    household.kill()
    with qtbot.waitSignal(household.vault.entries_absorbed):
        household.open()
    assert household.texts == ["stays"]


def test_an_exchanged_inbox_key_is_told(make: Make, qtbot: QtBot) -> None:
    household = make(LOCKED)
    for path in (household.places.key_file, household.places.key_file_backup):
        swapped = replace(parse_key_file(path.read_bytes()), inbox_public_key=bytes(range(32)))
        path.write_bytes(swapped.to_bytes())
    with qtbot.waitSignal(household.vault.inbox_key_healed):
        household.open()
    household.kill()
    with qtbot.assertNotEmitted(household.vault.inbox_key_healed):
        household.open()


def test_where_no_note_is_sealed_an_unlock_reads_no_positions(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are read by the timeline at that moment, and would be read twice."""
    household, read = make(LOCKED), list[Vault]()
    with monkeypatch.context() as patch, qtbot.waitSignal(household.vault.inbox_emptied):
        patch.setattr(Vault, "read_positions", read.append)
        household.open()
    assert read == []
