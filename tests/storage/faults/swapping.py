# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Recording one vault taking another's place, or the database being written anew, to cut the power in it.

Started under the preloaded library: `python -m storage.faults.swapping FOLDER WHAT`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from holdspace.storage import staging
from holdspace.storage.places import Places
from holdspace.storage.vault import open_vault
from storage.faults.life import entry_of, make_vault
from storage.faults.preload import Preload

WITH_KEYS, CODE_ONLY, UNFORCED, REBUILD = "with keys", "code only", "unforced", "rebuild"
OLD, NEW = range(5), range(5, 7)


def main() -> None:
    """Record, and print both root secrets and the folder's inode as one JSON document."""
    folder, what = Path(sys.argv[1]), sys.argv[2]
    preload = Preload()
    ground = folder / "ground"
    ground.mkdir()
    preload.watch(ground)
    preload.record(folder / "log")
    places, other = Places(ground / "home"), Places(folder / "other")
    old, new = _filled(places, OLD), _filled(other, NEW)
    if what == REBUILD:
        with open_vault(places, old) as vault:
            preload.mark("begin")
            vault.rebuild()
    else:
        _stage(places, other, with_keys=what != CODE_ONLY)
        if what == UNFORCED:
            staging.sync_folder = lambda folder: None
        preload.mark("begin")
        staging.commit(places, was_sound=False)
    preload.mark("end")
    preload.record(None)
    sys.stdout.write(json.dumps({"old": old.hex(), "new": new.hex(), "ground": ground.stat().st_ino}))


def _filled(places: Places, numbers: range) -> bytearray:
    root = make_vault(places.home)
    with open_vault(places, root) as vault:
        for number in numbers:
            vault.entries.add(entry_of(number))
    return root


def _stage(places: Places, other: Places, *, with_keys: bool) -> None:
    incoming = staging.begin(places)
    for path in (other.database, other.key_file, other.key_file_backup)[: 3 if with_keys else 1]:
        # Not copied by the system itself: the library sees what is written.
        (incoming.home / path.name).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
