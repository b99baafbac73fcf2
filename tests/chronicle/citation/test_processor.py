import pytest

from chronicle.citation.processor import APA, CHICAGO, MLA, Style, process


@pytest.mark.pandoc
def test_a_title_goes_before_its_translator_and_a_description_has_no_quotation_marks() -> None:
    def entry(style: Style, **document: object) -> str:
        return process([("x", "")], [{"id": "x", **document}], style)[1]["x"]

    for style in (CHICAGO, MLA, APA):
        translated = entry(style, type="book", title="Talk", translator=[{"family": "Ruud"}])
        assert "Ruud" in translated.partition("Talk")[2]
    for style in (CHICAGO, MLA):
        described = {"title": "[Talk on the lock]", "container-title": "Locks"}
        assert entry(style, type="chapter", **described).startswith("[Talk on the ")
