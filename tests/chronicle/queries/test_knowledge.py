"""What a page says of the way that knowledge took."""

from dataclasses import replace

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.queries.knowledge import COMES, knowledge_of
from chronicle.records.dependence import Dependence
from support import changed, read, words


def behind(history: History, witness: str, *names: str) -> History:
    """A history in which these records alone have their knowledge from a witness."""
    links = tuple(RecordLink(name, "depends_on.witness", witness) for name in names)
    return replace(history, corpus=replace(history.corpus, links_to={witness: links}))


def test_what_goes_back_to_somebody_says_so_with_the_name(history: History) -> None:
    ruud = history.corpus["per-ruud"]
    assert not knowledge_of(behind(history, "per-ruud"), ruud).heading
    one = behind(history, "per-ruud", "motive-ruud")
    assert knowledge_of(one, ruud).heading == "A statement that rests on what Per Ruud said"
    two = behind(history, "per-ruud", "motive-ruud", "corps-strength-holm")
    [section] = read(two, "actors/per-ruud/").xpath("//section[h2[@id='knowledge']]")
    assert words(section.find("h2")) == "Statements that rest on what Per Ruud said"
    assert len(section.findall("ul/li")) == 2
    mixed = behind(history, "per-ruud", "motive-ruud", "anonymous-lock")
    assert knowledge_of(mixed, ruud).heading == "Records that rest on what Per Ruud said"


def test_what_somebody_wrote_stands_among_the_works_alone(history: History) -> None:
    told = behind(history, "per-ruud", "ruud-1911", "motive-ruud")
    links = (*told.corpus.links_to["per-ruud"], RecordLink("ruud-1911", "author.actor", "per-ruud"))
    wrote = replace(told, corpus=replace(told.corpus, links_to={"per-ruud": links}))
    found = knowledge_of(wrote, wrote.corpus["per-ruud"])
    assert [one.id for one in found.behind] == ["motive-ruud"]
    # What goes back to somebody of whom there are works stands below these.
    [works] = read(wrote, "actors/per-ruud/").xpath("//section[h2[@id='works']]")
    assert words(works.find("h3[@id='knowledge']")) == found.heading
    assert len(works.xpath("h3/following-sibling::ul/li")) == 1


def test_a_source_tells_where_its_knowledge_comes_from_and_what_goes_back_to_it(
    history: History,
) -> None:
    witness = (Dependence(witness="per-ruud", how="reports"),)
    told = changed(history, "anonymous-lock", depends_on=witness)
    source = told.corpus["anonymous-lock"]
    found = knowledge_of(behind(told, "anonymous-lock", "motive-ruud"), source)
    assert (found.heading, found.between) == (COMES, "A statement that rests on this source")
    assert [one.witness for one in found.said] == ["per-ruud"]
