"""Translations of the interface: valid ones are accepted, invalid ones rejected, missing labels reported."""

import re
from itertools import chain
from pathlib import Path

import pytest

import chronicle
from chronicle.citation.styles import LABELS
from chronicle.content import languages
from chronicle.content.languages import FORM, WORDS, Language
from chronicle.history import load_history
from chronicle.problems import DataError
from chronicle.queries.source_chains import ADVERBS
from chronicle.records import MODELS
from support import SITE, replace_in_file
from support.histories import add_dutch
from support.projects import copy_sample_project

NL = "data/languages/nl.yml"
PAGE = "---\nlang: nl\n---\n\n# De sloot { #sloot }\n"
ROOM = Path(chronicle.__file__).parent
SAID = re.compile(r'\bsay\(\s*"([^"]+)"[,)]')


def problems(directory: Path, old: str = "", new: str = "", page: str = PAGE) -> str:
    """Return the problems of a history in Dutch after a change of the language file."""
    project = copy_sample_project(directory / "project")
    (project / "docs" / "nl").mkdir()
    (project / "docs" / "nl" / "index.md").write_text(page, "utf-8")
    add_dutch(project, pages={"questions.md": "nl/index.md#sloot"})
    if old:
        replace_in_file(project, NL, old, new)
    with pytest.raises(DataError) as refused:
        load_history(project / "data", project / "docs", SITE)
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  Notes: ‹Notes›\n", "  Notes:\n", "Notes is empty; fill it in"),
        ("  All {} passages: ‹All {}", "  All {} passages: ‹All", "needs the same number of {} as “All {} passages”"),
        ("lang: nl", "numbers: {nul: 0}\nlang: nl", "nul is “0”: input should be greater"),
        ("lang: nl", "decimal: ''\nlang: nl", "decimal is empty"),
        ("lang: nl", "lang: ja", "call the file ja.yml"),
        ("#sloot", "#sloten", "there is no page in this language at nl/#sloten"),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_refused_and_nothing_else(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    found, count = problems(tmp_path, old, new).splitlines()
    assert found.startswith(NL)
    assert message in found
    assert count == "1 problem in the data"


def test_a_word_that_lacks_or_went_is_told_and_stands_in_english() -> None:
    dutch = Language(lang="nl", name="Nederlands", words={"Menu": "Menu", "Mnu": "Menu"})
    lacks, unknown = map(
        str, languages.check_translations({"nl": dutch}, Path("data"), {"nl": ["Story"]})
    )
    assert lacks.startswith("data/languages/nl.yml: untranslated, shown in English: “Skip to")
    assert unknown == "data/languages/nl.yml: not used by the site: “Mnu”"
    assert dutch.translate("Search") == "Search"


def test_a_page_in_a_language_without_words_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, page=PAGE.replace("nl", "ja"))
    assert "docs/nl/index.md:2:1: no interface translation for “ja”" in found


def test_the_form_has_every_word_that_is_said_and_no_other() -> None:
    endings = ("*.html", "*.js", "*.py", "styles.yml")
    files = chain(*(ROOM.rglob(ending) for ending in endings))
    code = "\n".join(file.read_text("utf-8") for file in files)
    assert {*SAID.findall(code)} - {*WORDS} == set()
    found = {kind.kind_ for kind in MODELS if kind.traits_.searchable}
    named = " ".join(
        [code, *found, *LABELS.values(), *(f"{one}: {{}}" for one in ADVERBS.values())]
    )
    assert [word for word in WORDS if word not in re.sub(r'"\s+(?:\+ )?"', "", named)] == []
    assert FORM.count("\n  ") > len(WORDS)
