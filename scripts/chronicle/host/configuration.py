"""Problems of `mkdocs.yml`, each with its line and column, and with what to write instead."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from chronicle.corpus import addresses, diagnosis
from chronicle.files import contents
from chronicle.host import navigation
from chronicle.host.options import SHEET, ChronicleConfig
from chronicle.problems import Problem, nearest

# What MkDocs says of a name that it does not know, and how it names one in another message.
UNKNOWN = re.compile(r"Unrecognised configuration name: (?P<name>.*)")
# How the address of what lies elsewhere begins.
WEB = re.compile(r"[a-z]+://|//|#")
# What Material has in its settings and our theme has not, with what does that here.
OF_MATERIAL = {
    "palette": "changes nothing here; colours are set in a style sheet of your own",
    "logo": "is shown nowhere; the name of the site stands at its head",
    "icon": "changes nothing here",
    "features": "changes nothing here",
    "favicon": "changes nothing here; assets/icon.svg in custom_dir takes the place of ours",
}
OTHER_LANGUAGE = (
    "theme.language {} tells browsers that pages are in it. What the record says may be, but the "
    "sentences between are English; a page in another language says lang in its head"
)
# What MkDocs says of a plugin that is not there, and what a started project does about it.
NOT_INSTALLED = re.compile(r'The "(?P<name>.+)" plugin is not installed')
PLUGINS = "plugins.txt"
QUOTED = re.compile(r"(?<!class )'([^']+)'")


def problems(file: Path) -> Iterator[Problem]:
    """What keeps MkDocs from reading its configuration file, and what it warns of."""
    config = MkDocsConfig(config_file_path=str(file))
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
        with file.open("rb") as opened:
            config.load_file(opened)
        failed, warned = config.validate()
    except (ConfigurationError, OSError) as error:
        cause = error.__context__
        if isinstance(cause, yaml.MarkedYAMLError):
            yield diagnosis.fault(file.name, text, cause)
        else:
            yield Problem(file.name, 1, 1, str(error))
        return
    for key, complaint in (*failed, *warned):
        words = str(complaint).split("\n")[0]
        if lacking := NOT_INSTALLED.fullmatch(words):
            place = max(text.find(lacking["name"]), 0)
            message = _how_to_install(lacking["name"], file.with_name(PLUGINS).exists())
            yield Problem.at(file.name, text, place, message)
            continue
        names = (re.search(rf"\b{name}\b", text) for name in (*QUOTED.findall(words)[::-1], key))
        place = next((found.start() for found in names if found), 0)
        yield Problem.at(file.name, text, place, _sentence(key, words))


def dead_ends(config: MkDocsConfig, pages: Collection[str]) -> Iterator[Problem]:
    """What the settings name and nothing has: pages in the navigation, files, the picture.

    `pages` are the addresses of the site. MkDocs warns of the first only, and without their line.
    """
    file = Path(config.config_file_path)
    text = file.read_text(encoding="utf-8")
    docs = contents(Path(config.docs_dir))
    files = {path.relative_to(config.docs_dir).as_posix() for path in docs}
    named = {path for path, _ in navigation.paths(config.nav) if not WEB.match(path)}
    lost = {path for path in named - files if addresses.of_file(path) not in pages}
    folders = [Path(config.docs_dir), *map(Path, config.theme.dirs)]
    for path in assets(config):
        if not any((folder / path).is_file() for folder in folders):
            lost.add(path)
    picture = config.plugins["chronicle"].config.picture
    lost |= {picture} - files - {""}
    near = files | {addresses.source_file(page) for page in pages}
    for path in sorted(lost):
        place = max(text.find(path), 0)
        yield Problem.at(file.name, text, place, f"there is no “{path}”{nearest(path, near)}")


def without_effect(config: MkDocsConfig) -> Iterator[Problem]:
    """What the settings say of the theme, and this one does not do."""
    file = Path(config.config_file_path)
    text = file.read_text(encoding="utf-8")
    typed = {key: re.search(rf"\b{key}\s*:", text) for key in OF_MATERIAL}
    for key, found in typed.items():
        if found and config.theme.get(key):
            yield Problem.at(file.name, text, found.start(), f"theme.{key} {OF_MATERIAL[key]}")
    language = config.theme["language"]
    if not str(language).startswith("en"):
        found = re.search(r"\blanguage\s*:", text)
        place = found.start() if found else 0
        yield Problem.at(file.name, text, place, OTHER_LANGUAGE.format(language))


def assets(config: MkDocsConfig) -> list[str]:
    """The style sheets and scripts of the site that the settings name, by their paths.

    Ours is not among them, which has no file before the build.
    """
    named = [*config.extra_css, *map(str, config.extra_javascript)]
    named = [path for path in named if path != SHEET]
    return [path for path in named if not WEB.match(path)]


def _how_to_install(name: str, has_list: bool) -> str:
    """What to do about a plugin that is not there, in a project that has a list of them or not."""
    if not has_list:
        return f"the plugin “{name}” is not installed; install it with pip, beside the code"
    better = f"write it into {PLUGINS}, as pip names it, such as mkdocs-{name}, and run make serve"
    return f"the plugin “{name}” is not installed; {better}"


def _sentence(key: str, complaint: str) -> str:
    if unknown := UNKNOWN.search(complaint):
        of = ChronicleConfig if "Plugin 'chronicle'" in complaint else MkDocsConfig
        return f"unknown setting “{unknown['name']}”{nearest(unknown['name'], dict(of._schema))}"
    return f"{key}: {complaint}" if key else complaint
