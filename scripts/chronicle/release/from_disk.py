"""A built site made readable from disk, where no server answers.

A browser that opens a file takes no folder for its `index.html`, runs no modules and fetches
nothing beside it. So links lead to files, modules are joined into plain scripts, and what a script
would fetch is a script itself. What cannot be had so, such as citations shown over a page, leads to
the page that has it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from chronicle.corpus import addresses
from chronicle.files import write_file

# The address in a link or a form, without a scheme, and what follows it.
LINK = re.compile(r'(?P<before>\s(?:href|action)=")(?P<path>[^"#?:]*)(?P<rest>(?:[#?][^"]*)?")')
# What asks for fonts before the style sheet does, in a way that only a server can answer.
PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
# A script of the theme in a page.
SCRIPT = re.compile(
    r'<script src="(?P<folder>[^"]*assets/)(?P<name>[\w-]+\.js)"(?P<others>[^>]*)></script>'
)
# What modules take from others and give to them, as ours are written: a line each.
IMPORT = re.compile(
    r'^import (?:(?P<default>\w+)|\{(?P<names>[^}]*)\}) from "(?P<module>\./[^"]+)";$', re.MULTILINE
)
LATER = re.compile(r'import\((?:"\./|`\$\{root\}assets/)(?P<name>[\w-]+\.js)["`]\)')
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (?P<name>\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export \{ (?P<name>\w+) as default \};$", re.MULTILINE)
# The folder of scripts for the disk, beside those for a server.
FOLDER = "from-disk"
# What every page has besides: links that scripts make lead to files, and files stand for answers.
HELP = """\
/* For pages that are read from disk: links that scripts make lead to files, and what a script asks
   of a server stands in a script beside it. */
const archived = {};
const fromDisk = async (address) => {
  const { href } = new URL(address, location);
  if (!href.endsWith(".json")) throw new Error("only a server answers");
  if (!archived[href]) {
    const script = document.createElement("script");
    script.src = `${href}.js`;
    archived.last = null;
    await new Promise((resolve, reject) => {
      Object.assign(script, { onload: resolve, onerror: reject });
      document.head.append(script);
    });
    archived[href] = archived.last;
  }
  const text = archived[href];
  return { ok: true, json: async () => JSON.parse(text), text: async () => text };
};
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, true);
"""


def make_readable(site: Path) -> None:
    """Change a built site, in a folder of its own, so that it can be read from disk."""
    scripts = site / "assets"
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        write_file(path, readable(page).encode())
    write_file(scripts / FOLDER / "help.js", HELP.encode())
    for path in scripts.glob("*.js"):
        write_file(scripts / FOLDER / path.name, joined(path).encode())
    index = site / addresses.SEARCH_INDEX
    if index.exists():
        text = index.read_text(encoding="utf-8")
        write_file(
            index.with_name(f"{index.name}.js"), f"archived.last = {_quoted(text)};".encode()
        )


def readable(page: str) -> str:
    """A page whose links lead to files, with plain scripts and without preloads."""
    without = PRELOAD.sub("", page)
    linked = LINK.sub(_to_file, without)
    helped = False

    def plain(match: re.Match[str]) -> str:
        nonlocal helped
        folder = f"{match['folder']}{FOLDER}/"
        others = match["others"].replace(' type="module"', " defer")
        script = f'<script src="{folder}{match["name"]}"{others}></script>'
        if helped:
            return script
        helped = True
        return f'<script src="{folder}help.js" defer></script>\n{script}'

    return SCRIPT.sub(plain, linked)


def _to_file(match: re.Match[str]) -> str:
    """A link to a folder as one to the page in it."""
    path = match["path"]
    last = path.rpartition("/")[2]
    if path and last in ("", ".", ".."):
        path = f"{path.removesuffix('/')}/index.html"
    return f"{match['before']}{path}{match['rest']}"


def joined(script: Path) -> str:
    """A script and all modules that it takes in, as one plain script."""
    order = dict.fromkeys(_needed(script))
    parts = ["(() => {", "const fetch = fromDisk, modules = {};"]
    for path in order:
        body, names = _plain(path)
        given = ", ".join(f"{outside}: {inside}" for outside, inside in names.items())
        parts.append(
            f"modules[{_quoted(path.name)}] = (() => {{\n{body}\nreturn {{ {given} }};\n}})();"
        )
    return "\n".join([*parts, "})();\n"])


def _needed(script: Path) -> Iterator[Path]:
    """The modules that a script needs, each before what needs it, and the script itself."""
    text = script.read_text(encoding="utf-8")
    for match in IMPORT.finditer(text):
        yield from _needed(script.parent / match["module"])
    for match in LATER.finditer(text):
        yield from _needed(script.parent / match["name"])
    yield script


def _plain(module: Path) -> tuple[str, dict[str, str]]:
    """A module as the body of a function, and the names that it gives to others."""
    text = module.read_text(encoding="utf-8")
    names = {match["name"]: match["name"] for match in EXPORT.finditer(text)}
    for match in DEFAULT.finditer(text):
        names["default"] = match["name"]
    text = DEFAULT.sub("", EXPORT.sub("", text))
    text = LATER.sub(lambda match: f"Promise.resolve(modules[{_quoted(match['name'])}])", text)
    return IMPORT.sub(_taken, text), names


def _taken(match: re.Match[str]) -> str:
    """An import as a declaration."""
    name = match["module"].rpartition("/")[2]
    taken = f"{{ default: {match['default']} }}" if match["default"] else f"{{{match['names']}}}"
    return f"const {taken} = modules[{_quoted(name)}];"


def _quoted(text: str) -> str:
    """A text as JavaScript writes it."""
    return json.dumps(text, ensure_ascii=False)
