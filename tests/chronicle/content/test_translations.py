"""Translated pages, and the messages after their original has changed."""

from pathlib import Path

import pytest

from chronicle.content import translations
from chronicle.history import History, load_history
from chronicle.pages import site_markdown
from chronicle.problems import DataError
from support import SITE, replace_in_file
from support.cases import cases
from support.histories import add_dutch
from support.projects import copy_sample_project

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


def translated(directory: Path, translates: str, *, lang: str = "lang: nl\n") -> History:
    """Return the sample history with a Dutch page with this `translates` field."""
    project = copy_sample_project(directory / "project")
    page = project / "docs" / "nl" / "index.md"
    page.parent.mkdir()
    page.write_text(PAGE.format(translates=translates).replace("lang: nl\n", lang), "utf-8")
    add_dutch(project)
    return load_history(project / "data", project / "docs", SITE)


def fingerprints(history: History) -> dict[str, str]:
    """Return the current fingerprint of the original of each passage."""
    page = history.handwritten["nl/"]
    found = translations.page_translations(page, history.corpus, history.handwritten)
    return {each.source: each.today for each in found}


def test_what_was_translated_lately_needs_no_word(tmp_path: Path) -> None:
    history = translated(tmp_path, f'{QUESTION}: "", {PARAGRAPH}: ""')
    today = fingerprints(history)
    assert set(today) == {QUESTION, PARAGRAPH}
    written = ", ".join(f'{source}: "{each}"' for source, each in today.items())
    fresh = translated(tmp_path / "again", written)
    assert not [*translations.check_outdated_translations(fresh.corpus, fresh.handwritten)]


def test_an_id_leads_to_the_page_in_the_language_of_the_link(tmp_path: Path) -> None:
    history = translated(tmp_path, f'{QUESTION}: ""')
    link = f"[n](id:{QUESTION})"
    dutch = f'<p><a class="disputed" href="../../nl/#{QUESTION}">n</a></p>'
    assert site_markdown.render_markdown(link, "nl/x/", history) == dutch
    assert (
        site_markdown.render_markdown(link, "x/", history)
        == f'<p><a href="../questions/{QUESTION}/">n</a></p>'
    )


def test_what_has_changed_since_is_named_with_the_fingerprint_to_write(tmp_path: Path) -> None:
    history = translated(tmp_path, f'{QUESTION}: "0000aaaa"')
    (notice,) = translations.check_outdated_translations(history.corpus, history.handwritten)
    today = fingerprints(history)[QUESTION]
    assert str(notice).startswith("docs/nl/index.md:4:14: the English has changed")
    assert str(notice).endswith(f'{QUESTION}: "{today}"')


def test_what_another_answer_says_is_translated_too(tmp_path: Path) -> None:
    before = fingerprints(translated(tmp_path, f'{QUESTION}: ""'))
    project = tmp_path / "project"
    replace_in_file(project, "data/questions.yml", "only one season", "the first season")
    after = fingerprints(load_history(project / "data", project / "docs", SITE))
    assert before[QUESTION] != after[QUESTION]


def test_a_text_is_the_same_wherever_its_lines_end_and_its_links_lead() -> None:
    text = "It [stood](id:1903-flood) three days."
    assert translations.text_fingerprint(text) == translations.text_fingerprint(
        "It [stood](x.md)\nthree days."
    )
    assert translations.text_fingerprint(text) != translations.text_fingerprint(
        "It stood four days."
    )


@cases
def test_what_is_no_translation_is_refused(
    tmp_path: Path, translates: str, lang: str, message: str
) -> None:
    with pytest.raises(DataError, match=r"docs/nl/index\.md") as refused:
        translated(tmp_path, translates, lang=lang)
    assert message in str(refused.value)
