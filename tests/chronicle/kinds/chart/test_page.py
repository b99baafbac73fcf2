import csv
import io
import re
from dataclasses import replace

import pytest

from chronicle import build
from chronicle.corpus import addresses
from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.kinds.chart import page as figures
from chronicle.kinds.chart.model import Chart
from chronicle.kinds.deployment.model import Deployment
from chronicle.values.text import Prose
from support import changed, read, with_only, words


def test_figures_that_no_chart_names_are_listed(history: History) -> None:
    assert read(history, "figures/").find_class("undrawn") == []
    links = {**history.corpus.links_to, "corps-strength-notes": ()}
    corpus = replace(history.corpus, links_to=links)
    listed = read(replace(history, corpus=corpus), "figures/").xpath("//*[@class='undrawn']//a")
    assert [link.text for link in listed] == ["About 200 diggers"]


def test_charts_stand_in_two_columns_and_those_over_time_are_folded_after_them(
    history: History,
) -> None:
    diggers = history.corpus.get(Chart, "chart-diggers")
    others = [
        diggers.model_copy(update={"id": f"chart-{name}", "group": diggers.group}) for name in "ab"
    ]  # none of which draws less than another
    page = read(with_only(history, Chart, diggers, *others), "figures/")
    (wall,) = page.find_class("wall")
    assert [[one.get("id") for one in column.iter("h3")] for column in wall] == [
        ["chart-diggers", "chart-b"],
        ["chart-a"],
    ]
    # What is folded below another is as long as its title, whatever it has.
    others[1] = others[1].model_copy(update={"meaning": Prose("Nobody counted the cooks. " * 30)})
    page = read(with_only(history, Chart, diggers, *others), "figures/")
    (wall,) = page.find_class("wall")
    assert [len(list(column.iter("h3"))) for column in wall] == [2, 1]
    corps = history.corpus.of(Deployment)[0]
    update = {"id": "chart-time", "panels": (), "deployments": (corps.id,)}
    timed = diggers.model_copy(update=update)
    page = read(with_only(history, Chart, diggers, timed), "figures/")
    (wall,) = page.find_class("wall")
    assert not wall.xpath(".//h3[@id='chart-time']")
    folded = "following-sibling::details[@class='more']"
    assert wall.xpath(f"{folded}/section[@class='timed']//h3/@id") == ["chart-time"]
    assert wall.xpath(f"{folded}/@open") == []
    # Where there is nothing else it is not folded.
    page = read(with_only(history, Chart, timed), "figures/")
    assert page.xpath("//details[@class='more']/@open") == [""]


def test_two_charts_without_rivals_stand_one_below_the_other(history: History) -> None:
    diggers = history.corpus.get(Chart, "chart-diggers")
    panels = tuple(panel.model_copy(update={"parts": True}) for panel in diggers.panels)
    for one, columns in {diggers: 2, diggers.model_copy(update={"panels": panels}): 1}.items():
        other = one.model_copy(update={"id": "chart-other"})
        page = read(with_only(history, Chart, one, other), "figures/")
        (wall,) = page.find_class("wall")
        assert len(wall) == columns


def test_what_a_chart_draws_among_more_is_not_drawn_twice(history: History) -> None:
    diggers = history.corpus.get(Chart, "chart-diggers")
    panel = diggers.panels[0]
    fewer = panel.model_copy(update={"claims": panel.claims[:1]})
    less = diggers.model_copy(update={"id": "chart-less", "panels": (fewer,)})
    other = diggers.model_copy(update={"id": "chart-other"})
    for drawn in ([diggers], [diggers, other]):
        page = read(with_only(history, Chart, less, *drawn), "figures/")
        # It is named at the chart that has more, wherever that stands.
        (named,) = page.xpath("//p/span[@id='chart-less']")
        assert (
            len(
                page.get_element_by_id(drawn[-1].id).xpath(
                    "ancestor::details//span[@id='chart-less']"
                )
            )
            == 1
        )
        assert named.xpath("a/@href") == ["chart-less/"]
        assert words(named.getparent()).startswith("Another chart has some of these figures: ")
        assert not page.xpath("//h3[@id='chart-less']")
        assert len(page.find_class("bars")) == len(drawn)


def test_of_the_charts_under_a_heading_those_in_sight_are_counted(history: History) -> None:
    diggers = history.corpus.get(Chart, "chart-diggers").model_copy(update={"group": "Here"})
    panel = diggers.panels[0]
    fewer = panel.model_copy(update={"claims": panel.claims[:1]})
    less = diggers.model_copy(update={"id": "chart-less", "panels": (fewer,)})
    corps = history.corpus.of(Deployment)[0]
    update = {"id": "chart-time", "panels": (), "deployments": (corps.id,)}
    timed = diggers.model_copy(update=update)
    alone = timed.model_copy(update={"id": "chart-alone", "group": "Elsewhere"})
    page = read(with_only(history, Chart, diggers, less, timed, alone), "figures/")
    counts = page.xpath("//nav[@class='jump']//small")
    # One is named below another, one is folded after these; alone it would stand open.
    assert [words(one) for one in counts] == ["1", "1"]


def test_a_chart_folds_under_its_title_and_leads_to_its_table(history: History) -> None:
    diggers = history.corpus.get(Chart, "chart-diggers")
    other = diggers.model_copy(update={"id": "chart-other", "group": Prose("Others")})
    page = read(with_only(history, Chart, diggers, other), "figures/")
    folds = page.xpath("//details[@class='fold']")
    # A narrow screen shows those of the first group, and no drawing is left out on any.
    assert [fold.get("open") for fold in folds] == ["", None]
    assert [fold.xpath("summary/h3/@id") for fold in folds] == [["chart-diggers"], ["chart-other"]]
    assert [len(fold.find_class("bars")) for fold in folds] == [1, 1]
    [way] = folds[0].xpath("p/a")
    assert (words(way), way.get("href")) == ("Table and sources", "chart-diggers/")
    key = words(page.find_class("key")[0])
    assert key.startswith(
        "A hollow mark is a figure that is not exact. A band is a range. Bars compare only"
    )


def test_a_chart_says_under_its_title_what_it_means(history: History) -> None:
    told = changed(history, "chart-diggers", meaning=Prose("Nobody counted the cooks."))
    for made, said in ((history, []), (told, ["Nobody counted the cooks."])):
        page = read(made, "figures/")
        [below] = page.xpath("//details[summary/h3/@id='chart-diggers']/p[@class='meaning']")
        assert words(below) == " ".join([*said, "Table and sources"])


def test_each_chart_stands_with_its_table_and_its_files(history: History) -> None:
    body = read(history, "figures/chart-diggers/")
    assert len(body.findall("div/figure/div[@class='bars']")) == 1
    links = set(body.xpath(".//a/@href"))
    assert {
        "../../questions/how-many-diggers/",
        "../../deployments/corps-at-the-lock/#corps-strength-notes",
        "../../papers/holm-1987/#p-12",
        "../../figures/chart-diggers.csv",
    } <= links
    rows = body.findall("section/table/tbody/tr")
    assert [len(row.find_class("cite")) for row in rows] == [1, 1]
    assert body.findtext("div/p[@class='caution']") == "Only one of them counts the cooks."


def test_every_chart_has_its_drawing_and_its_data(history: History) -> None:
    files = {path: make().decode() for path, make in figures.chart_files(history)}
    drawing, table = (f"figures/chart-diggers.{ending}" for ending in ("svg", "csv"))
    assert list(files)[:2] == [drawing, table]
    assert files[drawing].startswith("<svg ")
    rows = list(csv.DictReader(io.StringIO(files[table].lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ["corps-strength-holm", "corps-strength-notes"]
    assert (rows[1]["value"], rows[1]["value_low"]) == ("about 200", "200")


@pytest.fixture(scope="module")
def body(history: History) -> str:
    return build.render_page(history, "data/").body


def test_every_download_is_linked_with_its_size_and_its_counts(history: History, body: str) -> None:
    links = set(re.findall(r'href="([^"]+)"', body))
    ways = {addresses.relative("data/", one.address) for one in downloads.every(history)}
    assert ways - links == set()
    count = len(downloads.content(history, downloads.WHOLE))
    text = re.sub(r"<[^>]+>", "", body).replace("&nbsp;", " ")
    for said in (
        f"JSON, {count / 1000:.1f} kB",
        f"{len(history.corpus.records)} records ",
        "6 statements ",
    ):
        assert said in text


def test_every_column_is_explained(body: str) -> None:
    for kind in tables.of_kinds():
        section = body.partition(f'<details class="fields" id="table-{kind.traits_.many}">')[2]
        names = re.findall(r"<dt>(.*?)</dt>", section.partition("</details>")[0])
        assert names == [column.name for column in tables.columns(kind)]


def test_words_have_the_anchors_that_the_files_give_them(body: str) -> None:
    found = re.findall(r' id="([^"]+)"', body)
    assert len(set(found)) == len(found)
    anchors = {"standing-rumoured", "deployment-kind-engineering", "property-strength"}
    assert anchors | {"data", "cite-data"} <= set(found)


def test_the_book_is_offered_before_the_record_with_its_size(history: History) -> None:
    text = build.render_page(replace(history, editions=(("book.pdf", 2_340_000),)), "data/").body
    whole = text.index('id="whole"')
    assert text.index("editions/book.pdf") < whole < text.index("record.json", whole)
    assert "2.3 MB" in text
