"""Another history from the same code, and nothing of this one in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import another_project, build
from chronicle.corpus import loading
from chronicle.record.models import Actor, PlaceRecord
from site_reader import broken_links, duplicate_ids, read_site
from support import ROOT

# Words that name this subject wherever they stand, besides the names in its own record.
SUBJECT = [
    "Korea",
    "Korean",
    "Vietnam",
    "Vietnamese",
    "Pyongyang",
    "Hanoi",
    "Seoul",
    "Saigon",
    "Miyamoto",
    "Szalontai",
    "Juche",
    "airmen",
]
CODE = [p for p in (ROOT / "scripts").rglob("*") if p.suffix in (".py", ".html")]
CODE += [p for p in (ROOT / "theme").rglob("*") if p.is_file()]


def test_another_history_builds_strictly(tmp_path: Path) -> None:
    project = another_project(tmp_path / "project")
    result = build(project, tmp_path / "site")
    told = result.stdout + result.stderr
    assert result.returncode == 0, told
    assert "WARNING" not in told
    site = read_site(tmp_path / "site")
    assert list(broken_links(site)) == []
    assert list(duplicate_ids(site)) == []
    assert {"events/1903-flood/", "actors/canal-corps/", "papers/anonymous-lock/", "questions/how-many-diggers/"} <= set(site.pages)
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert not re.search("|".join(SUBJECT), text)


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_code_and_templates_do_not_know_the_subject(path: Path) -> None:
    record = loading.load(ROOT / "data")
    named = {actor.name for actor in record.of(Actor) if actor.kind in ("state", "person", "unit")}
    named |= {place.name for place in record.of(PlaceRecord)}
    pattern = re.compile(r"\b(" + "|".join(re.escape(word) for word in sorted(named | set(SUBJECT))) + r")\b", re.IGNORECASE)
    assert pattern.findall(path.read_text(encoding="utf-8")) == []
