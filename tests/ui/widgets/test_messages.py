# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words for what went wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import ALPHABET, BadRecoveryCode, decode_code, encode_code
from holdspace.services import errors
from holdspace.ui.widgets.messages import say

BROAD = {"StorageError", "EnvironmentProblem", "StorageBug"}
KINDS: list[type[Exception]] = [getattr(errors, name) for name in errors.__all__ if name not in BROAD]
ROOTS = st.binary(min_size=20, max_size=20)
OTHERWISE = say(RuntimeError())


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_words_of_its_own(kind: type[Exception]) -> None:
    words = say(kind())
    assert words != OTHERWISE
    assert sum(say(other()) == words for other in KINDS) == 1
    assert 2 <= len(re.findall(r"\.( |$)", words)) <= 4, words
    assert not set("!{}%") & set(words)
    assert words.endswith(".")


def all_kinds(kind: type[Exception]) -> set[type[Exception]]:
    return {kind}.union(*(all_kinds(below) for below in kind.__subclasses__()))


def test_every_error_that_storage_knows_is_worded_and_handed_up() -> None:
    known = {kind for kind in all_kinds(errors.StorageError) if kind.__module__ == "holdspace.storage.errors"}
    assert {kind.__name__ for kind in known} == set(errors.__all__)
    assert {kind.__name__ for kind in known if say(kind()) == OTHERWISE} == BROAD


def test_damage_a_wrong_passphrase_and_a_missing_file_are_told_apart() -> None:
    assert "damaged" in say(errors.VaultDamaged())
    assert "did not open it" in say(errors.WrongPassphrase())
    assert "missing" in say(errors.VaultMissing())
    assert "damaged" not in say(errors.WrongPassphrase())


def test_a_kind_added_later_gets_the_words_of_its_parent() -> None:
    class LaterDamage(errors.VaultDamaged):
        pass

    assert say(LaterDamage()) == say(errors.VaultDamaged())


def test_an_unknown_error_never_shows_its_own_text() -> None:
    assert "Mrs" not in say(RuntimeError("Mrs. Okafor cried"))
    assert say(errors.StorageBug("Mrs. Okafor cried")) == OTHERWISE


@given(ROOTS, st.integers(0, 35), st.integers(1, 31))
def test_a_typo_is_named_by_group_and_character(root: bytes, index: int, step: int) -> None:
    plain = encode_code(root).replace("-", "")
    other = ALPHABET[(ALPHABET.index(plain[index]) + step) % 32]
    with pytest.raises(BadRecoveryCode) as caught:
        decode_code(plain[:index] + other + plain[index + 1 :])
    group, place = divmod(index, 4)
    assert f"Group {group + 1}, character {place + 1} " in say(caught.value)


@pytest.mark.parametrize(
    ("error", "start"),
    [
        (BadRecoveryCode("swap", position=6), "In group 2, character 2 and the one after it"),
        (BadRecoveryCode("swap", position=8), "The last character of group 2 and the one after it"),
        (BadRecoveryCode("character", position=36), "Group 9, character 4 is one that no recovery code has"),
        (BadRecoveryCode("length", group=5), "Group 5 does not have four characters"),
        (BadRecoveryCode("length"), "A recovery code has nine groups"),
        (BadRecoveryCode("unclear"), "More than one character does not fit"),
        (BadPassphrase("empty"), "Type a passphrase first"),
        (BadPassphrase("too_long"), "A passphrase can have 1,024 characters at most"),
        (BadPassphrase("character"), "One character in it cannot be part"),
    ],
)
def test_what_was_typed_wrong_is_named(error: Exception, start: str) -> None:
    assert say(error).startswith(start)
