# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The same work by HoldSpace and by Bouquin, jrnl and RedNotebook, in one run and by turns.

    python benchmarks/peers.py [--peers FOLDER] [--sizes 1000 10000] [--rounds 15]

Each gets the same texts of about 120 words, at each size, then commits one entry more, looks for a rare word
and for one that is in a tenth of the entries. FOLDER is where the peers are, and is kept for the next time;
without it they are had anew and go with the run.

- FOLDER/environment is a virtual environment with jrnl, Bouquin, PySide6 for Bouquin's list of hits, and
  sqlcipher3. It is made where it is not there, with the Python that runs this and its settings for packages.
- FOLDER/rednotebook is a folder that holds RedNotebook's package `rednotebook`, such as its sources. Where it
  is not there, Debian's package is unpacked into it, if `apt-get` has it.

A peer that cannot be had is said to be missing, and nothing is guessed of it. Of each figure: median `ms` by
the wall, `cpu` of the process's own work (wall time says little where other work has the processors), and of
searches how many hits. What compares with nothing of a peer's, such as an import, is in importing.py. Caveats
are printed with the figures. 100,000 entries take Bouquin and jrnl minutes only to fill.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from journal import LANGUAGE, LIGHT, entry, milliseconds, searched

from holdspace.domain.find import parse
from holdspace.storage.finding import Search
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import Vault, create_vault

SIZES = (1_000, 10_000)
RARE, TENTH = 0.0005, 0.1
SELDOM = 3  # rounds of what takes a peer seconds
TENTH_GOAL, TENTH_AT = 0.05, 10_000  # of Bouquin's search in its window, at this size
_PACKAGES = ("jrnl", "sqlcipher3", "PyYAML", "Markdown", "PySide6-Essentials")
_ALONE = ("bouquin",)  # its own SQLCipher seldom builds, and sqlcipher3 stands in for it
CAVEATS = {
    "holdspace": "each commit is forced to the disk (synchronous FULL), with its index of words, its ledger"
    " and wiped memory; a search is the query, a page of 50 and the snippets of 12 rows, not painted;"
    " `all hits` goes on to the last one",
    "bouquin": "one page a day, so one text a day; synchronous FULL as SQLite's default, so commits are"
    " equally durable; without an index of words or wiped memory; a search is its database alone and gives"
    " all hits with their texts; `in its window` is its own list of hits, one widget each, off screen",
    "jrnl": "encrypted; every command opens, reads and writes the whole file, and this is its library without"
    " the start of Python; `command` is all of it, without the typing of a passphrase; it never forces to the"
    " disk: `forced` does that for it",
    "rednotebook": "not encrypted; one text a day; all in memory once read, which is not timed; searched"
    " without its window; it never forces to the disk: `forced` does that for it; a commit writes a month",
}


@dataclass
class Took:
    """What was measured of one kind of work, by who did it."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    hits: int | None = None

    def add(self, wall: float, cpu: float, hits: int | None = None) -> None:
        """Take one measure down."""
        self.wall.append(wall)
        self.cpu.append(cpu)
        self.hits = hits


Figures = dict[tuple[str, str], Took]


class Peer:
    """A peer at work in a process of its own."""

    def __init__(self, name: str, python: Path, source: Path, folder: Path, texts: Path) -> None:
        self.name = name
        folder.mkdir(parents=True)
        script = Path(__file__).with_name("peer_work.py")
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        home["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        self._errors = (folder / "errors.txt").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [str(python), str(script), name, str(source), str(folder), str(texts)],
            env=os.environ | home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        self.said = self._answer()

    def ask(self, command: str) -> dict[str, Any]:
        """Have it do something and return what it measured. Raises EOFError where it cannot."""
        assert self._process.stdin
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """Let it go."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._errors.close()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            self._errors.seek(0)
            raise EOFError(self._errors.read()[-600:].strip() or "it ended without a word")
        answer: dict[str, Any] = json.loads(line)
        return answer


def have(folder: Path) -> tuple[Path, dict[str, Path]]:
    """Return the Python of the peers, and where each is that could be had; say which could not."""
    environment = folder / "environment"
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        _run(sys.executable, "-m", "venv", str(environment))
        _run(str(python), "-m", "pip", "install", "--quiet", *_PACKAGES)
        _run(str(python), "-m", "pip", "install", "--quiet", "--no-deps", *_ALONE)
    there = {name: environment for name in ("bouquin", "jrnl") if _imports(python, name)}
    source = folder / "rednotebook"
    if not (source / "rednotebook" / "storage.py").exists():
        _unpack_debian(source)
    if (source / "rednotebook" / "storage.py").exists():
        there["rednotebook"] = source
    for name in sorted({"bouquin", "jrnl", "rednotebook"} - there.keys()):
        tell(what="missing", who=name, why="it could not be had here")
    return python, there


def _unpack_debian(source: Path) -> None:
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    with tempfile.TemporaryDirectory() as folder:
        _run("apt-get", "download", "rednotebook", at=Path(folder))
        for package in Path(folder).glob("rednotebook_*.deb"):
            _run("dpkg-deb", "-x", str(package), str(Path(folder) / "unpacked"))
        for found in Path(folder).glob("unpacked/**/rednotebook/storage.py"):
            shutil.copytree(found.parent, source / "rednotebook")


def _run(*command: str, at: Path | None = None) -> bool:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip()[-400:], file=sys.stderr)
    return done.returncode == 0


def _imports(python: Path, name: str) -> bool:
    look = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({name!r}) is None)"
    return _run(str(python), "-c", look)


def tell(**line: Any) -> None:
    """Print one line of JSON."""
    print(json.dumps(line), flush=True)


def words_of(texts: list[str]) -> dict[str, str]:
    """Return a rare word and one in a tenth, such that are hardly ever a part of another word.

    The peers find parts of words, too: so all find about the same.
    """
    there = Counter(word for text in texts for word in set(text.split()))

    def chosen(share: float) -> str:
        wanted = share * len(texts)
        near = sorted(there, key=lambda word: (abs(there[word] - wanted), word))[:20]
        return min(near, key=lambda word: sum(word in text for text in texts) - there[word])

    return {"rare word": chosen(RARE), "word in 10 %": chosen(TENTH)}


def compare(size: int, python: Path, there: dict[str, Path], folder: Path, rounds: int) -> bool:
    """Measure one size by turns, print the figures, and return whether ours keep their goal."""
    chance = random.Random(size)
    texts = [LANGUAGE.text(chance) for _ in range(size)]
    path = folder / f"texts-{size}.json"
    path.write_text(json.dumps(texts), encoding="utf-8")
    words = words_of(texts)
    figures: Figures = {}
    with contextlib.ExitStack() as stack:
        vault = stack.enter_context(
            create_vault(Places(folder / f"ours-{size}"), make_keys("a few quiet words", LIGHT))
        )
        with vault.connection.write(), vault.entries.gathered():
            for number, text in enumerate(texts):
                vault.entries.add(entry(number, chance, text=text))
        vault.checkpoint()
        peers = list(_started(stack, python, there, folder / str(size), path))
        for number in range(rounds):
            _ours(vault, size + number, chance, words, figures)
            for peer in peers:
                _theirs(peer, words, figures, seldom=number < SELDOM)
    return _report(size, figures)


def _started(
    stack: contextlib.ExitStack, python: Path, there: dict[str, Path], folder: Path, texts: Path
) -> Iterator[Peer]:
    for name, source in there.items():
        try:
            peer = Peer(name, python, source, folder / name, texts)
        except EOFError as error:
            tell(what="missing", who=name, why=str(error))
            continue
        stack.callback(peer.close)
        tell(what="peer", who=name, caveat=CAVEATS[name], **peer.said)
        yield peer


def _ours(vault: Vault, number: int, chance: random.Random, words: dict[str, str], figures: Figures) -> None:
    made = entry(number + 1, chance)
    _take(figures, "commit", partial(vault.entries.add, made))
    for what, word in words.items():
        _take(figures, f"search, {what}", partial(searched, vault, word + " "))
        hits: list[int] = []
        _take(figures, f"all hits, {what}", lambda word=word, hits=hits: hits.append(_all(vault, word)))  # type: ignore[misc]
        figures["holdspace", f"all hits, {what}"].hits = hits[0]


def _all(vault: Vault, word: str) -> int:
    search = Search(vault.connection, parse(word + " "))
    search.first()
    while not search.is_complete:
        search.more()
    return len(search.positions)


def _take(figures: Figures, what: str, work: Callable[[], object]) -> None:
    took = milliseconds(work)
    figures.setdefault(("holdspace", what), Took()).add(took, took.cpu)


def _theirs(peer: Peer, words: dict[str, str], figures: Figures, *, seldom: bool) -> None:
    def note(what: str, answer: dict[str, Any]) -> None:
        figures.setdefault((peer.name, what), Took()).add(answer["ms"], answer["cpu"], answer.get("hits"))

    committed = peer.ask("commit")
    note("commit", committed)
    if peer.name != "bouquin":
        note("commit, forced", committed | {"ms": committed["forced_ms"]})
    for what, word in words.items():
        note(f"search, {what}", peer.ask(f"search {word}"))
        if peer.name == "jrnl" and seldom:
            note(f"command, search, {what}", peer.ask(f"run search {word}"))
        if peer.said.get("has_window") and seldom:
            note(f"in its window, search, {what}", peer.ask(f"window {word}"))
    if peer.name == "jrnl" and seldom:
        note("command, commit", peer.ask("run add "))


def _report(size: int, figures: Figures) -> bool:
    medians = {key: statistics.median(took.wall) for key, took in figures.items()}
    for (who, what), took in sorted(figures.items(), key=lambda item: (item[0][1], item[0][0])):
        cpu = round(statistics.median(took.cpu), 3)
        line = {"what": what, "who": who, "entries": size, "ms": round(medians[who, what], 3), "cpu": cpu}
        hits = {} if took.hits is None else {"hits": took.hits}
        same = what.removesuffix(", forced").removeprefix("command, ").removeprefix("in its window, ")
        ours = None if who == "holdspace" else medians.get(("holdspace", same))
        against = {} if ours is None else {"ours_against_it": round(ours / medians[who, what], 4)}
        tell(**line, times=len(took.wall), **hits, **against)
    tell(what="load", entries=size, load=round(os.getloadavg()[0], 1))
    theirs = figures.get(("bouquin", "in its window, search, word in 10 %"))
    if theirs is None or size < TENTH_AT:
        return True
    mine, median = figures["holdspace", "search, word in 10 %"], statistics.median
    value, cpu = median(mine.wall) / median(theirs.wall), round(median(mine.cpu) / median(theirs.cpu), 4)
    what = "search against Bouquin's window, word in 10 %"
    tell(goal=5, what=what, value=round(value, 4), cpu=cpu, limit=TENTH_GOAL, met=value <= TENTH_GOAL)
    return value <= TENTH_GOAL


def main() -> int:
    """Compare at every size and return 1 where the goal against Bouquin is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, help="the folder of the peers, made where it is not there")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=15)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python, there = have((chosen.peers or Path(folder) / "peers").absolute())
        tell(what="peer", who="holdspace", caveat=CAVEATS["holdspace"])
        met = [compare(size, python, there, Path(folder), chosen.rounds) for size in sorted(chosen.sizes)]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
