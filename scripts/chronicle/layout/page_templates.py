"""The template environment of pages, and the variables that every template can use."""

import re
from collections.abc import Callable, Iterable, Sequence, Sized
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateRuntimeError
from markupsafe import Markup, escape

from chronicle import templates
from chronicle.citation import csl, labels, styles
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.graphics import bar_charts, disclosures, locator_map, source_delays, threads
from chronicle.history import History, cached_per_history
from chronicle.queries import (
    bibliography_entries,
    claims,
    epigraphs,
    inventory,
    links,
    ordering,
    readings,
    related_records,
    source_chains,
    source_checks,
    source_counts,
)
from chronicle.queries.chapter_links import chapter_link_for_record
from chronicle.queries.links import Link
from chronicle.queries.oldest_sources import event_delays
from chronicle.queries.paper_statistics import paper_shares
from chronicle.queries.translated_passages import counterparts_of_record
from chronicle.records import (
    MODELS,
    Chart,
    Claim,
    GlossaryTerm,
    Person,
    Question,
    Record,
    native_names,
)
from chronicle.values import (
    Label,
    Prose,
    add_article,
    add_quotation_marks,
    capitalize_first,
    count_noun,
    count_noun_in_words,
    first_sentence,
    join_series,
    languages,
    locators,
    raw_markup,
    render_italics,
)

# A link target in a template: a URL, a link or a record.
Target = str | Link | Record
SHARED_MACROS = {"cite_macros": "cite-macros.html", "macros": "macros.html"}
PAGES_FOLDER = Path(__file__).parents[1] / "pages"
TEMPLATE_FOLDERS = (
    PAGES_FOLDER,
    *sorted({template.parent for template in PAGES_FOLDER.glob("*/*.html")}),
)


# Functions that templates call by name; the history is bound as their first argument.
QUERIES: Sequence[Callable[..., Any]] = (
    source_chains.can_be_followed,
    source_chains.source_remark,
    source_chains.chains_of_claim,
    chapter_link_for_record,
    claims.claims_about,
    claims.has_separate_date,
    bibliography_entries.bibliography_list_entry,
    bibliography_entries.bibliography_entry,
    epigraphs.record_epigraph,
    epigraphs.claim_epigraph,
    event_delays,
    links.comparison_link,
    links.passage_link,
    links.claim_html,
    links.speaker_link,
    inventory.list_page_breadcrumb,
    locator_map.map_of_places,
    paper_shares,
    source_counts.answers_with_source_counts,
    related_records.changes_to_record,
    related_records.corrections_to_record,
    related_records.records_depending_on,
    related_records.kind_name,
    related_records.questions_about,
    related_records.contested_questions,
    readings.verdict_counts,
    source_checks.remarks_on_checks,
    source_checks.count_checked_claims,
    source_checks.claim_sets_to_check,
    source_chains.source_description,
    counterparts_of_record,
)


def render_template(history: History, template: str, address: str, values: dict[str, Any]) -> str:
    """Render a template.

    Arguments:
        history: The history.
        template: The file name of the template.
        address: The URL of the page; links are relative to it.
        values: The template's variables in addition to `template_context`.

    Returns:
        HTML.
    """
    page = page_environment(history.template_overrides).get_template(template)
    return page.render(template_context(history, address) | values)


@cached_per_history
def template_macros(history: History, template: str, address: str) -> dict[str, Callable[..., str]]:
    """Return the macros of a template by name, with links relative to the page at a URL."""
    page = page_environment(history.template_overrides).get_template(template)
    return vars(page.make_module(template_context(history, address)))


def template_context(
    history: History,
    address: str,
    make_relative: Callable[[str, str], str] = addresses.relative_address,
) -> dict[str, Any]:
    """Return the variables of every template for the page at a URL, by name.

    The variables are the functions in `QUERIES` and of hooks, the public attributes of
    `PageContext`, and the macros in `SHARED_MACROS`. `make_relative` returns its second argument, a
    URL, relative to its first.
    """
    page_context = PageContext(history, address, make_relative)
    queries = history.additions.queries | {query.__name__: query for query in QUERIES}
    context: dict[str, Any] = {
        name: partial(function, history) for name, function in queries.items()
    }
    public = [name for name in dir(page_context) if not name.startswith("_")]
    context |= {name: getattr(page_context, name) for name in public}
    environment_ = page_environment(history.template_overrides)
    for name, template in SHARED_MACROS.items():
        context[name] = environment_.get_template(template).make_module(context)
    return context


@cache
def page_environment(template_overrides: Path | None = None) -> Environment:
    """Return the environment with the templates of this package and of all pages.

    A template in the folder `template_overrides` replaces the built-in template of the same name,
    and can extend it under `default/`.
    """
    pages = templates.create_environment(
        "chronicle.layout", *TEMPLATE_FOLDERS, template_overrides=template_overrides
    )
    pages.filters |= {
        "marked": _mark_languages,
        "language_of": languages.detect_language,
        "language": languages.native_lang_attributes,
        "counted": count_filter(count_noun),
        "counted_in_words": count_filter(count_noun_in_words),
        "with_article": add_article,
        "initial_count": claims.initial_count,
        "split_groups": claims.split_groups,
        "capital": capitalize_first,
        "without_label": locators.strip_label,
        "year_heading": ordering.year_heading,
    }
    pages.globals |= {model.__name__: model for model in MODELS} | {
        "addresses": addresses,
        "locator_anchor": links.locator_anchor,
        "labels": labels,
        "add_quotation_marks": add_quotation_marks,
        "readings": readings,
        "is_own_view": source_chains.is_own_view,
        "styles": styles,
        "native_names": native_names,
        "reported_locator": claims.reported_locator,
    }
    return pages


def count_filter(function: Callable[..., str]) -> Callable[..., str]:
    """Return a filter that calls a function with a number, or with the length of a list."""

    def count_items(number: int | Sized, *nouns: str) -> str:
        if isinstance(number, Sized):
            number = len(number)
        return function(number, *nouns)

    return count_items


class PageContext:
    """Template variables that depend on the page: all its public attributes."""

    def __init__(
        self, history: History, address: str, make_relative: Callable[[str, str], str]
    ) -> None:
        """Create the variables for the page at a URL; see `template_context`."""
        self.history = history
        self.corpus = history.corpus
        self.settings = history.corpus.settings
        self.site = history.site
        self.latest_version = history.latest_version
        self.explain_terms = make_term_explainer(history)
        language = history.page_language(address)
        self.translate = language.translate
        self.lang = language.lang
        self._address = address
        self._make_relative = make_relative

    # Links

    def link_to(self, target: Target) -> Link:
        """Return the link to a target.

        Raises:
            TemplateRuntimeError: The target is prose, or there is no page at this URL.
        """
        if isinstance(target, Link):
            return target
        if isinstance(target, str):
            address = _require_address(target)
            try:
                return links.page_link(self.history, address)
            except KeyError:
                raise TemplateRuntimeError(f"page “{address}” not found") from None
        return links.record_link(self.history, target)

    def href(self, target: Target) -> str:
        """Return the URL of a target, relative to the page."""
        if isinstance(target, str):
            return self._make_relative(self._address, _require_address(target))
        return self._make_relative(self._address, self.link_to(target).address)

    def link(self, target: Target, label_: str | Label = "") -> Markup:
        """Return the link to a target as HTML, with its own label (see `link_to`) or another.

        If the target is the page itself, return only the label. A link to a page in another
        language declares that language.
        """
        link = self.link_to(target)
        label = label_ or link.label
        text = escape(getattr(label, "as_html", label))
        if link.address == self._address:
            return text
        language = self.history.page_language(link.address).lang
        hreflang = "" if language == self.lang else language or "en"
        return Markup(
            f"<a{templates.attributes(href=self.href(link), hreflang=hreflang)}>{text}</a>"
        )

    def localized_address(self, address: str) -> str:
        """Return the URL of an English page in the language of this page, or else in English."""
        return self.history.pages_in_language(self.lang).get(address, address)

    def is_here(self, target: Target) -> bool:
        """Return whether a target is this page or part of it."""
        return addresses.page_address(self.link_to(target).address) == self._address

    def speakers_of_claims(self, claims: Iterable[Claim]) -> list[Link]:
        """Return links to the voices of some claims, without duplicates."""
        names = dict.fromkeys(claim.voice for claim in claims)
        return [links.speaker_link(self.history, self.corpus[identifier]) for identifier in names]

    # Records

    def person_names(self, persons: Iterable[Person], language: str = "en") -> Markup:
        """Return the names of people as a series in a sentence, in the name order of a language.

        The names of actors are links.
        """
        names = []
        for person in persons:
            name = _mark_languages(csl.full_name(person, language))
            if person.actor:
                actor = links.record_link(self.history, self.corpus[person.actor], Label(name))
                name = self.link(actor)
            names.append(name)
        return Markup(join_series(names))

    def records(self, identifiers: Iterable[str]) -> tuple[Record, ...]:
        """Return the records with these ids."""
        return tuple(self.corpus[identifier] for identifier in identifiers)

    # Citations

    def citable(self, target: Target) -> Citable:
        """Return the citable item at a URL, or at the permanent URL of a record."""
        if isinstance(target, Record):
            return inventory.get_citable(self.history, self.history.addresses[target.id])
        return inventory.get_citable(self.history, self.link_to(target).address)

    # Drawings

    def bar_chart(self, chart: Chart) -> Markup:
        """Return a chart as HTML."""
        if chart.lines:
            return disclosures.render_disclosures(self.history, chart, self.href)
        if chart.delays:
            return source_delays.render_source_delays(self.history, chart, self.href)
        return bar_charts.render_chart(self.history, chart, self.href)

    def threads_of_question(self, question: Question) -> Markup:
        """Return the figures that answer a question, drawn with their sources, or nothing."""
        unit = ""
        if question.axis:
            unit = question.axis.unit.as_html
        claims = threads.claims_with_figures(self.history, question)
        return threads.render_threads(self.history, claims, self.href, unit=unit)

    def threads_of_claims(self, claims: Sequence[Claim], caption: Markup) -> Markup:
        """Return the figures of some claims, drawn with their sources, in the page's language."""
        page = self.history.markdown_pages.get(self._address)
        texts = page.front_matter.words if page else {}

        def translate_text(text: str) -> str:
            return texts.get(text) or self.translate(text)

        return threads.render_threads(
            self.history, claims, self.href, caption, translate_text=translate_text
        )

    def first_and_rest(self, text: Prose) -> tuple[Markup, Markup]:
        """Return prose as HTML in two parts: its first sentence, and the rest, or nothing."""
        first_html = first_sentence(text)
        rest = text.markup.removeprefix(first_html.markup).strip()
        if not rest:
            return self.explain_terms(text), Markup("")
        return self.explain_terms(first_html), self.explain_terms(Prose(rest))


def _require_address(target: str) -> str:
    """Return a target that is a URL. Raises TemplateRuntimeError if it is prose."""
    if isinstance(target, Prose):
        raise TemplateRuntimeError(f"“{target}” is text, not a URL; output it without a link")
    return target


@cached_per_history
def make_term_explainer(history: History) -> Callable[[str], Markup]:
    """Return a function that renders prose as HTML and explains each term at its first use."""
    terms = history.corpus.of(GlossaryTerm)
    meanings = {str(escape(term.name)): str(escape(term.description)) for term in terms}
    longest_first = map(re.escape, sorted(meanings, key=len, reverse=True))
    any_term = "|".join(longest_first)
    # Character references and tags contain no terms.
    pattern = re.compile(rf"(?<![\w-])({any_term})(?![\w-])|&#?\w+;|<[^>]*>")

    def explain_terms(text: str) -> Markup:
        html = render_italics(str(escape(raw_markup(text))))
        unexplained = dict(meanings)

        def mark_term(match: re.Match[str]) -> str:
            term = match[0]
            meaning = unexplained.pop(term, None)
            if meaning is None:
                return term
            return f'<abbr title="{meaning}">{term}</abbr>'

        if meanings:
            html = pattern.sub(mark_term, html)
        return Markup(languages.mark_languages(html))

    return explain_terms


def _mark_languages(text: str) -> Markup:
    """Return plain text as HTML, with its languages marked."""
    return Markup(languages.mark_languages(str(escape(text))))
