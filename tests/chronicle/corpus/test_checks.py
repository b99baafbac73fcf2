from typing import Any

import pytest

from chronicle.corpus import checks
from chronicle.corpus.corpus import Corpus
from chronicle.records.base import Epigraph, Record, Source
from chronicle.records.change import Change
from chronicle.records.claim import Claim, Quotation, an_author_speaks_in_the_paper
from chronicle.records.question import Axis, Question
from chronicle.records.source_check import SourceCheck
from chronicle.records.work import Locators, Work
from chronicle.values.text import Prose
from support.cases import beside, cases

EXPECTED = beside(__file__)

HOLM, NOTES = "corps-strength-holm", "corps-strength-notes"


def all_found(corpus: Corpus, *changed: Record) -> list[str]:
    """What all checks find where these records are added or changed: each its path and words."""
    records = {**corpus.records, **{record.id: record for record in changed}}
    found = checks.findings(records)
    return [f"{'.'.join(map(str, (one.record, *one.path)))} {one.message}" for one in found]


def found(corpus: Corpus, identifier: str, **update: Any) -> list[str]:
    return all_found(corpus, corpus[identifier].model_copy(update=update))


def test_every_check_finds_what_it_is_for(corpus: Corpus) -> None:
    assert all_found(corpus) == []
    # What is wrong with a claim is reported of the claim, and not of what draws it.
    (figure,) = found(corpus, "flood-drowned", value="some")
    assert figure.startswith("flood-drowned.value “some” is no number, and “drowned” is a figure")
    assert found(corpus, "1904-talks", met=("estmark", "estmark", "vik")) == EXPECTED["who met"]
    assert found(corpus, "vik", coordinates=(-33.9, 18.4)) == []


def test_a_check_by_a_person_is_of_a_place_and_a_version(corpus: Corpus) -> None:
    fields = {"id": "x", "claim": HOLM, "by": "Eva Dahl", "as": "teacher", "date": "2099-11-02"}
    (source,) = corpus.get(Claim, HOLM).sources
    made = SourceCheck.model_validate(
        {**fields, "at": source.at, "says": "so", "version": "2099.1.0"}
    )
    assert all_found(corpus, made) == []
    wrong = made.model_copy(update={"at": "p. 999", "version": "2098.1.0"})
    assert all_found(corpus, wrong) == EXPECTED["a wrong check"]
    with pytest.raises(ValueError, match="'so', 'less' or 'not'"):
        SourceCheck.model_validate({**fields, "at": "p. 1", "says": "yes", "version": "2099.1.0"})


def test_a_guide_names_what_has_a_source_at_the_place(corpus: Corpus) -> None:
    having = corpus.get(Work, "holm-1987").locators
    assert having

    def messages(*lines: tuple[str, str]) -> list[str]:
        lines_of_guide = tuple({"at": at, "says": says} for at, says in lines)
        guide = Locators.model_validate(
            {"page": (11, 20), "named": ("table",), "guide": lines_of_guide}
        ).guide
        return found(corpus, "holm-1987", locators=having.model_copy(update={"guide": guide}))

    # A source with several places, or with a note, is one at each of them.
    assert messages(("p. 12", HOLM), ("table", HOLM), ("p. 13", "flood-drowned")) == []
    assert messages(("p. 13", HOLM), ("p. 12", NOTES), ("p. 30", HOLM)) == EXPECTED["a guide"]


def test_an_author_is_not_said_to_be_reported_by_a_paper_of_theirs(corpus: Corpus) -> None:
    holm = corpus.get(Work, "holm-1987")
    named = [person.model_copy(update={"actor": "norrmark"}) for person in holm.author]
    records = {**corpus.records, "holm-1987": holm.model_copy(update={"author": tuple(named)})}
    claim = corpus.get(Claim, HOLM).model_copy(update={"voice": "norrmark"})
    found_here = [*an_author_speaks_in_the_paper({**records, HOLM: claim})]
    assert [one.message for one in found_here] == [
        "norrmark wrote holm-1987; write voice: holm-1987"
    ]
    assert [*an_author_speaks_in_the_paper(records)] == []


def test_a_page_opens_with_nobody_s_words_but_those_that_are_quoted(corpus: Corpus) -> None:
    assert found(corpus, "1903-flood", epigraph=Epigraph(of="survey-1899")) == []
    assert found(corpus, "1903-flood", epigraph=Epigraph(of="survey-reason")) == [
        "1903-flood.epigraph.of “survey-reason” quotes nobody; name a claim with quoted, or a work "
        "whose reading has quotes"
    ]
    quoted = Quotation(original="we paid", source=Source(work="holm-1987", at="p. 15"))
    claim = corpus["motive-ruud"].model_copy(update={"quoted": quoted})
    opened = corpus["1903-flood"].model_copy(update={"epigraph": Epigraph(of=claim.id)})
    assert all_found(corpus, claim, opened) == []
    other = opened.model_copy(update={"epigraph": Epigraph(of="talks-motive-estmark")})
    mute = claim.model_copy(update={"id": "talks-motive-ruud"})
    [message] = all_found(corpus, mute, other)
    assert message.endswith("did you mean “talks-motive-ruud”?")


def test_a_further_place_of_what_somebody_else_says_needs_a_reason(corpus: Corpus) -> None:
    ruud = corpus.get(Claim, "motive-ruud")
    elsewhere = Source(work="anonymous-lock", at="¶4")
    both = (*ruud.sources, elsewhere)
    [message] = found(corpus, ruud.id, sources=both)
    assert message.startswith("motive-ruud.sources.1 does anonymous-lock, ¶4, report what per-ruud")
    assert found(corpus, ruud.id, sources=both, note=Prose("The notes repeat it.")) == []
    flood = corpus.get(Claim, "flood-drowned")
    alone = flood.sources[0].model_copy(update={"rests_on": ()})
    assert len(found(corpus, flood.id, sources=(*flood.sources, alone))) == 1
    assert found(corpus, HOLM, sources=(*corpus.get(Claim, HOLM).sources, alone)) == []


def test_what_stands_on_the_axis_of_a_question_is_a_figure_of_its_answers(corpus: Corpus) -> None:
    axis = Axis(unit=Prose("diggers"), claims=(HOLM, "flood-drowned"))
    assert found(corpus, "how-many-diggers", axis=axis) == EXPECTED["another question"]
    assert corpus.get(Question, "how-many-diggers").axis
    wordy = corpus[HOLM].model_copy(update={"property_": "motive", "value": "salt", "unit": None})
    assert EXPECTED["no number"] in all_found(corpus, wordy)


def version_of(name: str, version: str, **fields: object) -> Change:
    given = {"id": name, "version": version, "date": "2099-09-02", "what": "It grew."}
    return Change.model_validate(given | fields)


@cases
def test_versions_rise_by_calendar(corpus: Corpus, version: str, day: str, message: str) -> None:
    versions = {"v-first": ("2099.9.0", "2099-09-02"), "v-second": (version, day)}
    changes = [version_of(name, number, date=date) for name, (number, date) in versions.items()]
    messages = all_found(corpus, *changes)
    assert len(messages) == bool(message)
    assert all(one.startswith(f"v-second.{message}") for one in messages)


def test_an_id_is_never_used_twice(corpus: Corpus) -> None:
    def formerly(identifier: str) -> list[str]:
        return found(corpus, "norrmark", formerly=(identifier,))

    assert formerly("north") == []
    assert formerly("vik") == EXPECTED["former and present"]
