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
        assert feature["properties"].get("note") == place.note
        point = tuple(reversed(feature["geometry"]["coordinates"])) if feature["geometry"] else None
        assert point == place.coordinates
