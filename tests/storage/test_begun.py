# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What was begun of any kind: sealed together, opened only by the vault, gone with the last of them."""

from __future__ import annotations

from typing import Any

import pytest

from holdspace.domain.card_drafts import CardDraft
from holdspace.domain.practice_drafts import BegunStep, PracticeDraft
from holdspace.storage.begun import CARDS, KINDS, PRACTICES, BegunKind
from holdspace.storage.errors import BadSealedFile
from holdspace.storage.sealing import seal, unseal
from holdspace.storage.vault import Vault

DRAFTS: dict[str, tuple[Any, Any]] = {
    "cards": (CardDraft(say="half a quince"), CardDraft(language="en", audiences=("client",))),
    "practices": (PracticeDraft("half a quince"), PracticeDraft("", (BegunStep("pause", "gone", 900),))),
}


@pytest.fixture(params=KINDS, ids=[kind.name for kind in KINDS])
def kind(request: pytest.FixtureRequest) -> BegunKind[Any]:
    found: BegunKind[Any] = request.param
    return found


def test_the_last_ones_take_the_place_of_those_before_until_there_are_none(
    vault: Vault, kind: BegunKind[Any]
) -> None:
    places, (one, other) = vault.places, DRAFTS[kind.name]
    assert vault.open_begun(kind) == {}
    for drafts in ({"": one, "own": other}, {"own": other, "": other}):
        kind.seal(places, drafts)
        assert b"quince" not in kind.path(places).read_bytes()
        assert list(vault.open_begun(kind).items()) == list(drafts.items())
    for _ in range(2):
        kind.seal(places, {})
        assert not kind.are_there(places)


def test_they_stand_on_the_disk_as_they_always_did(vault: Vault) -> None:
    known = {
        CARDS: ("cards.sealed", b"holdspace/v1/sealed card drafts"),
        PRACTICES: ("practices.sealed", b"holdspace/v1/sealed practice drafts"),
    }
    for kind, (name, purpose) in known.items():
        kind.seal(vault.places, {"own": DRAFTS[kind.name][0]})
        sealed = (vault.places.home / name).read_bytes()
        assert list(unseal(vault.inbox_keys()[0], purpose, sealed)) == [kind.name]


@pytest.mark.parametrize("other", [False, True], ids=["no draft", "another's seal"])
def test_what_does_not_open_is_set_aside(vault: Vault, kind: BegunKind[Any], other: bool) -> None:
    purpose = next(each.purpose for each in KINDS if (each is kind) is not other)
    drafts = {"": DRAFTS[kind.name][0].to_json() if other else "quince"}
    kind.path(vault.places).write_bytes(seal(vault.places, purpose, {kind.name: drafts}))
    with pytest.raises(BadSealedFile) as refused:
        vault.open_begun(kind)
    assert "quince" not in str(refused.value)
    assert not kind.are_there(vault.places)
    assert [path.name for path in vault.places.set_aside.iterdir()] == [f"{kind.name}.sealed"]


@pytest.mark.parametrize("drafts", [[], {"": {"say": "quince"}}, {"": {"name": "quince"}}])
def test_what_is_no_draft_or_of_another_name_is_refused(kind: BegunKind[Any], drafts: object) -> None:
    whole = {"": DRAFTS[kind.name][0].to_json()}
    assert kind.from_json({kind.name: whole}) == {"": DRAFTS[kind.name][0]}
    for value in (None, {}, {"others": whole}, {kind.name: drafts}):
        with pytest.raises(BadSealedFile):
            kind.from_json(value)
