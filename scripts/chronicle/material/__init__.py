"""A theme that extends Material for MkDocs with our templates and stylesheets.

A site uses it if `theme` in its mkdocs.yml names Material.
"""

import re
from base64 import b64encode
from hashlib import sha256

from lxml import html

from chronicle import styles

# Rules that cannot be nested or that apply to the entire page: fonts, paper, variables, and
# `body:has()`.
PAGE_RULES = re.compile(
    r"@font-face \{[^}]*\}"
    r"|@page\b[^{]*\{(?:[^{}]|\{[^}]*\})*\}"
    r"|@media \([^)]*\) \{ :root[^{]* \{[^}]*\} \}|:root \{[^}]*\}"
    r"|(?<=[{}] )body:has\([^{},]*\) \{[^}]*\}"
)
# Selectors for variables: Material switches to dark by a button, and never in print.
VARIABLE_SELECTORS = {
    "@media (prefers-color-scheme: dark) { :root": "@media screen { [data-md-color-scheme=slate]",
    ":root": "[data-md-color-scheme]",
}
# Rules for elements in `body:has()`, and for the body, and their nested form.
NESTED_SELECTORS = {
    r"\bbody:has(\((?:[^()]|\([^()]*\))*\))": r"body:has\1 &",
    r"\bbody \{": "& {",
}
# A script or style inside a page.
INLINE_CODE = re.compile(r"<(script|style)(?![^>]* (?:src|type)=)[^>]*>(.*?)</\1>", re.DOTALL)
# Classes of our stylesheet, except those that Material and its admonitions also use, and the class
# of links to questions, which have the font of the text.
COMPONENT_CLASSES = set(re.findall(r"\.([a-z][\w-]*)", styles.read_stylesheets())) - {
    "headerlink",
    "question",
    "disputed",
}
# Our rules, nested in our elements, where the rules of Material are reverted.
NESTED_RULES = """.history.history.history {{
:where(:not(svg, svg *)), :where(:not(svg *))::before, :where(:not(svg *))::after {{ all: revert; }}
{}
}}"""


def adapt_stylesheet_to_material(css: str) -> str:
    """Return one stylesheet: our rules, nested in our elements, and the rules for Material."""
    # Sizes in Material are a ninth larger.
    css = re.sub(r"(\d*\.?\d+)rem\b", lambda size: f"{float(size[1]) * 0.9:.4g}rem", css)
    of_the_page = "\n".join(PAGE_RULES.findall(css))
    for original, replacement in VARIABLE_SELECTORS.items():
        of_the_page = of_the_page.replace(original, replacement)
    rules = PAGE_RULES.sub("", css)
    for pattern, replacement in NESTED_SELECTORS.items():
        rules = re.sub(pattern, replacement, rules)
    frame = styles.minify_css(styles.read_stylesheets(["material"]))
    return f"{of_the_page}\n{NESTED_RULES.format(rules)}\n{frame}"


def wrap_components(text: str) -> str:
    """Return a Markdown page with a wrapper around each of our elements, for our rules."""
    page = html.fragment_fromstring(text, create_parent="div")
    for element in page.iterfind(".//*[@class]"):
        within = element.xpath("ancestor::*[@class='history']")
        if within or element.tag == "li" or COMPONENT_CLASSES.isdisjoint(element.classes):
            continue
        part = inner = html.Element("span", {"class": "history"})
        if element.getparent() is page:
            part.tag = "div"
            inner = html.etree.SubElement(part, "div", {"class": "prose"})
        part.tail, element.tail = element.tail, None
        element.addprevious(part)
        inner.append(element)
        title = part.getprevious()
        if "opening" in element.classes and title is not None:
            inner.insert(0, title)
    page.attrib.update({"class": "prose", "id": "content"})
    return str(html.tostring(page, encoding="unicode"))


def add_policy(page: str, content: str = "") -> str:
    """Return a page whose policy allows, by hash, the inline code of its theme, not its content.

    Also remove the stars of the repository, because a script of Material would load them from
    another host.
    """
    page = page.replace('data-md-component="source"', "")
    for kind, each in sorted({*INLINE_CODE.findall(page)} - {*INLINE_CODE.findall(content)}):
        allowed = f" 'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'"
        # A policy that allows all inline scripts would no longer do so if it contained a hash.
        alone = rf"{kind}-src (&#39;|')self\1(?! \S*unsafe-inline)"
        page = re.sub(alone, rf"\g<0>{allowed}", page, count=1)
    return page
