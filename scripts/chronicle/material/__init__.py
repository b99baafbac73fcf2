"""A theme that extends Material for MkDocs: our templates and style sheets in its frame.

A site has it if its settings name Material; an export uses its style sheet and settings.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from chronicle import styles

# Rules that may not be nested in another or that are for the whole page: fonts, paper, variables,
# and those of a body that has something.
FONTS = r"@font-face \{[^}]*\}"
PAPER = r"@page\b[^{]*\{(?:[^{}]|\{[^}]*\})*\}"
VARIABLES = r"@media \([^)]*\) \{ :root[^{]* \{[^}]*\} \}|:root \{[^}]*\}"
BODY = r"(?<=[{}] )body:has\([^{},]*\) \{[^}]*\}"
OF_THE_PAGE = re.compile("|".join((FONTS, PAPER, VARIABLES, BODY)))
# Sizes, which Material has a ninth larger.
SIZE = re.compile(r"(\d*\.?\d+)rem\b")
# The dark, which Material has by a button, and never on paper; a variable is nearest where that is.
DARK = "@media (prefers-color-scheme: dark)"
ROOT, IN_DARK = ":root, [data-md-color-scheme]", "[data-md-color-scheme=slate]"
# Rules of parts of a body that has something, and of a body, and how they are nested.
OF_PARTS = (
    (re.compile(r"\bbody:has(\((?:[^()]|\([^()]*\))*\))"), r"body:has\1 &"),
    (re.compile(r"\bbody \{"), "& {"),
)
# A script within a page, and what the policy of a page says of scripts.
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ALLOWED = "script-src &#39;self&#39;"
# Our rules, within what is ours, of which Material's own are taken back.
WITHIN = """.history.history.history {{
:where(:not(svg, svg *)), :where(:not(svg *))::before, :where(:not(svg *))::after {{ all: revert; }}
{}
.book, .book-footer__inner {{ max-width: 54rem; padding-inline: 0; }}
.book {{ padding-top: 0; }}
}}"""


def within(css: str) -> str:
    """Our minified style sheet, confined to our parts of a page of Material."""
    css = SIZE.sub(lambda size: f"{float(size[1]) * 0.9:.4g}rem", css)
    of_the_page = "\n".join(OF_THE_PAGE.findall(css))
    for said, here in ((f"{DARK} {{ :root", f"@media screen {{ {IN_DARK}"), (":root", ROOT)):
        of_the_page = of_the_page.replace(said, here)
    rules = OF_THE_PAGE.sub("", css).replace(DARK, f"{IN_DARK} &")
    for pattern, here in OF_PARTS:
        rules = pattern.sub(here, rules)
    return f"{of_the_page}\n{WITHIN.format(rules)}"


def sheet(css: str) -> str:
    """The style sheet of all pages: ours, confined, and the one for the frame of Material."""
    return f"{within(css)}\n{styles.minify(styles.sheet(styles.MATERIAL_FILES))}"


def settings() -> dict[str, Any]:
    """The settings of Material where those of a site do not say otherwise."""
    stated = yaml.safe_load(Path(__file__).with_name("mkdocs_theme.yml").read_text("utf-8"))
    return {name: stated[name] for name in ("font", "favicon", "features", "palette")}


def with_policy(html: str, content: str = "") -> str:
    """A page whose policy allows the scripts of its frame, by hash, but none in its content."""
    scripts = SCRIPT.findall(html.replace(content, "") if content else html)
    hashes = sorted({b64encode(sha256(each.encode()).digest()).decode() for each in scripts})
    allowed = "".join(f" 'sha256-{each}'" for each in hashes)
    return html.replace(ALLOWED, ALLOWED + allowed, 1)
