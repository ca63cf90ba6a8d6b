# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The coach's rules and words as they ship, and what is refused in their files."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from holdspace.domain.coach import FINDINGS, look, sentence
from holdspace.domain.coach.rules import BOOKS
from holdspace.services.coach_content import load_coach
from holdspace.services.resources import resources_folder
from holdspace.services.stanzas import BadContent

CONTENT = resources_folder() / "content"


def changed(folder: Path, file: str, old: str, new: str) -> None:
    """Copy the coach's files to `folder`, with `old` in one of them become `new`."""
    (folder / "en").mkdir()
    for name in ("coach.toml", "en/coach.toml", "en/coach_lists.toml", "en/coach_weights.tsv"):
        shutil.copy(CONTENT / name, folder / name)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_rules_and_words_are_whole() -> None:
    rules, words = load_coach()
    assert rules.books["advice"].count >= 150
    assert all(book.count for book in rules.books.values())
    assert set(words.one) == set(words.more) == set(FINDINGS)
    assert sentence(look("You should call her.", rules), words) == "There may be advice in this."


def test_every_group_of_phrases_has_a_comment() -> None:
    lines = (CONTENT / "en" / "coach.toml").read_text(encoding="utf-8").splitlines()
    tables = [at for at, line in enumerate(lines) if line in {f"[{name}]" for name in BOOKS}]
    assert len(tables) == len(BOOKS)
    bare = [lines[at] for at in tables if not any(line.startswith("#") for line in lines[at - 1 : at + 2])]
    assert bare == []


def test_no_phrase_stands_twice() -> None:
    content = tomllib.loads((CONTENT / "en" / "coach.toml").read_text(encoding="utf-8"))
    for name in BOOKS:
        phrases = [line for group in content[name].values() for line in group.splitlines()]
        assert len(phrases) == len(set(phrases)), name


def test_it_is_loaded_once() -> None:
    assert load_coach() is load_coach()


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("coach.toml", "long_words = 40", "long_words = 0", "long_words"),
        ("coach.toml", "near_share = 0.5", "", "near_share: is missing"),
        ("coach.toml", "long_words", "other = 1\nlong_words", "other: is not known"),
        ("en/coach.toml", "[heard]", "[heart]", "heard: is missing"),
        ("en/coach.toml", "<do> <obj>", "<do> <objects>", "no list <objects>"),
        ("en/coach_weights.tsv", "cue\t", "word\t", "the first row"),
        ("en/coach_lists.toml", "names = ", "number = 3\nnames = ", "number: needs text"),
        ("en/coach.toml", "[words.one]\n", "[words.one]\nscore = 'seven'\n", "score: is not known"),
    ],
)
def test_a_file_with_a_fault_is_refused(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    changed(tmp_path, file, old, new)
    with pytest.raises(BadContent, match=problem):
        load_coach(folder=tmp_path)
