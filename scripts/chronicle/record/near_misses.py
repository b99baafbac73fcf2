"""What a person most likely meant who typed a date, a place in a work or a figure in another form.

Each function returns the right form, or nothing where that is not plain.
"""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*\.?"
ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|~) *", re.IGNORECASE)
# Dates in other orders and words, digits of month and day as they come.
NUMBERS = re.compile(r"(?P<year>\d{4})[-–—./](?P<month>\d{1,2})(?:[-–—./](?P<day>\d{1,2}))?")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
WORDS = re.compile(rf"(?:(?P<day>\d{{1,2}})\.? )?{_NAME},? (?P<year>\d{{4}})", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"{_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", re.IGNORECASE)
DECADE = re.compile(r"(?:the )?(?P<decade>\d{3})0s")
YEAR = re.compile(r"(?P<year>\d{4})")
QUALIFIED = re.compile(r"(?P<before>[0-9X-]+)(?P<qualifier>[~?%])(?P<after>-[0-9X-]+)")
# What stands between the ends of a span.
TO = re.compile(r" *(?:–|—| - | to | until ) *")
YEARS = re.compile(r"(?P<first>\d{4}) *[-–—] *(?P<last>\d{4})")

# The parts of a locator, however labelled and parted.
PART = re.compile(
    r"(?P<label>pages?|pp?\b\.?|notes?|nn?\b\.?|fn\.?|paragraphs?|paras?\.?|¶{1,2}|§{1,2})?\s*"
    r"(?P<first>[1-9]\d{0,4})(?:\s*[-–—]+\s*(?P<last>[1-9]\d{0,4}))?(?:\s*(?:[,;&]|and)\s*|\s+|$)",
    re.IGNORECASE,
)
LABELS = {"p": ("p. ", "pp. "), "n": ("n. ", "nn. "), "f": ("n. ", "nn. ")}
PARAGRAPH = ("¶", "¶¶")

NUMBER = r"(?P<{}>\d[\d,.\u202f]*)"
RANGE = re.compile(
    rf"(?:from |between )?{NUMBER.format('low')} *(?:-|–|—| to | and ) *{NUMBER.format('high')}"
)
FIGURE = re.compile(rf"(?P<words>[a-z .~<>]*?) *{NUMBER.format('low')}")
QUALIFIERS = {
    "": "",
    "about": "about",
    "around": "about",
    "c.": "about",
    "ca.": "about",
    "~": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "over": "over",
    "more than": "over",
    ">": "over",
    "at least": "at_least",
    "at most": "at_most",
    "up to": "at_most",
    "estimated": "estimated",
    "an estimated": "estimated",
}


def date(text: str) -> str:
    """The EDTF that was meant by a date in another form: 1968-2-11, 20 October 1966, c. 1966."""
    if years := YEARS.fullmatch(text):
        return f"{years['first']}/{years['last']}" if years["first"] < years["last"] else ""
    if len(ends := TO.split(text)) == 2 and all(map(_single_date, ends)):
        return "/".join(map(_single_date, ends))
    return _single_date(text)


def _single_date(text: str) -> str:
    """The EDTF that was meant by a date that is no span."""
    if about := ABOUT.match(text):
        rest = _single_date(text[about.end() :])
        return f"{rest}~" if rest else ""
    if qualified := QUALIFIED.fullmatch(text):
        return f"{qualified['before']}{qualified['after']}{qualified['qualifier']}"
    if decade := DECADE.fullmatch(text):
        return f"{decade['decade']}X"
    for form in (YEAR, NUMBERS, DAY_FIRST, WORDS, MONTH_FIRST):
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = parts.get("month") or ""
            if name := parts.get("name"):
                month = str(MONTHS.index(name.lower()) + 1)
            numbers = (parts["year"], month.zfill(2) if month else "", parts.get("day") or "")
            return "-".join(number.zfill(2) for number in numbers if number)
    return ""


def locator(text: str) -> str:
    """The locator that was meant: `page 21`, `p.21`, `pp. 3-4; note 5`."""
    parts: list[str] = []
    end, label = 0, ""
    while match := PART.match(text, end):
        label = match["label"] or label
        if not label or match.end() == end:
            return ""
        one, several = LABELS.get(label[0].lower(), PARAGRAPH)
        if label.lower().startswith("para"):
            one, several = PARAGRAPH
        last = f"–{match['last']}" if match["last"] else ""
        parts.append(f"{several if last else one}{match['first']}{last}")
        end = match.end()
    return ", ".join(parts) if end == len(text) else ""


def figure(text: str) -> str:
    """The YAML of a figure that was typed as words: `1,200`, `about 40`, `30-40`."""
    if match := RANGE.fullmatch(text.lower()):
        return f"{{from: {_plain(match['low'])}, to: {_plain(match['high'])}}}"
    match = FIGURE.fullmatch(text.lower())
    if not match or match["words"].strip() not in QUALIFIERS:
        return ""
    qualifier, number = QUALIFIERS[match["words"].strip()], _plain(match["low"])
    return f"{{{qualifier}: {number}}}" if qualifier else number


def _plain(number: str) -> str:
    """A number without the signs that part its thousands."""
    return re.sub(r"[,\u202f](?=\d{3})", "", number).rstrip(",.")
