# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Turning single bits of a vault's files, everywhere, and telling how each was noticed."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from holdspace.storage.begun import CARDS
from holdspace.storage.checking import check
from holdspace.storage.drafts import seal_draft
from holdspace.storage.errors import BadSealedFile, KeyFileDamaged, StorageError, VaultDamaged
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import unwrap_root
from holdspace.storage.keys import wipe
from holdspace.storage.places import Places
from holdspace.storage.replies import seal_replies
from holdspace.storage.vault import Vault, open_vault
from storage.faults.life import (
    PASSPHRASE,
    card_of,
    draft_of,
    entry_of,
    id_of,
    make_vault,
    reply_of,
    text_of,
)

_KEPT, _LOGGED, _SEALED, _ERASED, _DRAFT = range(60), range(60, 100), range(100, 104), range(200, 240), 300
_CARD, _REPLY = 310, 320
_PAGE = 4096
SHARES = {
    "vault.db": 60,
    "vault.db-wal": 16,
    "vault.json": 4,
    "vault.json.bak": 4,
    "inbox": 4,
    "draft.sealed": 4,
    "cards.sealed": 4,
    "replies.sealed": 4,
}
"""Of a hundred flips, how many fall on which file."""
_KEY_FILES = ("vault.json", "vault.json.bak")
# What says that a file is damaged. Any other error, such as a wrong passphrase, says something untrue.
_SAY_SO = (VaultDamaged, KeyFileDamaged, BadSealedFile)
NOTHING = "missed: nothing was noticed"

Spoil = Callable[[Path, str, int, random.Random], int]


class Flips:
    """A vault at rest, with free pages, and the same with a log, as a crash leaves it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.root = make_vault(folder / "rest")
        places = Places(folder / "rest")
        with open_vault(places, self.root) as vault:
            for number in (*_KEPT, *_ERASED):
                vault.entries.add(entry_of(number))
            for number in _ERASED:
                vault.entries.erase(id_of(number))
        for number in _SEALED:
            seal_entry(places, entry_of(number))
        seal_draft(places, draft_of(_DRAFT))
        CARDS.seal(places, card_of(_CARD))
        seal_replies(places, reply_of(_REPLY))
        self.original = {path.name: path.read_bytes() for path in places.home.iterdir() if path.is_file()}
        shutil.copytree(places.home, folder / "log-original")
        with open_vault(Places(folder / "log-original"), self.root) as vault:
            for number in _LOGGED:
                vault.entries.add(entry_of(number))
            shutil.copytree(folder / "log-original", folder / "log")

    def run(self, flips: int, seed: int, spoil: Spoil | None = None) -> dict[str, Any]:
        """Spoil so many fresh copies, by one bit each; return how each was noticed and which were not."""
        spoil = spoil or flip
        chance = random.Random(seed)
        noticed: Counter[str] = Counter()
        missed: list[str] = []
        pages: set[int] = set()
        for name, share in SHARES.items():
            for number in range(flips * share // 100):
                home = self.copy(with_log=name == "vault.db-wal")
                at = spoil(home, name, number, chance)
                if name == "vault.db":
                    pages.add(at // _PAGE)
                how = self.judge(Places(home), with_log=name == "vault.db-wal")
                noticed[f"{name}: {how}"] += 1
                if how.startswith("missed"):
                    missed.append(f"{name} at byte {at}: {how}")
        return {
            "flips": sum(noticed.values()),
            "pages": len(pages),
            "of_pages": len(self.original["vault.db"]) // _PAGE,
            "missed": missed,
            "noticed": dict(sorted(noticed.items())),
        }

    def copy(self, *, with_log: bool) -> Path:
        """Return a fresh copy of the vault."""
        home = self._folder / "try"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self._folder / ("log" if with_log else "rest"), home)
        return home

    def judge(self, places: Places, *, with_log: bool = False) -> str:
        """Return how damage was noticed: the error, the alarm, or what was healed; or "missed" and why."""
        spoiled = self._other_key_files(places)
        try:
            # The same key files give the same root; the passphrase is slow on purpose.
            root = unwrap_root(places, PASSPHRASE) if spoiled else bytearray(self.root)
        except StorageError as error:
            return _said(error)
        try:
            with open_vault(places, root) as vault:
                return self._look(vault, spoiled, with_log=with_log)
        except StorageError as error:
            return _said(error)
        finally:
            wipe(root)

    def _other_key_files(self, places: Places) -> set[str]:
        """Return which key files are not, byte for byte, what they were."""
        return {name for name in _KEY_FILES if (places.home / name).read_bytes() != self.original[name]}

    def _look(self, vault: Vault, spoiled: set[str], *, with_log: bool) -> str:
        health = check(vault)
        if health.is_damaged:
            return "a page does not open" if health.soundness.pages else "the tables are not whole"
        if health.is_altered:
            return "the ledger disagrees"
        there = {entry.id: entry.text for _, entry in vault.entries.page(None, 10**6)}
        wanted = {*_KEPT, *(_LOGGED if with_log else ())}
        if there != {id_of(number): text_of(number) for number in wanted}:
            return f"missed: {len(there)} of {len(wanted)} entries and no alarm"
        if health.free_pages:
            return _rebuilt(vault)
        return next(self._healed(vault, spoiled), NOTHING)

    def _healed(self, vault: Vault, spoiled: set[str]) -> Iterator[str]:
        if vault.log_was_healed:
            yield "the log healed, every entry there"
        if vault.salt_was_healed:
            yield "the salt healed, every entry there"
        try:
            if vault.absorb_inbox().set_aside:
                yield "a sealed note set aside"
            draft = vault.open_draft()
            if draft is None or draft.text != text_of(_DRAFT):
                yield "missed: another draft"
            if vault.open_begun(CARDS) != card_of(_CARD):
                yield "missed: another card begun"
            if vault.open_replies() != reply_of(_REPLY):
                yield "missed: another reply begun"
        except StorageError as error:
            yield _said(error)
        # Only where a key file was spoiled can its copy have healed anything.
        if spoiled:
            left = self._other_key_files(vault.places)
            yield "missed: a key file was not healed" if left else "healed by its copy"


def _said(error: StorageError) -> str:
    name = type(error).__name__
    return name if isinstance(error, _SAY_SO) else f"missed: it was said to be {name}"


def _rebuilt(vault: Vault) -> str:
    """Mend torn free pages and return what came of it."""
    before = vault.entries.page(None, 10**6)
    vault.rebuild()
    health = check(vault)
    if not health.soundness.is_sound or health.free_pages or vault.entries.page(None, 10**6) != before:
        return "missed: a torn free page was not mended"
    return "a free page torn, and mended"


def leave(home: Path, name: str, number: int, chance: random.Random) -> int:
    """Turn no bit at all: the control, of which nothing may be noticed."""
    del home, name, number, chance
    return 0


def flip(home: Path, name: str, number: int, chance: random.Random) -> int:
    """Turn one bit of the file, the number-th page of a database in turn; return its byte."""
    path = next((home / name).glob("*.sealed")) if name == "inbox" else home / name
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    if name == "vault.db":
        page = number % (len(data) // _PAGE)
        at = page * _PAGE + chance.randrange(_PAGE)
    data[at] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    return at
