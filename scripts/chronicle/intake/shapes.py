"""JSON that any program wrote, before anything of it is used.

Null, false and what is empty say that there is nothing. Of text, entities of HTML are the letters
that they stand for, letters are composed (NFC), and those that nobody sees are gone.
"""

import html
import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from chronicle.problems import DataError, Problem
from chronicle.values.text import JOINERS

# How messages name what stands a second time under one name.
AGAIN = "{} (a second time)"


def items(text: str, shown: str) -> list[Any]:
    """The items of a text of CSL-JSON, tidy; `shown` is how messages name its file.

    Raises:
        DataError: It is no CSL-JSON.
    """
    try:
        read = json.loads(text, object_pairs_hook=_mapping, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        problem = Problem(shown, error.lineno, error.colno, f"is no JSON: {error.msg}")
        raise DataError([problem]) from None
    except ValueError as error:  # a number that is none, or of thousands of digits
        raise DataError([Problem(shown, 0, 0, f"is no JSON: {error}")]) from None
    except RecursionError:
        raise DataError([Problem(shown, 0, 0, "is no CSL-JSON: it is nested too deep")]) from None
    several = read.get("items", [read]) if isinstance(read, dict) else read
    if not isinstance(several, list) or not any(
        isinstance(item, dict) and "type" in item for item in several
    ):
        raise DataError([Problem(shown, 1, 1, "is no CSL-JSON; export it as “CSL JSON”")])
    return [_tidy(item) for item in several]


def is_nothing(value: Any) -> bool:
    """Whether a value says that there is none."""
    return value is None or value is False or value in ("", [], {})


def words(value: Any) -> str:
    """A text in one line, from a text, a number, or a list of one. Raises ValueError for others."""
    if isinstance(value, list) and len(value) == 1:
        return words(value[0])
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("is no text")
    return " ".join(str(value).split())


def quoted(value: Any) -> str:
    """A value as messages show it."""
    return json.dumps(value, ensure_ascii=False)


def _mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping that keeps what stands twice under one name, so that it can be told."""
    mapping: dict[str, Any] = {}
    for name, value in pairs:
        while name in mapping and mapping[name] != value:
            name = AGAIN.format(name)
        mapping[name] = value
    return mapping


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _tidy(value: Any) -> Any:
    """A value with all its texts tidy; of its mappings, what is nothing is gone."""
    if isinstance(value, str):
        return _letters(value)
    if isinstance(value, list):  # whose order counts
        return [_tidy(each) for each in value]
    if not isinstance(value, dict):
        return value
    tidied = ((_letters(name), _tidy(each)) for name, each in value.items())
    return _mapping([(name, each) for name, each in tidied if not is_nothing(each)])


def _letters(text: str) -> str:
    seen = (one for one in html.unescape(text) if _is_seen(one))
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def _is_seen(letter: str) -> bool:
    return letter in JOINERS or unicodedata.category(letter) != "Cf"
