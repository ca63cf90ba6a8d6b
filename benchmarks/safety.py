# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How long the check after unlocking, a rebuild, a salvage and a change of passphrase take.

    python benchmarks/safety.py [ENTRIES]

Entries of about 120 words in a temporary folder, Argon2id as people have it. One run each, in milliseconds; a
plain VACUUM INTO of the same vault stands beside them, for only ratios of one run count.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from holdspace.domain.entries import new_entry
from holdspace.storage.checking import check
from holdspace.storage.keys import wiped
from holdspace.storage.passphrase_change import change_passphrase
from holdspace.storage.places import Places
from holdspace.storage.salvaging import salvage
from holdspace.storage.vault import Vault, create_vault, make_keys, open_vault

_OLD, _NEW = "quiet rivers keep going", "slow boats under the bridge"
_START = datetime(2020, 1, 1, tzinfo=UTC)
_WORDS = "quite a few words of a long day on the stairs and in the car " * 9


def fill(vault: Vault, entries: int) -> None:
    """Put entries into the vault, a thousand in a transaction."""
    for first in range(0, entries, 1000):
        with vault._connection.write():
            for number in range(first, min(first + 1000, entries)):
                moment = _START + timedelta(minutes=number)
                vault.entries.add(new_entry(f"{number} {_WORDS}", now=moment, time_zone="UTC"))


def tell(name: str, work: Callable[[], object]) -> None:
    """Run the work once and print how long it took and what it gave."""
    started = time.perf_counter()
    result = work()
    print(f"{name:28} {(time.perf_counter() - started) * 1000:9.1f} ms  {result or ''}")


def main() -> None:
    """Make the vault and take the times."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder) / "home")
        new_keys = make_keys(_OLD)
        with wiped(new_keys.root) as root:
            create_vault(places, new_keys).close()
            with open_vault(places, root) as vault:
                fill(vault, entries)
                vault.checkpoint()
                target = str(Path(folder) / "plain.db")
                tell("plain VACUUM INTO", lambda: vault._connection.rows("VACUUM INTO ?", (target,)))
                tell("check", lambda: check(vault))
                tell("rebuild", vault.rebuild)
            tell("salvage", lambda: salvage(places, Path(folder) / "new", root))
            tell("change of passphrase", lambda: change_passphrase(places, _OLD, _NEW))


if __name__ == "__main__":
    main()
