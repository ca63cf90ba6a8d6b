# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The quick reading of plain TOML says what Python's own says, or leaves the text to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services import plain_toml
from holdspace.services.resources import resources_folder

_DECKS = sorted((resources_folder() / "content" / "cards").glob("*/*.toml"))
_LINES = st.sampled_from(
    (
        *("[one]", "[two]", "[one.two]", "[[one]]", "# a word", "", " ", "say", "say = 1", "[ one ]", "\t"),
        *('say = "words"', 'why = "curly ’ – ñ"', 'say = "a # b"', 'say = "[day] = x"', 'two = "x"'),
        *('say = "a \\"b\\""', "say = 'words'", 'say = """words"""', 'say = "words" # why', 'a.b = "x"'),
        *('moments = ["a", "b_c"]', 'moments = ["a"]', "moments = []", 'moments = ["a","b"]', 'say=""'),
        *('say = "tab\there"', 'say = "bell\x07"', 'say = "open', 'say = "next\u0085line"', 'say = ["a",]'),
        *('moments = ["a, b"]', 'moments = ["a", "a"]', 'moments = [""]'),
    )
)


@pytest.mark.parametrize("path", _DECKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_deck_is_plain_and_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = tomllib.loads(text)
    monkeypatch.setattr(plain_toml.tomllib, "loads", refuse)
    assert plain_toml.loads(text) == wanted


def refuse(text: str) -> None:
    raise AssertionError(f"left to Python: {text[:40]}")


@given(st.lists(_LINES, max_size=8), st.sampled_from(("\n", "\r\n")), st.booleans())
def test_any_text_is_read_or_refused_as_python_does(lines: list[str], end: str, is_closed: bool) -> None:
    text = end.join(lines) + end * is_closed
    assert outcome_of(plain_toml.loads, text) == outcome_of(tomllib.loads, text)


@given(st.text(alphabet='[]"\\= #_ab,1é\n\r\t\x00', max_size=30))
def test_any_signs_too(text: str) -> None:
    assert outcome_of(plain_toml.loads, text) == outcome_of(tomllib.loads, text)


def outcome_of(read: object, text: str) -> object:
    try:
        return read(text)  # type: ignore[operator]
    except tomllib.TOMLDecodeError:
        return "refused"
