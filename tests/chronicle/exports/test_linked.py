from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from chronicle.book import Book
from chronicle.exports import linked, record_json, terms
from chronicle.record import dates
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim, Event
from schema_org import CLASSES, NAMESPACE, PROPERTIES

# The fields of the record through which a link passes, by what the corpus calls the link.
PASSES = {
    "sources.work": ["sources/work"],
    "sources.rests_on": ["sources/rests_on/work"],
    "life.sources": ["life/sources/work", "life/sources/rests_on/work"],
    "relations.actor": ["relations/actor"],
    "relations.sources": ["relations/sources/work", "relations/sources/rests_on/work"],
    "names.printed_in": ["names/printed_in"],
    "actors.actor": ["actors/actor"],
    "positions.claims": ["positions/claims"],
    "panels.claims": ["panels/claims"],
    "left_out.claim": ["left_out/claim"],
    "exercise.claims": ["exercise/claims"],
    "exercise.question": ["exercise/question"],
}


@pytest.fixture(scope="session")
def store(history: Book) -> ox.Store:
    """The graph as a library reads it that had no part in making it."""
    made = ox.Store()
    made.load(linked.json_ld(history).encode(), format=ox.RdfFormat.JSON_LD)
    return made


def answers(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    """The rows that answer a query."""
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    return list(rows)


def iri(field: str, book: Book) -> str:
    """The term for a field, as the context of the file gives it."""
    defined = linked.context(book).get(field, {"@id": f"{terms.namespace(book)}{field}"})
    name = defined if isinstance(defined, str) else defined["@id"]
    return f"<{name.replace('schema:', linked.SCHEMA)}>"


def test_nothing_is_blank(store: ox.Store) -> None:
    assert not any(
        isinstance(end, ox.BlankNode) for quad in store for end in (quad.subject, quad.object)
    )


def test_every_record_is_there_by_its_permanent_address(history: Book, store: ox.Store) -> None:
    by_id = {
        str(row["id"].value): str(row["record"].value)
        for row in answers(
            store, f"SELECT ?record ?id WHERE {{ ?record {iri('id', history)} ?id }}"
        )
        if isinstance(row["record"], ox.NamedNode)
    }
    assert (
        by_id.items()
        >= {
            r.id: record_json.permalink(r, history) for r in history.corpus.records.values()
        }.items()
    )


def test_every_link_is_there(history: Book, store: ox.Store) -> None:
    expected = defaultdict(set)
    for links in history.corpus.links_from.values():
        for link in links:
            source, target = history.corpus[link.source], history.corpus[link.target]
            expected[link.field].add(
                (record_json.permalink(source, history), record_json.permalink(target, history))
            )
    for field, ends_of in expected.items():
        paths = [
            "/".join(iri(step, history) for step in way.split("/"))
            for way in PASSES.get(field, [field])
        ]
        rows = answers(
            store, f"SELECT ?from ?to WHERE {{ ?from {'|'.join(paths)} ?to . FILTER(isIRI(?to)) }}"
        )
        assert {(row["from"].value, row["to"].value) for row in rows} >= ends_of, field


def test_dates_keep_their_doubt(history: Book, store: ox.Store) -> None:
    term = terms.namespace(history)
    query = f"""SELECT ?event ?date ?words ?start WHERE {{
        ?event a <{term}Event> ; <{term}date> ?date ; <{term}in_words> ?words .
        OPTIONAL {{ ?event <{linked.SCHEMA}startDate> ?start }}
    }}"""
    rows = answers(store, query)
    read = {
        row["event"].value: (
            row["date"].value,
            row["words"].value,
            row["start"] and row["start"].value,
        )
        for row in rows
    }
    expected = {}
    for event in history.corpus.of(Event):
        start = terms.span(event.date).get("startDate")
        expected[record_json.permalink(event, history)] = (event.date.text, event.date.words, start)
    assert read == expected


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1903-05-01/1903-05-03", "1903-05-01", "1903-05-03"),
        ("1901-05-03", "1901-05-03", "1901-05-03"),
        ("1903-05", "1903-05", "1903-05"),
        ("1901/1903-05", "1901", "1903-05"),
        ("1899~", None, None),
        ("1899?/1903", None, None),
        ("190X", None, None),
        ("../1910-12", None, None),
        ("1910-12/..", None, None),
        ("1904-22", None, None),
    ],
)
def test_only_what_is_certain_and_closed_starts_and_ends(
    date: str, start: str | None, end: str | None
) -> None:
    span = terms.span(dates.parse(date))
    assert (span.get("startDate"), span.get("endDate")) == (start, end)


def test_lines_and_frames_keep_their_degrees(book: Book) -> None:
    nodes = linked.nodes(book)
    assert nodes["line-old-border"]["path"]["schema:line"] == "59,9 59.2,12"
    edges = [nodes["frame-vik"][edge] for edge in ("west", "south", "east", "north")]
    assert edges == [{"@value": "9.5", "@type": f"{linked.XSD}decimal"}, 60, 11, 61]


def test_figures_keep_their_doubt(history: Book, store: ox.Store) -> None:
    term = terms.namespace(history)
    query = f"""SELECT ?claim ?low ?high ?q WHERE {{
        ?claim <{term}value> ?v . ?v <{term}low> ?low ; <{term}high> ?high .
        OPTIONAL {{ ?v <{term}qualifier> ?q }}
    }}"""
    rows = answers(store, query)
    read = {
        r["claim"].value: (
            float(r["low"].value),
            float(r["high"].value),
            r["q"].value if r["q"] else "",
        )
        for r in rows
    }
    assert read == {
        record_json.permalink(claim, history): (
            claim.value.low,
            claim.value.high,
            claim.value.qualifier,
        )
        for claim in history.corpus.of(Claim)
        if isinstance(claim.value, Figure)
    }


def test_every_term_of_ours_is_documented(history: Book, store: ox.Store) -> None:
    ours = terms.namespace(history)
    documented = set(terms.properties()) | set(terms.classes())
    used = {
        quad.predicate.value.removeprefix(ours)
        for quad in store
        if quad.predicate.value.startswith(ours)
    }
    classes = {
        quad.object.value.removeprefix(ours)
        for quad in store
        if quad.predicate.value.endswith("#type")
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value.startswith(ours)
    }
    assert used | classes <= documented
    assert used


def test_every_term_of_schema_org_is_one(store: ox.Store) -> None:
    properties = {quad.predicate.value for quad in store}
    classes = {quad.object.value for quad in store if quad.predicate.value.endswith("#type")}
    for used, defined in ((properties, PROPERTIES), (classes, CLASSES)):
        terms = {term.removeprefix(NAMESPACE) for term in used if term.startswith(NAMESPACE)}
        assert terms
        assert terms - defined == set()


def test_what_is_known_in_other_terms(book: Book) -> None:
    nodes = linked.nodes(book)
    assert nodes["per-ruud"]["sameAs"] == ["http://www.wikidata.org/entity/Q1"]
    assert nodes["norrmark"]["@type"] == ["Actor", "schema:Country"]
    assert nodes["norrmark"]["alternateName"] == [
        "Kingdom of Norrmark",
        {"@value": "Норрмарк", "@language": "ru"},
    ]
    assert nodes["ruud-1911"]["datePublished"] == "1911"
    assert "datePublished" not in nodes["survey-1899"]
    assert nodes["the-lock"]["coordinates"]["latitude"] == {
        "@value": "58.1",
        "@type": f"{linked.XSD}decimal",
    }
    assert nodes["holm-1987"]["locators"]["page"] == "11–20"
