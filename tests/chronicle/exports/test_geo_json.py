import geojson

from chronicle.book import Book
from chronicle.exports import geo_json
from chronicle.record.models import PlaceRecord


def test_every_place_comes_back(history: Book) -> None:
    read = geojson.loads(geo_json.text(history))
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    records = history.corpus.of(PlaceRecord)
    assert [feature["id"] for feature in read["features"]] == [place.id for place in records]
    for feature, place in zip(read["features"], records, strict=True):
        assert feature["properties"]["name"] == place.name
        assert feature["properties"]["permalink"] == f"{history.site.url}places/#{place.id}"
        assert [name["text"] for name in feature["properties"].get("names", ())] == [
            name.text for name in place.names
        ]
        point = tuple(reversed(feature["geometry"]["coordinates"])) if feature["geometry"] else None
        assert point == place.coordinates


def test_a_place_without_coordinates_has_no_geometry(book: Book) -> None:
    isthmus = next(
        f for f in geojson.loads(geo_json.text(book))["features"] if f["id"] == "isthmus"
    )
    assert isthmus["geometry"] is None
    assert isthmus["properties"]["note"] == "Between the two states."
