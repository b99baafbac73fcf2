"""Every file of the data may be absent; two histories that have little are built in `tests/site/test_another.py`."""

from pathlib import Path

from chronicle import build
from chronicle.corpus import addresses
from support import SITE


def test_pages_of_what_there_is_not_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    history = build.load(tmp_path / "data", tmp_path / "docs", SITE)
    always = {addresses.GAPS, addresses.DATA, addresses.SEARCH, addresses.MY_LIST}
    assert {page.address for page in build.render_pages(history)} == always
