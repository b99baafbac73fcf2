"""Jinja environments for the templates that lie beside the modules of a package."""

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
    """Compiled templates, kept from one build to the next once `keep_in` has named a directory."""

    def keep_in(self, directory: Path, version: str) -> None:
        """Keep them in a directory as long as a version, which covers all code, stays the same."""
        self.directory, self.pattern = str(directory), f"{version}-%s"
        with suppress(OSError):
            directory.mkdir(parents=True, exist_ok=True)
            for path in directory.iterdir():
                if not path.name.startswith(version):
                    path.unlink()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled code of a template, unless the template has changed."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, unless the disk is full or may not be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


# Shared by all templates, ours and those of the theme; without a directory at first.
COMPILED = CompiledTemplates(os.devnull)
BLANK_LINES = re.compile(r"\n\s*\n+")
# The blanks after the mark of a number, in a day, before BC, before ¶ and before a dash.
MARKS = ("p.", "pp.", "n.", "nn.", "no.", "No.", "vol.", "Vol.", "ch.", "paras.", "AD")
AFTER_MARK = "|".join(rf"(?<=\b{re.escape(mark)} )" for mark in MARKS)
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
KEPT = re.compile(rf" (?:(?=\d)(?:{AFTER_MARK})|(?=[A-Z])(?<=\d )(?=(?:{MONTH}|BC)\b)|(?=[¶–]))")
COPIED_AS_IT_IS = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>)", re.DOTALL)


class _Context(jinja2.runtime.Context):
    """The variables of a template, whose functions ask for nothing of Jinja's own."""

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
    """An environment that keeps its globals in one mapping, which each page copies."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return all globals in one mapping, where Jinja would chain them."""
        return self.globals | dict(d or {})


@cache
def environment(
    package: str, *folders: Path, template_overrides: Path | None = None
) -> jinja2.Environment:
    """The templates of a package and of folders, by file name.

    Templates in `template_overrides` take their place; ours are then called `default/…`. They
    escape HTML, unknown variables are errors, and the environment is made only once.
    """
    loader = ours = ChoiceLoader([PackageLoader(package, ""), FileSystemLoader(folders)])
    if template_overrides:
        theirs = FileSystemLoader(template_overrides)
        loader = ChoiceLoader([theirs, PrefixLoader({"default": ours}), ours])
    made = _Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
        # Ours are part of the code, which stays loaded too.
        auto_reload=template_overrides is not None,
    )
    made.globals |= {"attributes": attributes, "join_each": join_each}
    return made


def attributes(**values: object) -> Markup:
    """The attributes of an element, each with a blank before it; empty ones are left out.

    The value True gives the name alone; an underscore in a name becomes a hyphen.
    """
    # Joined as plain text, since Markup parses each pattern anew.
    written = ""
    for keyword, value in values.items():
        name = keyword.replace("_", "-")
        if value is True:
            written += f" {name}"
        elif value:
            written += f' {name}="{escape(value)}"'
    return Markup(written)


def element(tag: str, content: str, before: str = "", **values: object) -> Markup:
    """An HTML element around some content, after the text `before`; empty without content."""
    if not content:
        return Markup("")
    opening = f"{escape(before)}<{tag}{attributes(**values)}>"
    return Markup(f"{opening}{escape(content)}</{tag}>")


def join_each(
    things: Iterable[object],
    show: Callable[..., str] | None = None,
    between: str = "",
    caller: Callable[..., str] = str,
) -> Markup:
    """Some things, each shown by a function or the caller, with words between them."""
    shown = map(show or caller, things)
    return Markup(escape(between)).join(shown)


def describe_error(error: Exception) -> str:
    """What failed in a template, with its file and line."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith((".html", ".xml", ".svg"))
    ]
    where = "".join(f"{frame.filename}:{frame.lineno}: " for frame in frames[-1:])
    return f"{where}{type(error).__name__}: {error}"


def render(package: str, template: str, **values: object) -> Markup:
    """Fill a template of a package and return the markup without blank lines."""
    filled = environment(package).get_template(template).render(values)
    return Markup(without_blank_lines(filled))


def unbroken(markup: str) -> str:
    """Markup in which no line ends within a day, nor between “p.” and its number."""
    pieces = COPIED_AS_IT_IS.split(markup)
    for number in range(0, len(pieces), 2):
        pieces[number] = KEPT.sub("\u00a0", pieces[number])
    return "".join(pieces)


def without_blank_lines(markup: str) -> str:
    """Markup without blank lines, which would end a block of HTML in Markdown."""
    return BLANK_LINES.sub("\n", markup.strip())
