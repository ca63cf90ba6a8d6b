# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Vaults made beforehand, and looking for words where none may be: on the disk, in a process."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdspace.domain.entries import new_entry
from holdspace.storage import keys
from holdspace.storage.drafts import draft_from_json
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys, unwrap_root
from holdspace.storage.places import Places
from holdspace.storage.replies import replies_from_json
from holdspace.storage.sealing import DRAFT_PURPOSE, REPLIES_PURPOSE, unseal
from holdspace.storage.vault import create_vault

PASSPHRASE = "quiet rivers keep their names"
FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
"""The lightest Argon2id within the bounds: where the set-up is not the point, nobody waits for it."""

FIRST_ENTRY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_MAPPING = re.compile(rb"^([0-9a-f]+)-([0-9a-f]+) r")


def prepare_vault(home: Path, *texts: str) -> Places:
    """Make a vault that PASSPHRASE opens, with an entry for each text, a minute apart; leave it locked."""
    places = Places(home)
    with create_vault(places, make_keys(PASSPHRASE, FAST_KDF)) as vault:
        for number, text in enumerate(texts):
            moment = FIRST_ENTRY + timedelta(minutes=number)
            vault.entries.add(new_entry(text, now=moment, time_zone="Europe/Paris"))
    return places


def drafted_words(home: Path) -> str:
    """Return the words in the sealed draft, or "" where there is none; the app may be running."""
    places = Places(home)
    try:
        sealed = places.draft.read_bytes()
    except FileNotFoundError:
        return ""
    with keys.wiped(unwrap_root(places, PASSPHRASE)) as root:
        return draft_from_json(unseal(keys.inbox_private_key(root), DRAFT_PURPOSE, sealed)).text


def begun_reply(home: Path) -> str:
    """Return the reply sealed in practice to the line that waits, or ""; the app may be running."""
    places = Places(home)
    try:
        sealed = places.replies.read_bytes()
    except FileNotFoundError:
        return ""
    with keys.wiped(unwrap_root(places, PASSPHRASE)) as root:
        found = replies_from_json(unseal(keys.inbox_private_key(root), REPLIES_PURPOSE, sealed))
    return found.words.get(found.line_id, "")


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder; sockets and the like are none."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_holding(words: str, *folders: Path) -> list[str]:
    """Return the files in which the words stand in clear, in any of the forms that Qt or Python write."""
    found = [item for folder in folders for item in files_below(folder).items()]
    return [name for name, content in found if _holds(content, words)]


def memory_holds(pid: int, words: str) -> bool:
    """Tell whether the words stand anywhere in a process's memory."""
    process = Path("/proc") / str(pid)
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in (process / "maps").read_bytes().splitlines():
            mapping = _MAPPING.match(line)
            if mapping and not line.endswith((b"[vvar]", b"[vsyscall]")):
                first, last = (int(number, 16) for number in mapping.groups())
                memory.seek(first)
                try:
                    content = memory.read(last - first)
                except OSError:
                    continue  # a device, or gone
                if _holds(content, words):
                    return True
    return False


def _holds(content: bytes, words: str) -> bool:
    return any(words.encode(form) in content for form in ("utf-8", "utf-16-le", "utf-32-le"))
