# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The one loader of what varies: cards, feelings, pauses, breathing patterns, help, doorways.

Ids and numbers are in content/<name>.toml, words in content/<language>/<name>.toml. Each file is read when it
is first asked for, and checked whole: a missing word, a word without an id and a key that is not known all
raise BadContent. No Qt here, and little is imported before it is needed: the first page reads its feelings,
minutes and doorways before it paints. For the same reason the records below are named tuples, which cost a
seventh of a frozen dataclass to define.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from holdspace.domain.feelings import Feeling, FeelingGroup, Feelings
from holdspace.services.resources import resources_folder
from holdspace.services.stanzas import BadContent, Stanza, read_stanza

if TYPE_CHECKING:
    from holdspace.domain.breathing import Pattern
    from holdspace.domain.cards import Card, CardKind, CardMoment
    from holdspace.domain.help import HelpHalf, HelpNumber, HelpPage
    from holdspace.domain.pauses import Pause

__all__ = [
    "BadContent",
    "Doorway",
    "MinutesOffer",
    "PatternContent",
    "PauseContent",
    "content_language",
    "load_card_kinds",
    "load_cards",
    "load_doorways",
    "load_feelings",
    "load_help",
    "load_minutes",
    "load_moments",
    "load_patterns",
    "load_pauses",
]

OFFER_PLACES: tuple[str, ...] = ("breathe", "pause")
_FALLBACK = "en"
T = TypeVar("T")


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
    """What to offer someone who has `have` minutes: a place, the pattern or pause there, and its minutes."""

    have: int
    place: str
    id: str
    minutes: int
    line: str


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
        if language.isidentifier() and (_folder(folder) / language).is_dir():
            return language
    return _FALLBACK


@lru_cache(maxsize=8)
def load_cards(language: str = _FALLBACK, folder: Path | None = None) -> tuple[Card, ...]:
    """Return all cards with their words in `language`, in the file's order. Raises BadContent."""
    from holdspace.domain.cards import Card

    moments = {moment.id: moment for moment in load_moments(language, folder)}
    kinds = {kind.id: kind for kind in load_card_kinds(language, folder)}

    def build(card_id: str, stanza: Stanza, words: Stanza) -> Card:
        of_moments, kind = stanza.texts("moments"), stanza.text("kind")
        if not of_moments or not set(of_moments) <= set(moments):
            raise stanza.error("moments", "needs ids of moments.toml")
        if kind not in kinds:
            raise stanza.error("kind", "needs an id of card_kinds.toml")
        shown = [text for each in of_moments for text in (moments[each].label, moments[each].phrase)]
        return Card(
            id=card_id,
            audiences=stanza.texts("audiences"),
            moments=of_moments,
            kind=kind,
            say=words.text("say"),
            why=words.text("why"),
            after=words.optional_text("after"),
            lighter=words.optional_text("lighter"),
            not_this=words.optional_text("not_this"),
            labels=(*shown, kinds[kind].label),
        )

    return _load("cards", "card", build, language, folder)


@lru_cache(maxsize=8)
def load_moments(language: str = _FALLBACK, folder: Path | None = None) -> tuple[CardMoment, ...]:
    """Return the moments people look for, in the order to list them. Raises BadContent."""
    return _load("moments", "moment", _moment, language, folder)


@lru_cache(maxsize=8)
def load_card_kinds(language: str = _FALLBACK, folder: Path | None = None) -> tuple[CardKind, ...]:
    """Return the kinds of cards, in the order to list them. Raises BadContent."""
    return _load("card_kinds", "kind", _card_kind, language, folder)


@lru_cache(maxsize=8)
def load_pauses(language: str = _FALLBACK, folder: Path | None = None) -> tuple[PauseContent, ...]:
    """Return the pauses, in the order to list them. Raises BadContent."""
    return _load("pauses", "pause", _pause, language, folder)


@lru_cache(maxsize=8)
def load_patterns(language: str = _FALLBACK, folder: Path | None = None) -> tuple[PatternContent, ...]:
    """Return the breathing patterns, in the order to list them. Raises BadContent."""
    found = _load("breathing", "pattern", _pattern, language, folder)
    holdless = {content.pattern.id for content in found if not content.pattern.has_holds}
    for content in found:
        if content.pattern.has_holds and content.pattern.without_holds not in holdless:
            raise BadContent(
                "breathing.toml", content.pattern.id, "without_holds needs a pattern without holds"
            )
        if content.pattern.has_holds != bool(content.caution):
            raise BadContent(f"{language}/breathing.toml", content.pattern.id, "a caution goes with holds")
    return found


@lru_cache(maxsize=8)
def load_doorways(language: str = _FALLBACK, folder: Path | None = None) -> tuple[Doorway, ...]:
    """Return the doorways, in their order. Raises BadContent."""
    return _load("doorways", "doorway", _doorway, language, folder)


@lru_cache(maxsize=8)
def load_feelings(language: str = _FALLBACK, folder: Path | None = None) -> Feelings:
    """Return the feeling words in their groups. Raises BadContent."""
    ids, words = _read("feelings", language, folder)
    labels, feeling_words, ids_of_groups = words.stanza("groups"), words.stanza("words"), ids.stanza("groups")
    groups = []
    for group in ids_of_groups.keys():  # noqa: SIM118 - a stanza, not a dict
        feelings = tuple(Feeling(each, feeling_words.text(each)) for each in ids_of_groups.texts(group))
        groups.append(FeelingGroup(group, labels.text(group), feelings))
    by_id = {feeling.id: feeling for group in groups for feeling in group.feelings}
    row = ids.texts("first_row")
    if not set(row) <= set(by_id):
        raise ids.error("first_row", "needs ids of the groups")
    _close(ids, words, labels, feeling_words)
    return _made(ids, "first_row", lambda: Feelings(tuple(groups), tuple(by_id[each] for each in row)))


@lru_cache(maxsize=8)
def load_minutes(language: str = _FALLBACK, folder: Path | None = None) -> tuple[MinutesOffer, ...]:
    """Return what to offer for the minutes one has, fewest first. Raises BadContent."""
    ids, words = _read("minutes", language, folder)
    lines = words.stanza("lines")
    offers = tuple(_offer(stanza, lines) for stanza in ids.stanzas("offer"))
    if [offer.have for offer in offers] != sorted({offer.have for offer in offers}):
        raise ids.error("offer", "needs each number of minutes once, fewest first")
    _close(ids, words, lines)
    return offers


@lru_cache(maxsize=8)
def load_help(language: str = _FALLBACK, folder: Path | None = None) -> HelpPage:
    """Return the help page as it ships. Raises BadContent."""
    from holdspace.domain.help import HELP_HALVES, HelpPage

    ids, words = _read("help", language, folder)
    number_words, half_words = words.stanza("numbers"), words.stanza("halves")
    numbers = [_help_number(stanza, number_words) for stanza in ids.stanzas("number")]
    by_id = {number.id: number for number in numbers}
    halves = tuple(_help_half(stanza, half_words, by_id) for stanza in ids.stanzas("half"))
    if tuple(half.id for half in halves) != HELP_HALVES:
        raise ids.error("half", "needs " + " and ".join(HELP_HALVES))
    page = HelpPage(halves=halves, foot=words.texts("foot"), country=ids.text("country"))
    _close(ids, words, number_words, half_words)
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
    )


def _card_kind(kind_id: str, _stanza: Stanza, words: Stanza) -> CardKind:
    from holdspace.domain.cards import CardKind

    return CardKind(kind_id, words.text("label"))


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
    pattern = Pattern(pattern_id, tuple(steps), stanza.optional_text("without_holds") or None)
    return PatternContent(pattern, words.text("name"), words.text("line"), words.optional_text("caution"))


def _doorway(doorway_id: str, _stanza: Stanza, words: Stanza) -> Doorway:
    return Doorway(
        doorway_id, words.text("name"), words.text("line"), words.text("short_line"), words.texts("questions")
    )


def _offer(stanza: Stanza, lines: Stanza) -> MinutesOffer:
    have, minutes = stanza.number("have"), stanza.number("minutes")
    place = stanza.text("place")
    if place not in OFFER_PLACES:
        raise stanza.error("place", "not one of " + ", ".join(OFFER_PLACES))
    if not 1 <= minutes <= have or not have.is_integer() or not minutes.is_integer():
        raise stanza.error("minutes", "needs whole minutes, no more than one has")
    offer = MinutesOffer(int(have), place, stanza.text("id"), int(minutes), lines.text(str(int(have))))
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
    _close(stanza, words)
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
    _close(stanza, words)
    return half


def _load(
    name: str, table: str, build: Callable[[str, Stanza, Stanza], T], language: str, folder: Path | None
) -> tuple[T, ...]:
    ids, words = _read(name, language, folder)
    made = []
    for stanza in ids.stanzas(table):
        own_id = stanza.text("id")
        # A second stanza of the same id finds its words taken, so no id can stand twice.
        own_words = words.stanza(own_id)
        made.append(_made(stanza, "", lambda: build(own_id, stanza, own_words)))  # noqa: B023 - called at once
        _close(stanza, own_words)
    _close(ids, words)
    return tuple(made)


def _made(stanza: Stanza, key: str, make: Callable[[], T]) -> T:
    try:
        return make()
    except BadContent:
        raise
    except ValueError as error:
        raise stanza.error(key, str(error)) from error


def _read(name: str, language: str, folder: Path | None) -> tuple[Stanza, Stanza]:
    base = _folder(folder)
    return read_stanza(base, f"{name}.toml"), read_stanza(base, f"{language}/{name}.toml")


def _folder(folder: Path | None) -> Path:
    return folder if folder is not None else resources_folder() / "content"


def _close(*stanzas: Stanza) -> None:
    for stanza in stanzas:
        stanza.close()
