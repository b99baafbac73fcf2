"""What reference managers and search engines read in the head of a page."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs

from building import another_project, build

META = re.compile(r'<meta (?:name|property)="(?P<name>[^"]+)" content="(?P<content>[^"]*)">')


def test_the_tags_of_a_known_record(tmp_path: Path) -> None:
    project = another_project(tmp_path / "project")
    assert build(project, tmp_path / "site").returncode == 0
    page = (tmp_path / "site" / "events" / "1903-flood" / "index.html").read_text(encoding="utf-8")
    tags = {match["name"]: html.unescape(match["content"]) for match in META.finditer(page)}
    address = "http://127.0.0.1/repo/events/1903-flood/"
    described = "1–3 May 1903. Water stood in the cutting for three days."
    assert tags == {
        "color-scheme": "light dark",
        "viewport": "width=device-width,initial-scale=1",
        "description": described,
        "z:itemType": "webpage",
        "z:websiteTitle": "The Long Ditch",
        "citation_title": "The isthmus floods",
        "citation_author": "The Long Ditch,",
        "citation_date": "2099-01-02",
        "citation_public_url": address,
        "og:type": "article",
        "og:title": "The isthmus floods",
        "og:site_name": "The Long Ditch",
        "og:url": address,
        "og:description": described,
    }
    assert f'<link rel="canonical" href="{address}">' in page
    offered = [parse_qs(html.unescape(title)) for title in re.findall(r'<span class="Z3988" title="([^"]*)">', page)]
    assert [found["rft.identifier"] for found in offered][:2] == [[address], [f"{address}#flood-drowned"]]
    assert offered[0] == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["webpage"],
        "rft.title": ["The isthmus floods"],
        "rft.source": ["The Long Ditch"],
        "rft.aucorp": ["The Long Ditch"],
        "rft.date": ["2099-01-02"],
        "rft.identifier": [address],
    }
