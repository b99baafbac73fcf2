import geojson

from chronicle.exports import geo_json
from chronicle.history import History
from chronicle.record.models import PlaceRecord


def test_every_place_comes_back(any_history: History) -> None:
    read = geojson.loads(geo_json.write(any_history))
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    records = any_history.corpus.of(PlaceRecord)
    assert [feature["id"] for feature in read["features"]] == [place.id for place in records]
    for feature, place in zip(read["features"], records, strict=True):
        told = feature["properties"]
        assert (told["name"], told.get("note")) == (place.name, place.note)
        assert told["permalink"] == f"{any_history.site.url}places/#{place.id}"
        names = [name["text"] for name in told.get("names", ())]
        assert names == [name.text for name in place.names]
        point = tuple(reversed(feature["geometry"]["coordinates"])) if feature["geometry"] else None
        assert point == place.coordinates
