"""The essay on witnesses counts what the record counts."""

import re
from collections import Counter

import pytest
from lxml import html

from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Property
from chronicle.queries import stemma, voices
from support import ROOT, SITE, the_record
from support.built_site import Built, page_text

pytestmark = pytest.mark.record

ESSAY = ROOT / "docs" / "chapters" / "how-many-witnesses.md"
ROW = re.compile(r"\| \[[^]]+\]\(id:(\S+)\) \| (\d+) \| (\d+) \| (\S+) \|")


def test_the_table_of_the_great_questions_is_that_of_the_record() -> None:
    history = History(the_record(), SITE)
    rows = {match[1]: match.group(2, 3, 4) for match in ROW.finditer(ESSAY.read_text("utf-8"))}
    great = [one for one in history.corpus.of(Question) if one.rank == "great"]
    counted = {one.id: stemma.of_question(history, one) for one in great}
    assert rows == {
        name: (str(found.statements), str(found.voices), found.range)
        for name, found in counted.items()
    }


def test_the_voices_are_as_many_as_the_essay_says() -> None:
    history = History(the_record(), SITE)
    shares = {share.name: share.statements for share in voices.by_voice(history)}
    total = sum(shares.values())
    told = " ".join(ESSAY.read_text("utf-8").split())
    assert f"Of the {total} statements in this record {shares['The papers themselves']} are" in told
    assert shares["People"] == 99
    assert "ninety-nine are the words of persons" in told
    # The essay names all the others, without their numbers.
    rest = (
        "The rest comes from other studies and official histories, from the press and state media,"
        " from governments, parties and other bodies, from documents of the time, and from a novel,"
        " a film and a memoir."
    )
    assert rest in told
    assert set(shares) - {"The papers themselves", "People"} == {
        *("Scholarship", "Official histories"),
        *("Press", "News outlets", "State media and published speeches"),
        *("States", "Bodies of state and party", "Organisations"),
        *("Contemporary documents", "Novels and films", "Memoirs"),
    }


def test_what_is_said_of_those_who_are_hardly_heard_is_counted(record: History) -> None:
    page = (ROOT / "docs" / "about" / "index.md").read_text("utf-8")
    (told,) = re.findall(r"^\*\*Who is silent\.\*\*.*?^\{ #silent \}$", page, re.M | re.S)
    made = Counter(claim.voice for claim in record.corpus.of(Claim))
    assert made["former-air-force-pilot-defector"] == 1
    assert made["vietnamese-students-in-north-korea"] == 2
    assert made["vietnamese-student-at-kim-il-sung-university"] == 1
    for name in (
        "north-korean-steel-workers",
        "north-korean-coal-miners",
        "workers-and-students-of-kaesong",
        "korean-democratic-womens-union",
    ):
        assert made[name] == 1
    assert (made["choi-geum-ja"], made["kim-ok-sun"]) == (6, 3)
    assert "with six statements and Kim Ok-sun with three" in told


def test_heads_of_what_is_said_in_words_ask_what_a_reader_asks() -> None:
    in_words = [one.name.as_text for one in the_record().of(Property) if one.value == "words"]
    assert [name for name in in_words if not name.endswith("?")] == []


def test_what_the_audits_found_together_is_what_their_table_adds_up_to(built: Built) -> None:
    about = html.document_fromstring(page_text(built, "about/"))
    (table,) = about.xpath("//table[thead//th='Audit']")
    right, mended = (
        sum(int(cell.text) for cell in table.xpath(f"./tbody/tr/td[{column}]")) for column in (2, 3)
    )
    said = about.get_element_by_id("audit").text_content()
    assert (
        f"In the {right + mended}\N{NO-BREAK SPACE}records {mended}\N{NO-BREAK SPACE}faults, large or small"
        in said
    )


def test_what_is_in_one_paper_only_is_one_number_on_all_pages(built: Built) -> None:
    """The number of each paper is on its page what it is in the table, and their sum what is said of all."""
    about = html.document_fromstring(page_text(built, "about/"))
    (table,) = about.xpath("//table[thead//th='Only in']")
    numbers = {}
    for row in table.xpath("./tbody/tr"):
        way, _, events, *_ = row.xpath("./td")
        numbers[way.xpath("string(a/@href)").strip("./")] = events.text
    for address, events in numbers.items():
        page = html.document_fromstring(page_text(built, f"{address}/"))
        assert page.get_element_by_id("only-here").text.startswith(
            f"{events}\N{NO-BREAK SPACE}event"
        )
    total = sum(map(int, numbers.values()))
    said = f"{total} are in one paper only"
    for address in ("about/", "about/witnesses/", "bibliography/"):
        assert said in page_text(built, address)
