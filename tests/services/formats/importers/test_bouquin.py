# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bouquin's exports and its notebook come in as one entry a day, the same from each of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.domain.imports import ImportOptions, imported_id
from holdspace.services.formats.errors import BadFile, FileRefused, NotThisFormat
from holdspace.services.formats.importers import bouquin
from holdspace.services.formats.intake import bring_in, look
from holdspace.storage.importing import Fate
from services.formats.exporters.journals import new_vault
from services.formats.importers.reading_files import (
    BERLIN,
    FIXTURES,
    check_that_it_can_be_stopped,
    dropped_in,
    entries_in,
    format_of,
    is_read_or_refused,
    is_recognised,
    skipped_in,
    with_changes,
)
from storage.bouquin_notebooks import FILLED, KEY, TABLES, database, make_notebook

PICTURE = "![image](data:image/png;base64,iVBORw0KGgo=)"
PAGES = (
    ("2024-03-05", "second words"),
    ("2024-03-06", "# A heading\n- [ ] call\n# 2024-03-01\nstill of the sixth"),
    ("2024-03-07", ""),
    ("2024-03-08", f"before {PICTURE} after"),
)
FORMATS = ("json", "csv", "markdown")


def write(folder: Path, form: str, pages: Sequence[tuple[str, str]] = PAGES, name: str = "export") -> Path:
    """Write pages as Bouquin 0.10 exports them."""
    if form == "json":
        path = folder / f"{name}.json"
        data = [{"date": date, "content": content} for date, content in pages]
        path.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
    elif form == "csv":
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([("date", "content"), *pages])
    else:
        path = folder / f"{name}.md"
        path.write_text("\n".join(f"# {date}\n{content}" for date, content in pages), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_gives_a_page_a_day(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, form)
    assert format_of(path) == "bouquin"
    first, second, third = entries_in(bouquin, path)
    assert (first.text, first.created_at.isoformat(), first.time_zone) == (
        "second words",
        "2024-03-05T12:00:00+01:00",
        "Europe/Berlin",
    )
    assert [each.id for each in (first, second, third)] == [
        imported_id("bouquin", date) for date in ("2024-03-05", "2024-03-06", "2024-03-08")
    ]
    assert (second.text, third.text) == (PAGES[1][1], "before  after")
    assert skipped_in(bouquin, path) == [(f"{path.name}, 3", "empty")]
    assert dropped_in(bouquin, path) == {"photo": 1}


@pytest.mark.parametrize("name", ["export.json", "export.csv", "export.md"])
def test_what_bouquin_wrote_is_read(name: str) -> None:
    first, second = entries_in(bouquin, FIXTURES / "bouquin" / name)
    assert first.text == "Sat with a family in the corridor. Nobody had to talk."
    assert second.text.startswith("# A long day\n\n- [ ] write to the ward\n- [x] lunch, outside\n")
    assert second.text.endswith("\n\n**Quiet** in the evening.\n\n# 2024-03-01\nA heading of mine.")
    assert skipped_in(bouquin, FIXTURES / "bouquin" / name) == [(f"{name}, 3", "empty")]


def test_an_export_does_not_say_when_a_page_was_saved(tmp_path: Path) -> None:
    (entry,) = entries_in(bouquin, write(tmp_path, "json", PAGES[:1]))
    assert entry.modified_at == entry.created_at


@pytest.mark.parametrize("ending", ["notebook.db", "backup.bak"])
def test_the_notebook_gives_tags_and_when_a_page_was_saved(tmp_path: Path, ending: str) -> None:
    path = make_notebook(tmp_path / ending)
    assert is_recognised(bouquin, path)
    assert format_of(path) == "bouquin"
    assert_refused(path, BERLIN, "passphrase")
    assert_refused(path, replace(BERLIN, secret="wrong"), "did not open")
    key = replace(BERLIN, secret="it's a quiet river")
    first, second = entries_in(bouquin, path, key)
    assert (first.text, first.tags) == ("second words", ("ward", "family"))
    assert first.id == imported_id("bouquin", "2024-03-05")
    assert first.modified_at.isoformat() == "2024-03-05T19:30:00.500000+01:00"
    assert (second.text, second.tags) == ("# A heading\n- [ ] call", ())
    assert skipped_in(bouquin, path, key) == [(f"{ending}, 3", "empty")]
    assert dropped_in(bouquin, path, key) == {"time_log": 2, "reminder": 1, "document": 1}


def assert_refused(path: Path, options: ImportOptions, words: str) -> None:
    with pytest.raises(FileRefused) as caught:
        entries_in(bouquin, path, options)
    assert words in str(caught.value)


def test_other_files_are_not_taken_for_it(tmp_path: Path) -> None:
    others = {
        "a.json": '[{"date": "2024-03-05", "text": "words"}]',
        "b.csv": "date,text\n2024-03-05,words\n",
        "c.md": "# 2024-03-05\n\nwords\n\n# 2024-03-06\n\nmore words\n",
        "d.md": "# 2024-03-05\nwords\n",
        "e.md": "words\n# 2024-03-05\nwords\n# 2024-03-06\nwords",
        "f.db": "words" * 4096,
    }
    for name, text in others.items():
        path = tmp_path / name
        path.write_text(text)
        assert not is_recognised(bouquin, path), name
    assert not is_recognised(bouquin, tmp_path)
    with pytest.raises(NotThisFormat):
        entries_in(bouquin, tmp_path / "a.json")
    assert [entry.text for entry in entries_in(bouquin, tmp_path / "d.md")] == ["words"]


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    first = {"date": "2024-03-05", "content": "words"}
    data = [first, first, 7, {"date": "2024-13-05", "content": "w"}, {"date": "2024-03-06", "content": 7}]
    path.write_text(json.dumps(data))
    assert [entry.text for entry in entries_in(bouquin, path)] == ["words"]
    assert [reason for _, reason in skipped_in(bouquin, path)] == [
        *("repeated", "bad_record", "bad_date", "not_text")
    ]


def test_pages_of_html_become_markdown(tmp_path: Path) -> None:
    html = "<!DOCTYPE HTML><html><body><p>a <b>few</b> words</p></body></html>"
    (entry,) = entries_in(bouquin, write(tmp_path, "json", [("2024-03-05", html)]))
    assert entry.text == "a **few** words"


@pytest.mark.parametrize("form", FORMATS)
def test_it_can_be_stopped(tmp_path: Path, form: str) -> None:
    check_that_it_can_be_stopped(bouquin, write(tmp_path, form))


@settings(max_examples=25, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(data=st.data())
@pytest.mark.parametrize("form", FORMATS)
def test_broken_exports_are_read_or_refused(tmp_path: Path, form: str, data: st.DataObject) -> None:
    path = write(tmp_path, form)
    changed = data.draw(with_changes(path.read_bytes(), b'[]{}",:#\n\\\x00\xff'))
    path.write_bytes(changed)
    is_read_or_refused(bouquin, path)


def test_a_broken_sql_export_is_refused(tmp_path: Path) -> None:
    path = make_notebook(tmp_path / "export.sql", None)
    assert format_of(path) == "bouquin"
    assert len(entries_in(bouquin, path)) == 2
    data = bytearray(path.read_bytes())
    data[4096 + 8 : 4096 * 3] = b"\xff" * (4096 * 2 - 8)
    path.write_bytes(data)
    with pytest.raises((BadFile, NotThisFormat)):
        entries_in(bouquin, path)


def test_the_versions_of_a_page_stand_in_the_history_of_its_entry(tmp_path: Path) -> None:
    key = replace(BERLIN, secret=KEY)
    more = [
        "INSERT INTO versions VALUES (5, '2024-03-05', 3, '2024-03-05T20:00:00.000Z', '', 'third words'),"
        " (6, '2024-03-06', 2, 'once upon a time', '', 'without a time')",
    ]
    path = make_notebook(tmp_path / "notebook.db", KEY, [*TABLES, *FILLED, *more])
    assert dropped_in(bouquin, path, key)["version"] == 1
    with new_vault(tmp_path) as vault:
        seen = look(vault, path, "bouquin", key)
        bring_in(vault.places, vault, seen)
        entry_id = imported_id("bouquin", "2024-03-05")
        head = vault.entries.get(entry_id)
        history = vault.entries.revisions.of(entry_id)
        # Bouquin was brought back to its second version: that is the present one.
        assert head.text == "second words"
        assert sorted((each.entry.text, each.modified_at.hour) for each in history) == [
            ("first words", 8),
            ("third words", 21),
        ]
        assert vault.ledger_agrees()
        assert look(vault, path, "bouquin", key).is_needless
        with database(path, KEY) as connection:
            connection.execute(
                "INSERT INTO versions VALUES (7, '2024-03-05', 4, '2024-03-06T09:00:00.000Z', '', 'fourth'),"
                " (8, '2024-03-05', 5, '2024-03-06T10:00:00.000Z', '', 'fifth')"
            )
            connection.execute("UPDATE pages SET current_version_id = 8 WHERE date = '2024-03-05'")
        seen = look(vault, path, "bouquin", key)
        assert seen.fates == {Fate.CHANGED: 1, Fate.KNOWN: 1}
        bring_in(vault.places, vault, seen)
        assert vault.entries.get(entry_id).text == "fifth"
        texts = sorted(each.entry.text for each in vault.entries.revisions.of(entry_id))
        assert texts == ["first words", "fourth", "second words", "third words"]
        assert vault.ledger_agrees()
