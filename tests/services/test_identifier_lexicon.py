# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The guard's data files load, and what is wrong in them is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from holdspace.services.identifier_lexicon import BadContent, load_lexicon
from holdspace.services.resources import resources_folder

FOLDER = resources_folder() / "content" / "identifiers"


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "identifiers"))


def test_what_ships_loads_and_is_not_empty() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.given) > 3000
    assert len(lexicon.family) > 3000
    assert {"st louis", "youngstown"} <= lexicon.cities
    assert load_lexicon() is lexicon


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("labels.toml", "ssn = '''", "secret = '''"),
        ("names.toml", "given = '''", "given = 1 #'''"),
        ("people.toml", "titles = '''", "heads = '''"),
        ("replacements.toml", 'name = "[name]"', 'name = ""'),
    ],
)
def test_what_is_wrong_is_refused(file: str, old: str, new: str, own_folder: Path) -> None:
    path = own_folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent):
        load_lexicon(own_folder)


def test_every_word_is_listed_once_and_folded() -> None:
    for name in ("names.toml", "words.toml", "public.toml"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        for block in text.split("'''")[1::2]:
            words = block.split()
            assert words == sorted(set(words))
            assert block == block.lower()
