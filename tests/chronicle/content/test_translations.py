"""Translated pages, and the messages after their original has changed."""

from pathlib import Path

import pytest

from chronicle.content import translations
from chronicle.history import History
from chronicle.pages import site_markdown
from chronicle.problems import DataError
from support import load_project, replace_in_file
from support.cases import cases
from support.histories import create_dutch_project

QUESTION = "how-many-diggers"
PARAGRAPH = "chapters/the-flood.md#three-days"
PAGE = """---
title: De Lange Sloot
lang: nl
translates: {{{translates}}}
---

# De Lange Sloot {{ #top }}

Het water bleef drie dagen staan.
{{ #three-days }}

## Hoeveel gravers? {{ #how-many-diggers }}

Ongeveer tweehonderd.
"""


def load_translation(directory: Path, translates: str, *, lang: str = "lang: nl\n") -> History:
    """Return the sample history with a Dutch page with this `translates` field."""
    page = PAGE.format(translates=translates).replace("lang: nl\n", lang)
    project = create_dutch_project(directory, {"index.md": page})
    return load_project(project)


def current_fingerprints(history: History) -> dict[str, str]:
    """Return the current fingerprint of the original of each passage."""
    page = history.markdown_pages["nl/"]
    passages = translations.page_translations(page, history.corpus, history.markdown_pages)
    return {passage.source_id: passage.current_fingerprint for passage in passages}


def test_current_translation_has_no_warning(tmp_path: Path) -> None:
    history = load_translation(tmp_path, f'{QUESTION}: "", {PARAGRAPH}: ""')
    today = current_fingerprints(history)
    assert set(today) == {QUESTION, PARAGRAPH}
    translates = ", ".join(f'{source}: "{fingerprint}"' for source, fingerprint in today.items())
    fresh = load_translation(tmp_path / "again", translates)
    assert not [*translations.check_outdated_translations(fresh.corpus, fresh.markdown_pages)]


def test_id_links_to_page_in_same_language(tmp_path: Path) -> None:
    history = load_translation(tmp_path, f'{QUESTION}: ""')
    link = f"[n](id:{QUESTION})"
    english = f"../questions/{QUESTION}/"
    # Links to questions have a class only on pages that explain its colour: chapters and translations.
    links = {
        "nl/x/": f'class="disputed" href="../../nl/#{QUESTION}"',
        "chapters/x/": f'class="disputed" href="../{english}"',
        "x/": f'href="{english}"',
    }
    for address, attributes in links.items():
        rendered = site_markdown.render_markdown(link, address, history)
        assert rendered == f"<p><a {attributes}>n</a></p>"


@cases
def test_outdated_translation_names_new_fingerprint(
    tmp_path: Path, fingerprint: str, reason: str
) -> None:
    history = load_translation(tmp_path, f"{QUESTION}: {fingerprint}")
    (notice,) = translations.check_outdated_translations(history.corpus, history.markdown_pages)
    today = current_fingerprints(history)[QUESTION]
    assert str(notice).startswith(f"docs/nl/index.md:4:14: {reason}")
    assert str(notice).endswith(f'{QUESTION}: "{today}"')


def test_fingerprint_includes_other_answers(tmp_path: Path) -> None:
    before = current_fingerprints(load_translation(tmp_path, f'{QUESTION}: ""'))
    project = tmp_path / "project"
    replace_in_file(project, "data/questions.yml", "only one season", "the first season")
    after = current_fingerprints(load_project(project))
    assert before[QUESTION] != after[QUESTION]


def test_fingerprint_ignores_line_breaks_and_links() -> None:
    text = "It [stood](id:1903-flood) three days."
    assert translations.text_fingerprint(text) == translations.text_fingerprint(
        "It [stood](x.md)\nthree days."
    )
    assert translations.text_fingerprint(text) != translations.text_fingerprint(
        "It stood four days."
    )


@cases
def test_rejects_invalid_translates_field(
    tmp_path: Path, translates: str, lang: str, message: str
) -> None:
    with pytest.raises(DataError, match=r"docs/nl/index\.md") as error:
        load_translation(tmp_path, translates, lang=lang)
    assert message in str(error.value)
