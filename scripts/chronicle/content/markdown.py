"""The Markdown extensions for Markdown pages."""

from typing import Any

REQUIRED_EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
    # Without it, each list begins with 1, also “1903. A dry year.”
    "sane_lists": {},
    "smarty": {"smart_quotes": False},
    # The default is an inline style, which the content security policy forbids.
    "tables": {"use_align_attribute": True},
    "toc": {"anchorlink": True, "anchorlink_class": "headerlink"},
}
# The extensions that are used if the settings do not name any.
DEFAULT_EXTENSIONS = {**REQUIRED_EXTENSIONS, "fenced_code": {}}
