"""How pages look: one style sheet, parted into files by what they are about, and into layers."""

from importlib import resources

# The [cascade layers](https://www.w3.org/TR/css-cascade-5/#layering) and their files. A rule of a
# later layer counts before any of an earlier one, and a rule outside them, as a history's own
# style sheet has them, before all: whatever their selectors are.
LAYERS = {
    "ground": ("ground",),
    "pages": (
        "frame",
        "chapters",
        "records",
        "statements",
        "questions",
        "timeline",
        "home",
        "maps",
        "sources",
        "charts",
        "search",
        "screens",
        "paper",
    ),
}


def sheet() -> str:
    """The style sheet of all pages."""
    folder = resources.files(__name__)
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer, names in LAYERS.items():
        for name in names:
            rules = (folder / f"{name}.css").read_text(encoding="utf-8")
            parts.append(f"@layer {layer} {{\n{rules}}}")
    return "\n".join(parts) + "\n"
