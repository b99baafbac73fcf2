import json
import re
from dataclasses import replace
from typing import Any

import pytest

from chronicle import build
from chronicle.history import History
from chronicle.queries.links import PageListing
from chronicle.records.claim import Claim
from chronicle.records.correction import Correction
from chronicle.records.event import Event
from chronicle.records.place import Line
from chronicle.records.settings import Settings
from chronicle.search import index as search_index
from chronicle.search.documents import SearchDocument, documents, first_words
from chronicle.search.index import FIELDS, dates, fields, stored, vocabulary
from chronicle.search.terms import Terms
from chronicle.story.handwritten import FrontMatter, WrittenPage
from chronicle.values.dates import parse
from chronicle.values.text import Prose
from support import changed
from support.cases import cases


@pytest.fixture(scope="module")
def index(history: History) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(build.index_alone(history))
    return made


def having(index: dict[str, Any], term: str, field: str) -> set[str]:
    parts = (index["minisearch"], index["rest"])
    addresses = whole([*parts[0]["documentIds"], *parts[1]["documentIds"]])
    found = set()
    for part in parts:
        numbers = unpacked(part, index["digits"], index["last"]).get(term, {})
        found |= {addresses[number] for number in numbers.get(FIELDS.index(field), ())}
    return found


def unpacked(part: dict[str, Any], digits: str, last: int) -> dict[str, dict[int, list[int]]]:
    """The documents of the terms of a part, by their fields."""
    terms: dict[str, dict[int, list[int]]] = {}
    first = 0
    for term, written in zip(part["terms"].split(","), part["postings"].split(","), strict=True):
        fields: dict[int, list[int]] = {}
        start = first
        for field, text in re.findall(r"([0-5])([^0-5]+)", written):
            numbers = fields[int(field)] = []
            high, number = 0, start
            for digit in map(digits.index, text):
                if digit >= last:
                    high = high * (len(digits) - last) + digit - last
                    continue
                number += high * last + digit
                numbers.append(number)
                high = 0
            start = numbers[0] if start == first and len(fields) == 1 else start
        first = start
        terms[term] = fields
    return terms


def whole(ids: list[str]) -> list[str]:
    """Addresses, of which an anchor alone is on the page before it."""
    addresses, page = [], ""
    for address in ids:
        page = page if address.startswith("#") else address.partition("#")[0]
        addresses.append(page + address if address.startswith("#") else address)
    return addresses


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("sickness", "disease"),
        ("a plague", "the epidemic"),
        ("physicians", "doctor"),
        ("sewers", "sanitary"),
        ("religion", "faith"),
        ("vicar", "priest"),
        ("nuns", "convent"),
        ("heretics", "heresy"),
        ("traders", "merchant"),
        ("warehouses", "shop"),
        ("black market", "smuggling"),
        ("journeymen", "guild"),
    ],
)
def test_illness_church_and_trade_are_asked_in_other_words(asked: str, written: str) -> None:
    terms = Terms(*vocabulary(Settings()))
    groups = [{term for term in terms.of_text(text) if term[0] == "="} for text in (asked, written)]
    assert groups[0] & groups[1]


@cases
def test_terms_lead_to_documents(
    index: dict[str, Any], term: str, field: str, address: str
) -> None:
    assert address in having(index, term, field)


def test_what_most_texts_have_leads_nowhere(index: dict[str, Any]) -> None:
    parts = (index["minisearch"], index["rest"])
    every = unpacked(index["rest"], index["digits"], index["last"]).values()
    texts = (fields.get(FIELDS.index("text"), ()) for fields in every)
    assert 0 < max(map(len, texts)) < sum(part["documentCount"] for part in parts) / 6


def test_numbers_are_packed_as_steps() -> None:
    """Also large ones, and of several fields, in the order in which documents come first."""
    postings = {
        "late": {0: [9], 3: [7, 70, 5000]},
        "early": {4: [2]},
        "also": {1: [2, 3]},
    }
    counted = {
        term: {field: dict.fromkeys(numbers, 1) for field, numbers in fields.items()}
        for term, fields in postings.items()
    }
    made = search_index.packed(counted.items())
    assert made["terms"] == "early,also,late"
    assert not set(made["postings"]) & set('"\\\n')
    assert unpacked(made, search_index.DIGITS, search_index.LAST) == postings


def test_what_is_shown_is_stored(index: dict[str, Any], history: History) -> None:
    address = history.corpus["norrmark"].main_page(history.corpus)
    made = index["minisearch"]
    stored = made["storedFields"][made["documentIds"].index(address)]
    assert stored["names"] == [["Norrmark"], ["Kingdom of Norrmark"]]
    assert stored["boost"] > 1
    assert "date" not in stored


@cases
def test_a_date_is_found_by_each_part_of_it(date: str, found: list[str]) -> None:
    assert sorted(dates(parse(date))) == found


def test_words_of_a_history_add_to_those_of_any() -> None:
    settings = Settings(synonyms=((Prose("why"), Prose("tại sao")),), stopwords=(Prose("của"),))
    groups, stopwords = vocabulary(settings)
    assert ["why", "tại sao"] in [list(group) for group in groups]
    assert {"no", "the", "của"} <= {*stopwords}


def test_a_history_without_records_of_some_kind_has_an_index(history: History) -> None:
    bare = replace(history, chapters=())
    assert json.loads(build.index_alone(bare))["minisearch"]["documentCount"] > 0


def by_address(history: History, *listed: PageListing) -> dict[str, SearchDocument]:
    return {document.address: document for document in documents(history, listed)}


@cases
def test_a_document_is_called_what_it_is_with_a_line(
    history: History, address: str, kind: str, title: str, line: str
) -> None:
    found = by_address(history, PageListing("timeline/", "Timeline", ""))[address]
    assert (found.kind, found.title[: len(title)], found.line[: len(line)]) == (kind, title, line)


def test_a_kind_is_found_by_its_trait_alone(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = history.corpus.of(Line)
    address = history.addresses[line.id]
    assert address not in by_address(history)
    monkeypatch.setattr(Line, "traits_", replace(Line.traits_, found=True))
    found = by_address(history)[address]
    assert (found.kind, found.title, found.date) == ("line", "Old border", line.date)
    assert "Drawn straight." in found.text


def test_an_actor_has_its_names_and_what_links_to_it(history: History) -> None:
    found = by_address(history)["actors/norrmark/"]
    assert found.weight > 0
    assert found.names == (("Kingdom of Norrmark", ""), ("Норрмарк", "ru"))


def test_a_record_has_the_words_that_readers_type(history: History) -> None:
    typed = changed(history, "1903-flood", words=("inundation",))
    assert by_address(typed)["events/1903-flood/"].words == ("inundation",)


def test_a_page_has_what_is_told_within_it(history: History) -> None:
    """What its statements say, and the paragraphs of a chapter, but not as its own text."""
    found = by_address(history)
    (paragraph,) = (one for one in found.values() if one.address.endswith("#the-coming"))
    assert paragraph.text in found["chapters/the-flood/"].within
    statement = found["deployments/corps-at-the-lock/#corps-strength-holm"]
    assert statement.text in found["deployments/corps-at-the-lock/"].within
    assert not statement.within


def test_a_question_is_told_with_its_answer(history: History) -> None:
    told = changed(history, "how-many-diggers", answer="Between 200 and 340, as one counts.")
    assert by_address(told)["questions/how-many-diggers/"].line.startswith("Between 200")


def test_a_first_sentence_of_two_lines_stands_whole(history: History) -> None:
    sentence = f"Water stood in the cutting {'for days and days, ' * 8}and then it went."
    told = changed(history, "1903-flood", summary=Prose(sentence))
    assert 150 < len(sentence) < 200
    assert by_address(told)["events/1903-flood/"].line == sentence


def test_what_an_answer_says_keeps_the_marks_of_titles(history: History) -> None:
    told = changed(history, "1903-flood", summary=Prose("The *Norrmark Post* told of it."))
    told = changed(told, "how-many-diggers", answer=Prose("As the *Post* counts, 340."))
    lines = [
        stored(by_address(told)[address])["line"]
        for address in ("events/1903-flood/", "questions/how-many-diggers/")
    ]
    assert lines == ["The *Norrmark Post* told of it.", "As the *Post* counts, 340."]


def test_every_record_that_has_an_address_is_there(history: History) -> None:
    found = by_address(history)
    for record in history.corpus.records.values():
        if record.traits_.found or isinstance(record, Claim | Correction):
            assert record.main_page(history.corpus) in found
    assert "search/" not in found


def test_a_page_of_a_record_is_no_document_of_its_own(history: History) -> None:
    pages = (PageListing(address, "X", "") for address in ("charts/", "events/1903-flood/"))
    found = by_address(history, *pages)
    assert (found["charts/"].kind, found["events/1903-flood/"].kind) == ("page", "event")


def test_a_paragraph_is_found_by_its_words_alone(history: History) -> None:
    [document, *_] = [each for each in documents(history, ()) if each.kind == "paragraph"]
    assert "In 1901 the Canal Corps" in document.text
    assert "[@" not in document.text
    assert not document.is_named


def test_what_stands_on_a_page_in_another_language_is_found_by_paragraph(history: History) -> None:
    body = (
        "# De gracht { #top }\n\n## Het verhaal { #story }\n\nIn 1901 kwam het [korps](id:canal-corps).\n"
        "{ #het-begin }\n\n### Hoeveel? { #how-many-diggers }\n\nTweehonderd. [Meer](id:how-many-diggers)\n"
        "{ #antwoord }\n"
    )
    head = FrontMatter(
        lang="nl",
        translates={"how-many-diggers": "x"},
        sought={"how-many-diggers": ("arbeiders",), "het-begin": ("aankomst",)},
    )
    page = WrittenPage("docs/nl/index.md", Prose("De gracht"), body=body, front_matter=head)
    found = by_address(replace(history, handwritten={**history.handwritten, "nl/": page}))
    paragraph = found["nl/#het-begin"]
    assert paragraph.text == "In 1901 kwam het korps."
    assert (paragraph.line, paragraph.language, paragraph.kind) == ("De gracht", "nl", "paragraph")
    # Both have the words that readers type for them.
    assert paragraph.words == ("aankomst",)
    assert found["nl/#how-many-diggers"].words == ("arbeiders",)
    # An answer is found at its question, once.
    assert found["nl/#how-many-diggers"].translates == "questions/how-many-diggers/"
    assert "nl/#antwoord" not in found


def test_a_syllable_of_a_name_is_no_word_that_means_something() -> None:
    """Nor is one of two letters looked for alone; the name is found in Latin letters all the same."""
    terms = Terms([["grave", "mo"], ["bury", "chon"]], [])
    names = (("모택동", "ko"), ("과천", "ko"))
    made = fields(SearchDocument("person", "mao/", "Chairman", "", names=names), terms)
    assert not {"=grave", "=buri", "mo"} & {*made["called"]}
    assert {"chon", "taek", "tong"} <= {*made["called"]}
    assert {"motaektong", "kwachon"} <= {*made["whole"]}


def test_a_box_is_found_at_the_paragraph_before_it(history: History) -> None:
    address = history.chapters[0].address
    page = history.handwritten[address]
    box = '\n\n<aside class="background" markdown>\n**A mule.** It *swam*. [@holm-1987]\n</aside>\n'
    body = page.body.replace("{ #the-coming }", "{ #the-coming }" + box)
    boxed = replace(history, handwritten={**history.handwritten, address: replace(page, body=body)})
    found = by_address(boxed)
    assert found[f"{address}#the-coming"].text.endswith("A mule. It swam.")
    assert (
        found[f"{address}#the-coming"].title == by_address(history)[f"{address}#the-coming"].title
    )
    assert "mule" not in found[f"{address}#three-days"].text


def test_a_page_is_found_by_what_readers_ask_that_it_answers(history: History) -> None:
    page = history.handwritten["about/"]
    head = page.front_matter.model_copy(update={"asked": ("who dug this up",)})
    asked = replace(
        history, handwritten={**history.handwritten, "about/": replace(page, front_matter=head)}
    )
    (found,) = (one for one in documents(asked, ()) if one.address == "about/")
    assert found.asked == ("who dug this up",)
    assert "who dug this up" in found.text


def test_a_page_without_a_file_is_found_by_what_is_asked_of_any_site(history: History) -> None:
    (data,) = (
        one
        for one in documents(history, [PageListing("data/", "Data", "Tables.")])
        if one.address == "data/"
    )
    assert "is there a spreadsheet" in data.asked
    assert data.text.startswith("Tables. ")
    assert data.line == "Tables."


def test_a_chapter_is_found_by_what_it_is_asked(history: History) -> None:
    chapter = history.chapters[0]
    page = history.handwritten[chapter.address]
    head = page.front_matter.model_copy(update={"asked": ("what did the water do",)})
    handwritten = {**history.handwritten, chapter.address: replace(page, front_matter=head)}
    asked = replace(history, handwritten=handwritten)
    (found,) = (one for one in documents(asked, ()) if one.address == chapter.address)
    assert found.asked == ("what did the water do",)


def test_a_lesson_is_found_by_its_question_and_as_what_it_is(history: History) -> None:
    """And once: its sheet is no page besides."""
    listed = [PageListing("teaching/the-flood/", "The flood", "For a class.")]
    (found,) = (one for one in documents(history, listed) if one.address == "teaching/the-flood/")
    assert (found.kind, found.title) == ("lesson", "Who dug the canal?")
    assert "lesson" in found.words


def test_a_question_is_found_as_readers_put_it(history: History) -> None:
    asked = changed(history, "how-many-diggers", asked=("was it a big crew",))
    (found,) = (one for one in documents(asked, ()) if one.address.endswith("how-many-diggers/"))
    assert found.asked == ("was it a big crew",)
    made = json.loads(search_index.index(asked, ()))
    assert made["asked"] == {found.address: ["was it a big crew"]}


def test_what_records_are_asked_comes_with_the_rest(history: History) -> None:
    """The first line has what questions and pages are asked, so that it stays small."""
    event = history.corpus.of(Event)[0]
    asked = changed(history, event.id, asked=("did it go well",))
    address = asked.addresses[event.id]
    first, rest = search_index.index(asked, ()).split("\n")
    assert json.loads(first.removesuffix(",") + "}")["asked"] == {}
    assert json.loads("{" + rest)["rest"]["asked"] == {address: ["did it go well"]}


def test_a_first_line_answers_by_itself(history: History) -> None:
    """It is read while the rest is on its way: what has a name is in it, statements are not."""
    text = build.index_alone(history).decode()
    first, rest = text.split(",\n")
    early = json.loads(f"{first}}}")
    later = json.loads(f"{{{rest}")["rest"]
    named = {*early["minisearch"]["documentIds"]}
    assert {"actors/norrmark/", "events/1903-flood/", "timeline/"} <= named
    statement = "deployments/corps-at-the-lock/#corps-strength-holm"
    assert statement not in named
    assert statement in whole(later["documentIds"])
    assert not {"fieldLength"} & (early["minisearch"].keys() | later.keys())
    terms = unpacked(early["minisearch"], early["digits"], early["last"])
    assert not any(FIELDS.index("text") in fields for fields in terms.values())
    said = having({**early, "rest": later}, "water", "text")
    assert any("#" not in address for address in said)


def test_each_kind_that_is_found_is_in_one_of_five_groups(index: dict[str, Any]) -> None:
    groups = index["kinds"]
    assert groups["person"] == groups["place"] == "People and places"
    assert groups["glossary"] == "Story and pages"
    assert groups["statement"] == groups["work"] == "Sources and statements"
    assert len(set(groups.values())) == 5


def test_synonyms_are_sent_by_what_they_mean(index: dict[str, Any]) -> None:
    assert {"help", "aid", "assist"} <= {*index["synonyms"]["=help"]}


def test_words_that_judge_are_known_by_their_stems(index: dict[str, Any]) -> None:
    assert {"good", "angri", "countri"} <= {*index["faint"]}
    assert "flood" not in index["faint"]


def test_what_a_long_sentence_says_first_ends_with_a_clause() -> None:
    """Unless that would leave too little, or end within a title."""
    begun = "The isthmus was flooded " + "and flooded again " * 6
    for clause, end in (("in 1903", "in 1903 …"), ("*in 1903", "she as she …")):
        text = f"{begun}{clause}, as {'she as ' * 14}*she says."
        assert first_words(Prose(text)).endswith(end)
    assert first_words(Prose("It was flooded, she says.")) == "It was flooded, she says."
