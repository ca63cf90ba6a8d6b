# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Own cards and what is kept about cards in the vault: as they were made, in that order."""

from __future__ import annotations

from dataclasses import replace

from holdspace.domain.card_state import LINE, new_card_state
from holdspace.storage.vault import Vault
from practised import CARD_STATE, HOUR, NOW, OWN_CARD, twin


def test_cards_come_back_in_the_order_in_which_they_were_made(vault: Vault) -> None:
    store, other = vault.entries.cards, twin(OWN_CARD, 2)
    for each in (OWN_CARD, other):
        store.keep(each)
    changed = replace(OWN_CARD, say="Another quince.", replaces="pen_down", modified_at=NOW + HOUR)
    store.keep(changed)
    assert store.all() == [changed, other]
    store.remove(other.id)
    assert store.all() == [changed]
    assert vault.ledger_agrees()


def test_favourites_are_cards_that_are_one_now(vault: Vault) -> None:
    store = vault.entries.card_state
    others = [twin(CARD_STATE, number) for number in (2, 3)]
    for each in (CARD_STATE, *(replace(other, favourite=True) for other in others)):
        store.keep(each)
    store.keep(new_card_state(LINE, "a_line", now=NOW, favourite=True, practised="{}"))
    store.keep(replace(others[0], favourite=False, modified_at=NOW + HOUR))
    assert store.favourites() == [CARD_STATE.about, others[1].about]
    assert vault.ledger_agrees()
