"""The Markdown of pages written by hand."""

from typing import Any

EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    "smarty": {"smart_quotes": False},
    # Else alignment is an inline style, which the policy forbids.
    "tables": {"use_align_attribute": True},
    "toc": {"anchorlink": True, "anchorlink_class": "headerlink"},
}
# The extensions where the settings name no others.
PLAIN = {**EXTENSIONS, "fenced_code": {}}
