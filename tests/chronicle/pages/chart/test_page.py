import re
from dataclasses import replace

import pytest

from chronicle import build
from chronicle.exports import tables
from chronicle.history import History
from support import parse_page, visible_text


def test_old_chart_page_links_to_chart(history: History) -> None:
    ledger = {**history.ledger, "figures/chart-diggers/": "2019.1.0"}
    page = parse_page(replace(history, ledger=ledger), "figures/chart-diggers/")
    assert page.xpath("//a[@class='now']/@href") == ["../../figures/#chart-diggers"]


@pytest.fixture(scope="module")
def data_page(history: History) -> str:
    return build.render_page(history, "data/").body


def test_every_table_column_is_explained(history: History, data_page: str) -> None:
    for kind in filter(history.corpus.of, tables.KINDS_WITH_TABLE):
        section = data_page.partition(
            f'<details class="collapsed-row" id="table-{kind.kind_config.plural_name}">'
        )[2]
        names = re.findall(r"<dt>(.*?)</dt>", section.partition("</details>")[0])
        assert names == [column.name for column in tables.table_columns(kind)]


def test_vocabulary_has_anchors(data_page: str) -> None:
    ids = re.findall(r' id="([^"]+)"', data_page)
    assert len(set(ids)) == len(ids)
    anchors = {"standing-rumoured", "deployment-kind-engineering", "property-strength"}
    assert anchors | {"data", "cite-data"} <= set(ids)


def test_data_are_cited_by_author_and_site(history: History) -> None:
    site = history.site.model_copy(update={"author": "The Board"})
    page = parse_page(replace(history, site=site), "data/")
    assert "The Board. The Long Ditch. Data set" in visible_text(page)
