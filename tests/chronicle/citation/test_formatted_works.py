import pytest

from chronicle.citation.formatted_works import FormattedWorks, at_place
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Work

pytestmark = pytest.mark.pandoc


def test_chicago(corpus: Corpus) -> None:
    works = FormattedWorks(corpus.of(Work))
    holm, ruud = works["holm-1987"], works["ruud-1911"]
    review = "<em>Review of Waterways</em> 12 (1987):"
    assert holm["entry"] == f"Holm, Ada. “The Long Ditch.” {review} 11–20"
    assert at_place(holm, "full", "") == f"Ada Holm, “The Long Ditch,” {review} 11–20"
    in_note = at_place(holm, "full", "p. 12, n. 3")
    assert in_note == f"Ada Holm, “The Long Ditch,” {review} p. 12, n. 3"
    assert at_place(holm, "short", "p. 12") == "Holm, “Long Ditch,” p. 12"
    title = '<em><span lang="no">Minner fra kanalen</span> <span class="roman">[Memories of the Canal]</span></em>'
    assert ruud["entry"] == f"Ruud, Per. {title}. Strand, 1911"
    courier = at_place(works["vik-courier-1903-05-04"], "full", "p. 1")
    assert courier == "<em>Vik Courier</em>, May 4, 1903, p. 1"
    assert works["anonymous-lock"]["entry"].startswith("[Notes on the Lock]")
    assert works["anonymous-lock"]["short"] == "[Notes on the Lock]"


def test_mla_and_apa(corpus: Corpus) -> None:
    works = FormattedWorks(corpus.of(Work))
    holm, courier = works["holm-1987"], works["vik-courier-1903-05-04"]
    review = "<em>Review of Waterways</em>"
    assert holm["mla"] == f"Holm, Ada. “The Long Ditch.” {review}, vol. 12, 1987, pp. 11–20"
    assert holm["apa"] == f"Holm, A. (1987). The Long Ditch. {review}, <em>12</em>, 11–20"
    assert at_place(holm, "apa-in", "pp. 12–13") == "Holm, 1987, pp. 12–13"
    assert courier["mla"] == "<em>Vik Courier</em>. 4 May 1903"
    assert at_place(courier, "apa-in", "p. 1") == "<em>Vik Courier</em>, 1903, p. 1"


def test_a_work_comes_out_the_same_whatever_is_formatted_with_it(corpus: Corpus) -> None:
    """No style adds a letter, a name or a dash because of another work in the batch."""
    works, holm = list(corpus.of(Work)), corpus.get(Work, "holm-1987")
    twin = holm.model_copy(update={"id": "holm-1987-b", "title": "The Short Ditch"})
    together = FormattedWorks([*works, twin])
    assert together["holm-1987"] == FormattedWorks(works)["holm-1987"]
    assert together["holm-1987-b"] == FormattedWorks([twin])["holm-1987-b"]


def test_signs_of_markup_in_a_title_are_signs(corpus: Corpus) -> None:
    title = {"container_title": "Locks & Weirs < 5 m"}
    made = FormattedWorks([corpus.get(Work, "holm-1987").model_copy(update=title)])["holm-1987"]
    assert "<em>Locks &amp; Weirs &lt; 5 m</em>" in made["entry"]
