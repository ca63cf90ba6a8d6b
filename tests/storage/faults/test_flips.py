# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cases 22, 23, 25 and 26: a bit flipped anywhere; pages cut off, swapped, zeroed, put back: all noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from holdspace.domain.entries import Entry
from holdspace.storage.errors import StorageError
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from storage.faults.flips import NOTHING, Flips, leave
from storage.faults.life import entry_of, id_of, unsound

FLIPS, SEED, PAGE = 500, 20260302, 4096
Spoil = Callable[[bytearray], None]


@pytest.fixture(scope="module")
def flips(tmp_path_factory: pytest.TempPathFactory) -> Flips:
    return Flips(tmp_path_factory.mktemp("flips"))


def test_500_of_500_flips_are_noticed(flips: Flips) -> None:
    """Case 22: every page of the database, its log, both key files, and all that lies sealed beside it."""
    found = flips.run(FLIPS, SEED)
    print(found)  # noqa: T201 - the counts are to be seen, with -rP
    assert found["missed"] == []
    assert found["flips"] == FLIPS
    assert found["pages"] == found["of_pages"]


def test_where_no_bit_is_turned_none_of_100_is_noticed(flips: Flips) -> None:
    """The control: else the 500 would prove nothing, and every vault would be told it is damaged."""
    found = flips.run(100, SEED, leave)
    print(found["noticed"])  # noqa: T201 - the counts are to be seen, with -rP
    assert found["flips"] == len(found["missed"]) == 100
    assert all(said.endswith(NOTHING) for said in found["missed"])


def cut(data: bytearray) -> None:
    del data[-5 * PAGE :]


def cut_inside_a_page(data: bytearray) -> None:
    del data[-PAGE // 2 :]


def swap(data: bytearray) -> None:
    one, two = slice(4 * PAGE, 5 * PAGE), slice(9 * PAGE, 10 * PAGE)
    data[one], data[two] = data[two], data[one]


def zero(data: bytearray) -> None:
    data[7 * PAGE : 8 * PAGE] = bytes(PAGE)


def zero_all_but_the_first(data: bytearray) -> None:
    data[PAGE:] = bytes(len(data) - PAGE)


def spoil_page_1(data: bytearray) -> None:
    data[100:600] = bytes(500)


@pytest.mark.parametrize(
    "spoil",
    [cut, cut_inside_a_page, swap, zero, zero_all_but_the_first, spoil_page_1],
    ids=lambda do: do.__name__,
)
def test_spoiled_pages_are_noticed(flips: Flips, spoil: Spoil) -> None:
    """Case 25, the noticing, and case 23: never an empty journal, never fewer entries without a word."""
    home = flips.copy(with_log=False)
    data = bytearray((home / "vault.db").read_bytes())
    spoil(data)
    (home / "vault.db").write_bytes(data)
    possible = {"VaultDamaged", "a page does not open", "the tables are not whole"}
    if spoil is cut_inside_a_page:  # the last page is a free one: case 27
        possible.add("a free page torn, and mended")
    assert flips.judge(Places(home)) in possible


def test_every_old_page_put_back_is_noticed_or_holds_the_same(flips: Flips) -> None:
    """Case 26: each is sealed by the right key, so only the ledger and the tables' own order tell."""
    home = flips.copy(with_log=False)
    old = (home / "vault.db").read_bytes()
    with open_vault(Places(home), flips.root) as vault:
        for number in range(20):
            vault.entries.update(entry_of(number, starred=True))
        vault.entries.erase(id_of(30))
        vault.entries.add(entry_of(60))
        entries = vault.entries.page(None, 1000)
    new = (home / "vault.db").read_bytes()
    pages = range(0, min(len(old), len(new)), PAGE)
    changed = [at for at in pages if old[at : at + PAGE] != new[at : at + PAGE]]
    noticed: Counter[str] = Counter()
    for at in changed:
        (home / "vault.db").write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        noticed[look(Places(home), flips.root, entries)] += 1
    print(noticed)  # noqa: T201 - the counts are to be seen, with -rP
    assert not [said for said in noticed if said.startswith("missed")]
    assert noticed["the ledger disagrees"] > 0


def look(places: Places, root: bytearray, entries: list[tuple[int, Entry]]) -> str:
    try:
        with open_vault(places, root) as vault:
            said = unsound(vault)
            same = vault.entries.page(None, 1000) == entries
    except StorageError as error:
        return type(error).__name__
    return " and ".join(said) or ("no word of it differs" if same else "missed: other entries, no alarm")
