# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The recovery code: carried whole, and no typo or swap ever slips through or is named wrongly."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.recovery_code import (
    ALPHABET,
    CODE_LENGTH,
    BadRecoveryCode,
    decode_code,
    encode_code,
)

roots = st.binary(min_size=20, max_size=20)
characters = st.sampled_from(ALPHABET)
SOME_ROOT = bytes(range(100, 120))


def plain(root: bytes) -> str:
    return encode_code(root).replace("-", "")


@given(roots)
def test_a_code_carries_the_root(root: bytes) -> None:
    code = encode_code(root)
    assert [len(group) for group in code.split("-")] == [4] * 9
    assert decode_code(code) == bytearray(root)


def test_the_code_of_a_known_root_stays_the_same() -> None:
    """Codes on paper must open vaults for ever: this one was written down when the format was made."""
    assert encode_code(SOME_ROOT) == "CHJP-CSV8-D5N6-PV3D-DSQQ-0WBJ-EDT7-AXKQ-07FK"


@given(roots, st.sampled_from(["", " ", "-", " \u2013 ", "\n", "\u00a0"]))
def test_case_look_alikes_and_separators_are_accepted(root: bytes, between: str) -> None:
    typed = between.join(encode_code(root).split("-")).lower()
    assert decode_code(typed) == bytearray(root)
    assert decode_code(typed.replace("0", "o").replace("1", "l")) == bytearray(root)
    assert decode_code(typed.replace("0", "O").replace("1", "I")) == bytearray(root)


@given(roots)
def test_every_wrong_character_is_named(root: bytes) -> None:
    code = plain(root)
    for place in range(CODE_LENGTH):
        wrong = ALPHABET[(ALPHABET.index(code[place]) + place % 31 + 1) % 32]
        with pytest.raises(BadRecoveryCode) as caught:
            decode_code(code[:place] + wrong + code[place + 1 :])
        fault = caught.value
        assert (fault.reason, fault.position, fault.group) == ("typo", place + 1, place // 4 + 1)


def test_every_wrong_character_of_one_code_is_named() -> None:
    code = plain(SOME_ROOT)
    for place in range(CODE_LENGTH):
        for wrong in set(ALPHABET) - {code[place]}:
            with pytest.raises(BadRecoveryCode) as caught:
                decode_code(code[:place] + wrong + code[place + 1 :])
            assert (caught.value.reason, caught.value.position) == ("typo", place + 1)


@given(roots)
def test_every_swap_of_neighbours_is_named(root: bytes) -> None:
    code = plain(root)
    for place in range(CODE_LENGTH - 1):
        left, right = code[place : place + 2]
        if left == right:
            continue
        with pytest.raises(BadRecoveryCode) as caught:
            decode_code(code[:place] + right + left + code[place + 2 :])
        assert (caught.value.reason, caught.value.position) == ("swap", place + 1)


@given(roots, st.data())
def test_two_wrong_characters_are_caught_and_never_named_as_one(root: bytes, data: st.DataObject) -> None:
    code = list(plain(root))
    pairs = list(combinations(range(CODE_LENGTH), 2))
    for place in data.draw(st.sampled_from(pairs)):
        code[place] = data.draw(characters.filter(lambda new, old=code[place]: new != old))
    with pytest.raises(BadRecoveryCode) as caught:
        decode_code("".join(code))
    assert caught.value.reason in {"unclear", "swap"}


def test_a_character_of_no_code_is_named_where_it_stands() -> None:
    code = encode_code(SOME_ROOT)
    with pytest.raises(BadRecoveryCode) as caught:
        decode_code(code[:6] + "U" + code[7:])
    assert (caught.value.reason, caught.value.position, caught.value.group) == ("character", 6, 2)


def test_a_missing_character_names_its_group() -> None:
    code = encode_code(SOME_ROOT)
    with pytest.raises(BadRecoveryCode) as caught:
        decode_code(code[:11] + code[12:])
    assert (caught.value.reason, caught.value.position, caught.value.group) == ("length", None, 3)


@pytest.mark.parametrize("typed", ["", "   ", "0", "0" * 37, "0" * 1_000_000, "-" * 400])
def test_a_wrong_length_is_said(typed: str) -> None:
    with pytest.raises(BadRecoveryCode, match="length"):
        decode_code(typed)


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_refused_as_one(typed: str) -> None:
    try:
        root = decode_code(typed)
    except BadRecoveryCode:
        return
    assert decode_code(encode_code(root)) == root


def test_a_root_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        encode_code(b"short")
