"""A stub for pandoc, for tests that are not about citations: output of the same shape with plain text."""

import html
import json
import re
from pathlib import Path
from typing import Any, NoReturn

CITATION = re.compile(r"\[@(?P<key>[\w-]+)(?:, \{(?:p\. )?(?P<locator>[^}]*)\})?\]")


def convert_text(
    document: str, to: str, format: str, extra_args: list[str] | None = None, **_: Any
) -> str:
    """Return citations as HTML, or items as BibTeX, with the signature of `pypandoc.convert_text`."""
    if to == "html":
        arguments = dict(argument.split("=", 1) for argument in extra_args or () if "=" in argument)
        items = json.loads(Path(arguments["--bibliography"]).read_text("utf-8"))
        return _render_citations(document, {item["id"]: item for item in items})
    items = json.loads(document)
    return (
        "\n\n".join(
            f"@misc{{{item['id']},\n  title = {{{item.get('title', '')}}},\n}}" for item in items
        )
        + "\n"
    )


def get_pandoc_path() -> NoReturn:
    """Fail, because the test has no marker for pandoc."""
    raise AssertionError("a test that needs pandoc has the marker @pytest.mark.pandoc")


def _render_citations(document: str, items: dict[str, Any]) -> str:
    citations = [
        _plain_citation(items[match["key"]], match["locator"])
        for match in CITATION.finditer(document)
    ]
    keys = dict.fromkeys(match["key"] for match in CITATION.finditer(document))
    entries = "".join(
        f'<div id="ref-{key}"><p>{_plain_citation(items[key])}.</p></div>' for key in keys
    )
    bibliography = f'<div id="refs">{entries}</div>'
    return "".join(f"<p>{citation}</p>" for citation in citations) + bibliography


def _plain_citation(item: dict[str, Any], locator: str | None = None) -> str:
    parts = [
        item["title"],
        item.get("URL", ""),
        locator or "",
    ]
    return html.escape(re.sub(r"<[^>]+>", "", ", ".join(filter(None, parts))), quote=False)
