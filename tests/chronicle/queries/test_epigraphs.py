"""Words of the time with which pages open: those of a claim, and those of a work."""

import pytest

from chronicle.history import History
from chronicle.records.base import Epigraph, Source
from chronicle.records.claim import Quotation
from chronicle.records.reading import Quote
from chronicle.records.work import Work
from chronicle.values.text import Prose
from support import changed, read, words

FLOOD = "1903-flood"
QUOTED = Quotation(
    original="tre er døde", english="three are dead", source=Source(work="ruud-1911", at="p. 40")
)


@pytest.fixture(name="told")
def told_(history: History) -> History:
    """A history with a claim that has the words of its voice."""
    return changed(history, "flood-drowned", quoted=QUOTED)


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (FLOOD, f"events/{FLOOD}/"),
        ("corps-at-the-lock", "deployments/corps-at-the-lock/"),
        ("per-ruud", "actors/per-ruud/"),
        ("ruud-1911", "bibliography/ruud-1911/"),
    ],
)
def test_a_page_opens_with_the_words_of_a_claim(told: History, record: str, address: str) -> None:
    assert not read(told, address).find_class("voice")
    page = read(changed(told, record, epigraph=Epigraph(of="flood-drowned")), address)
    [voice] = page.find_class("voice")
    said, original = voice.xpath("blockquote/p")
    assert words(said) == "“… three are dead”"
    assert (words(original), original.get("translate")) == ("tre er døde", "no")
    caption = words(voice.find("figcaption"))
    assert caption.startswith("Vik Courier, 4 May 1903, in Per Ruud 1911, p. 40")
    ways = voice.xpath("figcaption/a/@href")
    assert ways[0].endswith("-1903-05-04/")
    # From another page to the statement itself.
    assert caption.endswith("; the statement") == (record != FLOOD)
    assert ways[-1].endswith(f"events/{FLOOD}/#flood-drowned") == (record != FLOOD)


def test_who_speaks_in_what_only_tells_it_is_named_first(told: History) -> None:
    epigraph = Epigraph(of="flood-drowned", whose=Prose("Ada Holm, as told in"))
    page = read(changed(told, FLOOD, epigraph=epigraph), f"events/{FLOOD}/")
    caption = page.find_class("voice")[0].find("figcaption")
    assert words(caption).startswith("Ada Holm, as told in Vik Courier")


@pytest.mark.parametrize("places", [("the-lock",), ()])
def test_words_of_those_who_were_sent_stand_over_the_drawing(
    told: History, places: tuple[str, ...]
) -> None:
    sent = "corps-at-the-lock"
    opened = changed(told, sent, epigraph=Epigraph(of="flood-drowned"), places=places)
    voices = read(opened, f"deployments/{sent}/").find_class("voice")
    assert [one.getparent().get("class") for one in voices] == ["begin"]


def test_a_year_that_names_who_speaks_is_not_said_again(told: History) -> None:
    named = changed(told, "per-ruud", name=Prose("A digger, 1903"))
    opened = changed(named, "flood-drowned", voice="per-ruud")
    page = read(changed(opened, FLOOD, epigraph=Epigraph(of="flood-drowned")), f"events/{FLOOD}/")
    caption = page.find_class("voice")[0].findtext("figcaption/a").strip()
    assert words(page.find_class("voice")[0].find("figcaption")).startswith(f"{caption}, in ")


def test_a_work_speaks_itself_on_its_page_and_is_named_on_another(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    [own] = read(history, "bibliography/survey-1899/").find_class("voice")
    assert [one.get("lang") for one in own.xpath("blockquote/p")] == [None, "da"]
    assert words(own.find("figcaption")).startswith("In its own words")
    opened = changed(history, FLOOD, epigraph=Epigraph(of="survey-1899"))
    [named] = read(opened, f"events/{FLOOD}/").find_class("voice")
    # Its name has its date.
    assert words(named.find("figcaption")) == words(named.find("figcaption/a"))


def test_words_of_a_work_of_which_only_a_translation_stands_there_say_so(history: History) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    for translator, said in (("Ida Lund", ", in translation, about"), (None, ", about")):
        read_so = {"quotes": (Quote(original="far too dear"),), "translator": translator}
        told = changed(history, "survey-1899", reading=reading.model_copy(update=read_so))
        [own] = read(told, "bibliography/survey-1899/").find_class("voice")
        assert words(own.find("figcaption")).startswith(f"In its own words{said}")


@pytest.mark.parametrize(
    ("extent", "whose", "said"),
    [
        ("whole", None, "In its own words, about\N{NO-BREAK SPACE}1899"),
        ("summary", None, "From a report, catalogue or abstract of it"),
        ("whole", Prose("A letter, quoted in it"), "A letter, quoted in it"),
    ],
)
def test_words_that_are_not_those_of_a_work_say_so_on_its_page(
    history: History, extent: str, whose: Prose | None, said: str | None
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    read_so = reading.model_copy(update={"extent": extent, "is_copy": False, "whose": whose})
    page = read(changed(history, "survey-1899", reading=read_so), "bibliography/survey-1899/")
    assert page.find_class("voice")[0].findtext("figcaption") == said
