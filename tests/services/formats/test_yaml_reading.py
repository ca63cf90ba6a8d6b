# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""YAML from strangers: text and nesting come in, whatever could build or multiply is refused (case 51)."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.services.formats import yaml_reading
from holdspace.services.formats.errors import BadFile, FileRefused, FileTooLarge
from holdspace.services.formats.yaml_reading import MOST_DEPTH, load_yaml


@pytest.fixture(params=["the parser in C", "the parser in Python"])
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "the parser in Python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("{}", {}),
        ("1: {text: null}", {"1": {"text": None}}),
        ("a: ~\nb:\nc: 'null'\nd: ''", {"a": None, "b": None, "c": "null", "d": ""}),
        ("a: 007\nb: yes\nc: 2024-03-05\nd: 1.5", {"a": "007", "b": "yes", "c": "2024-03-05", "d": "1.5"}),
        ("- a\n- [b, c]", ["a", ["b", "c"]]),
        ("!!python/unicode 'a': !!python/unicode \"caf\\xE9\"", {"a": "café"}),
        ("a: !!python/str b\nc: !!str 1\nd: !!int 2\ne: !!null x", {"a": "b", "c": "1", "d": "2", "e": None}),
        ("!!map {a: !!seq [b]}", {"a": ["b"]}),
        (
            "%YAML 1.1\n---\na: |-\n  one\n  two\nb: >\n  folded\n  text\n",
            {"a": "one\ntwo", "b": "folded text\n"},
        ),
    ],
)
def test_text_nothing_lists_and_mappings_are_read(text: str, value: Any) -> None:
    assert load_yaml(text) == value


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize(
    "text",
    [
        "a: &x b\nc: *x",
        "a: &x b",
        "&x {a: b}",
        "a: *nowhere",
        "a: !!python/object/apply:os.system ['true']",
        "a: !!python/object:holdspace.domain.entries.Entry {}",
        "a: !!python/name:os.system",
        "a: !!binary aGVsbG8=",
        "a: !!set {b, c}",
        "a: !!timestamp 2024-03-05",
        "!mine {a: b}",
        "a: b\na: c",
        "? [a]\n: b",
        "{{a: b}: c}",
        "a: b\n--- \nc: d",
        "a: 'open",
        "a: [b",
        "a:\n\t- b",
        "\x07",
        '"\\UFFFFFFFF"',
    ],
)
def test_what_could_do_harm_or_says_two_things_is_refused(text: str) -> None:
    with pytest.raises(BadFile) as caught:
        load_yaml(text)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize("text", ["[" * 10_000, "a: " + "{b: " * 10_000, "- " * 10_000])
def test_depth_is_refused_before_it_is_built(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[object] = []
    take = yaml_reading._Builder.take
    monkeypatch.setattr(
        yaml_reading._Builder, "take", lambda builder, event: taken.append(event) or take(builder, event)
    )
    with pytest.raises(FileRefused):
        load_yaml(text)
    assert len(taken) < 4 * MOST_DEPTH


def test_as_deep_as_is_allowed_is_read() -> None:
    load_yaml("[" * MOST_DEPTH + "]" * MOST_DEPTH)
    with pytest.raises(FileTooLarge):
        load_yaml("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1))


def test_more_nodes_than_any_journal_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reading, "MOST_NODES", 100)
    with pytest.raises(FileTooLarge):
        load_yaml("- a\n" * 200)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
VALUES = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(VALUES, st.booleans())
def test_what_its_usual_writer_writes_is_read_as_it_was(value: Any, in_flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=in_flow)
    if "&id" not in text:  # the writer names a list that it met twice
        assert load_yaml(text) == value


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200) | st.text("{}[]:,-?!&*|>'\"%@#ab1 \n\t", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        load_yaml(text)
    except FileRefused as refused:
        assert refused.__cause__ is None
