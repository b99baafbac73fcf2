"""How pages look: templates over those of Material, style sheet and scripts."""

import re

# A comment that has its lines to itself.
COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)


def script_as_sent(script: str) -> str:
    """A script without its comments: of the library of the search they are nearly half."""
    return COMMENT.sub("", script)
