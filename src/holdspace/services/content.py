# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The one loader of what varies: feelings, pauses, breathing patterns, help, doorways, prompts.

Ids and numbers are in content/<name>.toml, words in content/<language>/<name>.toml. Each file is read when it
is first asked for, and checked whole: a missing word, a word without an id and a key that is not known all
raise BadContent. No Qt here, and little is imported before it is needed: the first page reads its feelings,
minutes and doorways before it paints. For the same reason the records below are named tuples, which cost a
seventh of a frozen dataclass to define.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from holdspace.domain.feelings import Feeling, FeelingGroup, Feelings
from holdspace.services.stanzas import (
    FALLBACK,
    BadContent,
    Stanza,
    close_all,
    content_folder,
    load_pairs,
    made,
    read_pair,
)

if TYPE_CHECKING:
    from holdspace.domain.breathing import Pattern
    from holdspace.domain.cards import CardKind, CardMoment
    from holdspace.domain.help import HelpHalf, HelpNumber, HelpPage
    from holdspace.domain.pauses import Pause
    from holdspace.domain.prompts import Prompt

__all__ = [
    "BadContent",
    "Doorway",
    "MinutesOffer",
    "PatternContent",
    "PauseContent",
    "content_language",
    "load_card_kinds",
    "load_doorways",
    "load_feelings",
    "load_groundings",
    "load_help",
    "load_minutes",
    "load_moments",
    "load_patterns",
    "load_pauses",
    "load_prompts",
]

OFFER_PLACES: tuple[str, ...] = ("breathe", "pause")


class PatternContent(NamedTuple):
    """A breathing pattern with its words; `caution` is empty for one without holds."""

    pattern: Pattern
    name: str
    line: str
    caution: str = ""


class PauseContent(NamedTuple):
    """A pause with its words.

    `during` holds lines with the seconds at which each shows (pauses.line_at reads it). `pattern_id` is the
    breathing pattern to follow, or empty.
    """

    pause: Pause
    name: str
    line: str
    during: tuple[tuple[float, str], ...]
    end: str
    pattern_id: str = ""


class MinutesOffer(NamedTuple):
    """What to offer someone who has `have` minutes: a place, the pattern or pause there, and its minutes.

    `why` is half a sentence that goes on from `line`; `first` is what to do before, or empty.
    """

    have: int
    place: str
    id: str
    minutes: int
    line: str
    why: str
    first: str = ""


class Doorway(NamedTuple):
    """A doorway: before, after, or the day's end, with questions an entry there may answer."""

    id: str
    name: str
    line: str
    short_line: str
    questions: tuple[str, ...]


def content_language(wanted: str, folder: Path | None = None) -> str:
    """Return the language to load for a locale such as "es_MX": itself, its base, or English."""
    for language in (wanted, wanted.replace("-", "_").split("_")[0]):
        if language.isidentifier() and (content_folder(folder) / language).is_dir():
            return language
    return FALLBACK


@lru_cache(maxsize=8)
def load_moments(language: str = FALLBACK, folder: Path | None = None) -> tuple[CardMoment, ...]:
    """Return the moments people look for, in the order to list them. Raises BadContent."""
    return load_pairs("moments", "moment", _moment, language, folder)


@lru_cache(maxsize=8)
def load_card_kinds(language: str = FALLBACK, folder: Path | None = None) -> tuple[CardKind, ...]:
    """Return the kinds of cards, in the order to list them. Raises BadContent."""
    return load_pairs("card_kinds", "kind", _card_kind, language, folder)


@lru_cache(maxsize=8)
def load_pauses(language: str = FALLBACK, folder: Path | None = None) -> tuple[PauseContent, ...]:
    """Return the pauses, in the order to list them. Raises BadContent."""
    return load_pairs("pauses", "pause", _pause, language, folder)


@lru_cache(maxsize=8)
def load_groundings(language: str = FALLBACK, folder: Path | None = None) -> tuple[PauseContent, ...]:
    """Return the groundings, in the order to list them: pauses that say all along what to do."""

    def build(grounding_id: str, stanza: Stanza, words: Stanza) -> PauseContent:
        grounding = _pause(grounding_id, stanza, words)
        if grounding.pause.group != "grounding" or not grounding.during:
            raise stanza.error("group", "needs to be grounding, with lines during it")
        return grounding

    return load_pairs("groundings", "grounding", build, language, folder)


@lru_cache(maxsize=8)
def load_patterns(language: str = FALLBACK, folder: Path | None = None) -> tuple[PatternContent, ...]:
    """Return the breathing patterns, in the order to list them. Raises BadContent."""
    found = load_pairs("breathing", "pattern", _pattern, language, folder)
    for content in found:
        if content.pattern.has_holds != bool(content.caution):
            raise BadContent(f"{language}/breathing.toml", content.pattern.id, "a caution goes with holds")
    return found


@lru_cache(maxsize=8)
def load_doorways(language: str = FALLBACK, folder: Path | None = None) -> tuple[Doorway, ...]:
    """Return the doorways, in their order. Raises BadContent."""
    return load_pairs("doorways", "doorway", _doorway, language, folder)


@lru_cache(maxsize=8)
def load_prompts(language: str = FALLBACK, folder: Path | None = None) -> tuple[Prompt, ...]:
    """Return the prompts and templates that ship, in the file's order. Raises BadContent."""
    happens = {moment.id for moment in load_moments(language, folder)}

    def build(prompt_id: str, stanza: Stanza, words: Stanza) -> Prompt:
        prompt = _prompt(prompt_id, stanza, words)
        if prompt.about and prompt.about not in happens:
            raise stanza.error("about", "needs an id of moments.toml")
        return prompt

    return load_pairs("prompts", "prompt", build, language, folder)


@lru_cache(maxsize=8)
def load_feelings(language: str = FALLBACK, folder: Path | None = None) -> Feelings:
    """Return the feeling words in their groups. Raises BadContent."""
    ids, words = read_pair("feelings", language, folder)
    labels, feeling_words, ids_of_groups = words.stanza("groups"), words.stanza("words"), ids.stanza("groups")
    groups = []
    for group in ids_of_groups.keys():  # noqa: SIM118 - a stanza, not a dict
        feelings = tuple(Feeling(each, feeling_words.text(each)) for each in ids_of_groups.texts(group))
        groups.append(FeelingGroup(group, labels.text(group), feelings))
    by_id = {feeling.id: feeling for group in groups for feeling in group.feelings}
    row = ids.texts("first_row")
    if not set(row) <= set(by_id):
        raise ids.error("first_row", "needs ids of the groups")
    close_all(ids, words, labels, feeling_words)
    return made(ids, "first_row", lambda: Feelings(tuple(groups), tuple(by_id[each] for each in row)))


@lru_cache(maxsize=8)
def load_minutes(language: str = FALLBACK, folder: Path | None = None) -> tuple[MinutesOffer, ...]:
    """Return what to offer for the minutes one has, fewest first. Raises BadContent."""
    ids, words = read_pair("minutes", language, folder)
    said = words.stanza("lines"), words.stanza("whys"), words.stanza("firsts")
    offers = tuple(_offer(stanza, *said) for stanza in ids.stanzas("offer"))
    if [offer.have for offer in offers] != sorted({offer.have for offer in offers}):
        raise ids.error("offer", "needs each number of minutes once, fewest first")
    close_all(ids, words, *said)
    return offers


@lru_cache(maxsize=8)
def load_help(language: str = FALLBACK, folder: Path | None = None) -> HelpPage:
    """Return the help page as it ships. Raises BadContent."""
    from holdspace.domain.help import HELP_HALVES, HelpPage

    ids, words = read_pair("help", language, folder)
    number_words, half_words = words.stanza("numbers"), words.stanza("halves")
    numbers = [_help_number(stanza, number_words) for stanza in ids.stanzas("number")]
    by_id = {number.id: number for number in numbers}
    halves = tuple(_help_half(stanza, half_words, by_id) for stanza in ids.stanzas("half"))
    if tuple(half.id for half in halves) != HELP_HALVES:
        raise ids.error("half", "needs " + " and ".join(HELP_HALVES))
    page = HelpPage(halves=halves, foot=words.texts("foot"), country=ids.text("country"))
    close_all(ids, words, number_words, half_words)
    return page


def _moment(moment_id: str, stanza: Stanza, words: Stanza) -> CardMoment:
    from holdspace.domain.cards import CardMoment

    phrase = words.text("phrase")
    return CardMoment(
        id=moment_id,
        label=words.text("label"),
        phrase=phrase,
        phrase_myself=words.optional_text("phrase_myself") or phrase,
        common=stanza.flag("common"),
        hard=stanza.flag("hard"),
        short=words.optional_text("short"),
    )


def _card_kind(kind_id: str, stanza: Stanza, words: Stanza) -> CardKind:
    from holdspace.domain.cards import CardKind

    return CardKind(kind_id, words.text("label"), stanza.flag("ready"))


def _pause(pause_id: str, stanza: Stanza, words: Stanza) -> PauseContent:
    from holdspace.domain.pauses import Pause

    times = stanza.numbers("during") if stanza.has("during") else ()
    lines = words.texts("during") if words.has("during") else ()
    pause = Pause(pause_id, stanza.number("seconds"), stanza.text("group"))
    if len(times) != len(lines):
        raise words.error("during", "needs one line for each time in pauses.toml")
    if list(times) != sorted(set(times)) or any(not 0 <= at < pause.seconds for at in times):
        raise stanza.error("during", "needs times within the pause, each later than the one before")
    return PauseContent(
        pause=pause,
        name=words.text("name"),
        line=words.text("line"),
        during=tuple(zip(times, lines, strict=True)),
        end=words.text("end"),
        pattern_id=stanza.optional_text("pattern"),
    )


def _pattern(pattern_id: str, stanza: Stanza, words: Stanza) -> PatternContent:
    from holdspace.domain.breathing import Pattern, PhaseStep

    steps = []
    for phase in stanza.stanzas("phases"):
        steps.append(PhaseStep(phase.text("kind"), phase.number("seconds")))
        phase.close()
    pattern = Pattern(pattern_id, tuple(steps))
    return PatternContent(pattern, words.text("name"), words.text("line"), words.optional_text("caution"))


def _doorway(doorway_id: str, _stanza: Stanza, words: Stanza) -> Doorway:
    return Doorway(
        doorway_id, words.text("name"), words.text("line"), words.text("short_line"), words.texts("questions")
    )


def _prompt(prompt_id: str, stanza: Stanza, words: Stanza) -> Prompt:
    from holdspace.domain.prompts import Prompt

    audiences = stanza.texts("audiences") if stanza.has("audiences") else ()
    return Prompt(
        id=prompt_id,
        kind=stanza.text("kind"),
        moment=stanza.text("moment"),
        audiences=audiences,
        text=words.text("text"),
        title=words.optional_text("title"),
        about=stanza.optional_text("about"),
    )


def _offer(stanza: Stanza, lines: Stanza, whys: Stanza, firsts: Stanza) -> MinutesOffer:
    have, minutes = stanza.number("have"), stanza.number("minutes")
    place = stanza.text("place")
    if place not in OFFER_PLACES:
        raise stanza.error("place", "not one of " + ", ".join(OFFER_PLACES))
    if not 1 <= minutes <= have or not have.is_integer() or not minutes.is_integer():
        raise stanza.error("minutes", "needs whole minutes, no more than one has")
    row = str(int(have))
    said = (lines.text(row), whys.text(row), firsts.optional_text(row))
    offer = MinutesOffer(int(have), place, stanza.text("id"), int(minutes), *said)
    stanza.close()
    return offer


def _help_number(stanza: Stanza, all_words: Stanza) -> HelpNumber:
    from holdspace.domain.help import HelpNumber

    number_id = stanza.text("id")
    words = all_words.stanza(number_id)
    number = HelpNumber(
        number_id, words.text("label"), stanza.blank_text("call"), words.text("note"), stanza.flag("editable")
    )
    if not number.call and not number.editable:
        raise stanza.error("call", "may be empty only where the person can fill it in")
    close_all(stanza, words)
    return number


def _help_half(stanza: Stanza, all_words: Stanza, numbers: dict[str, HelpNumber]) -> HelpHalf:
    from holdspace.domain.help import HelpHalf

    half_id, shown = stanza.text("id"), stanza.texts("numbers")
    if not set(shown) <= set(numbers):
        raise stanza.error("numbers", "needs ids of the numbers below")
    words = all_words.stanza(half_id)
    half = HelpHalf(
        half_id, words.text("title"), words.texts("paragraphs"), tuple(numbers[each] for each in shown)
    )
    close_all(stanza, words)
    return half
