"""How something is cited: where its citations are, what they are, the colophon of a page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from chronicle.citation import forms
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import CitedWork, Key, cited_places, cited_works
from chronicle.citation.forms import sentence
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.work.model import Work
from chronicle.queries import claims
from chronicle.values.amounts import Figure
from chronicle.values.text import Label, Prose

# The anchor of the citations of a whole page.
ANCHOR = "cite"
# Places in works that a page shows among its own citations; of more, they have a page of their own.
MOST = 20
# Parts whose citations stand on one page.
TOGETHER = 30


@dataclass(frozen=True)
class Part:
    """One of several things that are cited on a page of citations.

    `forms` are its own; `like` is the anchor of the part whose forms it has besides, which then
    name its address. `places` are the keys of the places that it comes from.
    """

    citable: Citable
    forms: Mapping[str, Markup]
    like: str
    places: tuple[Key, ...]


@once_per_history
def apart(history: History) -> Mapping[str, tuple[Citable, ...]]:
    """What has its citations on a page that has only those, by the address of that page.

    It is all that is cited of pages with parts, and pages that come from many places. Where there
    are very many parts, further pages have some each, and the page itself again, whose forms they
    need. Works are cited on their own pages. Claims stand as their pages have them, in words before
    figures but for a deployment; those of places, which share a page, as they are entered.
    """
    order = {
        claim.id: (
            isinstance(claim.value, Figure)
            and not history.corpus[claim.about].traits_.figures_first,
            number,
        )
        for number, claim in enumerate(claims.ordered(history.corpus.of(Claim), history.corpus))
        if history.corpus[claim.about].traits_.below
    }
    every = (each for each in history.citables.values() if not each.work)
    found: dict[str, tuple[Citable, ...]] = {}
    for page, here in grouped((each.page, each) for each in every).items():
        whole = tuple(each for each in here if not each.anchor)
        parts = sorted(
            (each for each in here if each.anchor),
            key=lambda each: order.get(each.anchor, (False, -1)),
        )
        if parts or len(cited_places(whole[0].sources)) > MOST:
            for number, first in enumerate(range(0, len(parts) or 1, TOGETHER), 1):
                address = f"{addresses.CITE}{page}{f'part-{number}/' if first else ''}"
                found[address] = (*whole, *parts[first : first + TOGETHER])
                whole = tuple(replace(each, sources=()) for each in whole)
    return found


@once_per_history
def _ways(history: History) -> Mapping[str, str]:
    """The address at which the citations are of each thing that has them on another page."""
    return {
        each.address: f"{address}#{each.anchor or ANCHOR}"
        for address, here in reversed(list(apart(history).items()))
        for each in here
    }


def where(history: History, citable: Citable) -> str:
    """The address at which the citations of something are."""
    if citable.work:
        return f"{citable.work.main_page(history.corpus)}#{ANCHOR}"
    return _ways(history).get(citable.address, f"{citable.address}#{ANCHOR}")


def own_title(history: History, citable: Citable) -> str:
    """The title by which a part is cited, in plain text; empty where its page has the same."""
    page = history.citables.get(citable.page)
    return "" if page and page.title == citable.title else citable.title.as_text


def parts(history: History, here: Iterable[Citable]) -> Iterator[Part]:
    """The parts of a page of citations.

    What has a title like one before it is cited in the same forms with another address; a paragraph
    also has a number.
    """
    models: dict[str, Citable] = {}
    for each in here:
        model = models.setdefault(each.title.markup, each)
        is_like = model is not each
        yield Part(
            citable=each,
            forms=forms.styled(
                history.citations(each),
                (forms.PLACED if each.paragraph else ()) if is_like else forms.LABELS,
            ),
            like=(model.anchor or ANCHOR) if is_like else "",
            places=tuple(cited_places(each.sources)),
        )


def works(history: History, *here: Citable) -> list[CitedWork]:
    """The works that some things come from, each with its places there."""
    sources = [source for each in here for source in each.sources]
    return cited_works(sources, history.formatted, history.corpus)


def colophon(history: History, address: str, title: str) -> Label:
    """What a page has at its end on paper: its citation; on that of a paper, that of the paper.

    `title` is that of a page about which nothing else is known, in plain text.
    """
    citable = history.citables.get(address) or Citable(address, Prose(title), ())
    url = escape(history.site.url + address)
    cited = sentence(history.citations(citable)["entry"])
    if citable.work:
        version = f", version {history.version}" if history.version else ""
        listed = entry(history, citable.work).as_html
        cited = f"{listed} Its page in <cite>{escape(history.site.name)}</cite>{version}: {url}"
    return Label(Markup(cited.removesuffix(".").replace(url, f'<span class="url">{url}</span>')))


@once_per_history
def entry(history: History, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    return Label(Markup(sentence(history.formatted[work.id]["entry"])))
