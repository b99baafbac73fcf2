"""The entry of a work in a list, and the citation in the footer of its page."""

import re

from markupsafe import Markup, escape

from chronicle.citation import labels
from chronicle.citation.citable import Citable, fill_form
from chronicle.citation.styles import add_full_stop, shorten_links_to_hosts
from chronicle.history import History
from chronicle.queries.inventory import find_citable, works_by_page
from chronicle.records import Work
from chronicle.values import Label, Prose

# A foreign name with its markup, followed by its English translation in brackets.
NAME_WITH_ENGLISH = re.compile(
    r"(?P<opens>“?(?:<em>)?)(?P<own><span lang=[^>]*>[^<]*</span>)"
    r"(?P<closes>(?:</em>)?”?) \[(?P<english>[^\[\]]+)\]"
)
HTML_TAG = re.compile(r"<[^>]*>")
HOST_BEFORE_PERIOD = re.compile(r'(<a class="host-link"[^>]*>[^<]*</a>)\.')


def footer_citation(history: History, address: str, title: str) -> Label:
    """Return the citation in the footer of a page; the page of a paper has the paper's citation.

    The page of any other work is cited as a page about the work. A page that is not citable is
    cited by its plain-text `title`.
    """
    citable = find_citable(history, address) or Citable(address, Prose(title), ())
    url = escape(history.site.url + address)
    work = works_by_page(history).get(address)
    if citable.work:
        entry = bibliography_entry(history, citable.work).as_html
        site = f"<cite>{escape(history.site.name)}</cite>"
        if history.latest_version:
            site += f", {history.latest_version.name}"
        cited = f"{entry} Its page in {site}: {url}"
    elif work:
        pattern = history.citation_pattern(citable).complete_forms["entry"]
        cited = fill_form(pattern, labels.title_of_work_page(work).as_html, str(url))
    else:
        cited = history.page_citation(citable, "entry")
    if "://" in url:  # without `site_url` the URL is relative
        cited = cited.replace(url, f'<span class="url">{url}</span>')
    return Label(Markup(cited))


def bibliography_entry(history: History, work: Work) -> Label:
    """Return the bibliography entry of a work, with a final full stop."""
    formatted = history.formatted_works[work.id].complete_forms["entry"]
    return Label(Markup(add_full_stop(formatted)))


def bibliography_list_entry(history: History, work: Work) -> Markup:
    """Return the entry of a work for a list; it shows only the host of its URL, except in print.

    The English translation precedes a foreign name, because most users can read it. The full stop
    after a host is removed.
    """
    entry = str(bibliography_entry(history, work).as_html)
    html = NAME_WITH_ENGLISH.sub(_put_english_first, entry)
    return Markup(HOST_BEFORE_PERIOD.sub(r"\1", shorten_links_to_hosts(html)))


def _put_english_first(match: re.Match[str]) -> str:
    """Return the English translation with the markup of the name, then the name in brackets."""
    english = match["opens"] + HTML_TAG.sub("", match["english"]) + match["closes"]
    return f'{english} <span class="muted">[{match["own"]}]</span>'
