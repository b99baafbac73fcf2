import pytest

from chronicle.citation.processor import APA, CHICAGO, MLA, Style, process


def test_the_styles_are_of_the_editions_that_readers_are_told() -> None:
    assert "18th edition" in CHICAGO.file.read_text("utf-8")
    assert "9th edition" in MLA.file.read_text("utf-8")
    assert "7th edition" in APA.file.read_text("utf-8")


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
