"""How pages look: one style sheet, parted into files by what they are about."""

from importlib import resources

# The files in their order: of two rules that are equally specific the later one counts. They lie in
# no cascade layers, with which Chromium, while a page loads, forgets the size of its letters for a
# moment and moves everything.
FILES = (
    "ground",
    "frame",
    "chapters",
    "records",
    "statements",
    "questions",
    "timetable",
    "timeline",
    "home",
    "maps",
    "journeys",
    "sources",
    "leaves",
    "charts",
    "search",
    "screens",
    "paper",
)


def sheet() -> str:
    """The style sheet of all pages."""
    folder = resources.files(__name__)
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in FILES)
