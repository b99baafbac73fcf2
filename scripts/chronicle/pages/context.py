"""What the template of a page is given: a class a page, with a field for each name it asks for."""

import ast
import inspect
import textwrap
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True)
class PageContext:
    """What a template has of its own, beside what every template has (`TemplateWords`).

    A subclass is what one template has. Each field is a name in that template; the text below the
    field says what it is, from where the reference of templates has it.

    Attributes:
        template: The file name of the template, which lies in the folder of its module.
        style: The class by which style sheets know the page, in its frame (`frame.html`).
        scripts: The files in `theme/assets` that the page needs and others do not.
    """

    template: ClassVar[str]
    style: ClassVar[str] = ""
    scripts: ClassVar[tuple[str, ...]] = ()

    def names(self) -> dict[str, Any]:
        """The fields by name, as Jinja takes them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def meanings(context: type[PageContext]) -> dict[str, str]:
    """What each field of a context is: the text below it, in one line, by name.

    A field without a text has an empty one.
    """
    (class_,) = ast.parse(textwrap.dedent(inspect.getsource(context))).body
    assert isinstance(class_, ast.ClassDef)
    texts = {field.name: "" for field in fields(context)}
    for node, below in pairwise(class_.body):
        text = _text(below)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and text:
            texts[node.target.id] = " ".join(text.split())
    return texts


def _text(node: ast.stmt | None) -> str:
    """The text that a statement is, if it is nothing else."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""
