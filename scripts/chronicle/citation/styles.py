"""The styles in which works are cited: published CSL styles, each in a file beside this module.

They are changed to stand alone, as a comment in each says: a citation on this site is read by
itself, so nothing in it may depend on what else was formatted in the same run.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Style:
    """A CSL style by the name of its file, and the names of the forms in which it has a work.

    `entry` is that of its list of works; `citations` are the first citation without and with a
    place, then, where they differ, later ones. `notes` if it cites in notes, not in the text.
    """

    name: str
    entry: str
    citations: tuple[str, ...]
    notes: bool = False

    @property
    def file(self) -> Path:
        """The style as XML."""
        return Path(__file__).with_name(f"{self.name}.csl")


CHICAGO = Style("chicago", "entry", ("full", "full-at", "short", "short-at"), notes=True)
MLA = Style("mla", "mla", ("mla-in", "mla-in-at"))
APA = Style("apa", "apa", ("apa-in", "apa-in-at"))
