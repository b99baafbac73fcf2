"""The entry of a work in a list, and the citation at the foot of its page."""

import re

from markupsafe import Markup, escape

from chronicle.citation.citable import Citable
from chronicle.citation.styles import name_hosts, with_full_stop
from chronicle.history import History, once_per_history
from chronicle.records import Work
from chronicle.values import Label, Prose

# A name in another language within its marks, and the English that follows in brackets.
NAME_WITH_ENGLISH = re.compile(
    r"(?P<opens>“?(?:<em>)?)(?P<own><span lang=[^>]*>[^<]*</span>)"
    r"(?P<closes>(?:</em>)?”?) \[(?P<english>[^\[\]]+)\]"
)
TAG = re.compile(r"<[^>]*>")
HOST_WITH_STOP = re.compile(r'(<a class="at-host"[^>]*>[^<]*</a>)\.')


def colophon(history: History, address: str, title: str) -> Label:
    """The citation at the foot of a page; the page of a work has that of the work.

    A page that is not among what can be cited is cited by its `title`, in plain text.
    """
    citable = history.find_citable(address) or Citable(address, Prose(title), ())
    url = escape(history.site.url + address)
    cited = with_full_stop(history.citation(citable, "entry"))
    if citable.work:
        listed = entry_of(history, citable.work).as_html
        site = f"<cite>{escape(history.site.name)}</cite>"
        if history.cited_version:
            site += f", {history.cited_version.citation_name}"
        cited = f"{listed} Its page in {site}: {url}"
    cited = cited.removesuffix(".")
    if "://" in url:  # without `site_url` there is no full address
        cited = cited.replace(url, f'<span class="url">{url}</span>')
    return Label(Markup(cited))


@once_per_history
def entry_of(history: History, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    formatted = history.formatted[work.id].whole["entry"]
    return Label(Markup(with_full_stop(formatted)))


def entry_in_list(history: History, work: Work) -> Markup:
    """The entry of a work in a list, which shows only the host of its URL; print has all of it.

    The English of a name, which most readers can read, stands before the name itself. No stop is
    left after a host.
    """
    whole = str(entry_of(history, work).as_html)
    listed = NAME_WITH_ENGLISH.sub(_english_first, whole)
    return Markup(HOST_WITH_STOP.sub(r"\1", name_hosts(listed)))


def _english_first(met: re.Match[str]) -> str:
    """The English of a name in the marks of the name, then the name itself in brackets."""
    english = met["opens"] + TAG.sub("", met["english"]) + met["closes"]
    return f'{english} <span class="soft">[{met["own"]}]</span>'
