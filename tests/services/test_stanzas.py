# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Content is read by name and type; the error says which file and which key."""

from __future__ import annotations

import pytest

from holdspace.services.stanzas import BadContent, Stanza, read_stanza

GETTERS = {
    "text": (3, "", " ", " x", True),
    "optional_text": (3, ""),
    "blank_text": (3, None),
    "texts": ("x", [3], [""]),
    "number": ("3", True, [3]),
    "numbers": (3, ["3"], [False]),
    "flag": (0, "true"),
    "stanza": ("x", [{}]),
    "stanzas": ({}, ["x"]),
}


@pytest.mark.parametrize(
    ("getter", "value"), [(name, value) for name, bad in GETTERS.items() for value in bad]
)
def test_a_value_of_another_type_is_refused_by_file_and_key(getter, value):
    stanza = Stanza("cards.toml", "card[2]", {"say": value})
    with pytest.raises(BadContent) as caught:
        getattr(stanza, getter)("say")
    assert (caught.value.file, caught.value.key.partition("[1]")[0].rstrip("[0]")) == (
        "cards.toml",
        "card[2].say",
    )
    assert "card[2].say" in str(caught.value)


@pytest.mark.parametrize("getter", ["text", "blank_text", "texts", "number", "numbers", "stanza", "stanzas"])
def test_a_missing_key_is_named(getter):
    with pytest.raises(BadContent, match="say: is missing"):
        getattr(Stanza("cards.toml", "", {}), getter)("say")


def test_values_come_as_they_are_typed():
    stanza = Stanza(
        "f", "", {"a": "x", "b": ["y"], "c": 2, "d": [1, 2.5], "e": True, "g": {"h": ""}, "i": [{}]}
    )
    assert (stanza.text("a"), stanza.texts("b"), stanza.number("c")) == ("x", ("y",), 2.0)
    assert (stanza.numbers("d"), stanza.flag("e"), stanza.flag("absent")) == ((1.0, 2.5), True, False)
    assert stanza.stanza("g").blank_text("h") == stanza.optional_text("absent") == ""
    assert len(stanza.stanzas("i")) == 1
    stanza.close()


def test_what_nobody_took_is_refused():
    stanza = Stanza("cards.toml", "pen_down", {"say": "x", "wy": "y"})
    stanza.text("say")
    assert stanza.keys() == ("wy",)
    with pytest.raises(BadContent, match=r"cards\.toml: pen_down\.wy: is not known here"):
        stanza.close()


@pytest.mark.parametrize("content", [b"a = ", b"a = '\xff'"])
def test_a_file_that_is_not_toml_is_named(tmp_path, content):
    (tmp_path / "cards.toml").write_bytes(content)
    with pytest.raises(BadContent, match=r"cards\.toml: is not TOML"):
        read_stanza(tmp_path, "cards.toml")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadContent, match=r"en/cards\.toml: cannot be read"):
        read_stanza(tmp_path, "en/cards.toml")
