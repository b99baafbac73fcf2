"""What *How to cite* says of other programs holds for the works of this record."""

import re
from pathlib import Path

import pypandoc
import pytest
from lxml import html

from chronicle.citation import exchange, processor
from chronicle.records.work import Work
from support import ROOT, the_record

pytestmark = pytest.mark.record

# A paragraph that begins in bold, to the next empty line.
LEFT_OUT = re.compile(r"\*\*What an import leaves out.*?(?=\n\n)", re.DOTALL)
LINKED = re.compile(r"\(id:([\w-]+)\)")
# What the paragraph names together, by the beginning of their ids, and how many of them it counts.
TOGETHER = {"anonymous-nd-ref-": "nine works", "miyamoto-site-visit-": "four site visits"}


@pytest.mark.long
@pytest.mark.pandoc
def test_it_names_the_works_that_a_chicago_bibliography_leaves_out(tmp_path: Path) -> None:
    every = [exchange.work_item(work) for work in the_record().of(Work)]
    (tmp_path / "all.json").write_text(exchange.csl_json(every), "utf-8")
    style = Path(processor.__file__).with_name("chicago.csl")
    run = ["--citeproc", f"--bibliography={tmp_path / 'all.json'}", f"--csl={style}", "--quiet"]
    page = pypandoc.convert_text(
        '---\nnocite: "@*"\n---\n', "html", format="markdown", extra_args=run
    )
    entries = html.fromstring(page).find_class("csl-entry")
    printed = {
        entry.get("id").removeprefix("ref-") for entry in entries if entry.text_content().strip()
    }
    left_out = {item["id"] for item in every} - printed

    (told,) = LEFT_OUT.findall((ROOT / "docs/about/cite.md").read_text("utf-8"))
    assert f"so that {len(left_out)} works" in told
    named = set(LINKED.findall(told))
    for beginning, counted in TOGETHER.items():
        those = {work for work in left_out if work.startswith(beginning)}
        assert counted.split()[0] == {4: "four", 9: "nine"}[len(those)]
        assert counted in told
        named |= those
    assert named == left_out
