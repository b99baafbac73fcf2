"""Messages to contributors: validation errors as sentences for the author of the data."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from chronicle.corpus.references import fields_at_path, iter_references, model_at_path
from chronicle.corpus.yaml_errors import MESSAGES
from chronicle.corpus.yaml_reader import RawMapping
from chronicle.problems import MAX_LINES, Problem, closest_names, correct_spelling, suggest_name
from chronicle.records import MODELS, MODELS_BY_FILE, MODELS_BY_NAME, FieldPath, Term, fields
from chronicle.records.fields import ID
from chronicle.values import add_article, count_noun, join_series, slugify

WORK_KIND_PHRASES = {
    ("work", ("paper",)): " without locators",
    ("work", ("paper", "document")): " without locators or a reading",
}
PATTERN_DESCRIPTIONS = {
    getattr(fields, name): description for name, description in MESSAGES["patterns"].items()
}
COORDINATES_FORMAT = (
    "[59.91, 10.75], latitude (−90 to 90) and longitude (−180 to 180) in decimal degrees"
)


def validation_problems(
    entry: RawMapping, model: type[BaseModel], error: ValidationError
) -> Iterator[Problem]:
    """Yield a problem for each validation error of an entry.

    A list is not reported as too short if one of its items is invalid, nor a field as missing if
    its name is misspelt.
    """
    details = error.errors()
    misspelt = set()
    nested = set()
    for detail in details:
        path = detail["loc"]
        nested |= {path[:end] for end in range(len(path))}
        if detail["type"] == "extra_forbidden":
            *parent, name = path
            fields = fields_at_path(model, tuple(parent))
            misspelt |= {(*parent, similar) for similar in closest_names(str(name), fields)}
    for detail in details:
        path = detail["loc"]
        follows = {"too_short": nested, "missing": misspelt}.get(detail["type"], ())
        if path not in follows:
            plain = entry.text_by_path.get(entry.written_path(path), "")
            yield entry.make_problem(path, _error_message(model, detail, plain))


def _error_message(model: type[BaseModel], detail: Mapping[str, Any], plain: str) -> str:
    """Return the message of one pydantic error; `detail` is as in `ValidationError.errors`.

    `plain` is the text as written if YAML did not read it as text.
    """
    error_type = detail["type"]
    path = detail["loc"]
    raw = detail["input"]
    context = detail.get("ctx", {})
    field = _value_name(path)
    if raw in (None, ()) and error_type != "extra_forbidden":
        return f"{field} is empty; fill it in{_empty_field_hint(model, path, context)}"
    value = _value_in_words(plain or raw)
    if "coordinates" in path and error_type != "float_type":
        return f"coordinates is {value}; write {COORDINATES_FORMAT}"
    match error_type:
        case "extra_forbidden":
            return _unknown_field_message(field, raw, fields_at_path(model, path[:-1]))
        case "literal_error" | "unknown_word":
            expected = expected_options_message(
                _allowed_words(context), str(raw), _setting_hint(context)
            )
            return f"{field} is {value}; {expected}"
        case "string_pattern_mismatch":
            return f"{field} is {value}; {_pattern_hint(field, raw, context['pattern'])}"
        case "string_type" if plain:
            return _unquoted_message(model, path, plain)
        case "missing":
            description = getattr(_field_at_path(model, path), "description", None) or "…"
            return f"the field “{field}” is missing; add {field}: … ({description})"
        case "tuple_type" if remedy := _list_suggestion(model, path, raw):
            return f"{field} is {value}; write {remedy}"
        case "model_type":
            return f"{field} is {value}; write {_mapping_suggestion(model, path, raw)}"
    reason = f"{detail['msg'][:1].lower()}{detail['msg'][1:]}"
    phrase: str = MESSAGES["errors"].get(error_type, "{field} is {value}: {reason}")
    length = _length_in_words(raw)
    return phrase.format(field=field, value=value, reason=reason, length=length, **context)


def _value_in_words(raw: Any) -> str:
    if isinstance(raw, tuple):
        return f"a list of {_length_in_words(raw)}"
    return "a mapping" if isinstance(raw, Mapping) else f"“{raw}”"


def _setting_hint(context: Mapping[str, Any]) -> str:
    """Return the end of a message that names the setting with the words of a field, if any."""
    if "setting" in context:
        return f"; or add it under {context['setting']} in data/settings.yml"
    return ""


def _length_in_words(raw: Any) -> str:
    """Return the length of a text or list in words; empty for another value."""
    if isinstance(raw, str):
        return count_noun(len(raw), "character")
    if isinstance(raw, tuple):
        return count_noun(len(raw), "item")
    return ""


def _allowed_words(context: Mapping[str, Any]) -> list[str]:
    """Return the words that a field allows, from its vocabulary or from pydantic's message."""
    literals = context.get("expected", "").replace("'", "").replace(" or ", ", ")
    allowed: list[str] = context.get("words") or literals.split(", ")
    return allowed


def _empty_field_hint(model: type[BaseModel], path: FieldPath, context: Mapping[str, Any]) -> str:
    """Return the message on an empty field: its options, and whether it may be removed."""
    options = ", ".join(_allowed_words(context))
    choice = ""
    if options:
        choice = f": one of {options}"
    field = _field_at_path(model, path)
    if not field or not field.is_required():
        return f"{choice}, or remove it if it is not needed"
    if suggestion := _list_suggestion(model, path, None):
        return f": {suggestion}"
    return choice


def _unquoted_message(model: type[BaseModel], path: FieldPath, plain: str) -> str:
    """Return the message on a text that YAML does not read as text, such as a number.

    If the text is invalid even in quotation marks, return that error.
    """
    *parent, name = path
    try:
        model_at_path(model, tuple(parent)).model_validate({str(name): plain})
    except ValidationError as error:
        for detail in error.errors():
            if detail["loc"] == (name,):
                return _error_message(model, {**detail, "loc": path}, "")
    remedy = f"put it in quotation marks: '{plain}'"
    return f"{_value_name(path)} is “{plain}”, which YAML does not read as text; {remedy}"


def _field_at_path(model: type[BaseModel], path: FieldPath) -> FieldInfo | None:
    """Return the field at the end of a path; None for an item of a list."""
    *parent, name = path or ("",)
    return fields_at_path(model, tuple(parent)).get(str(name))


def _required_fields(model: type[BaseModel], path: FieldPath) -> list[str]:
    return [name for name, field in fields_at_path(model, path).items() if field.is_required()]


def _list_suggestion(model: type[BaseModel], path: FieldPath, raw: Any) -> str:
    """Return the list to write in place of one value; empty if there is no suggestion."""
    if isinstance(path[-1], int):
        return "a list in the list: [[one, another], [a third, a fourth]]"
    is_id_list = isinstance(raw, str) and _is_id_list(model, path, raw)
    has_mappings = model_at_path(model, path) is not model_at_path(model, path[:-1])
    if has_mappings and not (is_id_list and len(_required_fields(model, path)) == 1):
        return f"[{_mapping_suggestion(model, path, raw)}]"
    if is_id_list:
        ids = ", ".join(map(slugify, raw.split(",")))
        return f"[{ids}], the ids in brackets"
    if isinstance(raw, str) and "," in raw:
        return f"[{raw}], in brackets and without quotation marks"
    numbers = re.findall(r"\d+", str(raw))
    if numbers and "locators" in path:
        first, last = ["1", *numbers][-2:]
        return f"the first and the last number: [{first}, {last}]"
    return ""


def _is_id_list(model: type[BaseModel], path: FieldPath, raw: str) -> bool:
    """Return whether a text at the end of a path would be read as the id of another record."""
    values: Any = raw
    for step in reversed(path):
        values = {step: values} if isinstance(step, str) else (values,)
    return any(iter_references(model, values))


def _unknown_field_message(field: str, raw: Any, fields: Collection[str]) -> str:
    is_rest_of_text = field.isdigit() or " " in field
    if raw is None and is_rest_of_text:
        return f"“{field}” follows a comma, which ends a text in {{…}}; enclose the text in '…'"
    return f"unknown field “{field}”; {expected_options_message(sorted(fields), field)}"


def expected_options_message(options: Sequence[str], raw: str, addition: str = "") -> str:
    """Return the end of a message on a word that is not among the options."""
    return f"expected one of {', '.join(options) or 'none'}{addition}{suggest_name(raw, options)}"


def _value_name(path: FieldPath) -> str:
    """Return the name of the value at the end of a path: the record, a field, or an item of it."""
    field = "the record"
    item = ""
    for step in path:
        if isinstance(step, int):
            item = f"item {step + 1} of "
        elif step != "[key]":
            field = step
            item = ""
    return f"{item}{field}"


def _pattern_hint(field: str, raw: str, pattern: str) -> str:
    if pattern == ID:
        example = slugify(raw) or "1901-flood"
        hint = f"use lowercase letters, digits and single hyphens, such as {example}"
        return hint if field in {"id", "anchor"} else f"{hint}; separate several ids with commas"
    return f"expected {PATTERN_DESCRIPTIONS.get(pattern, f'the pattern {pattern}')}"


def _mapping_suggestion(model: type[BaseModel], path: FieldPath, raw: Any) -> str:
    """Return the mapping to write in place of a text, which becomes its required fields."""
    required = _required_fields(model, path)
    values = []
    if isinstance(raw, str) and (required or " " not in raw):
        values = raw.split(", ", max(0, len(required) - 1))
    names = required or list(fields_at_path(model, path))[:2]
    lines = []
    for name, value in zip_longest(names, values, fillvalue="…"):
        quoted = f"'{value}'" if "," in value else value
        lines.append(f"{name}: {quoted}")
    return f"{{{', '.join(lines)}}}"


def unknown_id_message(
    target: str, wanted_kinds: tuple[str, ...], kinds: Mapping[str, str], former: Mapping[str, str]
) -> str:
    """Return the message on an id that is not of a wanted kind.

    `kinds` maps every id to its kind; `former` maps the previous ids of records to their current
    ids.
    """
    wanted_kinds = wanted_kinds or ("record",)  # if the record is still empty
    expected = f"expected the id of {add_article(join_series(wanted_kinds, 'or'))}"
    if target in kinds:
        phrase = WORK_KIND_PHRASES.get((kinds[target], wanted_kinds), "")
        kind = kinds[target].replace("withdrawn", "withdrawn record")
        return f"“{target}” is {add_article(kind)}{phrase}; {expected}"
    if target in former:
        return f"“{target}” is now “{former[target]}”; use the new id"
    candidates = [identifier for identifier, kind in kinds.items() if kind in wanted_kinds]
    suggestion = suggest_name(target, candidates)
    model = MODELS_BY_NAME.get(wanted_kinds[0])
    vocabulary = model if model and issubclass(model, Term) else None
    explanation = ""
    if vocabulary:
        explanation = f"; or add it to data/{vocabulary.kind_config.data_path}"
    if "withdrawn" in wanted_kinds:
        explanation = f"; if its id has changed, add to the record: formerly: [{target}]"
        return f"unknown id “{target}”{explanation}{suggestion}"
    are_few = len(candidates) <= MAX_LINES
    if vocabulary or (are_few and not suggestion):
        expected = f"{expected}: {', '.join(candidates) or 'there are none yet'}"
    return f"unknown id “{target}”; {expected}{explanation}{suggestion}"


def misplaced_file_message(relative_path: Path) -> str:
    """Return the advice on a file without records, by its path in the data directory."""
    first, *others = relative_path.with_suffix(".yml").parts
    is_text = relative_path.suffix.lower() in (".yaml", ".yml", ".txt")
    if is_text and first.removesuffix(".yml") in MODELS_BY_FILE:
        return f"rename it to {'/'.join([first, *others[-1:]])}"
    places = []
    for model in MODELS:
        usual = model.kind_config.data_path
        places.append(usual if usual.endswith(".yml") else f"{usual}/….yml")
    name = relative_path.parts[0] if len(relative_path.parts) > 1 else relative_path.stem
    similar = correct_spelling(name, MODELS_BY_FILE)
    suggestion = f"; did you mean “{similar}”?" if similar else ""
    return f"expected {', '.join(places)}, each a file or a folder of files{suggestion}"
