"""The site as files that other generators read, without one of them: on the invented history."""

from pathlib import Path

from chronicle.history import History
from chronicle.host.export import documents
from chronicle.queries.metadata import page_metadata


def test_what_a_page_offers_reference_managers_is_a_file_of_the_export(history: History) -> None:
    exported = dict(documents(history, Path("none")))
    offered = page_metadata(history, "questions/how-many-diggers/", "How many?", "")
    works = exported[offered.unapi].decode()
    assert works.startswith("<rdf:RDF")
    assert f"{history.site.url}questions/how-many-diggers/" in works
