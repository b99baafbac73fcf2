"""What Zotero makes of a page, following its translators, and how much of a work arrives.

Only what this site writes is followed: fields that no translator reads are dropped here too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import html

from chronicle.record.models import Person, Work

# Role, family name or the whole name, given name.
Creator = tuple[str, str, str]


@dataclass
class Saved:
    """An item of a library: its type, its creators, and its fields by Zotero's names."""

    type: str
    creators: list[Creator] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


INITIAL = re.compile(r"(?<![\w.])([A-ZЀ-Я])(?![\w.])")
# Its types by those of CSL.
TYPES = {
    "article": "document", "article-journal": "journalArticle", "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle", "book": "book", "broadcast": "tvBroadcast", "chapter": "bookSection",
    "document": "document", "entry": "encyclopediaArticle", "interview": "interview", "manuscript": "manuscript", "map": "map",
    "motion_picture": "film", "pamphlet": "document", "paper-conference": "conferencePaper", "personal_communication": "letter",
    "post": "forumPost", "post-weblog": "blogPost", "report": "report", "review": "journalArticle", "speech": "presentation",
    "thesis": "thesis", "treaty": "document", "webpage": "webpage",
}  # fmt: skip
PRINCIPAL = {"film": "director", "interview": "interviewee", "presentation": "presenter"}
ROLES = {
    "author": "author", "director": "director", "editor": "editor", "translator": "translator", "recipient": "recipient",
    "container_author": "bookAuthor", "collection_editor": "seriesEditor",
}  # fmt: skip


def expected(work: Work) -> Saved:
    """What there is of a work to save."""
    kind = "letter" if work.recipient else TYPES[work.type]
    first = PRINCIPAL | {"film": "scriptwriter"}
    creators = [
        (first.get(kind, "author") if role == "author" else role, *_parts(person))
        for name, role in ROLES.items()
        for person in getattr(work, name)
    ]
    title = _with_translation(work.title, work.title_en)
    container = _with_translation(work.container_title or "", work.container_title_en)
    number = work.number or work.collection_number or ""
    fields = {
        "title": title,
        "publicationTitle": container,
        "date": _date(work),
        "volume": work.volume,
        "issue": work.issue,
        "pages": (work.page or "").replace("–", "-"),
        "edition": work.edition,
        "place": work.publisher_place,
        "publisher": work.publisher,
        "seriesTitle" if kind == "report" else "series": work.collection_title,
        "reportNumber" if kind == "report" else "seriesNumber": number,
        "kind": work.genre,
        "archive": ", ".join(filter(None, (work.archive, work.archive_place))),
        "archiveLocation": work.archive_location,
        "language": work.language,
        "url": work.URL,
    }
    return Saved(kind, creators, {name: text for name, text in fields.items() if text})


def _parts(person: Person) -> tuple[str, str]:
    return person.family or person.literal or "", person.given or ""


def _with_translation(title: str, english: str | None) -> str:
    return f"{title} [{english}]" if english else title


def _date(work: Work) -> str:
    if not work.issued:
        return ""
    words = work.issued.words
    return work.issued.iso or f"{words[0].upper()}{words[1:]}"


def differences(saved: Saved, work: Work, lost: Iterable[str] = ()) -> list[str]:
    """What is not right of a saved work, without what its format has no place for.

    `lost` names fields, roles, and `type` where the format has none for this work.
    """
    wanted, lost = expected(work), set(lost)
    found = []
    if saved.type != wanted.type and "type" not in lost:
        found.append(f"type {saved.type}, not {wanted.type}")
    others = {"author", *PRINCIPAL.values()}
    neutral = dict.fromkeys(others, "first") if "type" in lost else {}
    there = [(neutral.get(role, role), *name) for role, *name in saved.creators if role not in lost]
    right = [
        (neutral.get(role, role), *name) for role, *name in wanted.creators if role not in lost
    ]
    if sorted(there) != sorted(right):
        found.append(f"creators {there}, not {right}")
    if "publicationTitle" in saved.fields.keys() - wanted.fields.keys():
        found.append("publicationTitle is its title once more")
    for name, text in wanted.fields.items():
        if name not in lost and saved.fields.get(name, "").replace("–", "-") != text.replace(
            "–", "-"
        ):
            found.append(f"{name} {saved.fields.get(name)!r}, not {text!r}")
    return found


def _author(name: str, role: str) -> Creator:
    """A name as `cleanAuthor` parts it where it has a comma, with a stop after each initial."""
    last, _, first = name.strip(" ,./[]:").partition(",")
    return role, last, INITIAL.sub(r"\1.", first.strip())


def coins(title: str) -> Saved:
    """A COinS title, in the order in which it is read."""
    pairs = [part.split("=", 1) for part in title.split("&")]
    found = dict(pairs)
    form = unquote(found["rft_val_fmt"]).rpartition(":")[2]
    genres = {"bookitem": "bookSection", "proceeding": "conferencePaper", "report": "report"}
    kinds = {"journal": "journalArticle", "dc": "webpage"}
    saved = Saved(kinds.get(form) or genres.get(found.get("rft.genre", ""), "book"))
    plain = {
        "rft.jtitle": "publicationTitle", "rft.source": "publicationTitle", "rft.date": "date", "rft.volume": "volume",
        "rft.issue": "issue", "rft.pages": "pages", "rft.pub": "publisher", "rft.place": "place", "rft.edition": "edition",
        "rft.series": "seriesTitle" if saved.type == "report" else "series", "rft.language": "language",
        "rft.description": "abstractNote", "rft_id": "url", "rft.atitle": "title",
    }  # fmt: skip
    contained = {"journalArticle", "bookSection", "conferencePaper"}
    for key, raw in pairs:
        value = unquote(raw.replace("+", " "))
        if key == "rft.type":
            saved.type = value
        elif key in ("rft.title", "rft.btitle"):
            name = "publicationTitle" if saved.type in contained else "title"
            saved.fields[name] = value
        elif key == "rft.aucorp":
            saved.creators.append((PRINCIPAL.get(saved.type, "author"), value, ""))
        elif key == "rft.au":
            role = PRINCIPAL.get(saved.type, "author")
            saved.creators.append(_author(value, role))
        elif key == "rft.contributor":
            saved.creators.append(_author(value, "contributor"))
        elif key in plain:
            saved.fields[plain[key]] = value
    return saved


def page(content: str) -> list[Saved]:
    """What a page offers: COinS where it has any, else what its head says."""
    read = html.document_fromstring(content)
    titles = read.xpath("//span[contains(concat(' ', @class, ' '), ' Z3988 ')]/@title")
    metas = [(one.get("name") or one.get("property"), one) for one in read.iter("meta")]
    said = [(name, one.get("content") or "") for name, one in metas if name]
    return [coins(title) for title in titles] or [tags(said)]


def tags(found: Iterable[tuple[str, str]]) -> Saved:
    """The tags of a head: Zotero's own over those of others."""
    found = list(found)
    said = dict(reversed(found))
    saved = Saved(said["z:itemType"])
    saved.creators += [_author(text, "author") for tag, text in found if tag == "citation_author"]
    plain = {
        "og:title": "title", "og:site_name": "publicationTitle", "og:url": "url", "og:description": "abstractNote",
        "citation_title": "title", "citation_date": "date", "citation_language": "language", "citation_public_url": "url",
    }  # fmt: skip
    saved.fields = {plain[tag]: said[tag] for tag in plain if tag in said}
    saved.fields |= {tag[2:]: text for tag, text in said.items() if tag.startswith("z:")}
    return saved
