# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Recording every call of a vault's life, from its making on, with what was confirmed between them.

Started under the preloaded library: `python -m storage.faults.recording FOLDER LIVES [SETTING]`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from holdspace.storage.places import Places
from storage.faults import settings
from storage.faults.life import A_LIFE, live, make_vault
from storage.faults.preload import Preload


def main() -> None:
    """Record, and print the root secret and the calls that were counted as one JSON document."""
    folder, lives, *setting = sys.argv[1:]
    preload = Preload()
    ground = Path(folder) / "ground"
    ground.mkdir()
    settings.use(*(setting or [settings.OURS]))
    preload.watch(ground)
    preload.record(Path(folder) / "log")
    root = make_vault(ground / "home")
    preload.mark("made 0")
    for life in range(int(lives)):
        live(
            Places(ground / "home"),
            root,
            life * A_LIFE,
            lambda verb, number: preload.mark(f"{verb} {number}"),
            lambda phase: preload.mark(f"phase {phase}"),
        )
    preload.record(None)
    counts = {call.name.lower(): count for call, count in preload.counts().items()}
    sys.stdout.write(json.dumps({"root": root.hex(), "ground": ground.stat().st_ino, "calls": counts}))


if __name__ == "__main__":
    main()
