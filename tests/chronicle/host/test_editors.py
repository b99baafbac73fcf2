import json
from typing import Any

import jsonschema

from chronicle.host import editors


def test_the_schema_of_the_settings_takes_what_they_may_be_and_no_slip() -> None:
    schema = json.loads(editors.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    whole = {"site_name": "x", "extra": {"y": 1}, "plugins": ["search", {"chronicle": {}}]}
    own = whole["plugins"][1]["chronicle"]  # type: ignore[index]
    own |= {"editors": [{"name": "Ada Holm", "family": "Holm"}], "licence": {"id": "CC0-1.0"}}
    assert check.is_valid(whole)
    slips: list[dict[str, Any]] = [
        {"editor": []},
        {"licence": {"spdx": "x"}},
        {"editors": ["Ada"]},
        {"report": 1},
    ]
    for slip in slips:
        assert not check.is_valid({"site_name": "x", "plugins": [{"chronicle": slip}]}), slip
