# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Entries in a real vault: kept as given, newest first, never doubled, the ledger always right."""

from __future__ import annotations

import traceback
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.entries import KINDS, BadEntry, Entry, new_id
from holdspace.storage.connection import Row
from holdspace.storage.entries import OF_SESSION
from holdspace.storage.entry_reading import position_of
from holdspace.storage.errors import Cancelled, NoSuchEntry, StorageBug, StorageError, typed_error
from holdspace.storage.vault import Vault

MakeEntry = Callable[..., Entry]
moments = st.datetimes(
    timezones=st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
)
words = st.lists(st.text(min_size=1, max_size=20).map(str.strip).filter(bool), max_size=3).map(tuple)
entries = st.builds(
    Entry,
    id=st.uuids(version=4).map(str),
    created_at=moments,
    time_zone=st.sampled_from(["Europe/Paris", "UTC"]),
    modified_at=moments,
    text=st.text(max_size=200).map(
        lambda text: text.replace("\r", "").replace("\0", "").replace("\u2029", "")
    ),
    kind=st.sampled_from(KINDS),
    audiences=st.sets(st.sampled_from(AUDIENCES)).map(lambda some: tuple(a for a in AUDIENCES if a in some)),
    load=st.none() | st.integers(1, 5),
    load_after=st.none() | st.integers(1, 5),
    feelings=words.map(lambda some: tuple(word.replace("\0", "-") for word in some)),
    tags=st.just(()),
    starred=st.booleans(),
    sealed=st.booleans(),
)


@given(entry=entries)
@settings(max_examples=40, suppress_health_check=KEEPS_FIXTURES)
def test_an_entry_reads_back_as_it_was_given(vault: Vault, entry: Entry) -> None:
    entry = replace(
        entry, feelings=tuple(w.replace("\r", "-").replace("\u2029", "-") for w in entry.feelings)
    )
    position = vault.entries.add(entry)
    kept = vault.entries.get(entry.id)
    assert kept == entry
    assert kept.created_at.utcoffset() == entry.created_at.utcoffset()
    assert vault.entries.by_positions([position]) == [entry]
    assert vault.ledger_agrees()


def test_adding_twice_keeps_one(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 10: the commit failed and had persisted, so the save is repeated."""
    entry = entry_at()
    assert vault.entries.add(entry) == vault.entries.add(entry)
    changed = replace(entry, text="with one more word")
    vault.entries.add(changed)
    assert vault.entries.count() == 1
    assert vault.entries.get(entry.id) == changed
    assert vault.ledger_agrees()


def test_entries_of_one_instant_are_all_kept(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 56, the database's half."""
    entries = [entry_at(id=str(uuid.uuid4())) for _ in range(40)]
    positions = {vault.entries.add(entry) for entry in entries}
    assert len(positions) == vault.entries.count() == 40
    assert min(positions) == position_of(entries[0].created_at)
    assert {entry.id for _, entry in vault.entries.page(None, 99)} == {entry.id for entry in entries}


def test_updating_changes_the_entry_and_moving_it_rewrites_its_position(
    vault: Vault, entry_at: MakeEntry
) -> None:
    entry, other = entry_at(0), entry_at(5)
    first = vault.entries.add(entry)
    vault.entries.add(other)
    edited = replace(entry, text="said better", load=4)
    assert vault.entries.update(edited) == first
    moved = replace(edited, created_at=entry.created_at + timedelta(minutes=10))
    assert vault.entries.update(moved) == position_of(moved.created_at)
    assert [each for _, each in vault.entries.page(None, 9)] == [moved, other]
    assert vault.ledger_agrees()


def test_the_same_instant_written_from_another_place_keeps_its_position(
    vault: Vault, entry_at: MakeEntry
) -> None:
    entry = entry_at()
    position = vault.entries.add(entry)
    elsewhere = entry.created_at.astimezone(timezone(timedelta(hours=9)))
    assert vault.entries.update(replace(entry, created_at=elsewhere)) == position


def test_deleting_hides_and_restoring_brings_back(vault: Vault, entry_at: MakeEntry) -> None:
    entry, other = entry_at(0), entry_at(1)
    position = vault.entries.add(entry)
    vault.entries.add(other)
    vault.entries.delete(entry.id)
    assert vault.entries.count() == 1
    assert list(vault.entries.positions()) == [position_of(other.created_at)]
    assert vault.entries.by_positions([position]) == []
    assert vault.entries.between(entry.created_at, entry.created_at, 9) == []
    assert vault.entries.page(None, 9) == [(position_of(other.created_at), other)]
    for call in (vault.entries.get, vault.entries.delete):
        with pytest.raises(NoSuchEntry):
            call(entry.id)
    with pytest.raises(NoSuchEntry):
        vault.entries.update(entry)
    assert vault.entries.known(entry.id) == entry
    assert vault.ledger_agrees()
    assert vault.entries.restore(entry.id) == vault.entries.restore(entry.id) == position
    assert vault.entries.get(entry.id) == entry
    assert vault.ledger_agrees()


@pytest.mark.parametrize("verb", ["get", "delete", "restore"])
def test_an_unknown_entry_is_said(vault: Vault, verb: str) -> None:
    with pytest.raises(NoSuchEntry):
        getattr(vault.entries, verb)(str(uuid.uuid4()))


def test_pages_walk_from_the_newest_to_the_oldest_without_a_gap(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(7)]
    for entry in reversed(made):
        vault.entries.add(entry)
    seen: list[Entry] = []
    before = None
    while page := vault.entries.page(before, 3):
        seen += [entry for _, entry in page]
        before = page[-1][0]
    assert seen == made[::-1]
    assert list(vault.entries.positions()) == [position_of(entry.created_at) for entry in seen]


def test_positions_give_entries_in_the_order_asked_for(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(4)]
    positions = [vault.entries.add(entry) for entry in made]
    asked = [positions[2], positions[0], 12345, positions[3]]
    assert vault.entries.by_positions(asked) == [made[2], made[0], made[3]]


def test_any_number_of_positions_is_read_by_a_few_statements(
    vault: Vault, entry_at: MakeEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vault.connection.write():
        made = [vault.entries.add(entry_at(minute)) for minute in range(40)]
    asked: set[str] = set()
    rows = vault.connection.rows

    def noted(query: str, values: Sequence[object] = ()) -> list[Row]:
        asked.add(query)
        return rows(query, values)

    monkeypatch.setattr(vault.connection, "rows", noted)
    for number in range(41):
        found = vault.entries.by_positions(made[:number])
        assert [position_of(entry.created_at) for entry in found] == made[:number]
    assert len(asked) <= 4


def test_many_positions_are_read_at_once(vault: Vault, entry_at: MakeEntry) -> None:
    with vault._connection.write():
        for minute in range(1100):
            vault.entries.add(entry_at(minute))
    positions = vault.entries.positions()
    assert len(positions) == vault.entries.count() == 1100
    assert [position_of(entry.created_at) for entry in vault.entries.by_positions(positions)] == list(
        positions
    )


def test_the_lists_own_query_reads_the_index_only(vault: Vault) -> None:
    plan = vault._connection.rows(
        "EXPLAIN QUERY PLAN SELECT pk FROM entries INDEXED BY entries_kept"
        " WHERE deleted_at IS NULL ORDER BY pk DESC"
    )
    assert [row[-1] for row in plan] == ["SEARCH entries USING COVERING INDEX entries_kept (deleted_at=?)"]


def test_the_entries_of_a_session_are_found_by_an_index(vault: Vault) -> None:
    plan = vault._connection.rows(f"EXPLAIN QUERY PLAN {OF_SESSION}", (new_id(),))
    assert [row[-1] for row in plan] == [
        "SEARCH entries USING COVERING INDEX entries_of_session (session_id=?)"
    ]


def test_whom_a_session_was_with_is_said_by_the_newest_entry_of_it(vault: Vault, entry_at: MakeEntry) -> None:
    session = new_id()
    assert vault.entries.audiences_of(session) == ()
    for minute, audiences in enumerate((("client",), ("adjuster", "employer"))):
        vault.entries.add(entry_at(minute, session_id=session, practice="after", audiences=audiences))
    assert vault.entries.audiences_of(session) == ("adjuster", "employer")
    assert vault.entries.audiences_of(new_id()) == ()


def test_between_takes_both_ends_in(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(5)]
    for entry in made:
        vault.entries.add(entry)
    first, last = made[1].created_at, made[3].created_at
    assert vault.entries.between(first, last, 9) == [made[3], made[2], made[1]]
    assert vault.entries.between(first, last, 2) == [made[3], made[2]]


@pytest.mark.parametrize(
    "text",
    [
        "half \ud83d a character",
        "\udfff",
        "nul\0in it",
        "\ufffc",
        "\u202eabc\u202c",
        "\N{FOX FACE}" * 9,
        "'); DROP",
    ],
)
def test_any_text_is_kept_or_visibly_replaced(vault: Vault, entry_at: MakeEntry, text: str) -> None:
    """Case 46, also where it never passed through new_entry."""
    entry = entry_at(tags=(text,))
    entry = replace(entry, text=text)
    vault.entries.add(entry)
    kept = vault.entries.get(entry.id)
    expected = "".join(
        "\N{REPLACEMENT CHARACTER}" if c == "\0" or "\ud800" <= c < "\ue000" else c for c in text
    )
    assert (kept.text, kept.tags) == (expected, (expected,))
    assert vault.ledger_agrees()


def test_a_very_long_entry_is_kept(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 47, storage's part."""
    entry = entry_at(text="word " * 4_000_000)
    vault.entries.add(entry)
    assert vault.entries.get(entry.id) == entry


def test_the_ends_of_the_calendar_are_kept(vault: Vault, entry_at: MakeEntry) -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    first = entry_at(created_at=datetime(1, 1, 1, tzinfo=east))
    last = entry_at(created_at=datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=west))
    for entry in (first, last):
        vault.entries.add(entry)
    assert [entry for _, entry in vault.entries.page(None, 9)] == [last, first]
    assert list(vault.entries.positions())[-1] < 0 < position_of(datetime.now(UTC))


def test_a_value_sqlite_does_not_take_is_an_error_without_the_words(vault: Vault) -> None:
    """Case 44: the original error would hold the value."""
    secret = "nobody reads this \ud800"
    with pytest.raises(StorageError) as caught:
        vault._connection.run("SELECT ?", (secret,))
    shown = "".join(traceback.format_exception(caught.value))
    assert "nobody reads" not in shown
    with pytest.raises(StorageBug):
        vault._connection.run("SELECT ?", (2**70,))


def test_a_mistake_in_a_statement_is_ours(vault: Vault) -> None:
    with pytest.raises(StorageBug):
        vault._connection.rows("SELECT nothing FROM nowhere")
    assert isinstance(typed_error(ValueError("words")), StorageBug)


def test_erasing_leaves_no_row_and_can_be_repeated(vault: Vault, entry_at: MakeEntry) -> None:
    kept, erased, deleted = (entry_at(minute) for minute in range(3))
    for entry in (kept, erased, deleted):
        vault.entries.add(entry)
    vault.entries.delete(deleted.id)
    for entry in (erased, deleted, erased):
        vault.entries.erase(entry.id)
    assert vault.entries.known(erased.id) is None
    assert vault.entries.known(deleted.id) is None
    assert [entry for _, entry in vault.entries.page(None, 9)] == [kept]
    assert vault.ledger_agrees()


def test_a_row_is_taken_over_as_it_is(vault: Vault, entry_at: MakeEntry) -> None:
    """Salvage puts rows in; ids come once, positions are bumped where another entry has them."""
    first, second = entry_at(1, text="first"), entry_at(1, text="second")
    for entry in (first, second):
        vault.entries.add(entry)
    rows = [vault.entries._row(entry.id) for entry in (first, second)]
    assert rows[0] is not None
    assert rows[1] is not None
    for entry in (first, second):
        vault.entries.erase(entry.id)
    assert vault.entries.take_over(rows[0])
    assert vault.entries.take_over((rows[0][0], *rows[1][1:]))
    assert not vault.entries.take_over(rows[0])
    assert vault.entries.get(first.id) == first
    assert vault.entries.get(second.id) == second
    assert vault.entries.count() == 2
    assert vault.ledger_agrees()


def test_of_two_rows_the_one_that_was_not_deleted_is_taken(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at()
    vault.entries.add(entry)
    kept = vault.entries._row(entry.id)
    vault.entries.delete(entry.id)
    deleted = vault.entries._row(entry.id)
    assert kept is not None
    assert deleted is not None
    assert vault.entries.take_over(kept)
    assert not vault.entries.take_over(deleted)
    assert vault.entries.count() == 1
    with pytest.raises(ValueError):
        vault.entries.take_over((1, entry.id, "no time", *kept[3:]))
    assert vault.ledger_agrees()


def test_what_an_edit_replaces_stays_in_the_history(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at(text="first")
    vault.entries.add(entry)
    for minute, text in enumerate(("second", "third"), 1):
        later = entry.modified_at + timedelta(minutes=minute)
        vault.entries.update(replace(entry, text=text, modified_at=later))
    history = vault.entries.history(entry.id)
    assert [each.entry.text for each in history] == ["third", "second", "first"]
    assert [each.parent for each in history] == [history[1].id, history[2].id, None]
    assert history[0].entry == vault.entries.get(entry.id)
    assert history[2].entry == entry
    assert vault.ledger_agrees()


def test_one_sitting_is_one_version(vault: Vault, entry_at: MakeEntry) -> None:
    entry, sitting = entry_at(text="first"), str(uuid.uuid4())
    vault.entries.add(entry)
    for text in ("sec", "second", "second and more"):
        vault.entries.update(replace(entry, text=text), revision=sitting)
    assert [each.entry.text for each in vault.entries.history(entry.id)] == ["second and more", "first"]
    assert vault.entries.history(entry.id)[0].id == sitting
    vault.entries.update(replace(entry, text="another sitting"))
    assert len(vault.entries.history(entry.id)) == 3
    assert vault.ledger_agrees()


def test_nothing_changed_makes_no_version(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at()
    vault.entries.add(entry)
    before = vault.own_changes
    vault.entries.update(entry)
    vault.entries.add(entry)
    assert vault.own_changes == before
    assert len(vault.entries.history(entry.id)) == 1


def test_adding_other_values_under_a_known_id_loses_none(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at(text="first")
    vault.entries.add(entry)
    vault.entries.delete(entry.id)
    vault.entries.add(replace(entry, text="again"))
    assert [each.entry.text for each in vault.entries.history(entry.id)] == ["again", "first"]
    assert vault.ledger_agrees()


def test_many_come_in_at_once_and_known_or_erased_ones_stay_as_they_are(
    vault: Vault, entry_at: MakeEntry
) -> None:
    known, erased = entry_at(0, text="mine"), entry_at(1)
    for entry in (known, erased):
        vault.entries.add(entry)
    vault.entries.erase(erased.id)
    came = [replace(known, text="theirs"), erased, *(entry_at(minute) for minute in range(2, 1200))]
    told: list[float] = []
    assert vault.entries.add_many(came, told.append) == 1198
    assert len(told) >= 3
    assert set(told) == {0.0}
    assert vault.entries.get(known.id).text == "mine"
    assert vault.entries.known(erased.id) is None
    assert vault.entries.was_erased(erased.id)
    assert vault.ledger_agrees()


def test_many_come_in_whole_or_not_at_all(vault: Vault, entry_at: MakeEntry) -> None:
    """Case 52, the database's half: stopped midway."""

    def stop(_done: float) -> None:
        if vault.entries.count() > 500:
            raise Cancelled

    with pytest.raises(Cancelled):
        vault.entries.add_many((entry_at(minute) for minute in range(1200)), stop)
    assert vault.entries.count() == 0
    assert vault.ledger_agrees()
    vault.entries.add(entry_at())
    assert vault.ledger_agrees()


def test_the_trash_shows_the_last_one_first(vault: Vault, entry_at: MakeEntry) -> None:
    made = [entry_at(minute) for minute in range(4)]
    for entry in made:
        vault.entries.add(entry)
    for minute, which in enumerate((2, 0, 3)):
        vault.entries.delete(made[which].id, at=made[3].created_at + timedelta(minutes=minute))
    assert [kept.entry for kept in vault.entries.deleted()] == [made[3], made[0], made[2]]
    assert [kept.entry for kept in vault.entries.deleted(1)] == [made[3]]
    assert vault.entries.deleted()[0].deleted_at == made[3].created_at + timedelta(minutes=2)
    vault.entries.restore(made[3].id)
    assert vault.entries.deleted_count() == len(vault.entries.deleted()) == 2


def test_tags_are_counted(vault: Vault, entry_at: MakeEntry) -> None:
    for minute, tags in enumerate([("court", "rest"), ("rest",), (), ("rest", "Court")]):
        vault.entries.add(entry_at(minute, tags=tags))
    gone = entry_at(9, tags=("rest",))
    vault.entries.add(gone)
    vault.entries.delete(gone.id)
    assert vault.entries.tags() == {"rest": 3, "court": 1, "Court": 1}


def test_erasing_takes_the_history_along_and_leaves_the_id_alone(vault: Vault, entry_at: MakeEntry) -> None:
    entry, kept = entry_at(0), entry_at(1)
    for each in (entry, kept):
        vault.entries.add(each)
        vault.entries.update(replace(each, text="changed"))
    vault.entries.erase(entry.id)
    assert vault.entries.revisions.of(entry.id) == []
    assert len(vault.entries.history(kept.id)) == 2
    assert [each.id for each in vault.entries.tombstones.all()] == [entry.id]
    vault.entries.add(entry)
    assert list(vault.entries.tombstones.all()) == []
    assert vault.ledger_agrees()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 99)])
def test_words_that_are_not_there_are_not_replaced(
    vault: Vault, entry_at: MakeEntry, start: int, end: int
) -> None:
    entry = entry_at(text="Maria")
    vault.entries.add(entry)
    with pytest.raises(BadEntry):
        vault.entries.replace_words(entry.id, start, end, "she", at=entry.created_at)
    assert vault.entries.get(entry.id) == entry
    assert vault.ledger_agrees()


def test_whole_words_are_replaced_and_the_rest_stays(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at(text="May said she may; Maybe not. May's (May)")
    vault.entries.add(entry)
    later = entry.modified_at + timedelta(hours=1)
    kept = vault.entries.replace_words(entry.id, 0, 3, r"a \1 client", at=later, spares_small=True)
    assert kept.text == r"a \1 client said she may; Maybe not. a \1 client's (a \1 client)"
    assert kept.modified_at == later
    assert len(vault.entries.history(entry.id)) == 1


def test_the_offset_of_a_moment_can_change_alone(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at()
    position = vault.entries.add(entry)
    elsewhere = replace(entry, created_at=entry.created_at.astimezone(timezone(timedelta(hours=9))))
    assert vault.entries.update(elsewhere) == position
    assert vault.entries.get(entry.id).created_at.utcoffset() == timedelta(hours=9)


def test_positions_are_read_a_stretch_at_a_time(vault: Vault, entry_at: MakeEntry) -> None:
    for minute in range(7):
        vault.entries.add(entry_at(minute))
    whole = vault.entries.positions()
    first = vault.entries.positions(3)
    assert first == whole[:3]
    assert vault.entries.positions(3, first[-1]) == whole[3:6]
    assert vault.entries.positions(3, whole[5]) == whole[6:]
    assert len(vault.entries.positions(3, whole[-1])) == 0


def test_a_name_goes_however_it_is_spelt_and_as_a_tag_in_every_version(
    vault: Vault, entry_at: MakeEntry
) -> None:
    entry = entry_at(text="Maria. MARIA", tags=("Maria", "team"), feelings=("mari\u00e1",))
    vault.entries.add(entry)
    vault.entries.update(replace(entry, text="Maria. maria\u2019s. Mari\u00e1"))
    kept = vault.entries.replace_words(entry.id, 0, 5, "a client", at=entry.created_at, expected="Maria")
    assert kept.text == "a client. a client\u2019s. a client"
    told = [
        (each.entry.text, each.entry.tags, each.entry.feelings) for each in vault.entries.history(entry.id)
    ]
    assert told == [(kept.text, ("team",), ()), ("a client. a client", ("team",), ())]
    assert vault.ledger_agrees()


def test_other_words_than_those_expected_are_not_replaced(vault: Vault, entry_at: MakeEntry) -> None:
    entry = entry_at(text="I met Maria")
    vault.entries.add(entry)
    with pytest.raises(BadEntry):
        vault.entries.replace_words(entry.id, 0, 5, "she", at=entry.created_at, expected="Maria")
    assert vault.entries.get(entry.id) == entry


def test_a_sitting_goes_on_as_a_version_of_its_own_where_another_came_on_top(
    vault: Vault, entry_at: MakeEntry
) -> None:
    entry, sitting = entry_at(text="before"), new_id()
    vault.entries.add(entry)
    vault.entries.update(replace(entry, text="first words"), revision=sitting)
    vault.entries.update(replace(entry, text="from a file"), revision=new_id())
    for text in ("second words", "third words"):
        vault.entries.update(replace(entry, text=text), revision=sitting)
    texts = [each.entry.text for each in vault.entries.history(entry.id)]
    assert texts == ["third words", "second words", "from a file", "first words", "before"]
