import pytest
from lxml import etree

from chronicle.history import History
from chronicle.pages import cite
from chronicle.records.work import Person, Work
from support import changed, read


def test_works_are_whole_for_who_asks_by_unapi(history: History) -> None:
    files = dict(cite.files(history))
    every = etree.fromstring(files["cite/all.works.xml"]())
    (form,) = every.iter("{http://unapi.info/}format")  # as a program asks first
    assert form.get("name") == "rdf_zotero"
    works = [work.get(f"{{{every.nsmap['rdf']}}}about") for work in every]
    assert works == [f"#{work.id}" for work in history.corpus.of(Work)]
    (survey,) = etree.fromstring(files["cite/survey-1899.xml"]())
    assert survey.findtext("z:archiveLocation", namespaces=every.nsmap) == "K 7"
    named = every.findall(".//bib:authors//foaf:Person/foaf:surname", namespaces=every.nsmap)
    assert "Holm" in [name.text for name in named]


def test_zotero_puts_nobody_into_extra(history: History) -> None:
    # It keeps the first value of whatever has its own prefix there, unless that is empty.
    person = Person.model_validate({"family": "Lind", "given": "Eva"})
    translated = changed(history, "survey-1899", translator=(person, person))
    survey = dict(cite.files(translated))["cite/survey-1899.xml"]()
    read = etree.fromstring(survey)
    first, *others = read.findall(".//z:translators", namespaces=read.nsmap)
    assert not first.text
    assert not len(first)
    path = "foaf:Person/foaf:surname"
    assert [one.findtext(path, namespaces=read.nsmap) for one in others] == ["Lind", "Lind"]


@pytest.mark.parametrize(
    ("own", "ways"),
    [
        ("https://www.news.example/1", ["Read it at news.example"]),
        ("https://b.example/1", ["Read it at news.example", "On the web: b.example"]),
        (None, ["Read it at news.example"]),
    ],
)
def test_what_was_read_comes_before_the_document_elsewhere(
    history: History, own: str | None, ways: list[str]
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    read_so = reading.model_copy(update={"address": "https://news.example/b"})
    page = read(
        changed(history, "survey-1899", URL=own, DOI=None, reading=read_so),
        "bibliography/survey-1899/",
    )
    buttons = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
    assert [one.text for one in buttons] == ways
    assert buttons[0].get("href") == "https://news.example/b"
