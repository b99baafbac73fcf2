"""What the page of the data says of its files and words."""

import json
from dataclasses import replace

from lxml import html

from chronicle import build
from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.history import History
from chronicle.pages import data


def test_a_file_for_reference_managers_is_not_saved_at_once() -> None:
    saved = {
        offer.file.file: offer.is_saved_at_once
        for offer in (data.Offer(file, 1, "") for file in downloads.OTHERS)
    }
    assert [name for name, at_once in saved.items() if not at_once] == ["bibliography.ris"]


def test_those_who_list_data_sets_find_each_file_and_what_ends_no_script(history: History) -> None:
    named = replace(history, site=history.site.model_copy(update={"name": "</script><!-- & >"}))
    page = html.fragment_fromstring(build.render_page(named, addresses.DATA).body)
    (block,) = page.xpath("//script[@type='application/ld+json']/text()")
    described = json.loads(block)
    assert (described["@type"], described["name"]) == ("Dataset", "</script><!-- & >")
    files = {
        each["contentUrl"].removeprefix(described["url"]) for each in described["distribution"]
    }
    assert files == {file.file for file in downloads.all_downloads(history)}
