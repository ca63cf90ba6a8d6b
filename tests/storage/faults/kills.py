# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Killing a process that writes: SIGKILL from its parent, at chosen calls of chosen phases and at any time.

Started under the preloaded library: `python -m storage.faults.kills FOLDER KILLS CONFIRMED SEED [SETTING]`.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import select
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdspace.storage.places import Places
from patience import PATIENCE_MS
from storage.faults import settings
from storage.faults.life import A_LIFE, PHASES, Told, live, look_through, make_vault
from storage.faults.preload import CALLS, Action, Call, Preload

_LONGEST_LIFE = 0.08


@dataclass(frozen=True, slots=True)
class Plan:
    """Where one process is killed: at the nth call of a kind in a phase, or, without one, after some time."""

    phase: str = ""
    call: Call = Call.WRITE
    nth: int = 0
    action: Action = Action.NOTHING
    seconds: float = 0.0


class Kills:
    """One vault and the processes that are killed over it."""

    def __init__(self, folder: Path, seed: int, setting: str) -> None:
        self._random = random.Random(seed)
        self._preload = Preload()
        self._preload.watch(folder / "home")
        self._places = Places(folder / "home")
        self._root = make_vault(folder / "home")
        settings.use(setting)
        self._told = Told()
        self._next = 0
        self.places_of_kills: Counter[str] = Counter()
        self.complaints: list[str] = []
        self.opened = 0

    def run(self, kills: int, confirmed: int) -> dict[str, Any]:
        """Kill until there were so many kills and so many confirmed entries; return what was found."""
        counted = self._count_calls()
        targets = [target for target, calls in counted.items() if calls]
        done = 0
        while done < kills or len(self._told.kept) < confirmed:
            plan = Plan(seconds=self._random.uniform(0, _LONGEST_LIFE))
            if done % 5:
                phase, call = targets[done % len(targets)]
                actions = [Action.HOLD_BEFORE, Action.HOLD_AFTER]
                actions += [Action.HOLD_HALF] if call == Call.WRITE else []
                nth = self._random.randint(1, counted[phase, call])
                plan = Plan(phase, call, nth, self._random.choice(actions))
            self._kill(plan)
            done += 1
            # What is lost stays lost. Else the next process finds the vault as the kill left it.
            if not done % 3 or done >= kills:
                self._look()
        return {
            "kills": done,
            "confirmed": len(self._told.kept),
            "looked_through": self.opened,
            "complaints": self.complaints,
            "kills_by_place": dict(sorted(self.places_of_kills.items())),
        }

    def _count_calls(self) -> dict[tuple[str, Call], int]:
        """Live once whole and return how many calls of each kind each phase makes."""
        marks: list[tuple[str, dict[Call, int]]] = []
        live(
            self._places,
            self._root,
            self._take(),
            self._told.hear,
            lambda phase: marks.append((phase, self._preload.counts())),
        )
        return {
            (phase, call): after[call] - before[call]
            for (phase, before), (_, after) in itertools.pairwise(marks)
            for call in CALLS
        }

    def _take(self) -> int:
        self._next += A_LIFE
        return self._next - A_LIFE

    def _kill(self, plan: Plan) -> None:
        out, into = os.pipe()
        first = self._take()
        child = os.fork()
        if not child:
            os.close(out)
            self._be_killed(plan, first, into)
        os.close(into)
        said = self._listen(out, plan)
        os.kill(child, signal.SIGKILL)
        # What it had said before the kill is still in the pipe.
        while more := os.read(out, 65536):
            said += more
        os.close(out)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            self.complaints.append(f"the process ended by itself: {status}")
        self._hear(said, plan)

    def _listen(self, out: int, plan: Plan) -> bytes:
        """Read until the process is held, has lived its life, or its time is over."""
        said = b""
        poll = select.poll()
        poll.register(out, select.POLLIN)
        if not plan.phase:
            select.select([], [], [], plan.seconds)
            return said
        while b"HELD" not in said and b"done" not in said:
            if not poll.poll(PATIENCE_MS):
                raise TimeoutError("the process neither ends nor is held")
            if not (more := os.read(out, 65536)):
                break
            said += more
        return said

    def _hear(self, said: bytes, plan: Plan) -> None:
        place = "at any time"
        for line in said.decode().splitlines():
            verb, _, number = line.rpartition(" ")
            if verb == "HELD":
                when = plan.action.name.lower().removeprefix("hold_")
                place = f"{plan.phase}: {when} {plan.call.name.lower()}"
            elif verb:
                self._told.hear(verb, int(number))
            elif line == "done":
                place = "after the last phase"
        self.places_of_kills[place] += 1

    def _be_killed(self, plan: Plan, first: int, into: int) -> None:
        """Live as the child, until the parent ends it."""

        def begin(phase: str) -> None:
            self._preload.disarm()
            if phase == plan.phase:
                self._preload.arm((plan.call,), plan.nth, plan.action)

        try:
            self._preload.report_to(into)
            live(
                self._places,
                self._root,
                first,
                lambda verb, number: _say(into, f"{verb} {number}"),
                begin,
            )
            _say(into, "done")
            signal.pause()
        finally:
            os._exit(1)

    def _look(self) -> None:
        self.opened += 1
        self.complaints += look_through(self._places, self._root, self._told)


def _say(into: int, line: str) -> None:
    os.write(into, line.encode() + b"\n")


def main() -> None:
    """Kill, and print one JSON document."""
    folder, kills, confirmed, seed, *setting = sys.argv[1:]
    found = Kills(Path(folder), int(seed), *(setting or [settings.OURS])).run(int(kills), int(confirmed))
    assert len(PHASES) == 10
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
