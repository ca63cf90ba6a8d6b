# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Numbers, addresses of the net, and what their labels say: every identifier that has digits or an @."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from holdspace.domain.identifiers.findings import Finding
from holdspace.domain.identifiers.lexicon import Lexicon

_WINDOW, _LOOSE = 64, 48  # characters between a label and its number
_MOST_LABELS = 4
# Every repeat is bounded, so that no text takes long.
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
    r"|(?<![\w.])[\w.]{2,40}\s?[(\[]?\bat\b[)\]]?\s?[\w-]{2,30}\s?[(\[]?\bdot\b[)\]]?\s?(?:com|org|net|edu)\b"
)
_URL = re.compile(
    r"(?<![\w@.-])(?:https?://|www\.)[^\s<>\"]{2,300}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|edu|gov|info|biz|tv|xyz|online|site|blog|dev|clinic|law|example|test|local)(?![\w.@-]|\.\w)(?:/[^\s<>\"]{0,300})?"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,40}\.){1,3}(?:io|me|us|co|app|care|health|be|ly|page|link|gl|gd|uk|ca|mx|church|live|family|support|help)/[^\s<>\"]{1,300}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./+-])@[A-Za-z_][\w.]{2,30}\w")
_SSN = re.compile(
    r"(?<![\w.-])(?:\d{3}|[xX*]{3})(?P<gap>[-. \u2013])(?:\d{2}|[xX*]{2})(?P=gap)\d{4}(?![\w]|-\d)"
)
_LAST_FOUR = re.compile(
    r"\blast (?:four|4)(?: digits)?(?: (?:is|are|was|were))?[:,]?\s(?P<digits>\d{4})(?!\w)", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w.-])(?:\+?1[-. ]?)?(?:\(\d{3}\)[-. ]{0,2}|\d{3}[-. /\u2013])\d{3}[-. \u2013]\d{4}(?!\w|-\d)"
    r"(?:,?\s?(?:ext|extension|x)\.?\s?#?\d{1,6})?"
    r"|(?<![\w.-])\d{3}[-.\u2013]\d{4}(?![\w]|-\d)(?:,?\s?(?:ext|extension|x)\.?\s?#?\d{1,6})?"
    r"|(?<![\w.-])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\w)"
    r"|(?<![\w.-])1?[2-9]\d{9}(?!\w)"
    r"|(?<!\w)(?:ext|extension)\.?\s?#?(?P<ext>\d{2,6})(?!\w)",
    re.IGNORECASE,
)
_FAX_BEFORE = re.compile(
    r"(?:\bfax(?:ed|es|ing|line)?\b|\bfacsimile\b)(?!.*\b(?:phone|call|cell|tel|text|or)\b)|(?:\A|[\s,;(])f[:.]\s?\Z",
    re.IGNORECASE,
)
_FAX_AFTER = re.compile(
    r"\s{0,2}[(,-]?\s?(?:is |was )?(?:her |his |the |their |a )?fax\b|\s?\(f\)", re.IGNORECASE
)
_IP = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}(?![\w:])")
_MAC = re.compile(r"(?<![\w:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:-])")
_VIN = re.compile(r"(?<!\w)[A-HJ-NPR-Za-hj-npr-z0-9]{17}(?!\w)")
_CODE = re.compile(
    r"(?<![\w.@/#-])#?(?P<code>(?:[A-Z]{1,5} (?=\d{2}))?(?:[A-Za-z]{1,8}[-/.]){0,2}"
    r"[A-Za-z0-9]{0,12}\d[A-Za-z0-9]{0,20}"
    r"(?:[-./\u2013][A-Za-z0-9]{1,20}){0,6}"
    r"(?: (?:[A-Z0-9]{0,6}\d[A-Z0-9-]{2,12}|\d{2}(?= \d{2,4}\b)|[A-Z]{2,3}(?= ?\d{2})"
    r"|\d(?=[.,;)]| in | on |\Z))){0,4})(?!\w)"
)
_NO_CODE = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?:am|pm)?|\d{1,4}(?:am|pm|mg|ml|mcg|g|kg|lbs?|ft|in|cm|mm|x|hrs?|h|min|mins|k|st|nd|rd|th|yo|s)"
    r"|[A-TV-Za-tv-z]\d[0-9A-Za-z](?:\.[0-9A-Za-z]{1,4})?|[LTCS]\d{1,2}(?:[-/][LTCS]?\d{1,2})?|(?:19|20)\d{2}s?)",
    re.IGNORECASE,
)
_NO_LABEL_NEEDED = re.compile(
    r"(?=(?:[^\d]{0,6}\d){5})[A-Z]{1,5}(?:-?\d{1,12}[A-Z]{0,4}){1,5}(?:-[A-Z0-9]{1,10}){0,3}"
)
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}[-/]\d{2,4}")
_SENTENCE = re.compile(r"(?<=[a-z0-9)]{4})(?<!acct)(?<!cert)[.?!;]\s")
_LABEL_AFTER = re.compile(
    r"[\s,(\u2014\u2013-]{1,3}(?:(?:is|was|as|on|for|that's)\s)?(?:(?:her|his|their|the|my|a|an)\s)?"
)
_FILLERS = re.compile(
    r"(?:[\s:#=.,()\"'*\u2013\u2014-]|[xX*]{1,8}(?=\d)|\b(?:numbers?|num|no|id|is|was|it's|ends?|ending|in|with|starts"
    r"|starting|reads?|on|for|under|of|the|her|his|their|my|last|four|4|digits|are|listed|as|still|up|now|says|again|a|file"
    r"|that|ended|had|came|got|just|only|shows?|showing|showed|printed|said|written|gave|me|to|she|he|by|from|at|it"
    r"|hers)\b){0,12}",
    re.IGNORECASE,
)
_BY_PREFIX = {
    "WC": "claim",
    "CLM": "claim",
    "CL": "claim",
    "MRN": "record",
    "MR": "record",
    "SN": "device",
    "DL": "licence",
    "PT": "record",
    "ACCT": "account",
    "VIN": "vehicle",
    "MBR": "plan",
}


def find_numbers(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield what has digits or an @, the surest first; later ones may overlap earlier ones."""
    yield from _net(text)
    yield from _labelled(text, lexicon)
    for match in _SSN.finditer(text):
        yield Finding("ssn", *match.span())
    for match in _PHONE.finditer(text):
        start, end = match.span("ext") if match["ext"] else match.span()
        yield Finding("fax" if _is_fax(text, start, end) else "phone", start, end)
    for match in _LAST_FOUR.finditer(text):
        yield Finding("ssn", *match.span("digits"))
    for match in _VIN.finditer(text):
        digits = sum(each.isdigit() for each in match[0])
        if 4 <= digits <= 15:
            yield Finding("vehicle", *match.span())
    yield from _unlabelled(text)


def _net(text: str) -> Iterator[Finding]:
    if "@" in text or " at " in text or "(at)" in text:
        for match in _EMAIL.finditer(text):
            yield Finding("email", *match.span())
        for match in _HANDLE.finditer(text):
            yield Finding("other", *match.span())
    for match in _URL.finditer(text):
        words = match[0].rstrip(".,;:!?)]}'\u2019\u201d")
        yield Finding("url", match.start(), match.start() + len(words))
    for match in _MAC.finditer(text):
        yield Finding("device", *match.span())
    for match in _IP.finditer(text):
        if all(int(part) < 256 for part in match[0].split(".")):
            yield Finding("ip", *match.span())
    for match in _IP6.finditer(text):
        if "::" in match[0] or match[0].count(":") > 3:
            yield Finding("ip", *match.span())


def _labelled(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    codes = [match for match in _CODE.finditer(text) if len(match["code"]) > 2]
    if not codes:
        return
    labels = list(lexicon.label_pattern.finditer(text))
    ends = [label.end() for label in labels]
    for match in codes:
        first, end = match.span("code")
        gap = match["code"].find(" ") + 1 if match["code"][:2].isalpha() else 0
        # "MRN 00482913" is a label and its number, "HKM 4417" a number.
        for start in (first + gap, first) if gap else (first,):
            before = labels[: bisect_right(ends, start)][-_MOST_LABELS:]
            if kind := _kind_by_label(text, start, end, before, near=start > first):
                yield Finding(kind, start, end)
                break
        else:
            if _is_odd(match["code"]) and (kind := _kind_after(text, end, lexicon)):
                yield Finding(kind, first, end)


def _kind_by_label(
    text: str, start: int, end: int, labels: Sequence[re.Match[str]], *, near: bool
) -> str | None:
    """Return the kind that a label before a number says, or None; `near` is one that stands right before."""
    code = text[start:end]
    for label in reversed(labels):
        if start - label.end() <= _WINDOW and _FILLERS.fullmatch(text, label.end(), start):
            kind = label.lastgroup
            return kind if _can_be(kind, text[label.start() : start], code) else None
    if near or not labels or not _is_odd(code):
        return None
    last = labels[-1]
    is_near = start - last.end() <= _LOOSE and not _SENTENCE.search(text, last.start(), start)
    return last.lastgroup if is_near else None


def _kind_after(text: str, end: int, lexicon: Lexicon) -> str | None:
    after = _LABEL_AFTER.match(text, end)
    label = lexicon.label_pattern.match(text, after.end()) if after else None
    return label.lastgroup if label else None


def _is_odd(code: str) -> bool:
    digits = sum(each.isdigit() for each in code)
    mixed = any(each.isalpha() for each in code) and digits >= 3
    return (digits >= 6 or (mixed and len(code) >= 5)) and not (
        _NO_CODE.fullmatch(code)
        or (_PHONE.fullmatch(code) and not code.isdigit())
        or _SSN.fullmatch(code)
        or _DATE.fullmatch(code)
    )


def _same_sentence(before: str) -> str:
    """Return the end of `before` that is of one sentence with what follows."""
    return _SENTENCE.split(before)[-1]


def _can_be(kind: str | None, label: str, code: str) -> bool:
    digits = sum(each.isdigit() for each in code)
    if _PHONE.fullmatch(code) and not code.isdigit() and kind != "ssn":
        return bool(re.search(r"#|\bno\b|number|\bid\b|claim", label, re.IGNORECASE))
    if _NO_CODE.fullmatch(code) and not (kind in ("ssn", "account") and len(code) == 4):
        return False
    if kind == "ssn":
        return digits in (4, 9)
    if "end" in label and digits >= 3:
        return True
    if "/" in code and re.fullmatch(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?", code):
        return False
    return len(code) >= 4 and digits >= (2 if any(each.isalpha() for each in code) else 4)


def _is_fax(text: str, start: int, end: int) -> bool:
    before = _same_sentence(text[max(0, start - 72) : start])
    return bool(_FAX_BEFORE.search(before) or _FAX_AFTER.match(text, end))


def _unlabelled(text: str) -> Iterator[Finding]:
    for match in _CODE.finditer(text):
        code = match["code"]
        if _NO_LABEL_NEEDED.fullmatch(code) and not _NO_CODE.fullmatch(code):
            prefix = re.match(r"[A-Z]+", code)
            yield Finding(_BY_PREFIX.get(prefix[0] if prefix else "", "other"), *match.span("code"))
