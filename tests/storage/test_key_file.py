# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The key files: the right passphrase always opens, a wrong one is told apart from damage."""

from __future__ import annotations

import hashlib
import json
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from holdspace.domain.passphrases import BadPassphrase
from holdspace.domain.recovery_code import BadRecoveryCode, encode_code
from holdspace.storage import key_file as key_file_module
from holdspace.storage import keys
from holdspace.storage.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    NoVault,
    OutOfMemory,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from holdspace.storage.key_file import (
    make_keys,
    own_key_file,
    read_either,
    root_from_code,
    unwrap_root,
    wrap_root,
)
from holdspace.storage.key_file_format import parse_key_file
from holdspace.storage.places import Places
from holdspace.storage.vault import NewVaultKeys, open_vault

PASSPHRASE = "quiet rivers keep \u00e9t\u00e9"
Files = Callable[[Path], dict[str, bytes]]
_FIELDS_OF_KEY_FILE = (
    *("format", "version", "vault_id", "database_salt", "inbox_public_key", "nonce"),
    *("name", "memory_kib", "passes", "lanes", "salt"),
)


def rewritten(data: bytes, **changes: Any) -> bytes:
    """Return a key file with fields changed and its SHA-256 made to fit, as a hand that means harm would."""
    fields = json.loads(data)
    fields.pop("sha256")
    for name, value in changes.items():
        holder = fields["kdf"] if name in fields["kdf"] else fields
        holder[name] = value
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps(fields | {"sha256": hashlib.sha256(canonical).hexdigest()}).encode()


def rewrite_both(places: Places, **changes: Any) -> None:
    for path in (places.key_file, places.key_file_backup):
        path.write_bytes(rewritten(path.read_bytes(), **changes))


def test_the_right_passphrase_gives_the_root(closed_vault: Places, root: bytearray) -> None:
    assert unwrap_root(closed_vault, PASSPHRASE) == root


@pytest.mark.parametrize("passphrase", ["quiet rivers keep ete", "x", PASSPHRASE + " ", "a" * 1024])
def test_a_wrong_passphrase_is_said_and_changes_nothing(
    closed_vault: Places, files_of: Files, passphrase: str
) -> None:
    """Case 11."""
    before = files_of(closed_vault.home)
    with pytest.raises(WrongPassphrase):
        unwrap_root(closed_vault, passphrase)
    assert files_of(closed_vault.home) == before


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_form_of_the_letters_opens(closed_vault: Places, root: bytearray, form: Any) -> None:
    """Case 12."""
    assert unwrap_root(closed_vault, unicodedata.normalize(form, PASSPHRASE)) == root


@pytest.mark.parametrize("passphrase", ["", "a" * 1_000_000, "nul\0inside of it"])
def test_an_impossible_passphrase_meets_a_clear_limit(
    closed_vault: Places, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 13: no Argon2id runs for it, neither to open nor to make."""
    monkeypatch.setattr(keys, "Argon2id", None)
    with pytest.raises(BadPassphrase):
        unwrap_root(closed_vault, passphrase)
    with pytest.raises(BadPassphrase):
        make_keys(passphrase)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\xfe", b"[" * 9000, b"x" * 20_000, b"null"])
def test_a_lost_or_damaged_key_file_is_healed_from_its_copy(
    closed_vault: Places, root: bytearray, content: bytes | None
) -> None:
    """Case 14, both ways round."""
    good = closed_vault.key_file.read_bytes()
    for path in (closed_vault.key_file, closed_vault.key_file_backup):
        path.unlink() if content is None else path.write_bytes(content)
        assert unwrap_root(closed_vault, PASSPHRASE) == root
        assert closed_vault.key_file.read_bytes() == closed_vault.key_file_backup.read_bytes() == good
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_vaults_own_key_file_is_known_by_its_inbox_key(
    closed_vault: Places, made_keys: NewVaultKeys, root: bytearray
) -> None:
    own, other = made_keys.key_file, make_keys("another kettle sings", made_keys.key_file.parameters)
    closed_vault.key_file.write_bytes(other.key_file.to_bytes())
    assert own_key_file(closed_vault, own.inbox_public_key) == own
    assert own_key_file(closed_vault, other.key_file.inbox_public_key) == other.key_file
    closed_vault.key_file_backup.unlink()
    assert own_key_file(closed_vault, own.inbox_public_key) is None


def test_both_key_files_lost_the_code_opens_the_vault(closed_vault: Places, made_keys: NewVaultKeys) -> None:
    """Case 15, as far as opening goes."""
    for path in (closed_vault.key_file, closed_vault.key_file_backup):
        path.unlink()
    with pytest.raises(KeyFileMissing):
        unwrap_root(closed_vault, PASSPHRASE)
    root = root_from_code(closed_vault, made_keys.recovery_code)
    assert root == made_keys.root
    with open_vault(closed_vault, root) as vault:
        assert vault.entries.count() == 3
        assert vault.key_file_lost
        assert not vault.inbox_key_was_swapped


def test_both_key_files_damaged_is_said(closed_vault: Places) -> None:
    for path in (closed_vault.key_file, closed_vault.key_file_backup):
        path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(KeyFileDamaged) as caught:
        unwrap_root(closed_vault, PASSPHRASE)
    assert not isinstance(caught.value, KeyFileMissing)


def test_a_fuzzed_key_file_leaves_the_vault_untouched(closed_vault: Places, files_of: Files) -> None:
    """Case 16: with both copies damaged nothing is written."""
    for path in (closed_vault.key_file, closed_vault.key_file_backup):
        path.write_bytes(path.read_bytes().replace(b'"kdf"', b'"KDF"'))
    before = files_of(closed_vault.home)
    with pytest.raises(KeyFileDamaged):
        unwrap_root(closed_vault, PASSPHRASE)
    assert files_of(closed_vault.home) == before


def fuzzed(data: bytes, dice: random.Random) -> bytes:
    """Return a key file with something done to it: bits, bytes, a cut, a copy of a part, a number."""
    spoiled = bytearray(data)
    at = dice.randrange(len(data))
    match dice.randrange(6):
        case 0:
            spoiled[at] ^= 1 << dice.randrange(8)
        case 1:
            spoiled[at : at + dice.randrange(1, 40)] = dice.randbytes(dice.randrange(40))
        case 2:
            del spoiled[at:]
        case 3:
            spoiled[at:at] = data[dice.randrange(len(data)) :][: dice.randrange(1, 200)]
        case 4:
            spoiled = bytearray(re.sub(rb"\d+", str(dice.getrandbits(80)).encode(), data, count=1))
        case _:
            spoiled = bytearray(dice.randbytes(dice.randrange(20_000)))
    return bytes(spoiled)


def test_a_thousand_fuzzed_key_files_are_refused_and_leave_the_vault_untouched(
    closed_vault: Places, files_of: Files, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 16: both copies fuzzed; none gets as far as Argon2id, unless it says just what it said before."""
    good = closed_vault.key_file.read_bytes()
    database = closed_vault.database.read_bytes()
    dice = random.Random(16)
    same = 0
    with monkeypatch.context() as patch:
        patch.setattr(keys, "Argon2id", None)
        for _ in range(1000):
            for path in (closed_vault.key_file, closed_vault.key_file_backup):
                path.write_bytes(fuzzed(good, dice))
            before = files_of(closed_vault.home)
            try:
                same += read_either(closed_vault) == parse_key_file(good)
            except KeyFileDamaged:
                with pytest.raises(KeyFileDamaged):
                    unwrap_root(closed_vault, PASSPHRASE)
            assert files_of(closed_vault.home) == before
    assert same < 50  # a blank between two fields, say
    assert closed_vault.database.read_bytes() == database
    with open_vault(closed_vault, root) as vault:
        assert vault.entries.count() == 3


def test_a_thousand_forged_key_files_never_give_another_root(
    closed_vault: Places, root: bytearray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 16: their SHA-256 fits, as a hand that means harm would make it, and their values are any."""
    good = closed_vault.key_file.read_bytes()
    dice = random.Random(1616)
    monkeypatch.setattr(keys, "derive_kek", lambda *given: bytearray(dice.randbytes(32)))
    ended: dict[type[Exception], int] = {}
    for _ in range(1000):
        name = dice.choice([*_FIELDS_OF_KEY_FILE])
        value = dice.choice(
            [None, "", dice.getrandbits(64), -1, 1.5, [], {}, True, "00" * 16, "g" * 32, "f" * 72]
        )
        forged = rewritten(good, **{name: value, "wrapped_root": dice.randbytes(36).hex()})
        for path in (closed_vault.key_file, closed_vault.key_file_backup):
            path.write_bytes(forged)
        with pytest.raises((KeyFileDamaged, VaultTooNew, WrongPassphrase)) as caught:
            unwrap_root(closed_vault, PASSPHRASE)
        ended[caught.type] = ended.get(caught.type, 0) + 1
        assert closed_vault.key_file.read_bytes() == forged
    assert ended.keys() == {KeyFileDamaged, VaultTooNew, WrongPassphrase}


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 2**31},
        {"memory_kib": 19 * 1024 - 1},
        {"memory_kib": 1024 * 1024 + 1},
        {"memory_kib": True},
        {"memory_kib": "262144"},
        {"memory_kib": 262144.0},
        {"passes": 0},
        {"passes": 17},
        {"lanes": 0},
        {"lanes": 2**40},
        {"name": "scrypt"},
        {"salt": "00"},
    ],
)
def test_hostile_parameters_are_refused_before_allocating(
    closed_vault: Places, changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 17."""
    monkeypatch.setattr(keys, "Argon2id", None)
    rewrite_both(closed_vault, **changes)
    with pytest.raises(KeyFileDamaged):
        unwrap_root(closed_vault, PASSPHRASE)


def test_out_of_memory_is_typed_and_leaves_the_files(
    closed_vault: Places, files_of: Files, monkeypatch: pytest.MonkeyPatch, root: bytearray
) -> None:
    """Case 18: message, retry."""

    def no_memory(**parameters: object) -> None:
        raise MemoryError

    before = files_of(closed_vault.home)
    with monkeypatch.context() as patch, pytest.raises(OutOfMemory):
        patch.setattr(keys, "Argon2id", no_memory)
        unwrap_root(closed_vault, PASSPHRASE)
    assert files_of(closed_vault.home) == before
    assert unwrap_root(closed_vault, PASSPHRASE) == root


def test_a_code_with_a_typo_is_named_and_other_forms_are_taken(
    closed_vault: Places, made_keys: NewVaultKeys
) -> None:
    """Case 19."""
    code = made_keys.recovery_code
    typed = code.lower().replace("0", "O").replace("1", "l").replace("-", " ")
    assert root_from_code(closed_vault, typed) == made_keys.root
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    with pytest.raises(BadRecoveryCode) as caught:
        root_from_code(closed_vault, wrong)
    assert (caught.value.position, caught.value.group) == (1, 1)


@pytest.mark.parametrize("lost", [False, True])
def test_another_vaults_code_is_refused(closed_vault: Places, lost: bool) -> None:
    if lost:
        closed_vault.key_file.unlink()
        closed_vault.key_file_backup.unlink()
    with pytest.raises(WrongRecoveryCode):
        root_from_code(closed_vault, encode_code(bytes(20)))


def test_damage_is_never_told_as_a_wrong_code(closed_vault: Places, made_keys: NewVaultKeys) -> None:
    """Case 23 without a key file: the first page is gone, and another one vouches for the code."""
    closed_vault.key_file.unlink()
    closed_vault.key_file_backup.unlink()
    data = bytearray(closed_vault.database.read_bytes())
    data[16:4096] = bytes(4080)
    closed_vault.database.write_bytes(data)
    root = root_from_code(closed_vault, made_keys.recovery_code)
    with pytest.raises(VaultDamaged):
        open_vault(closed_vault, root)
    with pytest.raises(WrongRecoveryCode):
        root_from_code(closed_vault, encode_code(bytes(20)))


def test_the_right_code_counts_even_where_the_public_keys_were_swapped(
    closed_vault: Places, made_keys: NewVaultKeys
) -> None:
    rewrite_both(closed_vault, inbox_public_key="09" * 32)
    assert root_from_code(closed_vault, made_keys.recovery_code) == made_keys.root


def test_without_a_vault_there_is_nothing_to_unwrap(places: Places, made_keys: NewVaultKeys) -> None:
    with pytest.raises(NoVault):
        unwrap_root(places, PASSPHRASE)
    with pytest.raises(NoVault):
        root_from_code(places, made_keys.recovery_code)
    with pytest.raises(NoVault):
        read_either(places)
    assert not places.home.exists()


def test_a_newer_key_file_is_refused_unchanged(closed_vault: Places, files_of: Files) -> None:
    """Case 29, the key file's half."""
    rewrite_both(closed_vault, version=2)
    before = files_of(closed_vault.home)
    with pytest.raises(VaultTooNew):
        unwrap_root(closed_vault, PASSPHRASE)
    assert files_of(closed_vault.home) == before


def test_an_interrupted_change_of_passphrase_opens_with_either(
    closed_vault: Places, made_keys: NewVaultKeys, root: bytearray
) -> None:
    """The first copy carries the new passphrase, the second the old: the old one is the confirmed one."""
    changed = wrap_root(root, "another passphrase altogether", made_keys.key_file)
    closed_vault.key_file.write_bytes(changed.to_bytes())
    assert unwrap_root(closed_vault, PASSPHRASE) == root
    assert parse_key_file(closed_vault.key_file.read_bytes()) == made_keys.key_file
    closed_vault.key_file.write_bytes(changed.to_bytes())
    assert unwrap_root(closed_vault, "another passphrase altogether") == root
    assert parse_key_file(closed_vault.key_file_backup.read_bytes()) == changed


@pytest.mark.parametrize("changes", [{"inbox_public_key": "09" * 32}, {"database_salt": "00" * 16}])
def test_an_altered_bound_field_does_not_turn_the_passphrase_wrong(
    closed_vault: Places, root: bytearray, changes: dict[str, Any]
) -> None:
    rewrite_both(closed_vault, **changes)
    assert unwrap_root(closed_vault, PASSPHRASE) == root
    with pytest.raises(WrongPassphrase):
        unwrap_root(closed_vault, "quiet rivers keep ete")


def test_an_altered_wrapping_is_never_taken_for_the_root(closed_vault: Places, root: bytearray) -> None:
    wrapped = parse_key_file(closed_vault.key_file.read_bytes()).wrapped_root
    rewrite_both(closed_vault, wrapped_root=(bytes([wrapped[0] ^ 1]) + wrapped[1:]).hex())
    with pytest.raises(WrongPassphrase):
        unwrap_root(closed_vault, PASSPHRASE)


def test_keys_are_wiped_after_use(closed_vault: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytearray] = []
    derive = keys.derive_kek

    def watched(*args: Any) -> bytearray:
        seen.append(derive(*args))
        return seen[-1]

    monkeypatch.setattr(key_file_module.keys, "derive_kek", watched)
    unwrap_root(closed_vault, PASSPHRASE)
    assert [bytes(kek) for kek in seen] == [bytes(32)]


def test_new_keys_never_show_in_a_repr(made_keys: NewVaultKeys) -> None:
    assert made_keys.recovery_code not in repr(made_keys)
    assert str(made_keys.root) not in repr(made_keys)


def test_make_keys_touches_no_disk_and_never_repeats(tmp_path: Path, made_keys: NewVaultKeys) -> None:
    other = make_keys(PASSPHRASE, made_keys.key_file.parameters)
    assert other.root != made_keys.root
    assert {other.key_file.vault_id, other.key_file.nonce, other.key_file.kdf_salt}.isdisjoint(
        {made_keys.key_file.vault_id, made_keys.key_file.nonce, made_keys.key_file.kdf_salt}
    )
    assert list(tmp_path.iterdir()) == []


def test_a_link_or_a_folder_in_place_of_the_key_file_is_damage(closed_vault: Places, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    closed_vault.key_file.rename(elsewhere)
    closed_vault.key_file.symlink_to(elsewhere)
    closed_vault.key_file_backup.unlink()
    closed_vault.key_file_backup.mkdir()
    with pytest.raises(KeyFileDamaged):
        read_either(closed_vault)
