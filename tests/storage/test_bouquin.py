# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Bouquin's notebook is read and never changed, and one that was made to do harm does none."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import KEEPS_FIXTURES
from holdspace.storage import bouquin
from holdspace.storage.bouquin import (
    NoNotebook,
    NotebookDamaged,
    NotebookProblem,
    NotebookTooLarge,
    Page,
    Version,
    WrongKey,
    open_notebook,
)
from holdspace.storage.errors import Cancelled
from storage.bouquin_notebooks import FILLED, KEY, TABLES, leave_log, make_notebook

RAW_KEY = "x'" + "5f" * 32 + "'"


def go_on() -> None:
    """Never stop."""


def pages(path: Path, key: str | None = KEY, *, has_log: bool = False) -> list[Page]:
    with open_notebook(path, key, go_on, has_log=has_log) as notebook:
        return list(notebook.pages())


@pytest.mark.parametrize("key", [KEY, RAW_KEY, 'a "quoted" one; --', "été", None], ids=ascii)
def test_each_day_comes_as_it_is_now_with_its_tags(tmp_path: Path, key: str | None) -> None:
    path = make_notebook(tmp_path / "notebook.db", key)
    before = path.read_bytes()
    with open_notebook(path, key, go_on) as notebook:
        first, second, blank = notebook.pages()
        assert first == Page(
            b"2024-03-05",
            b"second words",
            b"2024-03-05T18:30:00.500Z",
            (b"ward", b"family"),
            (Version(b"first words", b"2024-03-05T07:00:00.000Z", 1),),
        )
        assert (second.text, second.tags, blank.text) == (b"# A heading\n- [ ] call", (), b"  ")
        assert notebook.count() == 3
        assert notebook.left_out() == {"time_log": 2, "reminder": 1, "document": 1}
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["notebook.db"]


def test_an_apostrophe_may_be_typed_twice_as_bouquin_wants_it(tmp_path: Path) -> None:
    path = make_notebook(tmp_path / "notebook.db", KEY)
    assert len(pages(path, KEY.replace("'", "''"))) == 3


@pytest.mark.parametrize("key", ["another", "", RAW_KEY, None], ids=ascii)
def test_a_wrong_key_is_said_to_be_one(tmp_path: Path, key: str | None) -> None:
    path = make_notebook(tmp_path / "notebook.db")
    with pytest.raises(WrongKey) as caught:
        pages(path, key)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_other_versions_come_in_their_order_and_of_very_many_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ", ".join(f"({n}, '2024-03-05', {12 - n}, '2024', '', 'words {12 - n}')" for n in range(1, 12))
    filled = ["INSERT INTO pages VALUES ('2024-03-05', 3)", f"INSERT INTO versions VALUES {rows}"]
    path = make_notebook(tmp_path / "notebook.db", RAW_KEY, [*TABLES, *filled])
    (page,) = pages(path, RAW_KEY)
    assert page.text == b"words 9"
    assert [each.number for each in page.others] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 11]
    assert page.left_out == 0
    monkeypatch.setattr("holdspace.storage.bouquin.MOST_VERSIONS", 3)
    (page,) = pages(path, RAW_KEY)
    assert [each.number for each in page.others] == [8, 10, 11]
    assert page.left_out == 7


def test_what_stands_in_the_log_is_read(tmp_path: Path) -> None:
    path = make_notebook(tmp_path / "notebook.db", RAW_KEY)
    leave_log(path, RAW_KEY, "UPDATE versions SET content = 'last words' WHERE id = 2")
    assert pages(path, RAW_KEY, has_log=True)[0].text == b"last words"


def test_it_can_be_stopped_at_any_look(tmp_path: Path) -> None:
    path = make_notebook(tmp_path / "notebook.db", RAW_KEY)
    rows = ", ".join(f"({n}, '2020-01-01', {n}, '', '', 'w')" for n in range(100, 5_100))
    make_notebook(path, RAW_KEY, [f"INSERT INTO versions VALUES {rows}", "UPDATE versions SET note = 'n'"])
    looks = 0

    def stop(at: int) -> None:
        nonlocal looks
        looks += 1
        if looks == at:
            raise Cancelled

    with open_notebook(path, RAW_KEY, lambda: stop(0)) as notebook:
        assert len(list(notebook.pages())) == 3
    for at in range(1, looks + 1):
        looks = 0
        with pytest.raises(Cancelled), open_notebook(path, RAW_KEY, lambda at=at: stop(at)) as notebook:  # type: ignore[misc]
            list(notebook.pages())


def test_it_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_notebook(tmp_path / "notebook.db", RAW_KEY)
    monkeypatch.setattr(bouquin, "LARGEST_TEXT", 11)
    assert [page.text for page in pages(path, RAW_KEY)] == [None, None, b"  "]
    monkeypatch.setattr(bouquin, "MOST_ROWS", 2)
    with pytest.raises(NotebookTooLarge):
        pages(path, RAW_KEY)
    monkeypatch.undo()
    monkeypatch.setattr(bouquin, "MOST_LOOKS", 2)
    with pytest.raises(NotebookTooLarge), open_notebook(path, RAW_KEY, go_on) as notebook:
        notebook.left_out()


VERSIONS = TABLES[1]
HOSTILE = {
    "a view": ["CREATE VIEW pages AS SELECT '2024-03-05' AS date, 1 AS current_version_id", VERSIONS],
    "a view on itself": [
        "CREATE VIEW pages AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x AS date, x AS current_version_id FROM n",
        VERSIONS,
    ],
    "a virtual table": ["CREATE VIRTUAL TABLE pages USING fts5(date, current_version_id)", VERSIONS],
    "a computed column": [
        TABLES[0],
        "CREATE TABLE versions (id INTEGER PRIMARY KEY, date TEXT, created_at TEXT,"
        " content TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))))",
        "INSERT INTO versions (id) VALUES (1)",
    ],
    "nothing of Bouquin's": ["CREATE TABLE notes (words TEXT)"],
    "no versions": [TABLES[0]],
}


@pytest.mark.parametrize("statements", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_schema_is_no_notebook(tmp_path: Path, statements: list[str]) -> None:
    path = make_notebook(tmp_path / "notebook.db", RAW_KEY, statements)
    with pytest.raises(NoNotebook):
        pages(path, RAW_KEY)


def test_other_columns_or_values_are_damage(tmp_path: Path) -> None:
    lacking = make_notebook(tmp_path / "a.db", RAW_KEY, ["CREATE TABLE pages (day TEXT)", VERSIONS])
    numbers = make_notebook(
        tmp_path / "b.db",
        RAW_KEY,
        [
            "CREATE TABLE pages (date, current_version_id)",
            "CREATE TABLE versions (id, date, version_no, created_at, note, content)",
            "INSERT INTO pages VALUES (7, 1)",
            "INSERT INTO versions VALUES (1, 7, 1, 8, '', 9)",
        ],
    )
    for path in (lacking, numbers):
        with pytest.raises(NotebookDamaged):
            pages(path, RAW_KEY)


def test_triggers_never_run(tmp_path: Path) -> None:
    trigger = "CREATE TRIGGER harm AFTER INSERT ON pages BEGIN DELETE FROM versions; END"
    path = make_notebook(tmp_path / "notebook.db", RAW_KEY, [*TABLES, *FILLED, trigger])
    assert len(pages(path, RAW_KEY)) == 3


@settings(max_examples=40, deadline=None, suppress_health_check=KEEPS_FIXTURES)
@given(seed=st.integers(0, 2**32))
@example(seed=73038)  # SQLite's message quotes a name that is no UTF-8
@pytest.mark.parametrize("key", [RAW_KEY, None], ids=["encrypted", "plain"])
def test_damage_is_told_or_harmless(tmp_path: Path, key: str | None, seed: int) -> None:
    path = tmp_path / f"{key is None}.db"
    if not path.exists():
        make_notebook(path, key)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    copy = tmp_path / "copy.db"
    copy.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
    try:
        found = pages(copy, key)
    except NotebookProblem:
        return
    assert all(isinstance(page, Page) for page in found)
