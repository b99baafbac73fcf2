"""The reference as one page of Markdown."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from chronicle import styles
from chronicle.additions import Additions
from chronicle.kinds.kind import Kind
from chronicle.kinds.settings import Settings
from chronicle.pages.context import PageContext, meanings
from chronicle.pages.environment import TemplateWords, environment
from chronicle.reference import options, records
from chronicle.story import handwritten
from chronicle.values import dates

PAGE = Path(__file__).with_name("page.md")
SLOT = re.compile(r"<<(?P<name>[a-z ]+)>>")
# A date of every form that is understood.
DATES = (
    "1903-05-01", "1903-05", "1903", "1903-05-01T06:30", "1903-05-01T06:30:00Z", "1904-22",
    "190X", "19XX", "1903~", "1903?", "1903%", "1708-03-07~", "1903-05-01/1903-05-03", "1901/1903",
    "../1903", "1903/..", "-0043",
)  # fmt: skip
VARIABLE = re.compile(r"^  (?P<name>--[a-z]+): (?P<value>[^;]+);", re.MULTILINE)
COMMENTS = {
    "the way of a statement": "the steps from a paper to a page, each with what the record counts",
    "how this site is cited": "a citation of the first question, and one of the data",
    "the great questions": "the questions of `rank: great`, with their answers",
    "the latest change": "the last version",
    "the book to read elsewhere": "the way to the book, where there is one",
    "who answers for this site": "editors and publisher",
    "where mistakes are reported": "how a mistake is reported",
    "who has reviewed this site": "what reviewers found",
    "what each paper alone gives": "what is in each paper only",
    "what audits found": "the rates of each audit, and the way to its records",
}


def write(commands: click.Group, public: Iterable[str]) -> str:
    """The reference of all that is installed, the commands of a group, and the public names."""
    made: dict[str, Callable[[], str]] = {
        "kinds": records.kinds,
        "parts": records.parts,
        "dates": lambda: _rows((f"`{date}`", dates.parse(date).words) for date in DATES),
        "settings": lambda: _rows(_settings()),
        "options": options.markdown,
        "front matter": lambda: _rows(_front_matter()),
        "comments": lambda: _rows(_comments()),
        "commands": lambda: "\n".join(_commands(commands)),
        "words": lambda: _rows(_words()),
        "contexts": lambda: "\n".join(_contexts()),
        "variables": _variables,
        "hooks": lambda: "\n".join(_methods(Additions)),
        "kind": _kind,
        "public": lambda: ", ".join(f"`{name}`" for name in public),
    }
    text = PAGE.read_text(encoding="utf-8")
    return SLOT.sub(lambda slot: made[slot["name"]]().strip(), text)


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of a table in Markdown."""
    escaped = ([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in escaped)


def _settings() -> Iterator[tuple[str, ...]]:
    fields = Settings.model_json_schema(by_alias=True)["properties"]
    for name, field in fields.items():
        default = json.dumps(field["default"], ensure_ascii=False)
        if len(default) > records.LONGEST:
            default = f"{default[: records.LONGEST]} …"
        yield f"`{name}`", " ".join(field["description"].split()), f"`{default}`"


def _front_matter() -> Iterator[tuple[str, ...]]:
    for name, field in handwritten.FrontMatter.model_fields.items():
        yield f"`{field.alias or name}`", " ".join((field.description or "").split())


def _comments() -> Iterator[tuple[str, ...]]:
    for said in handwritten.ASKED_FOR:
        yield f"`<!-- {said} -->`", f"{COMMENTS.get(said, said)}, on a line of its own"
    drawn = "all events by year, above a list, if there is one, of the turns to be named in it"
    yield f"`<!-- {handwritten.GLANCE} -->`", drawn


def _commands(group: click.Group) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, info_name=f"chronicle {name}")
        usage = " ".join([f"chronicle {name}", *command.collect_usage_pieces(context)])
        yield f"### {name}\n\n`{usage}`\n\n{inspect.cleandoc(command.help or '')}\n"
        for option in command.params:
            if isinstance(option, click.Option):
                yield f"- `{option.opts[0]}`: {option.help or ''}"
        yield ""


def _words() -> Iterator[tuple[str, ...]]:
    for name, method in vars(TemplateWords).items():
        if not name.startswith("_") and name != "as_names" and callable(method):
            parameters = [*inspect.signature(method).parameters][1:]
            yield f"`{name}({', '.join(parameters)})`", _first_line(method)


def _contexts() -> Iterator[str]:
    """The templates of pages, each with what it is given besides."""
    there = environment().list_templates()
    installed = [context for context in _subclasses(PageContext) if context.template in there]
    for context in sorted(installed, key=lambda one: one.template):
        yield f"### {context.template}\n\n{_first_line(context)}\n"
        rows = [(f"`{name}`", said) for name, said in meanings(context).items()]
        if rows:
            yield f"| name | what it is |\n|---|---|\n{_rows(rows)}\n"


def _subclasses(context: type[PageContext]) -> Iterator[type[PageContext]]:
    for inner in context.__subclasses__():
        if hasattr(inner, "template"):
            yield inner
        yield from _subclasses(inner)


def _variables() -> str:
    light = styles.sheet().partition("@media")[0]
    lines = [f"- `{found['name']}`: `{found['value']}`" for found in VARIABLE.finditer(light)]
    return "\n".join(lines)


def _methods(class_: type) -> Iterator[str]:
    for name, method in vars(class_).items():
        if not name.startswith("_") and inspect.isfunction(method):
            parameters = [*inspect.signature(method).parameters][1:]
            said = " ".join((inspect.getdoc(method) or "").split())
            yield f"- `{name}({', '.join(parameters)})`: {said}"


def _kind() -> str:
    """What a kind may say of itself, from the docstring of its class."""
    _, _, listed = (inspect.getdoc(Kind) or "").partition("Attributes:\n")
    rows = re.findall(r"^ +(\w+): (.*)$", listed, re.MULTILINE)
    return "\n".join(f"- `{name}`: {said}" for name, said in rows)


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n\n")[0].replace("\n", " ")
