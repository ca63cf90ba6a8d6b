# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Days and months of a person's life, and ages of 90 or over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.domain.identifiers.findings import Finding

_DIGIT = re.compile(r"\d")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second"
    r"|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?(?![\w%/]|[.:]\d)|{_ORDINAL}\b)"
_YEAR = r"(?:(?:19|20)\d{2}|['\u2019]\d{2})(?!\w)"
_WRITTEN = re.compile(
    rf"(?<![\w-])(?P<month>{_MONTH})(?:\s|-)(?:the\s)?{_DAY}(?:\s?[-\u2013]\s?\d{{1,2}}(?!\w))?(?:,?\s{_YEAR})?"
    rf"|(?<![\w-])(?:the\s)?{_DAY}(?:\s|-)(?:of\s)?(?P<month2>{_MONTH})(?:(?:,?\s|-){_YEAR})?"
    rf"|(?<![\w-])(?P<month3>{_MONTH}),?\s(?:of\s)?{_YEAR}",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\w/.:-])(?:(?:19|20)\d{2}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}"
    r"|(?P<first>\d{1,2})(?P<b>[-/.])(?P<second>\d{1,2})(?P=b)(?:\d{4}|\d{2})"
    r"|(?P<month>\d{1,2})/(?P<day>\d{1,2})(?P<short>)"
    r"|(?P<month4>0?[1-9]|1[0-2])[/-](?:19|20)\d{2})(?![\w%/]|[-.:]\d|\s?(?:scale|mmhg|reps|tabs?\b|cups?\b|inch))",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    r"(?:\b(?:on|since|by|until|till|til|before|after|from|for|thru|through|dated|due|effective|doi|dob|dol|born|seen|surgery"
    r"|visit|appt|appointment|hearing|accident|injury|injured|admitted|discharged|died|fell|hurt|worked|started|of|date|ime|mmi|f/u"
    r"|follow-up|rtw|scheduled|moved to|back|signed|deadline)\b|[-\u2013(])[\s:(]{0,3}(?:the\s)?\Z",
    re.IGNORECASE,
)
_SCORE_BEFORE = re.compile(
    r"\b(?:pain|rated?|rates|rating|scale|score|scored|strength|grade|load|bp|at a|feels?|hope|fear|mood"
    r"|energy|stress|anxiety"
    r"|grip|sleep|half|vision|eyes|worry|was|still|now|today|down|up|a|about|maybe|like)\b[^.?!/]{0,24}\Z",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(
    r"\b(?:on|by|until|till|before|after|since|for|from|of)\s(?P<day>the\s(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))"
    r"(?=\s?(?:[.,;:!?)\u2014\u2013-]|\Z|and\b|at\b|with\b|when\b|but\b|so\b|if\b|because\b|to\b|she\b|he\b|they\b|i\b|for\b|in\b))",
    re.IGNORECASE,
)
_OLD = r"(?:9\d|1[01]\d|120)"
_DIGIT_WORD = "(?:one|two|three|four|five|six|seven|eight|nine)"
_OLD_WORD = rf"(?:ninety(?:[- ]{_DIGIT_WORD})?|(?:a|one) hundred(?: and)?(?: (?:{_DIGIT_WORD}|ten))?)"
_PERSON = (
    r"(?:s?he|they|client|patient|pt|clt|mother|mom|mum|father|dad|grandma|grandmother|grandpa|grandfather|granny"
    r"|nana|gram|aunt|uncle|husband|wife|lady|woman|man|widow|widower|who|neighbor|resident|veteran|vet)"
)
_UNITS = (
    r"(?:percent|miles?|minutes?|mins?|hours?|days?|weeks?|months?|degrees|pounds|lbs|dollars|calls?|mg"
    r"|over|on room|on ra\b|on o2|bucks|cents|times|pages?|cases?|clients?|sats?\b|bpm|liters|of them|people"
    r"|visits?|emails?|messages?|feet|ft|steps|units|points|to\b)"
)
_NO_UNIT = rf"(?![\w%/]|\.\d|,\d|\s?{_UNITS})"
_STARTS = r"(?<![\w./$-])"
_BEFORE_AGE = (
    r"(?:aged?|age of|turned|turns|turning|turn|will be|nearly|almost|at age|birthday at|reached|reaching"
    r"|spry|a sharp|living alone at|lives alone at|widowed at|shy of|be|now|only|hit|hits|hitting|past)"
)
_ALREADY = (
    r"(?:only|now|nearly|almost|already|at least|all of|just turned|about|around|close to|pushing|going on)"
)
_SAYS_AGE = r"(?:still|sharp|living alone|lives alone|widowed|years? young)"
_NOT_A_MEASURE = (
    r"(?!(?:it|that|this|these|sats?|o2|sugar|pulse|rate|temp|temperature|score|weight|total|count|caseload|mileage"
    r"|bp|hr|price|copay|limit|goal|number|which|what|there|balance|reading|glucose|saturation|monitor|cost|bill|says"
    r"|outside|inside|heat|percent|everything|today|load|rent|mine|volume)\b)"
)
_AGES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_STARTS}(?P<old>{_OLD}|{_OLD_WORD})\s?\+?[\s-]?(?:years?\b(?=[\s-](?:old|young)|\sof\sage)"
        r"|year[- ]old|yrs?[\s-]old|y\.?/?o\b)",
        rf"\b{_BEFORE_AGE}\s(?:a\s)?(?P<old>{_OLD}|{_OLD_WORD})(?!-\d){_NO_UNIT}",
        rf"\b{_PERSON}(?:'s|\u2019s|'ll be|\u2019ll be|\sis|\swas|\sturned|\swill be|,)\s(?:{_ALREADY}\s)?"
        rf"(?P<old>{_OLD}|{_OLD_WORD}){_NO_UNIT}",
        r"\bin (?:her|his|their|the) (?P<old>nineties|(?:mid|late|early)[- ](?:nineties|90s)|90['\u2019]?s)",
        rf"{_STARTS}(?P<old>{_OLD})(?=(?:,| and)? (?:and )?{_SAYS_AGE})",
        rf"{_STARTS}(?P<old>(?:9\d|1[01]\d)(?:st|nd|rd|th)|ninetieth|hundredth)\s(?:birthday|bday|b-day)",
        rf"\bat (?P<old>{_OLD}|{_OLD_WORD})(?=,|\.|\s(?:she|he|they|with|and still|still|you)\b)(?!,\d|\.\d)",
        rf"{_STARTS}(?P<old>{_OLD})(?=\s?/?[MF]\b)|\(\s?(?P<old2>{_OLD})\s?(?=\)|[MF]\b|,)",
        rf"\b{_NOT_A_MEASURE}[\w.]{{2,30}}(?:'s|\u2019s|\sis|\swas|\sturns|\sturned)\s(?:{_ALREADY}\s)?"
        rf"(?P<old>{_OLD}|{_OLD_WORD})(?=,|\.\s|\.?\Z|\sand\b|\sin\b|\stoday\b){_NO_UNIT}",
        rf"\b(?P<old>ninety-{_DIGIT_WORD})\b(?!\s?{_UNITS})",
        rf"\b(?:{_PERSON}|(?-i:[A-Z][\w'\u2019-]{{1,30}})),\s(?P<old>{_OLD})(?=,|\.\s|\.?\Z|\s(?:and|yo)\b)",
        rf"\b[MF],?\s(?P<old>{_OLD})(?=\)|,)",
    )
)


_MAY_BE_AGE = re.compile(r"9\d|1[012]\d|ninet|hundred|90", re.IGNORECASE)


def find_dates(text: str) -> Iterator[Finding]:
    """Yield days with their month, months with their year, bare days of a month, and ages over 89."""
    for match in _WRITTEN.finditer(text):
        month = match["month"] or match["month2"] or match["month3"]
        if _is_month(month, match[0]):
            yield Finding("date", *match.span())
    if _DIGIT.search(text):
        for match in _NUMERIC.finditer(text):
            if _is_date(match, text):
                yield Finding("date", *match.span())
        for match in _BARE_DAY.finditer(text):
            yield Finding("date", *match.span("day"))
    if _MAY_BE_AGE.search(text):
        for pattern in _AGES:
            for match in pattern.finditer(text):
                yield Finding("age", *match.span(match.lastgroup or 0))


def _is_month(month: str, words: str) -> bool:
    """Tell March from to march, and May from may."""
    if month[0].isupper() or month.lower().rstrip(".") not in ("may", "march", "mar", "dec", "jan", "sept"):
        return True
    return bool(re.search(r"\d(?:st|nd|rd|th)|\d{4}", words)) or month.lower().rstrip(".") in (
        "jan",
        "dec",
        "sept",
    )


def _is_date(match: re.Match[str], text: str) -> bool:
    if match["first"]:
        one, two = int(match["first"]), int(match["second"])
        return 0 < one <= 31 and 0 < two <= 31 and min(one, two) <= 12
    if not match["month"]:
        return True
    month, day = int(match["month"]), int(match["day"])
    if not (0 < month <= 12 and 0 < day <= 31):
        return False
    before = text[max(0, match.start() - 32) : match.start()]
    if _DATE_BEFORE.search(before) and not (day in (5, 10) and _SCORE_BEFORE.search(before)):
        return True
    if day in (5, 10) and month <= day and len(match["day"]) < 3:
        return False
    if (month, day) in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 8), (3, 8), (9, 11), (12, 12)):
        return False
    return day > 12 or not _SCORE_BEFORE.search(before)


def month_and_year(words: str) -> tuple[int, int]:
    """Return month and year of words that were found as a date, 0 for what they do not tell."""
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    year = next((number for number in numbers if 1900 <= number < 2100), 0)
    named = re.search(r"[a-z]+", words.lower().replace("the ", "").replace("of ", ""))
    for each in re.findall(r"[a-z]{3,}", words.lower()):
        if each[:3] in _SHORT:
            return _SHORT.index(each[:3]) + 1, year
    if named or len(numbers) < 2:
        return 0, year
    first = numbers[1] if numbers[0] == year and year else numbers[0]
    if len(numbers) == 3 and not year:
        year = 2000 + numbers[2] if numbers[2] < 30 else 1900 + numbers[2]
    day_first = first > 12 and numbers[1] <= 12
    month = numbers[1] if day_first else first
    return (month if 1 <= month <= 12 else 0), year


_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
