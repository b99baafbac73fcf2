"""References of Wikipedia, as the manual of its Citation Style 1 has them."""

from typing import Any

import pytest

from chronicle.citation.wikipedia import references

HOLM = {"family": "Holm", "given": "Ada"}
CASES: list[tuple[dict[str, Any], str]] = [
    (
        {"type": "article-journal", "title": "The ditch", "container-title": "Canals", "page": "1–9",
         "author": [HOLM], "volume": "4", "DOI": "10.1/x", "custom": {"issued_edtf": "1999-03"}},
        "cite journal |last1=Holm |first1=Ada |title=The ditch |journal=Canals |date=March 1999"
        " |pages=1–9 |volume=4 |doi=10.1/x",
    ),
    (
        {"type": "chapter", "title": "수문 [The lock]", "container-title": "운하 [Canals]",
         "language": "ko", "editor": [{"literal": "Ditch Company"}]},
        "cite book |editor1=((Ditch Company)) |script-chapter=ko:수문 |trans-chapter=The lock"
        " |script-title=ko:운하 |trans-title=Canals |language=ko",
    ),
    (
        {"type": "article-newspaper", "title": "Nytt [News]", "language": "no",
         "custom": {"issued_edtf": "1901-05-04"}},
        "cite news |title=&#91;Issue of 4 May 1901&#93; |newspaper=News |date=4 May 1901 |language=no",
    ),
    (
        {"type": "article-newspaper", "title": "Grøft [A ditch | a lock]", "language": "no",
         "container-title": "Nytt", "URL": "https://x.example/"},
        "cite news |title=Grøft |trans-title=A ditch {{!}} a lock |newspaper=Nytt"
        " |url=https://x.example/ |language=no",
    ),
    (
        {"type": "manuscript", "title": "[Log of the lock]", "archive": "State Archive",
         "archive_location": "box 3"},
        "cite document |title=&#91;Log of the lock&#93; |id=State Archive, box 3",
    ),
    (
        {"type": "webpage", "title": "Who dug?", "container-title": "The Long Ditch",
         "URL": "https://x.example/who/", "custom": {"issued_edtf": "2099-09-02"}},
        "cite web |title=Who dug? |website=The Long Ditch |date=2 September 2099"
        " |url=https://x.example/who/",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("item", "template"), CASES)
def test_each_kind_of_work_has_its_template(item: Any, template: str) -> None:
    item["id"] = "one"
    assert references([item]) == f'<ref name="one">{{{{{template}}}}}</ref>\n'
