# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Replies that were begun: sealed together, opened only by the vault, gone once none waits."""

from __future__ import annotations

import pytest

from holdspace.storage.errors import BadSealedFile
from holdspace.storage.replies import Replies, replies_from_json, seal_replies
from holdspace.storage.sealing import REPLIES_PURPOSE, seal
from holdspace.storage.vault import Vault

BEGUN = Replies("thursday_again", {"thursday_again": "half a quince", "key_in": "Hm."})


def test_they_come_back_whole_and_the_file_goes_with_the_last(vault: Vault) -> None:
    assert vault.open_replies() == Replies()
    seal_replies(vault.places, BEGUN)
    assert b"quince" not in vault.places.replies.read_bytes()
    assert b"thursday" not in vault.places.replies.read_bytes()
    assert vault.open_replies() == BEGUN
    assert "quince" not in repr(BEGUN)
    seal_replies(vault.places, Replies())
    seal_replies(vault.places, Replies())
    assert not vault.places.replies.exists()


def test_what_does_not_open_is_set_aside(vault: Vault) -> None:
    vault.places.replies.write_bytes(seal(vault.places, REPLIES_PURPOSE, {"line": "x", "words": "quince"}))
    with pytest.raises(BadSealedFile) as refused:
        vault.open_replies()
    assert "quince" not in str(refused.value)
    assert [path.name for path in vault.places.set_aside.iterdir()] == ["replies.sealed"]


@pytest.mark.parametrize("value", [None, {}, {"line": 1, "words": {}}, {"line": "", "words": {"x": 1}}])
def test_what_is_no_reply_is_refused(value: object) -> None:
    with pytest.raises(BadSealedFile):
        replies_from_json(value)
