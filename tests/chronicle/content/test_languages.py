"""Translations of the interface: valid ones are accepted, invalid ones rejected, missing labels reported."""

import re
from itertools import chain
from pathlib import Path

import pytest
import yaml

import chronicle
from chronicle.citation.styles import FORM_LABELS
from chronicle.content import languages
from chronicle.content.languages import INTERFACE_TEXTS, LANGUAGE_FILE_TEMPLATE, Language
from chronicle.problems import DataError
from chronicle.records import ADVERBS_BY_CERTAINTY, MODELS
from chronicle.values import QUALIFIER_WORDS
from support import load_project, replace_in_file
from support.cases import cases
from support.histories import create_dutch_project

DUTCH_FILE = "data/languages/nl.yml"
PAGE = "---\nlang: nl\n---\n\n# De sloot { #sloot }\n"
PACKAGE = Path(chronicle.__file__).parent
TRANSLATED_LABEL = re.compile(r'\btranslate\(\s*"([^"]+)"[,)]')


def find_problems_in_dutch(directory: Path, old: str = "", new: str = "", page: str = PAGE) -> str:
    """Return the problems of a history in Dutch after a change of the language file."""
    pages = {"questions.md": "nl/index.md#sloot"}
    project = create_dutch_project(directory, {"index.md": page}, pages=pages)
    if old:
        replace_in_file(project, DUTCH_FILE, old, new)
    with pytest.raises(DataError) as error:
        load_project(project)
    return str(error.value)


@cases
def test_invalid_language_file_gives_one_problem(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    problem, count = find_problems_in_dutch(tmp_path, old, new).splitlines()
    assert problem.startswith(DUTCH_FILE)
    assert message in problem
    assert count == "1 problem"


def test_reports_missing_and_unknown_labels() -> None:
    words = {"Menu": "Menu", "Mnu": "Menu", "Search": None, "Parts of the book": "Inhoud"}
    dutch = Language(lang="nl", name="Nederlands", words=words)
    in_words, in_names, unknown, renamed = map(
        str, languages.check_translations({"nl": dutch}, Path("data"), {"nl": ["The water"]})
    )
    _, *lines = in_words.splitlines()
    missing = yaml.safe_load("\n".join(lines))
    assert missing == dict.fromkeys(text for text in languages.INTERFACE_TEXTS if text != "Menu")
    assert in_names.endswith('in names:\n  "The water":')
    assert unknown.endswith(
        "nl.yml: “Mnu” is not used by the site; remove it; did you mean “Menu”?"
    )
    assert "“Parts of the book” is now “Main menu”; rename it" in renamed
    assert dutch.translate("Search") == "Search"


def test_renamed_texts_are_up_to_date() -> None:
    assert {*languages.RENAMED_TEXTS.values()} <= {*languages.INTERFACE_TEXTS}
    assert languages.RENAMED_TEXTS.keys().isdisjoint(languages.INTERFACE_TEXTS)


def test_rejects_page_without_interface_translation(tmp_path: Path) -> None:
    problems = find_problems_in_dutch(tmp_path, page=PAGE.replace("nl", "ja"))
    assert "docs/nl/index.md:2:1: no interface translation for “ja”" in problems


def test_label_list_matches_code() -> None:
    patterns = ("*.html", "*.js", "*.py", "styles.yml")
    files = chain(*(PACKAGE.rglob(pattern) for pattern in patterns))
    code = "\n".join(file.read_text("utf-8") for file in files)
    labels = {*TRANSLATED_LABEL.findall(code), *FORM_LABELS.values()}
    assert labels - {*INTERFACE_TEXTS} == set()
    kinds = {kind.record_kind for kind in MODELS if kind.kind_config.is_searchable}
    adverbs = (f"{adverb}: {{}}" for adverb in ADVERBS_BY_CERTAINTY.values())
    qualifiers = (f"{word} {{}}" for word in QUALIFIER_WORDS.values())
    text = " ".join([code, *kinds, *FORM_LABELS.values(), *adverbs, *qualifiers])
    assert [
        label for label in INTERFACE_TEXTS if label not in re.sub(r'"\s+(?:\+ )?"', "", text)
    ] == []
    assert LANGUAGE_FILE_TEMPLATE.count("\n  ") > len(INTERFACE_TEXTS)
