import csv
import io
import json

from chronicle.book import Book
from chronicle.pages import chart_files


def test_every_chart_has_its_drawing_its_data_and_its_specification(book: Book) -> None:
    files = {path: make().decode() for path, make in chart_files.files(book)}
    assert list(files)[:3] == [
        "figures/chart-diggers.svg",
        "figures/chart-diggers.csv",
        "figures/chart-diggers.json",
    ]
    rows = list(csv.DictReader(io.StringIO(files["figures/chart-diggers.csv"].lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ["corps-strength-holm", "corps-strength-notes"]
    assert (rows[1]["value"], rows[1]["value_low"]) == ("about 200", "200")
    specification = json.loads(files["figures/chart-diggers.json"])
    assert specification["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert files["figures/chart-diggers.svg"].startswith("<svg ")
