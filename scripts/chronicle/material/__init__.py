"""A theme that extends Material for MkDocs: our templates and style sheets in its frame.

A site has it where its settings name Material; an export is given its style sheet and settings.
"""

import re
from base64 import b64encode
from hashlib import sha256
from importlib import resources
from typing import Any

import yaml

from chronicle import styles

# What may stand in no other rule, and what the whole page has: fonts, paper, variables,
# and what is said of one that has something.
FONTS = r"@font-face \{[^}]*\}"
PAPER = r"@page\b[^{]*\{(?:[^{}]|\{[^}]*\})*\}"
VARIABLES = r"@media \([^)]*\) \{ :root \{[^}]*\} \}|:root \{[^}]*\}"
BODY = r"(?<=[{}] )body:has\([^{},]*\) \{[^}]*\}"
OF_THE_PAGE = re.compile("|".join((FONTS, PAPER, VARIABLES, BODY)))
# Sizes, which Material has a ninth larger.
SIZE = re.compile(r"(\d*\.?\d+)rem\b")
# The dark, which Material has by a button, and never on paper; a variable is nearest where that is.
DARK = "@media (prefers-color-scheme: dark)"
ROOT, IN_DARK = ":root, [data-md-color-scheme]", "[data-md-color-scheme=slate]"
# What is said of parts of a page that has something, and of a page.
OF_PARTS = (
    (re.compile(r"\bbody:has(\((?:[^()]|\([^()]*\))*\))"), r"body:has\1 &"),
    (re.compile(r"\bbody \{"), "& {"),
)
# A script that stands in a page, and what the policy of one says of scripts.
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
    """A style sheet of ours, made small, for what is ours in a page of Material."""
    css = SIZE.sub(lambda size: f"{float(size[1]) * 0.9:.4g}rem", css)
    of_the_page = "\n".join(OF_THE_PAGE.findall(css))
    for said, here in ((f"{DARK} {{ :root", f"@media screen {{ {IN_DARK}"), (":root", ROOT)):
        of_the_page = of_the_page.replace(said, here)
    rules = OF_THE_PAGE.sub("", css).replace(DARK, f"{IN_DARK} &")
    for pattern, here in OF_PARTS:
        rules = pattern.sub(here, rules)
    return f"{of_the_page}\n{WITHIN.format(rules)}"


def sheet(css: str) -> str:
    """The style sheet of all pages: ours, made small, and how the frame looks."""
    return f"{within(css)}\n{styles.minify(styles.sheet(styles.MATERIAL_FILES))}"


def settings() -> dict[str, Any]:
    """How Material is set where the settings of a site do not say else."""
    stated = yaml.safe_load(
        resources.files(__name__).joinpath("mkdocs_theme.yml").read_text("utf-8")
    )
    return {name: stated[name] for name in ("font", "favicon", "features", "palette")}


def with_policy(html: str, content: str = "") -> str:
    """A page whose policy allows the scripts of its frame, by their hashes; none of its content."""
    scripts = SCRIPT.findall(html.replace(content, "") if content else html)
    hashes = sorted({b64encode(sha256(each.encode()).digest()).decode() for each in scripts})
    allowed = "".join(f" 'sha256-{each}'" for each in hashes)
    return html.replace(ALLOWED, ALLOWED + allowed, 1)
