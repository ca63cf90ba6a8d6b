# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The practices of the doorways with their words, and the lines of the silence trainer (see content.py)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from holdspace.domain.practices import CHOICES, Practice, Step
from holdspace.domain.silence_training import HOLDS, MEANINGS
from holdspace.services.content import load_groundings, load_patterns, load_pauses
from holdspace.services.stanzas import (
    FALLBACK,
    BadContent,
    Stanza,
    close_all,
    load_pairs,
    made,
    read_pair,
)

__all__ = [
    "ClientLine",
    "Option",
    "PracticeContent",
    "SilenceContent",
    "StepContent",
    "can_follow",
    "load_practices",
    "load_silences",
]


class Option(NamedTuple):
    """One thing to choose at a step, with a sentence to know before it, or ""."""

    id: str
    label: str
    hint: str = ""


class StepContent(NamedTuple):
    """A step with its words: what it asks, what to do, and the button that leads on.

    `options` is empty where the choices are words of another place (audiences, loads).
    """

    step: Step
    title: str
    line: str
    go: str
    options: tuple[Option, ...] = ()


class PracticeContent(NamedTuple):
    """A practice with its words; `over` shows softly when its time is over, `end` when it has ended.

    `sooner` is said in place of an `end` that tells its minutes, where it took less of them; else "".
    `offer` asks, after the practice it goes with, whether it is wanted; empty for one that comes first.
    """

    practice: Practice
    name: str
    line: str
    steps: tuple[StepContent, ...]
    over: str
    end: str
    offer: str = ""
    sooner: str = ""

    def of(self, step_id: str) -> StepContent:
        """Return a step with its words by its id. Raises KeyError."""
        for each in self.steps:
            if each.step.id == step_id:
                return each
        raise KeyError(step_id)


class ClientLine(NamedTuple):
    """Something a client or someone of the family says, to be quiet after."""

    id: str
    text: str


class SilenceContent(NamedTuple):
    """The silence trainer: lines, how long to hold, in seconds, what a silence means to others, and facts."""

    lines: tuple[ClientLine, ...]
    holds: tuple[float, ...]
    meanings: dict[str, str]
    facts: tuple[str, ...]


@lru_cache(maxsize=8)
def load_practices(language: str = FALLBACK, folder: Path | None = None) -> tuple[PracticeContent, ...]:
    """Return the practices, in the file's order. Raises BadContent."""
    known = {
        "breathe": {each.pattern.id for each in load_patterns(language, folder)},
        "pause": {each.pause.id for each in load_pauses(language, folder)},
        "ground": {each.pause.id for each in load_groundings(language, folder)},
    }

    def build(practice_id: str, stanza: Stanza, words: Stanza) -> PracticeContent:
        return _practice(practice_id, stanza, words, known)

    found = load_pairs("practices", "practice", build, language, folder)
    offered = {each.practice.id: bool(each.offer) for each in found}
    for each in found:
        if each.practice.then and not offered.get(each.practice.then):
            raise BadContent("practices.toml", each.practice.id, "then needs a practice that has an offer")
    return found


def can_follow(step: Step) -> bool:
    """Say whether there is what a step follows: a pause or grounding that ships, or its own breath."""
    loaders = {"pause": load_pauses, "ground": load_groundings}
    if step.kind in loaders:
        return any(each.pause.id == step.ref for each in loaders[step.kind]())
    return step.kind != "breathe" or bool(step.phases)


@lru_cache(maxsize=8)
def load_silences(language: str = FALLBACK, folder: Path | None = None) -> SilenceContent:
    """Return the lines, holds and meanings of the silence trainer. Raises BadContent."""
    ids, words = read_pair("silences", language, folder)
    texts, meanings = words.stanza("lines"), words.stanza("meanings")
    holds = ids.numbers("holds")
    if holds != HOLDS:
        raise ids.error("holds", "needs " + ", ".join(f"{hold:g}" for hold in HOLDS))
    lines = tuple(ClientLine(each, texts.text(each)) for each in ids.texts("lines"))
    meant = {each: meanings.text(each) for each in MEANINGS}
    content = SilenceContent(lines, holds, meant, words.texts("facts"))
    close_all(ids, words, texts, meanings)
    return content


def _practice(practice_id: str, stanza: Stanza, words: Stanza, known: dict[str, set[str]]) -> PracticeContent:
    step_words = words.stanza("steps")
    steps = tuple(_step(each, step_words, known) for each in stanza.stanzas("steps"))
    close_all(step_words)
    practice = Practice(
        id=practice_id,
        doorway=stanza.text("doorway"),
        seconds=stanza.number("seconds"),
        steps=tuple(each.step for each in steps),
        short=stanza.flag("short"),
        then=stanza.optional_text("then"),
        locks=stanza.flag("locks"),
    )
    return PracticeContent(
        practice=practice,
        name=words.text("name"),
        line=words.text("line"),
        steps=steps,
        over=words.text("over"),
        end=words.text("end"),
        offer=words.optional_text("offer"),
        sooner=words.optional_text("sooner"),
    )


def _step(stanza: Stanza, all_words: Stanza, known: dict[str, set[str]]) -> StepContent:
    step = made(stanza, "", lambda: _bare_step(stanza))
    if step.is_timed and step.ref not in known[step.kind]:
        raise stanza.error("ref", f"needs an id to {step.kind}")
    words = all_words.stanza(step.id)
    options = _options(words, CHOICES[step.ref]) if step.kind == "choose" else ()
    content = StepContent(step, words.text("title"), words.text("line"), words.text("go"), options)
    close_all(stanza, words)
    return content


def _bare_step(stanza: Stanza) -> Step:
    return Step(
        id=stanza.text("id"),
        kind=stanza.text("kind"),
        seconds=stanza.number("seconds"),
        ref=stanza.optional_text("ref"),
        optional=stanza.flag("optional"),
        way=stanza.optional_text("way"),
        count=int(stanza.number("count")) if stanza.has("count") else 0,
    )


def _options(words: Stanza, ids: tuple[str, ...]) -> tuple[Option, ...]:
    if not ids:
        return ()
    labels = words.stanza("options")
    hints = words.stanza("hints") if words.has("hints") else None
    options = tuple(
        Option(each, labels.text(each), hints.optional_text(each) if hints is not None else "")
        for each in ids
    )
    close_all(labels, *([hints] if hints is not None else []))
    return options
