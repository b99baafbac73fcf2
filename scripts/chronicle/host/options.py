"""The MkDocs configuration that all histories share."""

import logging
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from pathspec.gitignore import GitIgnoreSpec

from chronicle import material
from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.content.page_checks import EXTERNAL_RESOURCE, EXTERNAL_RESOURCE_MESSAGE
from chronicle.host import mkdocs_yml
from chronicle.site import Options
from chronicle.styles import SITE_STYLESHEET

THEME = Path(__file__).parents[1] / "theme"
SHARED_PARTIALS = {f"partials/{path.name}" for path in THEME.glob("partials/*.html")}
# Backup copies of editors; MkDocs itself excludes hidden files.
EXCLUDED_PATTERNS = ("*~", r"\#*")
# The levels of MkDocs's validation, unless the settings state other levels. Few pages are in the
# navigation, and links from the record point to URLs, not to files.
VALIDATION = (
    ("nav", "omitted_files", logging.DEBUG),
    ("links", "unrecognized_links", logging.DEBUG),
    ("links", "anchors", logging.WARNING),
)
URL_STYLE_MESSAGE = (
    "use_directory_urls: false is not supported; remove it, and any plugin that sets it, such as "
    "offline"
)
# Messages on plugins that read the file of each page, process citations too, or use another host.
PAGE_FILES_MESSAGE = "needs a Markdown file for each page; remove it, because records have none"
UNSUPPORTED_SETTINGS = dict.fromkeys(("ezlinks", "i18n", "print-site", "rss"), PAGE_FILES_MESSAGE)
UNSUPPORTED_SETTINGS["bibtex"] = (
    "conflicts with chronicle; remove it, and add works with chronicle import"
)
UNSUPPORTED_SETTINGS["material/social"] = "downloads fonts from Google; remove it, and set picture"
# The setting that contains the policy of every page.
POLICY_OPTION = "content_security_policy"
THEME_MESSAGE = (
    "mkdocs.yml names an unsupported theme; write theme: {name: chronicle}, or {name: material}"
)
MISSING_PLUGIN = "the plugin chronicle is missing in mkdocs.yml; write plugins: [chronicle]"


def complete_config(config: MkDocsConfig, options: Options) -> None:
    """Set the parts of a MkDocs configuration that all histories share.

    The settings of the project are kept: Markdown extensions, stylesheets, excluded files, and
    validation.

    Raises:
        ConfigurationError: The configuration has another theme, pages at other URLs, a plugin that
            also reads citations, or a plugin that does not support pages without files.
    """
    material.extend_config(config)
    _reject_unsupported_settings(config)
    mkdocs_yml.read_settings(Path(config.config_file_path))
    if options.licence and not config.copyright:
        config.copyright = f"Text and data {escape(options.licence.name)}."
    for name, settings in REQUIRED_EXTENSIONS.items():
        config.mdx_configs[name] = {**settings, **config.mdx_configs.get(name, {})}
    extensions = [*config.markdown_extensions, *REQUIRED_EXTENSIONS]
    config.markdown_extensions = list(dict.fromkeys(extensions))
    # A file of the history replaces one of the theme.
    docs = Path(config.docs_dir)
    overridden = {name for name in config.theme.static_templates if (docs / name).exists()}
    config.theme.static_templates -= overridden
    config.extra_css.insert(0, SITE_STYLESHEET)  # before the stylesheets of the history
    excluded = GitIgnoreSpec.from_lines(EXCLUDED_PATTERNS)
    if config.exclude_docs:
        excluded = config.exclude_docs + excluded
    config.exclude_docs = excluded
    config.watch += [
        options.data_dir,
        *(str(THEME.with_name(folder)) for folder in ("theme", "styles", "scripts")),
        *filter(None, [config.theme.custom_dir]),
    ]
    for section, name, level in VALIDATION:
        if config.validation[section][name] == logging.INFO:  # the default of MkDocs
            setattr(config.validation[section], name, level)


def _reject_unsupported_settings(config: MkDocsConfig) -> None:
    if str(THEME) not in config.theme.dirs:
        raise ConfigurationError(THEME_MESSAGE)
    reject_flat_urls(config)
    for name, why in UNSUPPORTED_SETTINGS.items():
        if name in config.plugins:
            raise ConfigurationError(f"the plugin “{name}” {why}")
    for asset, host in _hosts_of_files(config).items():
        if host not in config.theme[POLICY_OPTION] and "material/privacy" not in config.plugins:
            raise ConfigurationError(EXTERNAL_RESOURCE_MESSAGE.format(asset, host))


def _hosts_of_files(config: MkDocsConfig) -> dict[str, str]:
    """Return the host of each file that the settings load; empty for files of the site itself."""
    paths = [*config.extra_css, *map(str, config.extra_javascript)]
    hosts = {path_: urlsplit(path_).netloc for path_ in paths}
    for sheet in config.extra_css:
        path = Path(config.docs_dir, sheet)
        if path.is_file() and (
            resource := EXTERNAL_RESOURCE.search(path.read_text("utf-8", "replace"))
        ):
            hosts[sheet] = resource["host"]
    if config.theme.get("font"):
        hosts["theme: font"] = "fonts.googleapis.com"
    if "google" in str(config.extra.get("analytics")):
        hosts["extra: analytics"] = "www.googletagmanager.com"
    if "mermaid" in str(config.mdx_configs) and "mermaid" not in str(paths):
        hosts["mermaid"] = "unpkg.com"
    return hosts


def reject_flat_urls(config: MkDocsConfig) -> None:
    """Reject URLs without a trailing slash, which a plugin may request too.

    Raises:
        ConfigurationError: The configuration requests such URLs.
    """
    if not config.use_directory_urls:
        raise ConfigurationError(URL_STYLE_MESSAGE)
