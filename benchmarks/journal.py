# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The journal at 1,000, 10,000 and 100,000 entries of about 120 words: start, unlock, timeline, save, search.

    python benchmarks/journal.py [--sizes 1000 10000 100000] [--keys 5] [--saves 400] [--no-window]

Goals 2 to 5 and 7 of PERFORMANCE.md, and the import of a Day One archive (importing.py). One JSON line a
figure, each with its goal and whether it is met; ends with 1 where one is not. The words are drawn as a
language has them (Zipf), so that one is in nearly every entry, one in a tenth and one is rare. Every ratio
is of two figures of this one run, and what is compared takes turns. Where other work has the processors,
wall time says little: the time of this thread's own work stands beside it as `cpu`, and the machine's load.
Search is timed from the query to the rows with their snippets; `--painted MODULE` names a module whose
`painted(sizes)` times it in the window, prints its own lines and returns whether its
goal is met. `--no-window` leaves out what needs a display.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import importing

from holdspace.domain.entries import Entry, new_entry
from holdspace.domain.find import parse
from holdspace.domain.find_words import snippet
from holdspace.storage import keys
from holdspace.storage.connection import LATE_PRAGMAS, Connection, Row
from holdspace.storage.entry_reading import position_of
from holdspace.storage.entry_rows import ENTRY_WIDTH
from holdspace.storage.finding import PAGE, Search
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault, open_vault

SIZES = (1_000, 10_000, 100_000)
WORDS = 120
GROWTH, SAVE, SAVE_P99, KEY, KEY_WORST, GAP, MEMORY = 1.3, 1.5, 10.0, 16.0, 80.0, 33.0, 1.2
LIGHT = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
START = datetime(2019, 1, 1, 8, tzinfo=UTC)
VISIBLE = 12  # rows of a window, whose snippets are made at once
_ROW = f"INSERT INTO entries VALUES ({', '.join('?' * ENTRY_WIDTH)})"
_KEPT = "SELECT * FROM entries WHERE pk = ?"
_WORDS = "SELECT pk, text, marks FROM entries_to_find WHERE pk = ?"
_INDEXED = "INSERT INTO entry_words (rowid, text, marks) VALUES (?, ?, ?)"


class Language:
    """Words by their rank, the commonest first, drawn as a language has them."""

    def __init__(self) -> None:
        chance = random.Random(1)
        consonants, vowels = "bcdfghjklmnprstvw", "aeiou"
        words: dict[str, None] = {}
        while len(words) < 20_000:
            syllables = range(chance.choice((1, 1, 2, 2, 3)))
            word = "".join(chance.choice(consonants) + chance.choice(vowels) for _ in syllables)
            words[word + chance.choice(("", "s", "n", "r", "t", "ng"))] = None
        self.words = list(words)
        self._weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))

    def text(self, chance: random.Random) -> str:
        """Return about 120 words."""
        length = chance.randint(WORDS - 30, WORDS + 30)
        return " ".join(chance.choices(self.words, cum_weights=self._weights, k=length))


LANGUAGE = Language()


def entry(
    number: int, chance: random.Random, *, every: timedelta = timedelta(minutes=30), text: str | None = None
) -> Entry:
    """Return the entry of this number, older numbers first; with `text`, or words drawn for it."""
    return new_entry(
        LANGUAGE.text(chance) if text is None else text,
        now=START + number * every,
        time_zone="UTC",
        audiences=chance.sample(("client", "physician", "adjuster", "employer"), chance.choice((0, 1, 1, 2))),
        load=chance.choice((None, 1, 2, 3, 4, 5)),
        feelings=chance.sample(("tired", "calm", "worn_out", "proud"), chance.choice((0, 0, 1))),
        tags=chance.sample(("sleep", "big case", "team", "travel"), chance.choice((0, 0, 1))),
    )


def fill(vault: Vault, size: int) -> dict[str, str]:
    """Write entries, one every half hour, and return the words to search for, by how common they are."""
    chance = random.Random(size)
    there: Counter[str] = Counter()
    with vault.connection.write(), vault.entries.gathered():
        for number in range(size):
            made = entry(number, chance)
            vault.entries.add(made)
            there.update(set(made.text.split()))
    vault.checkpoint()

    def nearest(share: float) -> str:
        return min(there, key=lambda word: (abs(there[word] - share * size), word))

    common = nearest(0.97)
    return {
        "rare word": nearest(0.0005),
        "word in 10 %": nearest(0.1),
        "word in 97 %": common,
        "prefix me": "me",
        "one letter": "m",
        "phrase": f'"{common} {nearest(0.9)}"',
        "word and filters": f"{nearest(0.1)} for:adjuster load:>=4 ",
        "filters": "for:adjuster load:>=4 is:starred",
        "common word, rare filter": f"{common} tag:sleep feeling:calm load:5 after:2019-06 ",
    }


def tell(goal: int, what: str, value: float, limit: float | None, **more: Any) -> bool:
    """Print one figure and return whether its goal is met."""
    met = limit is None or value <= limit
    line = {"goal": goal, "what": what, "value": round(value, 3), "limit": limit, "met": met, **more}
    line["load"] = round(os.getloadavg()[0], 1)
    print(json.dumps(line), flush=True)
    return met


class Took(float):
    """How long something took, in milliseconds, and how much of that this thread worked."""

    cpu: float = 0.0


def milliseconds(work: Callable[[], object]) -> Took:
    """Return how long the work takes."""
    began, worked = time.perf_counter(), time.thread_time()
    work()
    took = Took((time.perf_counter() - began) * 1e3)
    took.cpu = (time.thread_time() - worked) * 1e3
    return took


def median_cpu(took: Iterable[Took]) -> float:
    """Return the median of the thread's own work, in milliseconds."""
    return round(statistics.median(one.cpu for one in took), 3)


def searched(vault: Vault, typed: str) -> None:
    """Do what a key does short of painting: query, first page, the snippets of the rows that show."""
    query = parse(typed, is_typing=True)
    search = Search(vault.connection, query)
    search.first()
    for found in vault.entries.by_positions(search.positions[:PAGE])[:VISIBLE]:
        snippet(found.text, query.words)


def search(vaults: dict[int, Vault], words: dict[int, dict[str, str]], times: int) -> bool:
    """Goal 5, without the painting: each key of each query, as somebody types it."""
    met = True
    for size, vault in vaults.items():
        every: list[Took] = []
        for what, typed in words[size].items():
            took = [
                milliseconds(partial(searched, vault, typed[:end]))
                for _ in range(times)
                for end in range(1, len(typed) + 1)
            ]
            every += took
            whole = took[len(typed) - 1 :: len(typed)]
            worst = {"worst_key": round(max(took), 2), "worst_cpu": round(max(one.cpu for one in took), 2)}
            tell(5, what, statistics.median(whole), None, entries=size, cpu=median_cpu(whole), **worst)
        median = statistics.median(every)
        met &= tell(5, "a key of a search, ms", median, KEY, entries=size, cpu=median_cpu(every))
        cpu = round(max(one.cpu for one in every), 3)
        met &= tell(5, "the worst key of a search, ms", max(every), KEY_WORST, entries=size, cpu=cpu)
    return met


def steps(vault: Vault, words: dict[str, str], size: int) -> bool:
    """Goal 7: the longest single step in which older hits follow."""
    took: list[Took] = []
    for typed in words.values():
        search = Search(vault.connection, parse(typed))
        search.first()
        while not search.is_complete:
            took.append(milliseconds(search.more))
    worst = {"cpu": round(max((one.cpu for one in took), default=0.0), 3), "steps": len(took)}
    return tell(7, "longest step of finding all, ms", max(took, default=0.0), GAP, entries=size, **worst)


def timeline(vaults: dict[int, Vault], rounds: int = 40) -> bool:
    """Goal 3: all positions of the list model are read once; the page that shows is what one waits for."""
    took: dict[int, list[Took]] = {size: [] for size in vaults}
    for _ in range(rounds):
        for size, one in vaults.items():
            took[size].append(milliseconds(partial(one.entries.page, None, PAGE)))
    for size, vault in vaults.items():
        every = milliseconds(vault.entries.positions)
        tell(3, "every position, ms", every, None, entries=size, cpu=round(every.cpu, 3))
    return grown(3, "a page of the timeline", took)


def grown(goal: int, what: str, took: Mapping[int, Sequence[float]], limit: float = GROWTH) -> bool:
    """Tell the medians, and the ratio of the largest journal to the smallest."""
    medians = {size: statistics.median(values) for size, values in took.items()}
    small, large = min(medians), max(medians)
    figures = {str(size): round(value, 3) for size, value in medians.items()}
    return tell(goal, f"{what}, largest against smallest", medians[large] / medians[small], limit, ms=figures)


def save(vaults: dict[int, Vault], root: bytearray, folder: Path, saves: int) -> bool:
    """Goals 3 and 4: a durable save, in turns with a bare commit of the same row and its words."""
    took: dict[int, list[Took]] = {size: [] for size in vaults}
    bare: dict[int, list[Took]] = {size: [] for size in vaults}
    quiet: dict[int, list[Took]] = {size: [] for size in vaults}
    cut: dict[int, list[Took]] = {size: [] for size in vaults}
    same = (_KEPT, _WORDS)
    chance = random.Random(5)
    with contextlib.ExitStack() as stack:
        plain = {
            size: stack.enter_context(contextlib.closing(_bare(vault, root, folder / f"bare-{size}.db")))
            for size, vault in vaults.items()
        }
        for number in range(saves):
            for size, vault in vaults.items():
                made = entry(size + number + 1, chance)
                took[size].append(milliseconds(partial(vault.entries.add, made)))
                rows = [vault.connection.rows(query, (position_of(made.created_at),))[0] for query in same]
                bare[size].append(milliseconds(partial(_commit, plain[size], *rows)))
                # The window merges and moves the log in a quiet moment, not while a save waits; between two
                # steps of it whatever was typed comes first.
                if number % 50 == 49:
                    quiet[size] += _merged(vault)
                    cut[size].append(milliseconds(vault.checkpoint))
                    plain[size].checkpoint()
    met = grown(3, "save", took)
    for size in vaults:
        ratio = statistics.median(took[size]) / statistics.median(bare[size])
        cpu = round(median_cpu(took[size]) / median_cpu(bare[size]), 3)
        met &= tell(4, "save against a bare commit", ratio, SAVE, entries=size, cpu=cpu)
        beside = {
            "cpu": p99_cpu(took[size]),
            "bare": round(p99(bare[size]), 2),
            "bare_cpu": p99_cpu(bare[size]),
        }
        met &= tell(4, "save, p99, ms", p99(took[size]), SAVE_P99, entries=size, **beside)
        worst = round(max(one.cpu for one in quiet[size]), 3)
        steps = round(len(quiet[size]) / (saves // 50), 1)
        more = {"cpu": worst, "steps": steps}
        what = "longest step of merging after 50 saves, ms"
        met &= tell(7, what, max(quiet[size]), GAP, entries=size, **more)
        what = "cutting the log after them, ms"  # most of it is the disk, which no goal binds
        tell(7, what, max(cut[size]), None, entries=size, cpu=round(max(one.cpu for one in cut[size]), 3))
    return met


def _merged(vault: Vault) -> list[Took]:
    """Merge all that saves left to merge, and return how long each step took."""
    took: list[Took] = []
    more = True
    while more:
        before = vault.own_changes
        took.append(milliseconds(vault.merge_words))
        more = vault.own_changes - before > 1
    return took


def p99(took: Iterable[float]) -> float:
    """Return what 99 of 100 stay under."""
    values = sorted(took)
    return values[int(len(values) * 0.99) - 1]


def p99_cpu(took: Iterable[Took]) -> float:
    """Return what 99 of 100 stay under, of the thread's own work."""
    return round(p99([one.cpu for one in took]), 2)


def _bare(vault: Vault, root: bytearray, target: Path) -> Connection:
    """Return a connection to a copy of the database, set as the vault's; nothing else of ours is round it."""
    with contextlib.closing(vault.connect()) as source:
        source.run("VACUUM INTO ?", (str(target),))
    connection = Connection(target, keys.raw_key(keys.database_key(root)))
    connection.set_pragmas(LATE_PRAGMAS)
    # As FTS5 has it by itself.
    connection.run("INSERT INTO entry_words (entry_words, rank) VALUES ('automerge', 4)")
    return connection


def _commit(bare: Connection, row: Row, words: Row) -> None:
    bare.run("BEGIN IMMEDIATE")
    bare.run(_ROW, row)
    bare.run(_INDEXED, words)
    bare.run("COMMIT")


def newest_are_newest(vault: Vault) -> bool:
    """Return whether the first hits are the newest ones after older entries were added, and say so."""
    chance = random.Random(9)
    with vault.connection.write():
        for number in range(200, 0, -1):
            made = entry(-number, chance)
            vault.entries.add(new_entry("olderwords " + made.text, now=made.created_at, time_zone="UTC"))
        newest = [
            vault.entries.add(
                new_entry("olderwords", now=datetime(2060, 1, day, tzinfo=UTC), time_zone="UTC")
            )
            for day in (1, 2, 3)
        ]
    found = Search(vault.connection, parse("olderwords "))
    found.first()
    good = (
        list(found.positions[:3]) == newest[::-1] and list(found.positions) == sorted(found.positions)[::-1]
    )
    return tell(5, "newest hits that are not the newest after an import of older ones", float(not good), 0.0)


def memory(home: Path, root: bytearray) -> float:
    """Return the resident MB of a process that opened the vault, read every position and searched."""
    command = [sys.executable, __file__, "--memory-of", str(home)]
    done = subprocess.run(command, input=root.hex(), capture_output=True, text=True, check=True)
    return float(done.stdout)


def _memory_of(home: Path) -> int:
    with open_vault(Places(home), bytearray.fromhex(sys.stdin.read())) as vault:
        vault.entries.positions()
        for typed in ("me", "m", "load:>=4 "):
            searched(vault, typed)
        search = Search(vault.connection, parse("kind:note"))
        search.first()
        while not search.is_complete:
            search.more()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    print(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
    return 0


def windows(sizes: list[int], runs: int, folder: Path) -> bool:
    """Goals 2 and 3 through the window itself: start, and passphrase accepted to timeline usable."""
    import unlock

    found: dict[int, list[dict[str, float]]] = {}
    for size in sizes:
        unlock._make(folder / f"window-{size}", size)
        unlock._run(folder / f"window-{size}", size, gaps=False)  # the first fills the disk cache
        found[size] = []
    for _ in range(runs):
        for size in sizes:
            found[size].append(unlock._run(folder / f"window-{size}", size, gaps=False))
    met = True
    for size in sizes:
        ratio = statistics.median(run["usable"] / run["argon2id"] for run in found[size])
        met &= tell(2, "passphrase to timeline against Argon2id", ratio, unlock.GOAL, entries=size)
    met &= grown(3, "start", {size: [run["start"] for run in found[size]] for size in sizes})
    met &= grown(3, "unlock", {size: [run["usable"] for run in found[size]] for size in sizes})
    megabytes = {size: [run["megabytes"] for run in found[size]] for size in sizes}
    return met & grown(3, "memory of the window, MB", megabytes, MEMORY)


def main() -> int:
    """Measure everything and return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--keys", type=int, default=5, help="how often each query is typed")
    parser.add_argument("--saves", type=int, default=400)
    parser.add_argument("--runs", type=int, default=5, help="of the window, at each size")
    parser.add_argument("--no-window", action="store_true", help="leave out what needs a display")
    parser.add_argument(
        "--painted", metavar="MODULE", help="a module whose painted(sizes) does goal 5 painted"
    )
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.memory_of:
        return _memory_of(chosen.memory_of)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        met = measure(chosen, Path(folder), stack)
    return int(not met)


def measure(chosen: argparse.Namespace, folder: Path, stack: contextlib.ExitStack) -> bool:
    """Measure every goal that was not left out, and return whether all are met."""
    made = make_keys("kettle orchard quiet tram", LIGHT)
    vaults: dict[int, Vault] = {}
    words: dict[int, dict[str, str]] = {}
    met = True
    for size in sorted(chosen.sizes):
        vaults[size] = stack.enter_context(create_vault(Places(folder / str(size)), made))
        began = time.perf_counter()
        words[size] = fill(vaults[size], size)
        tell(0, "filling, s", time.perf_counter() - began, None, entries=size)
    met &= search(vaults, words, chosen.keys)
    for size, vault in vaults.items():
        met &= steps(vault, words[size], size)
    met &= timeline(vaults)
    met &= save(vaults, made.root, folder, chosen.saves)
    met &= newest_are_newest(vaults[max(vaults)])
    for vault in vaults.values():
        vault.close()
    used = {size: [memory(folder / str(size), made.root) for _ in range(3)] for size in vaults}
    met &= grown(3, "memory of vault and search, MB", used, MEMORY)
    met &= importing.rates(folder)
    if not chosen.no_window:
        met &= windows(sorted(chosen.sizes), chosen.runs, folder)
    if chosen.painted:
        met &= bool(importlib.import_module(chosen.painted).painted(sorted(chosen.sizes)))
    return met


if __name__ == "__main__":
    sys.exit(main())
