"""How something is cited: what reference managers read, where its citations are, the colophon."""

from markupsafe import Markup, escape

from chronicle.citation import exchange, forms
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import Pinpoint, cited_works
from chronicle.citation.embedded import page_coins
from chronicle.citation.forms import Form, Forms, sentence
from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries import metadata
from chronicle.record.models import Work
from chronicle.record.text import Label, Prose

# Places in works that stand side by side on the page of what is cited; of more one is picked, on a
# page that has nothing else.
FEW = 3


def is_named(history: History, citable: Citable) -> bool:
    """Whether COinS of something are those of its page, with a name and another address.

    Then the page does not carry them; `theme/assets/cite.js` makes them.
    """
    page = history.citables.get(citable.address.partition("#")[0])
    return bool(citable.name and page and page.title == citable.title)


def coins(history: History, citable: Citable) -> str:
    """What reference managers read about something."""
    if isinstance(citable.record, Work):
        return metadata.coins(history, citable.record)
    description = citable.name.as_text if citable.name else ""
    return page_coins(history.item(citable.address), description)


def dated(history: History, citable: Citable) -> str:
    """The day of the last change of something.

    It is empty if that is not known, for a work, and for what is named and changed on the same day
    as its page.
    """
    address = citable.address
    page = citable.address.partition("#")[0]
    is_of_page = is_named(history, citable) and history.changed(address) == history.changed(page)
    is_work = isinstance(citable.record, Work)
    return "" if is_work or is_of_page else exchange.issued(history.item(address))


def where(citable: Citable) -> str:
    """The address of the page that shows the citations of something.

    It is its own page; or one that has nothing else, for what stands among others at an anchor, and
    for what has many places to cite.
    """
    is_apart = citable.page == citable.address and has_many(citable)
    return f"{addresses.CITE}{citable.address}" if is_apart else citable.page


def has_many(citable: Citable) -> bool:
    """Whether there are many places to cite: those in the papers, and what is cited there."""
    papers = {(source.work, source.at) for source in citable.sources}
    cited = {
        (source.work, source.at, basis.work, basis.at)
        for source in citable.sources
        for basis in source.rests_on
    }
    return len(papers) + len(cited) > FEW


def works(history: History, citable: Citable) -> list[tuple[Work, Forms, tuple[Pinpoint, ...]]]:
    """The works that something comes from, each with its forms and its places there."""
    cited = cited_works(citable, history.formatted, history.corpus)
    return [(work, history.formatted[work.id], places) for work, places in cited]


def of_page(history: History, citable: Citable) -> tuple[list[Form], list[Form]]:
    """The page or anchor of something in every style, and for programs."""
    styled = forms.styled(history.citations(citable))
    return list(styled), list(forms.programs(history.item(citable.address)))


def colophon(history: History, address: str, title: str) -> Label:
    """What a page has at its end on paper: its citation; on that of a paper, that of the paper.

    `title` is that of a page about which nothing else is known, in plain text.
    """
    citable = history.citables.get(address) or Citable(address, Prose(title), ())
    forms = history.citations(citable)
    url = escape(history.site.url + address)
    cited = sentence(forms["entry"])
    if isinstance(citable.record, Work):
        version = f", version {history.version}" if history.version else ""
        entry = sentence(history.formatted[citable.record.id]["entry"])
        cited = f"{entry} Its page in <cite>{escape(history.site.name)}</cite>{version}: {url}"
    return Label(Markup(cited.removesuffix(".").replace(url, f'<span class="url">{url}</span>')))


@once_per_history
def entry(history: History, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    return Label(Markup(sentence(history.formatted[work.id]["entry"])))
