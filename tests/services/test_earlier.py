# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What an Undo puts back: as it was, or not at all; nothing once it was forgotten or the vault is closed."""

from __future__ import annotations

from holdspace.services.earlier import Earlier


class Shelf:
    """Keeps words by their first letter, as a store keeps items by id."""

    def __init__(self) -> None:
        self.can_be_seen = True
        self.there: dict[str, str] = {"p": "pear"}

    def keep(self, item: str) -> str:
        self.there[item[0]] = item
        return item

    def remove(self, item_id: str) -> None:
        del self.there[item_id]


def test_what_was_changed_is_as_it_was_once() -> None:
    shelf = Shelf()
    earlier: Earlier[str] = Earlier(shelf)
    earlier.note("p", "plum")
    assert earlier.put_back("p")
    assert shelf.there == {"p": "plum"}
    assert not earlier.put_back("p")


def test_what_was_new_is_gone_again() -> None:
    shelf = Shelf()
    earlier: Earlier[str] = Earlier(shelf)
    earlier.note("p", None)
    assert earlier.put_back("p")
    assert shelf.there == {}


def test_nothing_comes_back_where_it_is_forgotten_or_the_vault_is_closed() -> None:
    shelf = Shelf()
    earlier: Earlier[str] = Earlier(shelf)
    earlier.note("p", "plum")
    shelf.can_be_seen = False
    assert not earlier.put_back("p")
    shelf.can_be_seen = True
    earlier.forget()
    assert not earlier.put_back("p")
    assert shelf.there == {"p": "pear"}
