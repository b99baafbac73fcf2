from chronicle.citation import forms
from chronicle.history import History
from chronicle.queries import cited_pages
from chronicle.queries.cited_pages import CitedPage, Part
from support import changed

FLOOD = "events/1903-flood/"


def cited(history: History, address: str) -> CitedPage:
    return cited_pages.cited_page(history, address, cited_pages.all_cited(history)[address])


def part(history: History, address: str, anchor: str) -> Part:
    return next(part for part in cited(history, address).parts if part.anchor == anchor)


def test_a_part_is_cited_as_its_page_with_its_own_address(history: History) -> None:
    for address, citables in cited_pages.all_cited(history).items():
        for part in cited_pages.cited_page(history, address, citables).parts:
            whole = forms.styled(history.citations(part.citable))
            assert {name: str(form) for name, form in part.forms.items()} == whole


def test_who_speaks_through_a_paper_is_noted_first(history: History) -> None:
    claim = history.citables["events/1903-flood/#flood-drowned"]
    (source,) = claim.sources
    (basis,) = source.rests_on
    key = (source.work, source.at, basis.work, basis.at or "")
    assert key in part(history, FLOOD, "flood-drowned").places
    for voice in (basis.work, "norrmark"):  # a work, and somebody who speaks in one
        reported = changed(history, "flood-drowned", voice=voice)
        said = part(reported, FLOOD, "flood-drowned")
        assert said.first == key
        form = str(cited(reported, FLOOD).places[key].place.forms["full"])
        assert "cited in Ada Holm" in form or "cited in The Long Ditch" in form
    elsewhere = changed(history, "flood-drowned", voice="survey-1899")
    assert part(elsewhere, FLOOD, "flood-drowned").first == key[:2]


def test_what_moved_is_found_where_it_was(history: History) -> None:
    chapter = cited_pages.moved_from(history, "chapters/the-flood/")
    assert chapter["arrival"] == "chapters/the-flood/#the-coming"
    renamed = cited_pages.moved_from(history, "actors/ditch-corps/")
    assert renamed["cite"] == "actors/canal-corps/"


def test_everything_that_can_be_cited_is_in_a_file(history: History) -> None:
    found = set[str]()
    for citables in cited_pages.all_cited(history).values():
        found.update(one.address for one in citables)
    assert found >= set(history.citables)


def test_an_answer_that_a_paper_only_reports_is_whose_it_is(history: History) -> None:
    answer = "questions/how-many-diggers/#answer-340"
    assert history.citables[answer].voice == ""
    reported = changed(history, "corps-strength-holm", voice="per-ruud")
    assert reported.citables[answer].voice == "per-ruud"
