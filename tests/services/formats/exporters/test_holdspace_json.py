# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""HoldSpace's own JSON loses nothing: what is brought in from it is exported as the same again."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.prompts import new_template
from holdspace.domain.records import Records
from holdspace.domain.revisions import KeptEntry, Revision
from holdspace.services.formats.exporters import holdspace_json
from holdspace.storage.errors import Cancelled
from holdspace.storage.progress import no_progress
from practised import ONE_OF_EACH, STRATEGIES, keep_all, kept
from services.formats.exporters.journals import (
    LIVES,
    MADE_AT,
    PLAIN,
    TEXTS,
    entries,
    export_all,
    import_all,
    live,
    new_vault,
    take_in,
)

LISTS = {
    *("entries", "revisions", "tombstones", "templates", "sessions", "answers", "boundaries", "patterns"),
    *("cards", "card_state", "practices"),
    *holdspace_json.LATER,
}


@settings(max_examples=8, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(
    journal=st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id),
    lives=LIVES,
    text=TEXTS,
    practice=st.data(),
)
def test_a_journal_goes_out_and_in_without_loss(
    tmp_path: Path,
    journal: list[Entry],
    lives: list[tuple[int, str, str]],
    text: str,
    practice: st.DataObject,
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    with new_vault(tmp_path) as here, new_vault(tmp_path) as there:
        here.entries.add_many(journal)
        live(here, lives, [entry.id for entry in journal])
        here.entries.templates.keep(new_template("Mine", text, now=MADE_AT))
        for table, strategy in STRATEGIES.items():
            for item in practice.draw(st.lists(strategy, max_size=2)):
                here.entries.dated[table].keep(item)
        export_all(here, first, "json")
        take_in(there, first, "json")
        export_all(there, second, "json")
        assert normal(second) == normal(first)
        assert kept(there) == kept(here)
        assert there.ledger_agrees()
        again = take_in(there, first, "json")
        assert (again.added, again.changed, again.gone) == (0, 0, 0)


def test_it_comes_in_by_what_was_seen_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    with new_vault(tmp_path) as here, new_vault(tmp_path) as there:
        entry = new_entry("first words", now=MADE_AT, time_zone="UTC")
        here.entries.add(entry)
        live(here, [(0, "edit", "second words")], [entry.id])
        export_all(here, target, "json")
        seen = import_all(there, target)
        assert (seen.format, seen.new, seen.skipped_count, seen.dropped) == ("json", 1, 0, {})
        assert there.entries.story(entry.id) == here.entries.story(entry.id)
        assert import_all(there, target).new == 0
        assert there.entries.story(entry.id) == here.entries.story(entry.id)


def test_what_was_practised_comes_in_though_no_entry_is_new(tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    with new_vault(tmp_path) as here, new_vault(tmp_path) as there:
        keep_all(here)
        export_all(here, target, "json")
        seen = import_all(there, target)
        assert (seen.new, seen.is_needless, seen.dropped) == (0, False, {})
        assert kept(there) == ONE_OF_EACH
        assert import_all(there, target).is_needless
        assert there.ledger_agrees()


def normal(path: Path) -> dict[str, object]:
    """Return an export with its lists in a fixed order: versions of one entry may come in any."""
    value = json.loads(path.read_text(encoding="utf-8"))
    assert {key for key in value if isinstance(value[key], list)} == LISTS
    return {
        key: sorted(each, key=lambda item: str(item["id"])) if isinstance(each, list) else each
        for key, each in value.items()
    }


def test_it_has_the_documented_form(tmp_path: Path) -> None:
    target = tmp_path / "journal.json"
    with new_vault(tmp_path) as vault:
        entry = new_entry("first words", now=MADE_AT, time_zone="UTC")
        gone = new_entry("gone", now=MADE_AT, time_zone="UTC")
        vault.entries.add_many([entry, gone])
        live(vault, [(0, "edit", "second words"), (0, "delete", ""), (1, "erase", "")], [entry.id, gone.id])
        done = export_all(vault, target, "json")
    value = json.loads(target.read_text(encoding="utf-8"))
    assert (done.entries, value["format"], value["version"]) == (0, "holdspace", 1)
    assert [(each["text"], each["deleted_at"] is None) for each in value["entries"]] == [
        ("second words", False)
    ]
    (revision,) = value["revisions"]
    assert (revision["text"], revision["entry_id"]) == ("first words", entry.id)
    assert value["entries"][0]["parent_revision"] == revision["id"]
    assert [each["id"] for each in value["tombstones"]] == [gone.id]
    assert "gone" not in target.read_text(encoding="utf-8")


def test_it_streams(tmp_path: Path) -> None:
    def many(count: int) -> Iterator[KeptEntry]:
        for number in range(count):
            moment = MADE_AT + timedelta(minutes=number)
            yield KeptEntry(Revision(new_entry("word " * 200, now=moment, time_zone="UTC")))

    def peak(count: int) -> int:
        tracemalloc.start()
        target = tmp_path / str(count)
        target.touch()
        holdspace_json.write_records(target, Records(many(count)), PLAIN, no_progress)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(3000) < peak(300) * 1.5 + 100_000


def test_it_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: float) -> None:
        assert 0 <= done <= 1
        raise Cancelled

    version = Revision(new_entry("words", now=MADE_AT, time_zone="UTC"))
    records = Records([KeptEntry(version)], [version])
    with pytest.raises(Cancelled):
        holdspace_json.write_records(tmp_path / "journal.json", records, PLAIN, stop)
