# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""`verify`: reads the vault and its backups from the first byte to the last."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdspace.cli import output
from holdspace.cli.errors import Exit
from holdspace.cli.passphrases import read_passphrase
from holdspace.cli.reading import find_vault, refuse_early, unlock
from holdspace.services.errors import VaultDamaged, VaultMissing

if TYPE_CHECKING:
    from holdspace.storage.places import Places
    from holdspace.storage.vault import Vault


AGREES, MADE_ANEW, NOT_MADE_ANEW = "agrees", "made anew", "not made anew"
_INDEX_WORDS = {
    AGREES: "agrees with the entries",
    MADE_ANEW: "did not agree with the entries, and was made anew from them",
    NOT_MADE_ANEW: "could not be compared or made anew just now, which touches no entry",
    None: "not compared, for the vault can only be read",
}


def run(options: argparse.Namespace) -> int:
    """Check the vault and every backup in its folder, and end with 6 where anything is damaged.

    An index of words that does not agree with the entries is no damage: it is made anew, and that is said;
    so it is where that cannot be done.
    """
    places = find_vault()
    refuse_early(places)
    passphrase = read_passphrase(options.passphrase_file)
    vault = _check_vault(places, passphrase)
    backups = _check_backups(places)
    sound = bool(vault["sound"]) and all(backup["good"] for backup in backups)
    if options.json:
        output.document({"sound": sound, "vault": vault, "backups": backups})
    else:
        output.lines(_vault_line(vault), *_index_lines(vault), *map(_backup_line, backups))
    if not sound:
        output.complain("Something is damaged. It was left as it is; holdspace restore brings back a backup.")
    return Exit.DONE if sound else Exit.DAMAGED


def _check_vault(places: Places, passphrase: str) -> dict[str, Any]:
    try:
        with unlock(places, passphrase) as vault:
            sound = _is_sound(vault)
            index = _index_state(vault) if sound else None
            return {"sound": sound, "entries": vault.entries.count(), "index": index}
    except (VaultDamaged, VaultMissing):
        return {"sound": False, "entries": None, "index": None}


def _is_sound(vault: Vault) -> bool:
    from holdspace.storage.soundness import look

    vault.checkpoint()
    with closing(vault.connect()) as connection:
        return look(connection).is_sound


def _index_state(vault: Vault) -> str | None:
    from holdspace.storage.errors import StorageError
    from holdspace.storage.word_index import heal_index

    if vault.is_read_only:
        return None
    try:
        return MADE_ANEW if heal_index(vault.connection) else AGREES
    except StorageError:
        return NOT_MADE_ANEW  # a full disk says nothing of the entries, which were found sound


def _check_backups(places: Places) -> list[dict[str, Any]]:
    from holdspace.storage.backups import list_backups

    return [_check_backup(places, path) for path in list_backups(places)]


def _check_backup(places: Places, path: Path) -> dict[str, Any]:
    from holdspace.storage.backups import verify_backup
    from holdspace.storage.errors import BadBackup, NotReadable

    try:
        manifest = verify_backup(places, path)
    except (BadBackup, NotReadable):
        return {"path": str(path), "good": False, "made_at": None, "entries": None}
    made_at = manifest.made_at.isoformat()
    return {"path": str(path), "good": True, "made_at": made_at, "entries": manifest.entries}


def _vault_line(vault: dict[str, Any]) -> str:
    return f"vault: sound, {_entries(vault['entries'])}" if vault["sound"] else "vault: damaged"


def _index_lines(vault: dict[str, Any]) -> list[str]:
    return [f"index of words: {_INDEX_WORDS[vault['index']]}"] if vault["sound"] else []


def _backup_line(backup: dict[str, Any]) -> str:
    return f"{backup['path']}: {_entries(backup['entries']) if backup['good'] else 'damaged'}"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
