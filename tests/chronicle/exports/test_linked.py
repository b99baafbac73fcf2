"""The record as linked data, read and held to its shapes by libraries that did not write it."""

from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, RDF, SDO, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from chronicle import build
from chronicle.exports import downloads, linked
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.question.model import Question
from chronicle.kinds.work.model import Work
from support import SITE, TREATY
from support import read as read_page

# rdflib and pyshacl use what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib", "ignore::DeprecationWarning:pyshacl"
)

CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
CRMINF = Namespace("http://www.cidoc-crm.org/extensions/crminf/")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
HOME = "https://ditch.example/book/"
# Schema.org has it since version 13; the list that rdflib has of it is older.
NEWER = {f"{SDO}PoliticalParty"}
SHAPES = Path(__file__).with_name("linked.shacl.ttl")


@cache
def read(history: History) -> Graph:
    """The graph of a history; a context that is fetched would fail, for tests have no web."""
    return Graph().parse(data=linked.write(history), format="json-ld")


def here(path: str) -> URIRef:
    return URIRef(f"{HOME}{path}")


def objections(graph: Graph) -> str:
    """What a graph lacks of its shapes. The library is imported here, for it takes its time and one process is enough."""
    import pyshacl

    fits, _, told = pyshacl.validate(graph, shacl_graph=str(SHAPES), inplace=True)
    return "" if fits else str(told)


@pytest.mark.long
def test_the_graph_has_the_shapes_that_are_promised(any_history: History) -> None:
    assert objections(read(any_history)) == ""


def test_the_shapes_refuse_a_statement_without_a_voice(history: History) -> None:
    graph = Graph() + read(history)
    statement = next(graph.subjects(RDF.type, SDO.Claim))
    for speaks in (PROV.wasAttributedTo, PROV.hadPrimarySource):
        graph.remove((statement, speaks, None))
    assert objections(graph)


@pytest.mark.parametrize("terms", [SDO, PROV, DCTERMS, SKOS])
def test_every_term_is_one_of_its_vocabulary(
    any_history: History, terms: type[DefinedNamespace]
) -> None:
    graph = read(any_history)
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    own = [str(term) for term in used if str(term).startswith(str(terms))]
    assert own
    assert [term for term in own if URIRef(term) not in terms and term not in NEWER] == []


def test_all_statements_and_events_are_there(any_history: History) -> None:
    graph = read(any_history)
    statements = set(graph.subjects(RDF.type, SDO.Claim))
    assert len(statements) == len(any_history.corpus.of(Claim)) > 0
    events = set(graph.subjects(DCTERMS.identifier, None))
    for event in any_history.corpus.of(Event):
        assert URIRef(f"{any_history.site.url}events/{event.id}/") in events


def test_a_statement_leads_to_its_page_and_to_what_the_paper_cites_there(history: History) -> None:
    graph = read(history)
    statement = here("deployments/corps-at-the-lock/#corps-strength-holm")
    assert graph.value(statement, SDO.text) == Literal("340 diggers")
    assert graph.value(statement, PROV.hadPrimarySource) == here("papers/holm-1987/")
    passage = graph.value(statement, PROV.wasDerivedFrom)
    assert graph.value(passage, SDO.pagination) == Literal("p. 12, table")
    cited = graph.value(passage, PROV.wasDerivedFrom)
    assert graph.value(cited, SDO.isPartOf) == here("bibliography/#ruud-1911")
    figure = graph.value(statement, SDO.mentions)
    assert graph.value(figure, SDO.minValue) == graph.value(figure, SDO.maxValue) == Literal(340)


def test_a_statement_is_a_belief_that_was_adopted_from_what_its_paper_cites(
    history: History,
) -> None:
    graph = read(history)
    statement = here("deployments/corps-at-the-lock/#corps-strength-holm")
    said = graph.value(statement, CRMINF.J4_that)
    assert graph.value(said, CRM.P3_has_note) == Literal("340 diggers")
    argument = graph.value(None, CRMINF.J2_concluded_that, statement)
    assert (argument, RDF.type, CRMINF.I7_Belief_Adoption) in graph
    evidence = set(graph.objects(argument, CRMINF.J7_is_based_on_evidence_from))
    assert evidence == {here("bibliography/#ruud-1911")}
    assert graph.value(argument, CRM.P70i_is_documented_in) == here("papers/holm-1987/")


def test_the_answer_to_a_question_is_inferred_from_its_statements() -> None:
    treaty = build.load(TREATY / "data", TREATY / "docs", SITE)
    graph = read(treaty)
    question = next(one for one in treaty.corpus.of(Question) if one.answer)
    site = treaty.site.url
    page = URIRef(f"{site}questions/{question.id}/")
    inferences = set(graph.subjects(RDF.type, CRMINF.I5_Inference_Making))
    inference = next(one for one in inferences if graph.value(one, SDO.about) == page)
    names = [name for position in question.positions for name in position.claims]
    premises = {URIRef(f"{site}{treaty.addresses[name]}") for name in names}
    assert set(graph.objects(inference, CRMINF.J1_used_as_premise)) == premises
    assert graph.value(inference, CRM.P14_carried_out_by) == URIRef(f"{site}#maker")
    belief = graph.value(inference, CRMINF.J2_concluded_that)
    said = graph.value(belief, CRMINF.J4_that)
    words = "About nine hundred by one count, twelve hundred by another."
    assert graph.value(said, CRM.P3_has_note) == Literal(words)


def test_the_shapes_refuse_a_belief_without_an_argument(history: History) -> None:
    graph = Graph() + read(history)
    graph.remove((None, CRMINF.J2_concluded_that, next(graph.subjects(RDF.type, SDO.Claim))))
    assert objections(graph)


def test_the_whole_says_who_made_it_and_in_which_files_it_is(history: History) -> None:
    graph = Graph().parse(data=downloads.content(history, downloads.LINKED), format="json-ld")
    whole = here("#record")
    assert (graph.value(whole, SDO.creator), RDF.type, CRM.E74_Group) in graph
    assert graph.value(whole, SDO.url) == here("data/")
    files = {graph.value(file, SDO.contentUrl) for file in graph.objects(whole, SDO.distribution)}
    assert here("data/record.json") in files
    assert here("data/linked.jsonld") in files


def test_an_event_has_its_date_its_place_and_who_took_part(history: History) -> None:
    graph = read(history)
    flood = here("events/1903-flood/")
    assert (flood, RDF.type, CRM.E5_Event) in graph
    assert graph.value(flood, DCTERMS.temporal) == Literal("1903-05-01/1903-05-03", datatype=EDTF)
    assert here("places/#the-lock") in set(graph.objects(flood, CRM.P7_took_place_at))
    talks = here("events/1904-talks/")
    took_part = {
        here(f"actors/{name}/") for name in ("norrmark", "estmark", "per-ruud", "canal-corps")
    }
    assert set(graph.objects(talks, CRM.P11_had_participant)) == took_part


def test_what_others_identify_is_said_to_be_the_same(history: History) -> None:
    same = dict(read(history).subject_objects(SDO.sameAs))
    assert same == {here("actors/per-ruud/"): URIRef("http://www.wikidata.org/entity/Q1")}


def test_a_verdict_says_what_was_read_and_which_passage_it_is_of(history: History) -> None:
    graph = read(history)
    verdicts = {
        (work, graph.value(passage, SDO.isPartOf), graph.value(passage, SDO.pagination)): verdict
        for verdict in graph.subjects(RDF.type, CRM.E13_Attribute_Assignment)
        for work in graph.objects(verdict, CRM.P16_used_specific_object)
        for passage in graph.objects(verdict, CRM.P140_assigned_attribute_to)
    }
    given = {}
    for work in history.corpus.of(Work):
        for use in work.reading.uses if work.reading else ():
            paper = here(history.addresses[use.paper])
            given[here(history.addresses[work.id]), paper, Literal(use.at)] = use
    assert verdicts.keys() == given.keys() != set()
    for key, use in given.items():
        concept = graph.value(verdicts[key], CRM.P141_assigned)
        assert concept == here(f"data/#verdict-{use.verdict}")
        assert graph.value(verdicts[key], CRM.P3_has_note) == Literal(use.why.as_text)
        told = {
            str(graph.value(each, SDO.propertyID)): graph.value(each, SDO.value)
            for each in graph.objects(verdicts[key], SDO.additionalProperty)
        }
        assert told.get("judged_by") == (Literal(use.judged.by) if use.judged else None)


def test_a_dependence_says_how_and_how_surely(any_history: History) -> None:
    graph = read(any_history)
    site = any_history.site.url
    said = [
        (URIRef(f"{site}{any_history.addresses[record.id]}"), each)
        for record in any_history.corpus.records.values()
        for each in getattr(record, "depends_on", ())
    ]
    assert len(set(graph.subjects(RDF.type, PROV.Influence))) == len(said)
    for record, each in said:
        witness = URIRef(f"{site}{any_history.addresses[each.witness]}")
        assert witness in set(graph.objects(record, PROV.wasInfluencedBy))
        types = [
            set(graph.objects(influence, CRM.P2_has_type))
            for influence in graph.objects(record, PROV.qualifiedInfluence)
            if graph.value(influence, PROV.influencer) == witness
        ]
        named = {f"{site}data/#dependence-{each.how}", f"{site}data/#certainty-{each.certainty}"}
        assert {URIRef(name) for name in named} in types


def test_words_are_concepts_with_an_address_where_they_are_explained(history: History) -> None:
    graph = read(history)
    concepts = {str(one) for one in graph.subjects(RDF.type, SKOS.Concept)}
    assert str(here("data/#property-strength")) in concepts
    assert any("evidence-" in one for one in concepts)
    ids: dict[str, set[str]] = {}
    for concept in concepts:
        page, _, anchor = concept.removeprefix(HOME).partition("#")
        if not anchor:  # a theme is a filter of the timeline
            assert page.startswith("timeline/?theme=")
            continue
        ids.setdefault(page, set(read_page(history, page).xpath("//@id")))
        assert anchor in ids[page]
    statement = here("deployments/corps-at-the-lock/#corps-strength-holm")
    assert graph.value(statement, CRM.P2_has_type) == here("data/#property-strength")


def test_the_shapes_refuse_a_verdict_without_a_reason(history: History) -> None:
    graph = Graph() + read(history)
    verdict = next(graph.subjects(RDF.type, CRM.E13_Attribute_Assignment))
    graph.remove((verdict, CRM.P3_has_note, None))
    assert objections(graph)
