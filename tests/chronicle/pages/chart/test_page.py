import re
from dataclasses import replace

import pytest

from chronicle import build
from chronicle.exports import tables
from chronicle.history import History
from support import parse_page


def test_the_page_that_a_chart_had_leads_to_its_drawing(history: History) -> None:
    ledger = {**history.ledger, "figures/chart-diggers/": "2099.1.0"}
    page = parse_page(replace(history, ledger=ledger), "figures/chart-diggers/")
    assert page.xpath("//a[@class='now']/@href") == ["../../figures/#chart-diggers"]


@pytest.fixture(scope="module")
def body(history: History) -> str:
    return build.render_page(history, "data/").body


def test_every_column_is_explained(history: History, body: str) -> None:
    for kind in filter(history.corpus.of, tables.KINDS_WITH_TABLE):
        section = body.partition(f'<details class="fields" id="table-{kind.traits_.many}">')[2]
        names = re.findall(r"<dt>(.*?)</dt>", section.partition("</details>")[0])
        assert names == [column.name for column in tables.table_columns(kind)]


def test_words_have_the_anchors_that_the_files_give_them(body: str) -> None:
    found = re.findall(r' id="([^"]+)"', body)
    assert len(set(found)) == len(found)
    anchors = {"standing-rumoured", "deployment-kind-engineering", "property-strength"}
    assert anchors | {"data", "cite-data"} <= set(found)
