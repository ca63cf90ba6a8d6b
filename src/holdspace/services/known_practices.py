# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Practices of one's own with their words: how each is gone through, what a step is called, what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from holdspace.domain.own_practices import MOST_CARDS, REFS, OwnPractice, OwnStep, choices_left
from holdspace.domain.pauses import LOCKING_PAUSES
from holdspace.domain.practices import Practice, Step
from holdspace.services.content import PauseContent, load_groundings, load_pauses
from holdspace.services.known_patterns import FIRST_PATTERN, KnownPatterns
from holdspace.services.own_practices import OwnPracticeService
from holdspace.services.practice_content import PracticeContent, StepContent
from holdspace.services.stanzas import FALLBACK, close_all, read_pair
from holdspace.storage.errors import StorageError

if TYPE_CHECKING:
    from holdspace.domain.breathing import Pattern

__all__ = ["KnownPractices", "OwnWords", "load_own_words"]

_FILE = "own_practices"
_USUAL = ("breathe", "choose", "card", "write", "intend", "let_go")
_SHORT = (
    *("audience", "load", "card_1", "card_2", "card_3", "entry", "write", "intend", "let_go"),
    *("breathe", "gone"),
)
_STEPS = (
    *("breathe", "audience", "load", "load_after", "card_1", "card_2", "card_3"),
    *("entry", "write", "intend", "let_go"),
)


class OwnWords(NamedTuple):
    """What HoldSpace says of any practice of one's own; `steps` are title, line and button by kind.

    `usual` are the seconds that a step begins with, by kind.
    """

    name: str
    line: str
    over: str
    end: str
    next: str
    done: str
    short: dict[str, str]
    steps: dict[str, tuple[str, str, str]]
    usual: dict[str, int]


@lru_cache(maxsize=4)
def load_own_words(language: str = FALLBACK, folder: Path | None = None) -> OwnWords:
    """Return the words of practices of one's own. Raises BadContent."""
    numbers, words = read_pair(_FILE, language, folder)
    usual = numbers.stanza("usual")
    short, steps = words.stanza("short"), words.stanza("steps")
    said = {}
    for name in _STEPS:
        step = steps.stanza(name)
        said[name] = (step.text("title"), step.text("line"), step.text("go"))
        step.close()
    own = OwnWords(
        name=words.text("name"),
        line=words.text("line"),
        over=words.text("over"),
        end=words.text("end"),
        next=words.text("next"),
        done=words.text("done"),
        short={name: short.text(name) for name in _SHORT},
        steps=said,
        usual={kind: int(usual.number(kind)) for kind in _USUAL},
    )
    close_all(numbers, words, short, steps, usual)
    return own


class KnownPractices:
    """The practices of one's own that can be seen, and what any of them says on its way.

    `patterns` are those to breathe, which are looked up anew whenever something is asked about them.
    """

    def __init__(
        self, service: OwnPracticeService, patterns: KnownPatterns, language: str = FALLBACK
    ) -> None:
        self.service = service
        self._patterns = patterns
        self._language = language
        self._words = load_own_words(language)

    @property
    def all(self) -> list[OwnPractice]:
        """Return every one that can be seen; what is wrong with the vault is said elsewhere."""
        try:
            return self.service.all()
        except StorageError:
            return []

    @property
    def newer(self) -> int:
        """Return how many a newer version made, which are kept and not shown."""
        try:
            return self.service.newer()
        except StorageError:
            return 0

    def of(self, practice_id: str) -> OwnPractice | None:
        """Return the one of an id, or None where it cannot be seen."""
        return next((each for each in self.all if each.id == practice_id), None)

    def gone(self, own: OwnPractice) -> tuple[int, ...]:
        """Return the places of the steps that follow what is there no more."""
        self._patterns.look_again()
        return tuple(place for place, step in enumerate(own.steps) if not self._is_there(step))

    def locks(self, own: OwnPractice) -> bool:
        """Say whether it leads away from the laptop."""
        return any(step.kind == "pause" and step.ref in LOCKING_PAUSES for step in own.steps)

    def walked(self, own: OwnPractice, *, short: bool = False) -> Practice:
        """Return it as it is gone through, `short` in the pocket window: what is gone has another instead."""
        self._patterns.look_again()
        steps = tuple(step if self._is_there(step) else self._instead(step) for step in own.steps)

        def pattern_for(ref: str) -> Pattern:
            return self._patterns.in_place_of(ref).pattern

        return replace(own, steps=steps).walked(pattern_for, short=short)

    def content_of(self, practice: Practice) -> PracticeContent:
        """Return the practice with its words; its name only where it can be seen."""
        words, own = self._words, self.of(practice.id)
        last = practice.steps[-1].id
        steps = tuple(self._with_words(step, is_last=step.id == last) for step in practice.steps)
        name = words.name if own is None else own.name
        return PracticeContent(practice, name, words.line, steps, words.over, words.end)

    @property
    def gone_words(self) -> str:
        """Return what stands in the place of what is there no more."""
        return self._words.short["gone"]

    def said(self, step: OwnStep) -> str:
        """Return what a step is, in a few words."""
        return dict(self.options(step.kind)).get(self.key_of(step), self.gone_words)

    def said_instead(self, step: OwnStep) -> str:
        """Return what takes the place of a step that follows what is there no more."""
        return self.said(self._instead(step))

    def options(self, kind: str) -> list[tuple[str, str]]:
        """Return what a kind of step can be of: keys, as `key_of` gives them, with their words."""
        short = self._words.short
        if kind == "breathe":
            return [(each, content.name) for each, content in self._patterns.all.items()]
        if kind in ("pause", "ground"):
            return [(each, content.name) for each, content in self._followed(kind).items()]
        if kind == "card":
            return [(str(count), short[f"card_{count}"]) for count in range(1, MOST_CARDS + 1)]
        if kind == "choose":
            return [(ref, short[ref]) for ref in REFS[kind]]
        return [(ref, short["entry" if ref == "entry" else kind]) for ref in REFS[kind]]

    def key_of(self, step: OwnStep) -> str:
        """Return which of the options of its kind a step is."""
        return str(step.count) if step.kind == "card" else step.ref

    def usual_seconds(self, kind: str, key: str) -> int:
        """Return how long a step of a kind usually takes: of a pause, as long as it does by itself."""
        followed = self._followed(kind).get(key)
        if followed is not None:
            return round(followed.pause.seconds)
        return self._words.usual[kind] * (int(key) if kind == "card" else 1)

    def usual(self, kind: str, asked: Sequence[str] = ()) -> OwnStep:
        """Return the step that a kind begins with; of a choice, what is not `asked` often enough already."""
        keys = choices_left(asked) if kind == "choose" else tuple(key for key, _ in self.options(kind))
        seconds = self.usual_seconds(kind, keys[0])
        return OwnStep(kind, "", seconds, int(keys[0])) if kind == "card" else OwnStep(kind, keys[0], seconds)

    def _followed(self, kind: str) -> dict[str, PauseContent]:
        loaders = {"pause": load_pauses, "ground": load_groundings}
        return {each.pause.id: each for each in loaders[kind](self._language)} if kind in loaders else {}

    def _is_there(self, step: OwnStep) -> bool:
        if step.kind == "breathe":
            return self._patterns.knows(step.ref)
        return step.kind not in ("pause", "ground") or step.ref in self._followed(step.kind)

    def _instead(self, step: OwnStep) -> OwnStep:
        first = FIRST_PATTERN if step.kind == "breathe" else next(iter(self._followed(step.kind)))
        return replace(step, ref=first)

    def _with_words(self, step: Step, *, is_last: bool) -> StepContent:
        title, line, go = self._step_words(step)
        return StepContent(step, title, line, self._words.done if is_last and go == self._words.next else go)

    def _step_words(self, step: Step) -> tuple[str, str, str]:
        said = self._words.steps
        if step.kind == "breathe":
            shipped = self._patterns.shipped.get(step.ref)  # of an own one no word is on the way: it can lock
            _, line, go = said["breathe"]
            return (shipped.name, shipped.line or line, go) if shipped is not None else said["breathe"]
        followed = self._followed(step.kind).get(step.ref)
        if followed is not None:
            return followed.name, followed.line, self._words.next
        if step.kind == "card":
            return said[f"card_{step.count}"]
        return said[step.ref if step.kind == "choose" or step.ref == "entry" else step.kind]
