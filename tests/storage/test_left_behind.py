# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is sealed to the vault before goes with it: only what does not open, and never over another file."""

from __future__ import annotations

from collections.abc import Callable

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.entries import Entry
from holdspace.domain.practice_drafts import PracticeDraft
from holdspace.storage.begun import CARDS, PRACTICES
from holdspace.storage.inbox import count_sealed, seal_answer, seal_entry, seal_session
from holdspace.storage.key_file import NewVaultKeys
from holdspace.storage.keys import inbox_private_key, inbox_public_key
from holdspace.storage.left_behind import leave_behind
from holdspace.storage.places import Places
from holdspace.storage.replies import Replies, seal_replies
from practised import ANSWER, SESSION

MakeEntry = Callable[..., Entry]
OTHER = bytearray(range(20))


def test_what_opens_stays_and_so_does_the_key_file(
    closed_vault: Places, root: bytearray, entry_at: MakeEntry
) -> None:
    seal_entry(closed_vault, entry_at(9))
    aside = closed_vault.damaged / "1"
    aside.mkdir(parents=True)
    known = [inbox_private_key(OTHER), inbox_private_key(root)]
    assert leave_behind(closed_vault, aside, known, inbox_public_key(root)) == 0
    assert count_sealed(closed_vault) == 1
    assert closed_vault.key_file.exists()
    assert list(aside.iterdir()) == []


def test_the_rest_goes_and_never_over_another(
    closed_vault: Places, new_keys: NewVaultKeys, entry_at: MakeEntry
) -> None:
    seal_entry(closed_vault, entry_at(9))
    aside = closed_vault.damaged / "1"
    aside.mkdir(parents=True)
    (aside / "vault.json").write_bytes(b"here before")
    known, public_key = [inbox_private_key(OTHER)], inbox_public_key(OTHER)
    assert leave_behind(closed_vault, aside, known, public_key) == 1
    assert (count_sealed(closed_vault), count_sealed(Places(aside))) == (0, 1)
    assert (aside / "vault.json").read_bytes() == b"here before"
    assert closed_vault.key_file.exists()
    assert (aside / "vault.json.bak").read_bytes() == new_keys.key_file.to_bytes()


def test_what_was_done_goes_and_stays_as_the_notes_do(closed_vault: Places, root: bytearray) -> None:
    seal_session(closed_vault, SESSION)
    seal_answer(closed_vault, ANSWER)
    CARDS.seal(closed_vault, {"": CardDraft(say="quince")})
    PRACTICES.seal(closed_vault, {"": PracticeDraft("quince")})
    seal_replies(closed_vault, Replies("key_in", {"key_in": "quince"}))
    aside = closed_vault.damaged / "1"
    aside.mkdir(parents=True)
    mine, other = [inbox_private_key(root)], [inbox_private_key(OTHER)]
    assert leave_behind(closed_vault, aside, mine, inbox_public_key(root)) == 0
    assert leave_behind(closed_vault, aside, other, inbox_public_key(root)) == 5
    assert not CARDS.are_there(closed_vault)
    assert not PRACTICES.are_there(closed_vault)
    assert not closed_vault.replies.exists()
    assert list(closed_vault.inbox.iterdir()) == []
