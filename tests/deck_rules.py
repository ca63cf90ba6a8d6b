# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the shipped decks are held to. docs/cards.md says why; each rule returns what is wrong, or nothing."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import MAX_SAY_WORDS, Card, filter_cards, folded_words

COMMON = ["shouting", "crying", "im_fine", "bad_news", "wants_a_date"]
FEWEST_CARDS, FEWEST_AN_AUDIENCE, FEWEST_A_COMMON_CELL, FEWEST_A_MOMENT, FEWEST_A_KIND = 240, 12, 3, 8, 10
HURRIED, FEWEST_HURRIED = "in_a_hurry", 3
FEWEST_HURRIED_AT_WORK = 6  # who is at a desk is short with people more often than anybody

AT_A_DESK = ("physician", "adjuster", "employer")

FEWEST_FOR_THE_PHONE = 4  # cards for a client in each common moment

MIN_SAY_WORDS, MAX_SAY_LETTERS = 3, 90
MAX_WORD_LETTERS = {"en": 12, "es": 14}
MIN_WHY_WORDS, MAX_WHY_WORDS, MAX_AFTER_WORDS, MAX_ASIDE_WORDS = 4, 18, 16, 14
MIN_SENSE_WORDS, MAX_SENSE_WORDS = 3, 18

TOO_ALIKE, TOO_ALIKE_IN_WORDS = 0.75, 0.67  # of the letters, or of the words, in their order
RUN = 6  # words
MOST_WITH_A_GAP = 0.08  # of a deck: the others can be said as they stand
MOST_GAP_WORDS = 3  # what can be put in while speaking: a day, a name, six weeks
MOST_OF_AN_OPENING = 3  # cards of an audience that begin with the same two words

HARDEST_GRADE, HARDEST_MIDDLE_GRADE = 6.0, 3.0  # Flesch-Kincaid: years at school in the United States
LEAST_EASE, LEAST_MIDDLE_EASE = 65.0, 80.0  # Szigriszt-Pazos: INFLESZ says "fairly easy" and "very easy"

REFLECTIONS = ("simple_reflection", "complex_reflection", "double_sided")

# What nobody should be handed to say. Words are folded: no case, no accents, no apostrophes.
_BANNED_EN = (
    "i understand|completely understand|understand exactly|i know how you feel|i know exactly|at least|"
    "everything happens|happens for a reason|so strong|calm down|i promise|ill make sure|"
    "dont worry|no worries|"
    "between us|always here|anytime|any time|what im hearing|i hear you|i hear that|it sounds like you|"
    "why did|why didnt|why dont|you should|you need to|you have to|you must|if i were you|"
    "could be worse|look on the bright|bright side|silver lining|stay positive|move on|get over|"
    "god|pray|praying|prayers|bless|blessed|blessing|faith|heaven|miracle|"
    "compliant|noncompliant|compliance|adherence|symptoms|diagnosed|anxiety|depression|trauma|trigger|triggered|"
    "coping|resilient|resilience|validate|closure|journey|self care|safe space|process this|"
    "fault|lazy|overreacting|dramatic|honestly speaking|to be honest"
)
_BANNED_ES = (
    "no te preocupes|no se preocupe|no se preocupen|por lo menos|al menos|"
    "entiendo perfectamente|lo entiendo|la entiendo|te entiendo|se como se siente|se como te sientes|"
    "se lo que siente|"
    "calmese|calmate|tranquilicese|tranquilizate|tranquilo|tranquila|"
    "todo pasa por algo|por algo pasan las cosas|todo va a estar bien|todo estara bien|todo va a salir bien|"
    "dios|rezar|rece|rezo|oraciones|bendicion|bendiciones|bendito|bendita|milagro|fe|cielo santo|virgen|"
    "echele ganas|echale ganas|animo|animese|animate|sea fuerte|se fuerte|que fuerte es|"
    "es muy fuerte|eres muy fuerte|"
    "le prometo|te prometo|se lo prometo|le aseguro|le garantizo|yo me encargo de todo|"
    "entre nosotros|aqui entre nos|a cualquier hora|siempre estoy aqui|siempre estare|"
    "lo que escucho es|lo que oigo es|si yo fuera usted|yo en su lugar|yo que usted|yo en tu lugar|yo que tu|"
    "podria ser peor|vea el lado|lado bueno|lado positivo|sea positivo|sea positiva|piense positivo|"
    "supere|superarlo|superelo|pase la pagina|pasar la pagina|dar vuelta a la pagina|"
    "adherencia|cumplimiento|incumplimiento|sintomas|sintoma|diagnostico|diagnosticado|diagnosticada|ansiedad|"
    "depresion|deprimido|deprimida|trauma|traumatico|traumatizado|detonante|afrontamiento|resiliente|resiliencia|"
    "validar|cierre emocional|autocuidado|espacio seguro|proceso de duelo|procesar|"
    "culpa suya|culpa tuya|es su culpa|es tu culpa|flojo|floja|exagera|exagerando|dramatico|dramatica|"
    "para serle sincero|para serle sincera|para serle honesto|para serle honesta"
)
BANNED = {"en": re.compile(rf"\b(?:{_BANNED_EN})\b"), "es": re.compile(rf"\b(?:{_BANNED_ES})\b")}

# A reflection says what is; a word of duty in it is advice.
ADVISES = {
    "en": re.compile(r"\b(?:you (?:should|must|ought|might want|could try)|why not|try to|lets)\b"),
    "es": re.compile(
        r"\b(?:debe|debes|deberia|deberias|tiene que|tienes que|tendria que|tendrias que|hay que|"
        r"le conviene|te conviene|intente|trate de)\b"
    ),
}
ASKS_WHY = {"en": re.compile(r"(?:^|[.?] )Why\b"), "es": re.compile(r"¿(?:Y )?[Pp]or qué\b")}
# What stands outside [a gap] in such a card must be so for whoever it is said to.
TELLS_WHAT_WAS = (*REFLECTIONS, "summary", "affirmation", "feedback")
FACTS = {
    "en": re.compile(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|"
        r"september|october|november|december|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|"
        r"brother|sister|wife|husband|son|daughter|mother|father|neighbor)\b"
    ),
    "es": re.compile(
        r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|"
        r"julio|agosto|septiembre|octubre|noviembre|diciembre|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|"
        r"once|doce|\d+|mama|papa|hij[oa]s?|herman[oa]|espos[oa]|niet[oa]s?|suegr[oa]|prim[oa]|abuel[oa]|"
        r"vecin[oa])\b"
    ),
}
# An employer hears what somebody can do, and nothing of what they have or what is done for it.
OF_THE_BODY = {
    "en": re.compile(
        r"\b(?:surge(?:rys?|ries|ons?)|operat(?:ion|ed)|knees?|pills?|scans?|therapy|wound|she slept)\b"
    ),
    "es": re.compile(
        r"\b(?:cirugias?|cirujan[oa]s?|operan|operaron|rodillas?|pastillas?|estudios?|heridas?)\b"
    ),
}
# What is another's to decide, to explain or to deliver, and whose fault it was, is not hers to say.
NOT_HERS = {
    "en": re.compile(
        r"\b(?:choice of doctor|doctor is yours|can say no to the exam|can refuse|close (?:the|this|that) "
        r"(?:file|claim|case)|wont close|its a no|(?:was|were|been) denied|does to the checks|"
        r"our (?:fault|error)|it cost you|did this to you|my form|youre entitled|you can appeal)\b"
    ),
    "es": re.compile(
        r"\b(?:puede escoger (?:doctor|medico)|dicen que no|puede apelar|no hace falta firmar|"
        r"ultimo cheque|el cheque se|cerrar el caso|cierro el caso|le negaron|tiene derecho|"
        r"le digo lo que trae|nuestr[oa] (?:error|falta)|carta a otra casa)\b"
    ),
}
# What is said to somebody in the same room; the rest can be said on the phone too.
IN_THE_ROOM = {
    "en": re.compile(
        r"\b(?:chairs?|windows?|sit|sitting|pen|room|house|coat|outside|right here|look up|paper|table)\b"
    ),
    "es": re.compile(
        r"\b(?:silla|puerta|cuarto|hoja|siento|siente|afuera|mesa|carpeta|ventana|aqui no estan)\b"
    ),
}
# Kinds of cards that answer what was said or done.
ANSWERS = (*REFLECTIONS, "affirmation", "summary", "feedback", "consequences", "repair")
ASKS_WITHOUT_A_MARK = {"en": "like to hear", "es": "me gustaría oír"}


def one_breath(card: Card, language: str) -> str:
    """`say` is one breath long."""
    words = len(card.say.split())
    longest = max((len(word) for word in folded_words(card.say)), default=0)
    if not MIN_SAY_WORDS <= words <= MAX_SAY_WORDS:
        return f"{words} words"
    if len(card.say) > MAX_SAY_LETTERS:
        return f"{len(card.say)} letters"
    return f"a word of {longest} letters" if longest > MAX_WORD_LETTERS[language] else ""


def short_back(card: Card, language: str) -> str:
    """The back is read in a glance."""
    for field, fewest, most in (
        ("why", MIN_WHY_WORDS, MAX_WHY_WORDS),
        ("after", 0, MAX_AFTER_WORDS),
        ("lighter", 0, MAX_ASIDE_WORDS),
        ("not_this", 0, MAX_ASIDE_WORDS),
    ):
        words = len(getattr(card, field).split())
        if not fewest <= words <= most:
            return f"{field}: {words} words"
    return ""


def whole_sentences(card: Card, language: str) -> str:
    """Every text begins and ends as a sentence, and what is to be filled in is in lower case."""
    for text in _texts(card):
        if text[-1] not in ".?…":
            return f"ends with {text[-1]}: {text}"
        if not (text[0].isupper() or text[0] in "“«¿"):
            return f"begins with {text[0]}: {text}"
        filled = [each for each in re.findall(r"\[([^\[\]]+)\]", text) if each == each.lower().strip()]
        if not text.count("[") == text.count("]") == len(filled):
            return f"brackets: {text}"
    return ""


def one_gap(card: Card, language: str) -> str:
    """A sentence has one gap at most, small enough to fill while speaking: a day, a name, and no list."""
    gaps = re.findall(r"\[([^\[\]]+)\]", card.say)
    if len(gaps) > 1:
        return f"{len(gaps)} gaps"
    found = [gap for gap in gaps if "," in gap or len(gap.split()) > MOST_GAP_WORDS]
    return f"too much to fill in while speaking: {found[0]}" if found else ""


def marks(card: Card, language: str) -> str:
    """No exclamation, typographic apostrophes, and in Spanish a question that opens."""
    for text in _texts(card):
        for mark in "!¡'\"":
            if mark in text:
                return f"{mark} in: {text}"
        if language == "es" and text.count("¿") != text.count("?"):
            return f"a question opens with ¿ and ends with ?: {text}"
    return ""


def has_its_sense(card: Card, language: str) -> str:
    """A card in another language than English says in English what it means, with as many gaps."""
    sense = card.sense
    if language == "en":
        return "a sense of what is English" if sense else ""
    if not MIN_SENSE_WORDS <= len(sense.split()) <= MAX_SENSE_WORDS:
        return f"sense: {len(sense.split())} words"
    if sense[-1] not in ".?" or not (sense[0].isupper() or sense[0] in "“[") or re.search("[!¡¿'\"]", sense):
        return f"sense: no whole English sentence: {sense}"
    if folded_words(sense) == folded_words(card.say):
        return f"sense: the same as what is said: {sense}"
    return "" if sense.count("[") == card.say.count("[") else f"sense: other gaps: {sense}"


def nothing_banned(card: Card, language: str) -> str:
    """Nothing is said that nobody should be handed to say, and nobody is asked why."""
    for text in (card.say, card.lighter):
        if found := BANNED[language].search(" ".join(folded_words(text))):
            return f"says “{found.group()}”"
        if ASKS_WHY[language].search(text):
            return f"asks why: {text}"
    return ""


def true_to_its_kind(card: Card, language: str) -> str:
    """A reflection neither asks nor advises, an open question asks, self-talk is for oneself."""
    if card.kind in REFLECTIONS:
        if "?" in card.say:
            return "a reflection that asks"
        if found := ADVISES[language].search(" ".join(folded_words(card.say))):
            return f"a reflection that advises: {found.group()}"
    if card.kind == "open_question" and "?" not in card.say and ASKS_WITHOUT_A_MARK[language] not in card.say:
        return "an open question that does not ask"
    if card.kind == "self_talk" and card.audiences != ("myself",):
        return "self-talk for somebody else"
    return ""


def nobody_elses_facts(card: Card, language: str) -> str:
    """What tells of a person leaves the days, numbers and relatives of their life to be filled in."""
    if card.kind not in TELLS_WHAT_WAS or card.audiences == ("myself",):
        return ""
    said = " ".join(folded_words(re.sub(r"\[[^\]]*\]", "", card.say)))
    return f"a fact that is somebody’s: {found.group()}" if (found := FACTS[language].search(said)) else ""


def no_body_for_an_employer(card: Card, language: str) -> str:
    """No card for an employer tells of a surgery, a knee or a night."""
    found = OF_THE_BODY[language].search(" ".join(folded_words(f"{card.say} {card.lighter}")))
    return f"tells an employer of {found.group()}" if found and "employer" in card.audiences else ""


def hers_to_say(card: Card, language: str) -> str:
    """Nothing is told that is the payer's, a lawyer's or the state's to tell, and no fault but her own."""
    found = NOT_HERS[language].search(" ".join(folded_words(f"{card.say} {card.lighter}")))
    return f"not hers to say: {found.group()}" if found else ""


def its_audiences(card: Card, language: str) -> str:
    """Audiences are in their one order, and oneself is always alone."""
    if "myself" in card.audiences and len(card.audiences) > 1:
        return "oneself and others"
    return "" if list(card.audiences) == [each for each in AUDIENCES if each in card.audiences] else "order"


def readable(card: Card, language: str) -> str:
    """`say` is easy to read, as the measure of its language has it."""
    if language == "es":
        ease = spanish_ease(card.say)
        return f"ease {ease:.0f}" if ease < LEAST_EASE else ""
    grade = english_grade(card.say)
    return f"grade {grade:.1f}" if grade > HARDEST_GRADE else ""


RULES: tuple[Callable[[Card, str], str], ...] = (
    one_breath,
    short_back,
    whole_sentences,
    one_gap,
    marks,
    has_its_sense,
    nothing_banned,
    true_to_its_kind,
    nobody_elses_facts,
    no_body_for_an_employer,
    hers_to_say,
    its_audiences,
    readable,
)


def gaps(deck: Sequence[Card], moments: Iterable[str], kinds: Iterable[str]) -> list[str]:
    """Return where a deck has too few cards."""
    counted = {("deck", "all"): (len(deck), FEWEST_CARDS)}
    for audience in AUDIENCES:
        counted["audience", audience] = (len(filter_cards(deck, audience=audience)), FEWEST_AN_AUDIENCE)
        for moment in COMMON:
            cell = len(filter_cards(deck, audience=audience, moment=moment))
            counted[audience, moment] = (cell, FEWEST_A_COMMON_CELL)
        fewest = FEWEST_HURRIED_AT_WORK if audience in AT_A_DESK else FEWEST_HURRIED
        counted[audience, HURRIED] = (len(filter_cards(deck, audience=audience, moment=HURRIED)), fewest)
    for moment in moments:
        counted["moment", moment] = (len(filter_cards(deck, moment=moment)), FEWEST_A_MOMENT)
    for kind in kinds:
        counted["kind", kind] = (len(filter_cards(deck, kind=kind)), FEWEST_A_KIND)
    return [f"{a} {b}: {there} of {fewest}" for (a, b), (there, fewest) in counted.items() if there < fewest]


def said_twice(deck: Iterable[Card]) -> list[str]:
    """Return the texts that stand on two cards."""
    deck = list(deck)
    found = []
    for field in ("say", "why", "lighter", "not_this"):
        times = Counter(text for card in deck if (text := " ".join(folded_words(getattr(card, field)))))
        found += [f"{field}: {text}" for text, count in times.items() if count > 1]
    return found


def nearly_the_same(deck: Iterable[Card]) -> list[str]:
    """Return the pairs of cards that say nearly the same, or one what the other warns against, or one why."""
    deck = list(deck)
    folded = {field: _folded(deck, field) for field in ("say", "lighter", "not_this", "why")}
    compared = (("say", "say"), ("say", "lighter"), ("say", "not_this"), ("why", "why"))
    return [
        f"{first} and {second} ({other_field})"
        for field, other_field in compared
        for first, words, which in folded[field]
        for second, other, other_which in folded[other_field]
        # Texts that share few words are not alike: counting these spares nearly all of the slow comparing.
        if 4 * len(which & other_which) >= len(which) + len(other_which)
        and (first < second or (first != second and field != other_field))
        and _alike(words, other)
    ]


def runs_twice(deck: Iterable[Card]) -> list[str]:
    """Return the runs of words that stand on two cards."""
    cards_of = defaultdict(set)
    for card in deck:
        for text in _texts(card):
            words = folded_words(text)
            for start in range(len(words) - RUN + 1):
                cards_of[words[start : start + RUN]].add(card.id)
    return [f"{' '.join(run)}: {', '.join(sorted(ids))}" for run, ids in cards_of.items() if len(ids) > 1]


def worn_openings(deck: Iterable[Card]) -> list[str]:
    """Return the first two words that too many cards of an audience begin with."""
    begun = Counter((audience, folded_words(card.say)[:2]) for card in deck for audience in card.audiences)
    return [
        f"{audience}: {' '.join(words)} ({count})"
        for (audience, words), count in begun.items()
        if count > MOST_OF_AN_OPENING
    ]


def too_few_for_the_phone(deck: Iterable[Card]) -> list[str]:
    """Return the common moments in which too few cards for a client can be said on the phone."""
    on_the_phone = [
        card for card in deck if not IN_THE_ROOM[card.language].search(" ".join(folded_words(card.say)))
    ]
    found = {
        moment: len(filter_cards(on_the_phone, audience="client", moment=moment))
        for moment in (*COMMON, HURRIED)
    }
    return [f"{moment}: {count}" for moment, count in found.items() if count < FEWEST_FOR_THE_PHONE]


def too_many_to_fill_in(deck: Sequence[Card]) -> list[str]:
    """Return how many cards have a gap, where they are more than a glance at a deck should meet."""
    unready = sum("[" in card.say for card in deck)
    return [f"{unready} of {len(deck)} have a gap"] if unready > MOST_WITH_A_GAP * len(deck) else []


DECK_RULES: tuple[Callable[..., list[str]], ...] = (
    gaps,
    said_twice,
    nearly_the_same,
    runs_twice,
    worn_openings,
    too_few_for_the_phone,
    too_many_to_fill_in,
)


def table(deck: Sequence[Card], field: str, values: Iterable[str], title: str) -> str:
    """Return how many cards each audience has for each of `values` of `field`, moment or kind."""
    lines = [f"{title:20}" + "".join(f"{audience:>11}" for audience in AUDIENCES) + f"{'all':>7}"]
    for value in values:
        counts = [len(filter_cards(deck, audience=audience, **{field: value})) for audience in AUDIENCES]
        counts.append(len(filter_cards(deck, **{field: value})))
        lines.append(
            f"{value:20}" + "".join(f"{count or '-':>11}" for count in counts[:-1]) + f"{counts[-1]:7}"
        )
    return "\n".join(lines)


def english_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of an English text."""
    words = _spoken_words(text)
    syllables = sum(english_syllables(word) for word in words)
    return 0.39 * len(words) / _sentences(text) + 11.8 * syllables / len(words) - 15.59


def spanish_ease(text: str) -> float:
    """Return how easy a Spanish text is, by Szigriszt-Pazos: the more, the easier."""
    words = _spoken_words(text)
    syllables = sum(spanish_syllables(word) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / _sentences(text)


# Words that the rule below gets wrong.
_COUNTED = {
    1: "real hour hours arent werent",
    2: "quiet diet client clients science create really every sometimes something someone "
    "somewhere business doesnt didnt wasnt isnt hasnt hadnt wouldnt couldnt shouldnt havent neednt itll "
    "thatll poem trial safely lately homework careful hopeful useful statement movement shouldve couldve "
    "wouldve",
    3: "idea area everyone everything somebody radio carefully paperwork",
    4: "everybody",
}
_COUNTED_BY_WORD = {word: count for count, words in _COUNTED.items() for word in words.split()}


def english_syllables(word: str) -> int:
    """Return the syllables of an English word, folded: by its groups of vowels, with what is not sounded."""
    if counted := _COUNTED_BY_WORD.get(word) or _COUNTED_BY_WORD.get(word.removesuffix("s")):
        return counted
    if word.isdigit():
        return len(word)
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouylr]es?$|[^aeiouy][lr]es?$|[aeiouy][lr]es?$", word) and not re.search(
        r"(?:[^aeiouylr]les?|(?:[sxzcg]|ch|sh)es)$", word
    ):
        count -= 1  # late, homes, here; not table, boxes
    elif re.search(r"[^aeioutd]ed$", word):
        count -= 1  # called; not wanted
    if re.search(r"[aeiouy]ing$", word):
        count += 1  # saying, being
    return max(count, 1)


def spanish_syllables(word: str) -> int:
    """Return the syllables of a Spanish word with its accents: open vowels part, and so do í and ú."""
    word = re.sub(r"qu(?=[eiéí])", "k", re.sub(r"gu(?=[eiéí])", "g", word.casefold()))
    word = re.sub(r"y(?=$|[^aeiouáéíóú])", "i", word).replace("ü", "u")
    if word.isdigit():
        return 2 * len(word)
    count = 0
    for group in re.findall(r"[aeiouáéíóú]+", word.replace("h", "")):
        count += 1
        for one, other in pairwise(group):
            count += one in "íú" or other in "íú" or (one in "aeoáéó" and other in "aeoáéó")
    return max(count, 1)


def _texts(card: Card) -> Iterator[str]:
    return (text for text in (card.say, card.why, card.after, card.lighter, card.not_this) if text)


def _folded(deck: Iterable[Card], field: str) -> list[tuple[str, tuple[str, ...], frozenset[str]]]:
    texts = [(card.id, folded_words(getattr(card, field))) for card in deck]
    return [(card_id, words, frozenset(words)) for card_id, words in texts if words]


def _alike(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if difflib.SequenceMatcher(None, words, other, autojunk=False).ratio() > TOO_ALIKE_IN_WORDS:
        return True
    return difflib.SequenceMatcher(None, " ".join(words), " ".join(other), autojunk=False).ratio() > TOO_ALIKE


def _spoken_words(text: str) -> list[str]:
    # Apostrophes go and accents stay: "I'm" is one word, and "día" has two syllables by its accent.
    return re.findall(r"[^\W_]+", re.sub("[’']", "", text.casefold()))


def _sentences(text: str) -> int:
    return max(len(re.findall(r"[.?…]+", text)), 1)
