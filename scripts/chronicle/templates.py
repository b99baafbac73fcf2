"""Jinja environments for the templates next to the modules of a package."""

import os
import re
import traceback
from collections.abc import Callable, Iterable, MutableMapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """A cache of compiled templates, persistent once `use_directory` has set a directory."""

    def use_directory(self, directory: Path, version: str) -> None:
        """Cache in a directory, and delete other versions.

        `version` identifies all code. Jinja compiles a template again if its source has changed.
        """
        self.directory = str(directory)
        self.pattern = f"{version}-%s"
        with suppress(OSError):
            directory.mkdir(parents=True, exist_ok=True)
            for path in directory.iterdir():
                if not path.name.startswith(version):
                    path.unlink()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled code of a template; a cache file that cannot be read is ignored."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the compiled code of a template; a full or read-only disk is ignored."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


# The cache of all templates, built-in and of the theme; it has no directory at first.
COMPILED_TEMPLATES = CompiledTemplates(os.devnull)
BLANK_LINES = re.compile(r"\n\s*\n+")
# Labels before a number.
ABBREVIATIONS = ("p.", "pp.", "n.", "nn.", "no.", "No.", "vol.", "Vol.", "ch.", "paras.", "AD")
AFTER_ABBREVIATION = "|".join(rf"(?<=\b{re.escape(mark)} )" for mark in ABBREVIATIONS)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# Spaces that become no-break spaces: after a label, in days, before BC, before ¶ and a dash.
SPACES_TO_KEEP = re.compile(
    rf" (?:(?=\d)(?:{AFTER_ABBREVIATION})|(?=[A-Z])(?<=\d )(?=(?:{MONTH}|BC)\b)|(?=[¶–]))"
)
# Headings, links that name rows, and epigraphs have few words in a line: Bo Ek and five papers stay
# together there; in the page title also East-West. A subtitle that does not fit has its own lines.
LARGE_TEXT = re.compile(r'<h[1-3]\b.*?</h|<td><a href.*?</a|"epigraph">.*?</p', re.DOTALL)
WORD_PAIRS = re.compile(
    r"\b([A-Z]\w{1,4}(?= [A-Z])|two|three|four|five|six|ten|\w+’s(?= [a-z]{1,4}\b)) (?![^<]*>)"
)
PAGE_HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
SUBTITLE = re.compile(r"(?<=: )[^<>]+(?=</)")
COMPOUND = re.compile(r"(?:\w+\u00a0)?\w+(?:[-–]\w+)+(?![^<]*>)")
VERBATIM_ELEMENTS = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>)", re.DOTALL)


class _Context(jinja2.runtime.Context):
    """The variables of a template whose functions do not need Jinja's own objects."""

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        """Call a function without checking whether it wants the context or the environment."""
        return function(*args, **named)


class _Environment(jinja2.Environment):
    """An environment with its globals in one mapping, which each template copies."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return all globals in one mapping, where Jinja would chain several."""
        return self.globals | dict(d or {})


@cache
def create_environment(
    package: str, *folders: Path, template_overrides: Path | None = None
) -> jinja2.Environment:
    """Return the environment for the templates of a package and of folders, by file name.

    Templates in `template_overrides` replace built-in templates, which are then also named
    `default/…`. HTML is escaped, undefined variables are errors, and each environment is created
    only once.
    """
    loader = environment = ChoiceLoader([PackageLoader(package, ""), FileSystemLoader(folders)])
    if template_overrides:
        theirs = FileSystemLoader(template_overrides)
        loader = ChoiceLoader([theirs, PrefixLoader({"default": environment}), environment])
    jinja = _Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED_TEMPLATES,
        # Built-in templates are part of the code, which is not reloaded either.
        auto_reload=template_overrides is not None,
    )
    jinja.globals |= {"attributes": attributes, "join_each": join_each}
    return jinja


def attributes(**values: object) -> Markup:
    """Return the attributes of an element, each after a space; empty ones are omitted.

    The value True adds only the name; an underscore in a name becomes a hyphen.
    """
    # Not by `Markup.format`, which parses its pattern at each call.
    html = ""
    for keyword, value in values.items():
        name = keyword.replace("_", "-")
        if value is True:
            html += f" {name}"
        elif value:
            html += f' {name}="{escape(value)}"'
    return Markup(html)


def html_element(tag: str, content: str, before: str = "", **values: object) -> Markup:
    """Return an HTML element with content, after the text `before`; empty without content."""
    if not content:
        return Markup("")
    opening = f"{escape(before)}<{tag}{attributes(**values)}>"
    return Markup(f"{opening}{escape(content)}</{tag}>")


def join_each(
    items: Iterable[object],
    show: Callable[..., str] | None = None,
    between: str = "",
    caller: Callable[..., str] = str,
) -> Markup:
    """Join items, each rendered by `show` or the caller, with the text `between`."""
    return Markup(escape(between)).join(map(show or caller, items))


def describe_error(error: Exception) -> str:
    """Return the message of a template error, with its file and line."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith((".html", ".svg"))
    ]
    position = "".join(f"{frame.filename}:{frame.lineno}: " for frame in frames[-1:])
    if isinstance(error, RecursionError):
        return f'{position}this template extends itself; write {{% extends "default/…" %}}'
    return f"{position}{type(error).__name__}: {error}"


def render(package: str, template: str, **values: object) -> Markup:
    """Render a template of a package, without blank lines."""
    html = create_environment(package).get_template(template).render(values)
    return Markup(remove_blank_lines(html))


def add_no_break_spaces(markup: str, pairs: Iterable[str] = ()) -> str:
    """Return markup with no-break spaces within days, “p. 12” and, in large text, names.

    `pairs` are other words to join; # is a number: "tháng #".
    """
    keep = [SPACES_TO_KEEP.pattern]
    for pair in pairs:
        first, second = pair.replace("#", r"\d").split()
        # The space comes first, so that the search skips to each space.
        keep.append(rf" (?i:(?<=\b{first} )(?={second}))")
    pieces = VERBATIM_ELEMENTS.split(markup)
    for number in range(0, len(pieces), 2):
        pieces[number] = re.sub("|".join(keep), "\u00a0", pieces[number])
    joined = LARGE_TEXT.sub(lambda text: WORD_PAIRS.sub("\\1\u00a0", text[0]), "".join(pieces))
    return PAGE_HEADING.sub(_limit_line_breaks, joined)


def _limit_line_breaks(title: re.Match[str]) -> str:
    """Return a title that breaks before its subtitle, and not within compounds."""
    subtitle = SUBTITLE.sub(r"<span>\g<0></span>", title[0])
    return COMPOUND.sub(r"<span>\g<0></span>", subtitle)


def remove_blank_lines(markup: str) -> str:
    """Return markup without blank lines, which would end a block of HTML in Markdown."""
    return BLANK_LINES.sub("\n", markup.strip())
