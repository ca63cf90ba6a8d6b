# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The ledger: order does not matter, and every lost, doubled or changed row does."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdspace.domain.ledger import Ledger, Value, add, of_rows, remove, row_digest, together

values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=8) | st.binary(max_size=8)
rows = st.lists(values, max_size=5)


@given(st.lists(rows, max_size=6), st.randoms())
def test_the_order_of_rows_does_not_matter(table: list[list[Value]], random: object) -> None:
    digests = [row_digest("entries", row) for row in table]
    shuffled = digests[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reduce(add, digests, Ledger()) == reduce(add, shuffled, Ledger())


@given(st.lists(rows, max_size=6), rows)
def test_removing_undoes_adding(table: list[list[Value]], row: list[Value]) -> None:
    book = reduce(add, (row_digest("entries", each) for each in table), Ledger())
    digest = row_digest("entries", row)
    assert add(book, digest) != book
    assert remove(add(book, digest), digest) == book


@given(rows, rows)
def test_different_rows_have_different_digests(one: list[Value], other: list[Value]) -> None:
    assume(one != other)
    assert row_digest("entries", one) != row_digest("entries", other)


@given(rows)
def test_the_same_row_in_another_table_is_another(row: list[Value]) -> None:
    assert row_digest("entries", row) != row_digest("sessions", row)


@pytest.mark.parametrize(
    ("one", "other"),
    [(["ab", "c"], ["a", "bc"]), ([1], ["1"]), (["a"], [b"a"]), ([None], [""]), ([], [None])],
)
def test_rows_that_look_alike_are_told_apart(one: list[Value], other: list[Value]) -> None:
    assert row_digest("t", one) != row_digest("t", other)


def test_the_digest_of_a_known_row_stays_the_same() -> None:
    """Vaults keep sums of these: another digest would look like damage in every one of them."""
    known = "87e52d3d9df02625bc8a314d8d1a7ec38ae6d9fa2a01a3899c940effd56002d2"
    assert f"{row_digest('entries', [1, 'a', None, bytes(1)]):064x}" == known


@given(st.lists(st.tuples(st.integers(), st.text(), st.none() | st.binary()), max_size=9))
def test_a_whole_table_counts_as_its_rows_one_by_one(rows: list[tuple[int, str, bytes | None]]) -> None:
    book = Ledger()
    for row in rows:
        book = add(book, row_digest("entries", row))
    assert of_rows("entries", rows) == book


@given(st.lists(rows, max_size=4), st.lists(rows, max_size=4))
def test_two_ledgers_are_together_that_of_all_rows(some: list[list[Value]], more: list[list[Value]]) -> None:
    of_both = together(of_rows("entries", some), of_rows("entries", more))
    assert of_both == of_rows("entries", some + more)
