"""Every chart of a book, drawn: its SVG in two widths for the page, and the files that readers take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from chronicle.book import Book, once_a_book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts import marks, spec, svg
from chronicle.drawing.charts.layers import NARROW, WIDE, Spec
from chronicle.drawing.charts.marks import Drawing
from chronicle.drawing.charts.statistics import Holding, holdings
from chronicle.record import locators
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment, Record, Source, Work
from chronicle.record.traversal import sources_of
from chronicle.settings import Site
from chronicle.views import common as views


@dataclass(frozen=True)
class Drawn:
    """A chart as a page shows it.

    `chart` is its record, or the holding that it draws; `wide` and `narrow` are SVG for the page; `files` are what readers take
    away, by the ending of the name.
    """

    chart: Chart | Holding
    panels: tuple[Drawing, ...]
    sources: tuple[Source, ...]
    wide: str
    narrow: str
    files: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """Its anchor on the page, and the name of its files."""
        return self.chart.id


@once_a_book
def charts(book: Book) -> tuple[Drawn, ...]:
    """Every chart of the record in the order of the data, then those of the record itself."""
    corpus, site = book.corpus, book.site
    cache = book.cache / "charts.json" if book.cache else None
    plans = [
        _plan(chart, marks.drawings(chart, corpus), _sources(chart, corpus), _rows(chart, corpus, site), corpus, site)
        for chart in corpus.of(Chart)
    ]
    plans += [_plan(holding, holding.panels, (), _counts(holding), corpus, site) for holding in holdings(corpus)]
    drawings = svg.draw({f"{plan.chart.id} {name}": made for plan in plans for name, made in plan.specs.items()}, cache)
    return tuple(_drawn(plan, {name: drawings[f"{plan.chart.id} {name}"] for name in plan.specs}) for plan in plans)


def files(drawn: tuple[Drawn, ...]) -> Iterator[tuple[str, str]]:
    """The files of all charts: the path of each from the root of the site, and its text."""
    for chart in drawn:
        for ending, text in chart.files:
            yield f"{addresses.FIGURES}{chart.id}.{ending}", text


@dataclass(frozen=True)
class _Plan:
    """A chart before it is drawn: what it draws, the rows of its table, and a specification for each place where it stands."""

    chart: Chart | Holding
    panels: tuple[Drawing, ...]
    sources: tuple[Source, ...]
    rows: list[list[str]]
    specs: dict[str, Spec]


def _plan(
    chart: Chart | Holding, panels: tuple[Drawing, ...], sources: tuple[Source, ...], rows: list[list[str]], corpus: Corpus,
    site: Site,
) -> _Plan:  # fmt: skip
    specs = {
        "wide": spec.spec(panels, WIDE),
        "narrow": spec.spec(panels, NARROW),
        "alone": spec.spec(panels, WIDE, chart.title.as_text, _credit(chart, sources, corpus, site)),
    }
    return _Plan(chart, panels, sources, rows, specs)


def _drawn(plan: _Plan, drawings: Mapping[str, str]) -> Drawn:
    said = marks.summary(plan.chart.title.as_text, plan.panels)
    table = io.StringIO()
    csv.writer(table, lineterminator="\n").writerows(plan.rows)
    return Drawn(
        plan.chart,
        plan.panels,
        plan.sources,
        svg.for_page(drawings["wide"], WIDE, said, "wide"),
        svg.for_page(drawings["narrow"], NARROW, said, "narrow"),
        (
            ("svg", drawings["alone"]),
            ("csv", table.getvalue()),
            ("json", json.dumps(plan.specs["alone"], ensure_ascii=False, indent=1) + "\n"),
        ),
    )


def _sources(chart: Chart, corpus: Corpus) -> tuple[Source, ...]:
    """The places in the papers from which a chart has its marks, each once, by paper."""
    found = {(source.work, source.at): source for drawn in chart.draws for source in sources_of(corpus[drawn])}
    order = [paper.id for paper in views.papers(corpus)]
    return tuple(sorted(found.values(), key=lambda source: (order.index(source.work), locators.places(source.at))))


def _credit(chart: Chart | Holding, sources: tuple[Source, ...], corpus: Corpus, site: Site) -> str:
    """Who says so, in a line for a drawing that stands alone."""
    said = "; ".join(
        f"{labels.paper_name(corpus.get(Work, paper)).striptags()}, {'; '.join(source.at for source in places)}"
        for paper, places in groupby(sources, key=lambda source: source.work)
    )
    return f"{said or 'Counted from the record'}. {site.name}, {site.url}{addresses.FIGURES}#{chart.id}"


def _rows(chart: Chart, corpus: Corpus, site: Site) -> list[list[str]]:
    """A chart of the record as rows of a table for machines, the first with the names of the columns."""
    if chart.kind == "spans":
        head = ["id", "title", "date_edtf", "date", "standing", "sources", "address"]
        sent = (corpus.get(Deployment, identifier) for identifier in chart.deployments)
        return [head, *([d.id, d.title, d.date.text, d.date.words, d.standing, _cited(d), _address(d, corpus, site)] for d in sent)]
    head = ["id", "panel", "value", "low", "high", "qualifier", "unit", "date_edtf", "voice", "about", "sources", "note", "address"]
    rows = [head]
    for panel in chart.panels:
        for claim in marks.claims(panel, corpus):
            value = claim.value
            assert isinstance(value, Figure)
            rows.append(
                [
                    claim.id, panel.title or "", value.words, str(value.low), str(value.high), value.qualifier, claim.unit or "",
                    claim.date.text if claim.date else "", marks.voice(corpus[claim.voice]), claim.about, _cited(claim),
                    claim.note or "", _address(claim, corpus, site),
                ]
            )  # fmt: skip
    return rows


def _cited(record: Claim | Deployment) -> str:
    return "; ".join(f"{source.work}, {source.at}" for source in record.sources)


def _address(record: Record, corpus: Corpus, site: Site) -> str:
    return f"{site.url}{addresses.address(record, corpus)}"


def _counts(holding: Holding) -> list[list[str]]:
    rows = [["id", "panel", "row", "column", "count"]]
    return rows + [[mark.id, panel.title, mark.name, mark.detail, mark.words] for panel in holding.panels for mark in panel.marks]
