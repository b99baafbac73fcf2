"""Where each record lives on the site. An address is relative to the site's root; it never depends on a title."""

from __future__ import annotations

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import (
    Actor,
    Change,
    Chart,
    Claim,
    Correction,
    Deployment,
    DeploymentKind,
    Event,
    Frame,
    GlossaryTerm,
    Line,
    PlaceRecord,
    Property,
    Question,
    Record,
    Side,
    Standing,
    Theme,
    Withdrawn,
    Work,
)

EVENTS, ACTORS, DEPLOYMENTS, QUESTIONS, PAPERS = "events/", "actors/", "deployments/", "questions/", "papers/"
TIMELINE, BIBLIOGRAPHY, PLACES, FIGURES, SEARCH = "timeline/", "bibliography/", "places/", "figures/", "search/"
CHAPTERS, TEACHING, DATA, EDITIONS, CITE = "chapters/", "teaching/", "data/", "data/editions/", "cite/"
ABOUT, GLOSSARY, CHANGES, GAPS = "about/", "about/glossary/", "about/changes/", "about/gaps/"
HOW_TO_CITE, CONTRIBUTE = "about/cite/", "about/contribute/"
# Pages that list what a history may not have; without it, it has no such page.
OPTIONAL = (
    *(TIMELINE, QUESTIONS, ACTORS, PLACES, FIGURES, DEPLOYMENTS),
    *(CHAPTERS, TEACHING, GLOSSARY, CHANGES, GAPS),
)


def address(record: Record, corpus: Corpus) -> str:
    """The permanent address of a record. Raises TypeError for a kind that has none."""
    match record:
        case Event():
            return f"{EVENTS}{record.id}/"
        case Deployment():
            return f"{DEPLOYMENTS}{record.id}/"
        case Actor():
            return f"{ACTORS}{record.id}/"
        case Question():
            return f"{QUESTIONS}{record.id}/"
        case PlaceRecord() | Line():
            return f"{PLACES}#{record.id}"
        case Work():
            return paper(record) if record.is_paper else f"{BIBLIOGRAPHY}#{record.id}"
        case Claim():
            return f"{address(corpus[record.about], corpus).partition('#')[0]}#{record.id}"
        case Correction():
            return f"{PAPERS}{record.work}/#{record.id}"
        case Chart():
            return f"{FIGURES}#{record.id}"
        case GlossaryTerm():
            return f"{GLOSSARY}#{record.id}"
        case Withdrawn():
            return record.address
        case Change():
            return f"{CHANGES}#{record.id}"
        case Theme():
            return f"{TIMELINE}?theme={record.id}"
    raise TypeError(f"a {record.kind_} has no address")


def all_addresses(corpus: Corpus) -> dict[str, str]:
    """The address of every record that has one, by id."""
    bare = (Side, Standing, DeploymentKind, Property, Frame)
    return {record.id: address(record, corpus) for record in corpus.records.values() if not isinstance(record, bare)}


def paper(work: Work) -> str:
    """The page of one of the papers that the record is drawn from."""
    return f"{PAPERS}{work.id}/"


def relative(here: str, there: str) -> str:
    """How a page at one address links to another address; both from the root, both ending with a slash before any anchor."""
    if there.startswith((f"{here}#", f"{here}?")) and here:
        return there.removeprefix(here) if "#" in there[len(here)] else f"./{there.removeprefix(here)}"
    return "../" * here.count("/") + there or "./"


def hand_written(file: str) -> str:
    """The address at which a Markdown file below `docs` is read: `about/cite.md` at `about/cite/`, `index.md` at the root."""
    *folders, name = file.removesuffix(".md").split("/")
    return "".join(f"{part}/" for part in (*folders, name) if part != "index")


def source_file(page_address: str) -> str:
    """The Markdown file from which a page is built: `events/x/` from `events/x.md`, the root from `index.md`."""
    return f"{page_address.strip('/') or 'index'}.md"
