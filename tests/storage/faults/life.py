# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a process does with its vault while faults wait for it, and how to look through what it left."""

from __future__ import annotations

import contextlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.sessions import Session
from holdspace.storage.begun import CARDS as BEGUN_CARDS
from holdspace.storage.drafts import Draft, clear_draft, seal_draft
from holdspace.storage.errors import StorageError
from holdspace.storage.inbox import seal_entry, seal_session
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.replies import Replies, seal_replies
from holdspace.storage.vault import Vault, create_vault, open_vault

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
PASSPHRASE = "kettle orchard quiet tram"
SAVES, SEALS, DRAFTS, CARDS, REPLIES, SAVES_AGAIN = 30, 6, 3, 3, 3, 6
A_LIFE = SAVES + SEALS + DRAFTS + CARDS + REPLIES + SAVES_AGAIN
PHASES = ("open", "save", "seal", "draft", "card", "reply", "absorb", "checkpoint", "save again", "close")
_START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NO_DRAFT = -1
_NEW_CARD = ""
_LINE = "moved_again"

Tell = Callable[[str, int], None]
Begin = Callable[[str], None]


def entry_of(number: int, *, starred: bool = False) -> Entry:
    """Return the entry of this number: the same id, time and words in every process; no two words alike."""
    entry = new_entry(text_of(number), now=_START + timedelta(seconds=number), time_zone="Europe/Paris")
    return replace(entry, id=id_of(number), starred=starred)


def has_session(number: int) -> bool:
    """Say whether a session is kept together with the entry of this number."""
    return number % 6 == 0


def session_of(number: int) -> Session:
    """Return the session of this number: the same in every process."""
    began = _START + timedelta(seconds=number)
    return Session(
        session_id_of(number), "box", "breathe", began, "Europe/Paris", began, seconds=float(number)
    )


def text_of(number: int) -> str:
    """Return the words of this number; every seventh fills some pages."""
    return f"words {number} " * (900 if number % 7 == 3 else 5)


def id_of(number: int) -> str:
    """Return the id of this number."""
    return str(uuid.UUID(int=number + (1 << 64), version=4))


def session_id_of(number: int) -> str:
    """Return the id of the session of this number, another than its entry's: no two things share one."""
    return str(uuid.UUID(int=number + (2 << 64), version=4))


def draft_of(number: int) -> Draft:
    """Return the draft of this number."""
    return Draft(text_of(number), (), None, (), "note", _START, id_of(number))


def card_of(number: int) -> dict[str, CardDraft]:
    """Return what is begun of an own card by this number: nothing by NO_DRAFT."""
    if number == NO_DRAFT:
        return {}
    return {_NEW_CARD: CardDraft("en", ("client",), ("crying",), "silence", say=text_of(number))}


def reply_of(number: int) -> Replies:
    """Return the reply of this number, begun where one practices: none by NO_DRAFT."""
    return Replies() if number == NO_DRAFT else Replies(_LINE, {_LINE: text_of(number)})


def make_vault(home: Path) -> bytearray:
    """Make a vault and return its root secret."""
    keys = make_keys(PASSPHRASE, FAST_KDF)
    create_vault(Places(home), keys).close()
    return keys.root


def live(places: Places, root: bytearray, first: int, tell: Tell, begin: Begin) -> None:
    """Go through all phases with the numbers from `first`; tell "may" before a step and "kept" after it."""

    def each(
        phase: str, count: int, keep: Callable[[Entry], object], record: Callable[[Session], object]
    ) -> None:
        nonlocal first
        begin(phase)
        for number in range(first, first + count):
            tell("may", number)
            keep(entry_of(number))
            if has_session(number):
                record(session_of(number))
                tell("kept session", number)
            tell("kept", number)
        first += count

    begin("open")
    vault = open_vault(places, root)
    each("save", SAVES, vault.entries.add, vault.entries.sessions.add)
    each(
        "seal",
        SEALS,
        lambda entry: seal_entry(places, entry),
        lambda session: seal_session(places, session),
    )
    begin("draft")
    write_drafts(places, first, tell)
    first += DRAFTS
    begin("card")
    write_cards(places, first, tell)
    first += CARDS
    begin("reply")
    write_replies(places, first, tell)
    first += REPLIES
    begin("absorb")
    while vault.absorb_inbox(3).remaining:
        pass
    begin("checkpoint")
    vault.checkpoint()
    each("save again", SAVES_AGAIN, vault.entries.add, vault.entries.sessions.add)
    begin("close")
    vault.close()
    begin("")


def write_drafts(places: Places, first: int, tell: Tell) -> None:
    """Seal drafts one over the other, clearing the first of them."""
    for number in range(first, first + DRAFTS):
        tell("may draft", number)
        seal_draft(places, draft_of(number))
        tell("draft", number)
        if number == first:
            tell("may draft", NO_DRAFT)
            clear_draft(places)
            tell("draft", NO_DRAFT)


def write_cards(places: Places, first: int, tell: Tell) -> None:
    """Seal what is begun of a card as it grows, letting go of the first of it."""
    for number in range(first, first + CARDS):
        for each in (number, NO_DRAFT) if number == first else (number,):
            tell("may card", each)
            BEGUN_CARDS.seal(places, card_of(each))
            tell("card", each)


def write_replies(places: Places, first: int, tell: Tell) -> None:
    """Seal a reply as it grows, with the first of it answered, so that nothing waits."""
    for number in range(first, first + REPLIES):
        for each in (number, NO_DRAFT) if number == first else (number,):
            tell("may reply", each)
            seal_replies(places, reply_of(each))
            tell("reply", each)


@dataclass(slots=True)
class Told:
    """What a process confirmed before it ended, and what it had only begun."""

    kept: set[int] = field(default_factory=set)
    begun: set[int] = field(default_factory=set)
    drafts: set[int] = field(default_factory=lambda: {NO_DRAFT})
    sessions: set[int] = field(default_factory=set)
    cards: set[int] = field(default_factory=lambda: {NO_DRAFT})
    replies: set[int] = field(default_factory=lambda: {NO_DRAFT})

    def hear(self, verb: str, number: int) -> None:
        """Take one word of `live`."""
        if verb == "may":
            self.begun.add(number)
        elif verb == "kept":
            self.kept.add(number)
        elif verb == "kept session":
            self.sessions.add(number)
        elif verb == "may draft":
            self.drafts.add(number)
        elif verb == "draft":
            self.drafts = {number}
        elif verb == "may card":
            self.cards.add(number)
        elif verb == "card":
            self.cards = {number}
        elif verb == "may reply":
            self.replies.add(number)
        elif verb == "reply":
            self.replies = {number}


def look_through(places: Places, root: bytearray, told: Told) -> list[str]:
    """Open the vault as the next start does, absorb its inbox, and return every complaint."""
    try:
        with open_vault(places, root) as vault:
            return list(_complaints(vault, told))
    except StorageError as error:
        return [f"opening or reading raised {type(error).__name__}"]


def unsound(vault: Vault) -> list[str]:
    """Return what the ledger and both integrity checks say against the vault."""
    vault.checkpoint()
    said = [] if vault.ledger_agrees() else ["the ledger disagrees"]
    with contextlib.closing(vault.connect()) as connection:
        if connection.rows("PRAGMA cipher_integrity_check"):
            said.append("a page does not open")
        if connection.value("PRAGMA integrity_check") != "ok":
            said.append("the tables are not whole")
    return said


def _complaints(vault: Vault, told: Told) -> Iterable[str]:
    while (absorbed := vault.absorb_inbox()).remaining or absorbed.set_aside:
        if absorbed.set_aside:
            yield "a sealed note does not open"
    there = {entry.id: entry.text for _, entry in vault.entries.page(None, 10**7)}
    for number in told.kept:
        if there.get(id_of(number)) != text_of(number):
            yield f"entry {number} " + ("has other words" if id_of(number) in there else "is lost")
    sessions = {session.id: session.seconds for session in vault.entries.sessions.all()}
    for number in told.sessions:
        if sessions.get(session_id_of(number)) != number:
            yield f"session {number} is lost"
    begun = {session_id_of(number) for number in told.kept | told.begun}
    yield from ("a session nobody recorded" for session in sessions if session not in begun)
    possible = {text_of(number) for number in told.kept | told.begun}
    counted = Counter(there.values())
    yield from (f"{len(text)} characters nobody wrote" for text in counted if text not in possible)
    yield from ("an entry is there twice" for count in counted.values() if count > 1)
    draft = vault.open_draft()
    found = None if draft is None else draft.text
    if found not in {None if number == NO_DRAFT else text_of(number) for number in told.drafts}:
        yield "the draft is lost"
    if vault.open_begun(BEGUN_CARDS) not in [card_of(number) for number in told.cards]:
        yield "the card begun is lost"
    if vault.open_replies() not in [reply_of(number) for number in told.replies]:
        yield "the reply begun is lost"
    yield from unsound(vault)
