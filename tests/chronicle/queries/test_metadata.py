from urllib.parse import parse_qs

from chronicle.history import History
from chronicle.queries import metadata
from chronicle.queries.metadata import Metadata


def titles(metadata: Metadata) -> list[str]:
    fields = [parse_qs(title) for title in metadata.coins]
    keys = ("rft.title", "rft.atitle", "rft.btitle")
    return [next(said[key][0] for key in keys if key in said) for said in fields]


def page(history: History, address: str) -> Metadata:
    return metadata.page_metadata(history, address, "The page", "What it is.")


def test_what_coins_would_lose_of_a_work_is_in_a_file_with_all_of_it(history: History) -> None:
    assert page(history, "bibliography/survey-1899/").unapi == "cite/survey-1899.xml"
    assert page(history, "papers/holm-1987/").unapi == "cite/holm-1987.xml"
    assert page(history, "events/1903-flood/").unapi == ""
    assert page(history, "bibliography/").unapi == "cite/works.xml"


def test_a_page_is_named_as_it_is_cited_and_listed_before_its_works(history: History) -> None:
    assert page(history, "timeline/").tags["citation_title"] == "The page"
    assert page(history, "timeline/").coins == ()
    flood = page(history, "events/1903-flood/")
    assert flood.tags["citation_title"] == "The isthmus floods"
    assert titles(flood)[0] == "The isthmus floods"
    assert len(titles(flood)) > 1


def test_the_page_of_a_work_offers_the_work_and_not_itself(history: History) -> None:
    ruud, archived = (page(history, f"bibliography/{one}/") for one in ("ruud-1911", "survey-1899"))
    assert titles(ruud) == ["Minner fra kanalen [Memories of the Canal]"]
    assert (len(titles(archived)), archived.unapi) == (1, "cite/survey-1899.xml")
