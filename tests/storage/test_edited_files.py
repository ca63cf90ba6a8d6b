# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""In whatever order an entry leaves, is written on, has names replaced and comes back: no words are lost."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from holdspace.domain.entries import Entry, new_id
from holdspace.domain.imports import Found
from holdspace.storage.importing import Fate, Imported, fates, import_entries
from holdspace.storage.vault import Vault

MakeEntry = Callable[..., Entry]


class Life:
    """One entry, its files, and a clock that goes on by a minute at each step."""

    def __init__(self, vault: Vault, entry: Entry, seed: int) -> None:
        self.vault, self.id, self.now = vault, entry.id, entry.created_at
        self.choose = random.Random(seed)
        self.sitting = new_id()
        self.number = 0
        vault.entries.add(replace(entry, text="I sat with Maria0 there word0", revision=self.sitting))
        self.files: list[tuple[Entry, datetime]] = [self.written()]

    def written(self) -> tuple[Entry, datetime]:
        return self.vault.entries.get(self.id), self.now

    def step(self) -> None:
        self.now += timedelta(minutes=1)
        self.choose.choice(
            (self.write, self.write, self.rest, self.export, self.edit, self.guard, self.come)
        )()

    def word(self) -> str:
        self.number += 1
        return f" word{self.number}"

    def write(self) -> None:
        entry = self.vault.entries.get(self.id)
        changed = replace(entry, text=entry.text + self.word(), modified_at=self.now)
        self.vault.entries.update(changed, revision=self.sitting)

    def rest(self) -> None:
        self.sitting = new_id()

    def export(self) -> None:
        self.rest()  # as the window does, before and after
        self.files.append(self.written())

    def edit(self) -> None:
        at = self.choose.randrange(len(self.files))
        entry, _ = self.files[at]
        self.files[at] = replace(entry, text=entry.text + self.word()), self.now

    def guard(self) -> None:
        self.rest()
        found = re.search("Maria0|a client", self.vault.entries.get(self.id).text)
        if found is not None and found[0] == "Maria0":
            self.vault.entries.replace_words(self.id, *found.span(), "a client", at=self.now)

    def come(self) -> None:
        entry, at = self.choose.choice(self.files)
        before = self.vault.entries.get(self.id)
        with fates(self.vault) as known:
            seen = known.of(entry, at)
        came = import_entries(self.vault, [Found(entry, at)])
        assert came == (Imported(changed=1) if seen is Fate.CHANGED else Imported(known=1))
        assert import_entries(self.vault, [Found(entry, at)]) == Imported(known=1)
        if at < before.modified_at:
            assert self.newest_in(self.vault.entries.get(self.id)) >= self.newest_in(before)
        assert words_in(entry.text) <= self.kept()

    @staticmethod
    def newest_in(entry: Entry) -> int:
        return max(int(word.removeprefix("word")) for word in words_in(entry.text))

    def kept(self) -> set[str]:
        return {word for each in self.vault.entries.history(self.id) for word in words_in(each.entry.text)}


def words_in(text: str) -> set[str]:
    return set(re.findall(r"word\d+", text))


@pytest.mark.parametrize("seed", range(6))
def test_no_words_are_lost_and_the_newer_stay_on_top(vault: Vault, entry_at: MakeEntry, seed: int) -> None:
    life = Life(vault, entry_at(), seed)
    held = life.kept()
    for _ in range(30):
        life.step()
        assert held <= life.kept()
        held = life.kept()
    assert vault.ledger_agrees()
