# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The check after unlocking: damage, an altered page and a torn free page are told apart."""

from __future__ import annotations

import contextlib
import os
import random
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage import keys
from holdspace.storage.checking import Health, check
from holdspace.storage.errors import Cancelled, NotReadable, VaultBusy, VaultDamaged
from holdspace.storage.places import Places
from holdspace.storage.sealed_pages import closed_pages
from holdspace.storage.used_pages import used_pages
from holdspace.storage.vault import Vault, open_vault

PAGE = 4096
MakeEntry = Callable[..., Entry]


@pytest.fixture
def with_free_pages(closed_vault: Places, root: bytearray, entry_at: MakeEntry) -> Places:
    """A vault of which many pages are free: long entries were made and erased again."""
    with open_vault(closed_vault, root) as vault:
        made = [entry_at(number, text=f"long {number} " * 1000) for number in range(30)]
        for entry in made:
            vault.entries.add(entry)
        for entry in made[20:]:
            vault.entries.erase(entry.id)
    return closed_vault


def free_pages(places: Places, root: bytearray) -> list[int]:
    with open_vault(places, root) as vault:
        roots = [int(row[0]) for row in vault._connection.rows("SELECT rootpage FROM sqlite_master")]
        expected = vault._connection.value("PRAGMA freelist_count")
    with closed_pages(places.database, keys.database_key(root)) as pages:
        used = used_pages(roots, pages.page)
        free = [number for number in range(1, pages.count + 1) if number not in used]
    assert len(free) == expected > 20
    return free


def spoil(places: Places, at: int, dice: random.Random) -> None:
    """Flip one bit of the byte that stands there."""
    data = bytearray(places.database.read_bytes())
    data[at] ^= 1 << dice.randrange(8)
    places.database.write_bytes(data)


def tear(places: Places, page: int) -> None:
    """Leave half of a page as an interrupted write would."""
    data = bytearray(places.database.read_bytes())
    data[page * PAGE - 2048 : page * PAGE] = os.urandom(2048)
    places.database.write_bytes(data)


def test_a_sound_vault_is_sound_and_unchanged_by_the_check(vault: Vault, entry_at: MakeEntry) -> None:
    vault.entries.add(entry_at())
    assert check(vault) == Health()
    vault.entries.add(entry_at(1))
    assert not check(vault).is_damaged
    assert not check(vault).is_altered


def test_a_torn_free_page_is_no_alarm_and_is_rebuilt(with_free_pages: Places, root: bytearray) -> None:
    """Cases 22 and 27: each free page in turn, leaves of the free list and the pages that list them."""
    good = with_free_pages.database.read_bytes()
    dice = random.Random(27)
    for page in free_pages(with_free_pages, root):
        with_free_pages.database.write_bytes(good)
        if page % 2:
            tear(with_free_pages, page)
        else:
            spoil(with_free_pages, page * PAGE - dice.randrange(1, PAGE), dice)
        with open_vault(with_free_pages, root) as vault:
            health = check(vault)
            assert health.free_pages == (page,)
            assert not health.is_damaged
            assert not health.is_altered
            vault.rebuild()
            assert check(vault) == Health()
            assert vault.entries.count() == 23
            assert vault._connection.value("PRAGMA freelist_count") == 0
        assert with_free_pages.database.read_bytes()[:16] == good[:16]


def found_by(places: Places, root: bytearray, page: int) -> str:
    """Open the vault, check it, and return what told that this page is not as it was."""
    try:
        with open_vault(places, root) as vault:
            if vault.salt_was_healed:
                return "healed salt"
            health = check(vault)
    except VaultDamaged:
        return "opening"
    if health.is_damaged:
        assert health.soundness.pages == (page,)
        return "check"
    return "free page" if health.free_pages == (page,) else "nothing"


def test_five_hundred_flips_are_found(
    with_free_pages: Places, root: bytearray, capsys: pytest.CaptureFixture[str]
) -> None:
    """Case 22: a bit anywhere, in every page in turn."""
    good = with_free_pages.database.read_bytes()
    free = set(free_pages(with_free_pages, root))
    dice = random.Random(22)
    told = Counter[str]()
    for flip in range(500):
        round_number, page = divmod(flip, len(good) // PAGE)
        page += 1
        # The salt, 16 bytes of one page, would hardly be met by chance.
        at = (page - 1) * PAGE + dice.randrange(16 if round_number % 2 and page == 1 else PAGE)
        with_free_pages.database.write_bytes(good)
        spoil(with_free_pages, at, dice)
        found = found_by(with_free_pages, root, page)
        assert (found == "free page") == (page in free)
        assert (found == "healed salt") == (at < 16)
        told[found] += 1
    with capsys.disabled():
        sys.stdout.write(f"\n500 flips: {500 - told['nothing']} found, {dict(told)}\n")
    assert told["nothing"] == 0


def test_an_old_page_put_back_is_an_alarm_of_its_own(closed_vault: Places, root: bytearray) -> None:
    """Case 26: seals and trees are in order, and the ledger does not agree."""
    before = closed_vault.database.read_bytes()
    with open_vault(closed_vault, root) as vault:
        entry = vault.entries.page(None, 1)[0][1]
        vault.entries.update(replace(entry, text=entry.text.upper()))
        table = vault._connection.value("SELECT rootpage FROM sqlite_master WHERE name = 'entries'")
    data = bytearray(closed_vault.database.read_bytes())
    place = slice((table - 1) * PAGE, table * PAGE)
    assert data[place] != before[place]
    data[place] = before[place]
    closed_vault.database.write_bytes(data)
    with open_vault(closed_vault, root) as vault:
        health = check(vault)
        assert health.is_altered
        assert not health.is_damaged
        assert health.free_pages == ()


def test_pages_cut_off_swapped_or_zeroed_are_damage(with_free_pages: Places, root: bytearray) -> None:
    """Case 25, the finding of it."""
    good = with_free_pages.database.read_bytes()
    with open_vault(with_free_pages, root) as vault:
        table = vault._connection.value("SELECT rootpage FROM sqlite_master WHERE name = 'entries'")
    place, other = slice((table - 1) * PAGE, table * PAGE), slice(table * PAGE, (table + 1) * PAGE)
    swapped = bytearray(good)
    swapped[place], swapped[other] = good[other], good[place]
    zeroed = bytearray(good)
    zeroed[place] = bytes(PAGE)
    for data in (good[: -30 * PAGE], swapped, zeroed):
        with_free_pages.database.write_bytes(data)
        try:
            with open_vault(with_free_pages, root) as vault:
                assert check(vault).is_damaged
        except VaultDamaged:
            assert len(data) < len(good)


def test_it_can_be_stopped_and_says_nothing_of_a_vault_that_was_locked(
    closed_vault: Places, root: bytearray
) -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if done > 0.5:
            raise Cancelled

    with open_vault(closed_vault, root) as vault:
        with pytest.raises(Cancelled):
            check(vault, stop)
        assert told == sorted(told)
        assert vault.checkpoint()
    with pytest.raises(NotReadable):
        check(vault)
    with pytest.raises(NotReadable), vault.pages():
        pass


def test_a_vault_that_is_being_written_gives_no_false_alarm(vault: Vault, entry_at: MakeEntry) -> None:
    done = threading.Event()

    def check_often() -> list[Health]:
        try:
            return [check(vault) for _ in range(15)]
        finally:
            done.set()

    with ThreadPoolExecutor(1) as helper:
        checks = helper.submit(check_often)
        number = 0
        while not done.is_set():
            with contextlib.suppress(VaultBusy):  # it met the check's own checkpoint, and goes to the inbox
                vault.entries.add(entry_at(number, text="words " * 2000))
                vault.checkpoint()
                number += 1
        assert checks.result() == [Health()] * 15
    assert number > 0


def test_a_replaced_vault_goes_only_once_the_new_one_is_sound(closed_vault: Places, root: bytearray) -> None:
    """After a crash in a swap, opening alone proves nothing."""
    replaced = closed_vault.replaced / "1"
    replaced.mkdir(parents=True)
    (replaced / "vault.db").write_bytes(b"the old one")
    change = "UPDATE entries SET load = ? WHERE pk = (SELECT min(pk) FROM entries)"
    with open_vault(closed_vault, root) as vault:
        vault.connection.run(change, (3,))
        assert check(vault).is_altered
        assert replaced.exists()
        vault.connection.run(change, (None,))
        assert vault.ledger_agrees()
        assert replaced.exists()  # a question, and one that reads no page's seal
        assert not check(vault).is_altered
        assert not closed_vault.replaced.exists()
