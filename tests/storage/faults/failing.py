# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Failing each write, fsync, truncate, rename, unlink and new file in turn, under each thing storage does.

Started under the preloaded library: `python -m storage.faults.failing FOLDER [SETTING [DEED]]`.
"""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from holdspace.storage.begun import CARDS
from holdspace.storage.drafts import seal_draft
from holdspace.storage.earlier_drafts import set_draft_aside
from holdspace.storage.errors import NotKept, NotReadable, StorageError
from holdspace.storage.inbox import seal_entry
from holdspace.storage.key_file import NewVaultKeys, make_keys
from holdspace.storage.places import Places
from holdspace.storage.replies import seal_replies
from holdspace.storage.vault import Vault, create_vault, open_vault
from storage.faults import settings
from storage.faults.life import (
    FAST_KDF,
    PASSPHRASE,
    Told,
    card_of,
    draft_of,
    entry_of,
    look_through,
    make_vault,
    reply_of,
)
from storage.faults.preload import CALLS, Action, Call, Preload

_FEW = range(1, 7)
_SEALED = range(10, 15)
_DRAFT, _NEXT_DRAFT, _NEW = 20, 21, 30
_CARD, _NEXT_CARD = 40, 41
_REPLY, _NEXT_REPLY = 50, 51
_OTHERS = (Call.TRUNCATE, Call.RENAME, Call.UNLINK, Call.CREATE)
_MANY = 20
_KINDS: tuple[tuple[Call, ...], ...] = ((Call.WRITE,), (Call.SYNC,), _OTHERS)
_NAMES = {(Call.WRITE,): "write", (Call.SYNC,): "sync", _OTHERS: "length or name", CALLS: "every call"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do with an open vault, and what is kept once it returned, by its number."""

    do: Callable[[Vault], object]
    keeps: int | None = None
    drafts: int | None = None
    cards: int | None = None
    replies: int | None = None
    quiet: bool = False
    """Whether it must never raise: what it does not do is done another time."""


def _absorb(vault: Vault) -> None:
    while vault.absorb_inbox(2).remaining:
        pass


def _edit(vault: Vault) -> None:
    vault.entries.update(replace(entry_of(_FEW[0]), starred=True, load=3))


DEEDS: dict[str, Deed] = {
    "save": Deed(lambda vault: vault.entries.add(entry_of(_NEW)), keeps=_NEW),
    "edit": Deed(_edit),
    "seal": Deed(lambda vault: seal_entry(vault.places, entry_of(_NEW)), keeps=_NEW),
    "draft": Deed(lambda vault: seal_draft(vault.places, draft_of(_NEXT_DRAFT)), drafts=_NEXT_DRAFT),
    "draft aside": Deed(lambda vault: set_draft_aside(vault.places), drafts=-1),
    "card": Deed(lambda vault: CARDS.seal(vault.places, card_of(_NEXT_CARD)), cards=_NEXT_CARD),
    "reply": Deed(lambda vault: seal_replies(vault.places, reply_of(_NEXT_REPLY)), replies=_NEXT_REPLY),
    "absorb": Deed(_absorb),
    "checkpoint": Deed(lambda vault: vault.checkpoint()),
    "close": Deed(lambda vault: vault.close(), quiet=True),
}


def _faults(calls: tuple[Call, ...], made: int) -> Iterator[tuple[int, int]]:
    """Give each call that is made, by its number, with both errors; of many writes each with one of them."""
    both = (errno.EIO, errno.ENOSPC)
    in_turn = calls == (Call.WRITE,) and made > _MANY
    for nth in range(1, made + 1):
        yield from ((nth, error) for error in ((both[nth % 2],) if in_turn else both))


class Failing:
    """A vault to copy, and what was found over its copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._preload = Preload()
        self._preload.watch(folder / "try")
        self._root = make_vault(folder / "model")
        self.counts: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.complaints: list[str] = []
        self._fill(Places(folder / "model"))

    def run(self, only: str = "") -> dict[str, Any]:
        """Fail each call once, then all from each call on, in all deeds or one; return what was found."""
        for name, deed in DEEDS.items():
            if only not in {"", name}:
                continue
            for calls in _KINDS:
                for nth, error in _faults(calls, self._calls_of(deed, calls)):
                    self._try(name, deed, calls, nth, error, for_good=False)
            self._pull(name, deed)
        if not only:
            self._create()
        return {
            "faults": sum(self.counts.values()),
            "complaints": self.complaints,
            "faults_by_place": dict(sorted(self.counts.items())),
            "errors": dict(sorted(self.errors.items())),
        }

    def _fill(self, places: Places) -> None:
        with open_vault(places, self._root) as vault:
            for number in _FEW:
                vault.entries.add(entry_of(number))
        for number in _SEALED:
            seal_entry(places, entry_of(number))
        seal_draft(places, draft_of(_DRAFT))
        CARDS.seal(places, card_of(_CARD))
        seal_replies(places, reply_of(_REPLY))

    def _opened(self) -> Vault:
        """Return a copy of the model, open, with entries in its log."""
        self._clear()
        shutil.copytree(self._folder / "model", self._folder / "try" / "home")
        vault = open_vault(Places(self._folder / "try" / "home"), self._root)
        vault.entries.add(entry_of(_FEW[-1] + 1))
        return vault

    def _clear(self) -> None:
        shutil.rmtree(self._folder / "try", ignore_errors=True)
        shutil.rmtree(self._folder / "crashed", ignore_errors=True)
        (self._folder / "try").mkdir()

    def _calls_of(self, deed: Deed, calls: tuple[Call, ...]) -> int:
        with self._opened() as vault:
            before = self._preload.counts()
            deed.do(vault)
            after = self._preload.counts()
        return sum(after[call] - before[call] for call in calls)

    def _try(
        self, name: str, deed: Deed, calls: tuple[Call, ...], nth: int, error: int, *, for_good: bool
    ) -> None:
        place = f"{name}: {_NAMES[calls]} {errno.errorcode[error]}" + " for good" * for_good
        self.counts[place] += 1
        vault = self._opened()
        told = Told({*_FEW, _FEW[-1] + 1, *_SEALED}, set(), {_DRAFT}, cards={_CARD}, replies={_REPLY})
        begun = Told(told.kept, {_NEW}, {_DRAFT} if deed.drafts is None else {_DRAFT, deed.drafts})
        begun.cards = {_CARD} if deed.cards is None else {_CARD, deed.cards}
        begun.replies = {_REPLY} if deed.replies is None else {_REPLY, deed.replies}
        self._preload.arm(calls, nth, Action.FAIL, error, for_good=for_good)
        raised = self._do(deed, vault)
        if raised and (deed.quiet or not isinstance(raised, NotKept)):
            self.complaints.append(f"{place} {nth}: raised {type(raised).__name__}")
        if not raised:
            self._promise(deed, begun)
        self._preload.disarm()
        # As a crash now would leave it: nothing confirmed is lost, also where a failed commit stayed.
        shutil.copytree(vault.places.home, self._folder / "crashed")
        self._judge(f"{place} {nth}, crashed", Places(self._folder / "crashed"), begun)
        # Again, which must work; and nothing twice.
        self._promise(deed, told)
        if raised and (again := self._do(deed, vault)):
            self.complaints.append(f"{place} {nth}: again raised {type(again).__name__}")
        vault.close()
        self._judge(f"{place} {nth}, again", vault.places, told)

    def _pull(self, name: str, deed: Deed) -> None:
        """Let the drive be gone from each call on, whatever its kind, and come back (case 37)."""
        for nth in range(1, self._calls_of(deed, CALLS) + 1):
            self._try(f"{name}, pulled", deed, CALLS, nth, errno.EIO, for_good=True)

    def _do(self, deed: Deed, vault: Vault) -> Exception | None:
        try:
            deed.do(vault)
        except StorageError as raised:
            self.errors[type(raised).__name__] += 1
            return raised
        except Exception as raised:  # noqa: BLE001 - an error without a type is what is looked for
            return raised
        return None

    def _promise(self, deed: Deed, told: Told) -> None:
        if deed.keeps is not None:
            told.kept = told.kept | {deed.keeps}
        if deed.drafts is not None:
            told.drafts = {deed.drafts}
        if deed.cards is not None:
            told.cards = {deed.cards}
        if deed.replies is not None:
            told.replies = {deed.replies}

    def _judge(self, place: str, places: Places, told: Told) -> None:
        self.complaints += [f"{place}: {said}" for said in look_through(places, self._root, told)]

    def _create(self) -> None:
        """Fail the making of a vault: typed, nothing left behind, and making it again works."""
        self._clear()
        keys = make_keys(PASSPHRASE, FAST_KDF)
        self._root = keys.root
        before = self._preload.counts()
        create_vault(Places(self._folder / "try" / "home"), keys).close()
        after = self._preload.counts()
        for calls in _KINDS:
            for nth, error in _faults(calls, sum(after[call] - before[call] for call in calls)):
                self._try_to_create(keys, calls, nth, error)

    def _try_to_create(self, keys: NewVaultKeys, calls: tuple[Call, ...], nth: int, error: int) -> None:
        self._clear()
        place = f"create: {_NAMES[calls]} {errno.errorcode[error]}"
        self.counts[place] += 1
        places = Places(self._folder / "try" / "home")
        self._preload.arm(calls, nth, Action.FAIL, error)
        made = False
        try:
            create_vault(places, keys).close()
            made = True
        except (NotKept, NotReadable) as raised:
            self.errors[type(raised).__name__] += 1
        except Exception as raised:  # noqa: BLE001 - an error without a type is what is looked for
            self.complaints.append(f"{place} {nth}: raised {type(raised).__name__}")
        self._preload.disarm()
        if not made and places.has_vault():
            self.complaints.append(f"{place} {nth}: left files behind")
        elif not made:
            create_vault(places, keys).close()
        self._judge(f"{place} {nth}", places, Told())


def main() -> None:
    """Fail everything, and print one JSON document."""
    folder, *how = sys.argv[1:]
    setting, deed = (*how, *(settings.OURS, "")[len(how) :])
    settings.use(setting)
    sys.stdout.write(json.dumps(Failing(Path(folder)).run(deed)))


if __name__ == "__main__":
    main()
