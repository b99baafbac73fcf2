"""The drawing of the works that papers share."""

from __future__ import annotations

import re
from itertools import pairwise

from markupsafe import Markup

from chronicle.drawing import witnesses
from chronicle.record.text import Label, Prose
from chronicle.views.comparison import ComparedPaper, PaperUse, SharedWork
from chronicle.views.page import Link

PAPERS = [
    ComparedPaper(name, Link(f"papers/{name}/", Prose(name.title())))
    for name in ("one", "two", "three")
]


def work(name: str, *papers: str) -> SharedWork:
    uses = tuple(PaperUse(paper, Label(Markup(paper)), 1) for paper in papers)
    return SharedWork(Link(f"bibliography/#{name}", Prose(name)), "press", uses)


def test_a_line_leads_from_each_paper_to_what_it_cites() -> None:
    works = [work("a", "one", "two"), work("b", "one", "two")]
    svg = witnesses.draw(PAPERS, works, "papers/")
    assert svg.count("<path") == 4
    assert svg.count("<circle") == 5
    assert re.findall(r'href="([^"]*)"', svg) == [
        *("../papers/one/", "../papers/two/", "../papers/three/"),
        *("../bibliography/#a", "../bibliography/#b"),
    ]
    assert svg == witnesses.draw(PAPERS, works, "papers/")


def test_a_paper_that_shares_nothing_has_no_line() -> None:
    svg = witnesses.draw(PAPERS, [work("a", "one", "two")], "papers/")
    [third] = re.findall(r'<circle cx="\d+" cy="([\d.]+)" r="3"/><a href="../papers/three/">', svg)
    assert f" {third}C" not in svg


def test_long_names_do_not_overlap() -> None:
    name = "A Report with a Title that Runs on for More than One Line of the Drawing"
    svg = witnesses.draw(PAPERS, [work(f"{name} {n}", "one", "two") for n in range(7)], "papers/")
    tops = [float(y) for y in re.findall(r'<tspan x="339" y="([\d.]+)">', svg)]
    assert min(b - a for a, b in pairwise(tops)) >= 17
