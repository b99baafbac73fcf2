"""The options of the plugin in `mkdocs.yml`, and the configuration that all histories share."""

import logging
import re
from pathlib import Path
from typing import Annotated, Self

from markupsafe import escape
from mkdocs.config import Config
from mkdocs.config import config_options as opt
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from pathspec.gitignore import GitIgnoreSpec
from pydantic import AfterValidator, model_validator

from chronicle import site
from chronicle.host import settings_file
from chronicle.problems import nearest
from chronicle.records import Model
from chronicle.records.fields import Text, Url
from chronicle.story.markdown import EXTENSIONS

THEME = Path(__file__).parents[1] / "theme"
# The files of the style sheets, and the paths of the one of all pages and of the one for print.
STYLES = THEME.with_name("styles")
SCRIPTS = THEME.with_name("scripts")
SHEET = "assets/site.css"
PRINT = "assets/print.css"
# Backup copies of editors; hidden files are excluded by MkDocs itself.
EXCLUDED = ("*~", r"\#*")
# How loudly MkDocs reports, where nobody says it: few pages are in the navigation, and
# links that the record makes lead to addresses, not to files.
VALIDATION = (
    ("nav", "omitted_files", logging.DEBUG),
    ("links", "unrecognized_links", logging.DEBUG),
    ("links", "anchors", logging.WARNING),
)
OTHER_ADDRESSES = (
    "use_directory_urls: remove it, and a plugin such as offline that sets it to false; every "
    "address of a history ends with a slash"
)
# Plugins that read the file of each page, or fill our templates without what these ask for.
UNFIT = ("ezlinks", "i18n", "print-site", "rss")
UNFIT_PLUGIN = "the plugin “{}” asks for the file of each page; remove it, records have no Markdown"
BIBTEX = (
    "plugins: remove bibtex; chronicle reads citations itself, and chronicle import enters works"
)
OTHER_THEME = "mkdocs.yml names another theme; write theme: {name: chronicle}"
# Where the text of a licence stands, by its identifier.
SPDX = "https://spdx.org/licenses/{}.html"
MISSING_PLUGIN = "mkdocs.yml lacks a plugin; write plugins: [chronicle]"
# An address of the web, one to which mail is sent, and a placeholder in it.
WEB = r"https?://\S+\.\S+"
MAIL = r"[^\s@:/]+@[^\s@?]+\.[^\s@?]+"
BRACES = re.compile(r"\{(\w*)\}")


def _contact(raw: str) -> str:
    if not re.fullmatch(rf"{WEB}|{MAIL}|mailto:{MAIL}\S*", raw):
        better = "a mail address, or a page: editors@museum.example, https://museum.example/about/"
        raise ValueError(f"is “{raw}”; write {better}")
    return raw


def _report(raw: str) -> str:
    if not re.fullmatch(rf"({WEB}|mailto:{MAIL}).*", raw):
        better = f"mailto:{raw}" if re.fullmatch(MAIL, raw) else "https://… or mailto:…"
        raise ValueError(f"is “{raw}”, no address; write {better}")
    for name in BRACES.findall(raw):
        if name not in site.REPORTED:
            known = ", ".join(f"{{{each}}}" for each in site.REPORTED)
            close = nearest(name, site.REPORTED)
            raise ValueError(f"has {{{name}}}; expected {known}{close}")
    return raw


class Editor(Model):
    """Somebody who answers for what the site says."""

    name: Text
    """The name as it is printed: of a person, or of a body."""
    family: Text = ""
    """The part of a person's name by which citations order it; without it they take the whole."""
    url: Url = ""
    """A page about the editor."""


class Licence(Model):
    """The licence of text and data: by its identifier alone, or a name, or all."""

    id: Text = ""
    """Its identifier in SPDX."""
    name: Text = ""
    """What readers call it."""
    url: Url = ""
    """Its address."""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.name.startswith("CC ") and not (self.id or self.url):
            better = f"{{id: {self.name.replace(' ', '-')}, name: {self.name}}}"
            raise ValueError(f"has a name and no address; write {better}")
        return self


class OptionsModel(Model):
    """What each option has to be; what it is for stands in `ChronicleConfig`."""

    data_dir: Text = ""
    editors: tuple[Editor, ...] = ()
    contact: Annotated[Text, AfterValidator(_contact)] = ""
    licence: Licence = Licence()
    report: Annotated[Text, AfterValidator(_report)] = ""
    picture: Text = ""


class ChronicleConfig(Config):
    """The options of `chronicle`, written in `mkdocs.yml`."""

    data_dir = opt.Dir(default="data", exists=True)
    """The directory of the record, seen from `mkdocs.yml`. Example:

    ```yaml
    plugins:
      - chronicle:
          data_dir: record
    ```
    """
    editors = opt.ListOfItems(opt.Type(dict), default=[])
    """Who answers for what the site says, in the order in which they are cited. Example:

    ```yaml
    plugins:
      - chronicle:
          editors:
            - {name: Ada Holm, family: Holm, url: "https://holm.example/"}
            - {name: Society of Canal Historians}
    ```
    """
    contact = opt.Type(str, default="")
    """Where readers write to the editors: a mail address, or the address of a page. Example:

    ```yaml
    plugins:
      - chronicle:
          contact: editors@museum.example
    ```
    """
    licence = opt.Type(dict, default={})
    """The licence of text and data. Without it nothing is said of one. Example:

    ```yaml
    plugins:
      - chronicle:
          licence: {id: CC-BY-4.0, name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
    ```
    """
    report = opt.Type(str, default="")
    """Where readers report mistakes, on the web or by mail.

    What is reported is filled in: `{record}`, `{place}`, `{file}` with its line, and `{version}`.
    Without it every page copies these, and says to whom they are sent. Example:

    ```yaml
    plugins:
      - chronicle:
          report: "https://host.example/name/issues/new?body={place} {file} {version}"
    ```
    """
    picture = opt.Type(str, default="")
    """The picture that is shown where a link to a page is shared: its path below `docs`.

    It is best 1200 by 630 pixels; without it none is shown. Example:

    ```yaml
    plugins:
      - chronicle:
          picture: picture.png
    ```
    """


def complete(config: MkDocsConfig, options: ChronicleConfig) -> None:
    """Set in a configuration of MkDocs what all histories share.

    What it says itself is kept: extensions of Markdown, style sheets, files to exclude, and what
    MkDocs validates.

    Raises:
        ConfigurationError: It has another theme, wants pages at other addresses, or has a plugin
            that reads citations too or cannot go with pages that no file holds.
    """
    _refuse_unfit(config)
    settings_file.refuse_navigation(Path(config.config_file_path))
    licence = _licence(options)
    if licence and not config.copyright:
        config.copyright = f"Text and data {escape(licence.name)}."
    for name, settings in EXTENSIONS.items():
        config.mdx_configs[name] = {**settings, **config.mdx_configs.get(name, {})}
    config.markdown_extensions = list(dict.fromkeys([*config.markdown_extensions, *EXTENSIONS]))
    # A file of the history takes the place of one of the theme.
    theirs = {
        name for name in config.theme.static_templates if Path(config.docs_dir, name).exists()
    }
    config.theme.static_templates -= theirs
    config.extra_css.insert(0, SHEET)  # before those of the history
    excluded = GitIgnoreSpec.from_lines(EXCLUDED)
    if config.exclude_docs:
        excluded = config.exclude_docs + excluded
    config.exclude_docs = excluded
    config.watch += [
        options.data_dir,
        str(THEME),
        str(STYLES),
        str(SCRIPTS),
        *filter(None, [config.theme.custom_dir]),
    ]
    for section, name, level in VALIDATION:
        if config.validation[section][name] == logging.INFO:  # as it is where nobody says else
            setattr(config.validation[section], name, level)


def _refuse_unfit(config: MkDocsConfig) -> None:
    if str(THEME) not in config.theme.dirs:
        raise ConfigurationError(OTHER_THEME)
    if "bibtex" in config.plugins:
        raise ConfigurationError(BIBTEX)
    refuse_other_addresses(config)
    if unfit := sorted(config.plugins.keys() & set(UNFIT)):
        raise ConfigurationError(UNFIT_PLUGIN.format(unfit[0]))


def refuse_other_addresses(config: MkDocsConfig) -> None:
    """Refuse addresses without a slash at their end, which a plugin may want as well.

    Raises:
        ConfigurationError: It wants such addresses.
    """
    if not config.use_directory_urls:
        raise ConfigurationError(OTHER_ADDRESSES)


def site_of(config: MkDocsConfig, options: ChronicleConfig) -> site.Site:
    """What the site says of itself, by its configuration."""
    editors = tuple(site.Editor(**each) for each in options.editors)
    return site.Site(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "/",
        author=config.site_author or "",
        report=options.report,
        picture=options.picture,
        editors=editors,
        contact=options.contact,
        repository=config.repo_url or "",
        licence=_licence(options),
    )


def _licence(options: ChronicleConfig) -> site.Licence | None:
    """The licence that the options state; the address of one of SPDX need not be stated."""
    stated = Licence(**options.licence)
    name = stated.name or stated.id
    if not name:
        return None
    return site.Licence(name, stated.id, stated.url or (stated.id and SPDX.format(stated.id)))
