"""A theme that extends Material for MkDocs: our templates and style sheets in its frame.

A site has it if its settings name Material.
"""

import re
from base64 import b64encode
from hashlib import sha256

from lxml import html

from chronicle import styles

# Rules that may not be nested in another or that are for the whole page: fonts, paper, variables,
# and those of a body that has something.
OF_THE_PAGE = re.compile(
    r"@font-face \{[^}]*\}"
    r"|@page\b[^{]*\{(?:[^{}]|\{[^}]*\})*\}"
    r"|@media \([^)]*\) \{ :root[^{]* \{[^}]*\} \}|:root \{[^}]*\}"
    r"|(?<=[{}] )body:has\([^{},]*\) \{[^}]*\}"
)
# Where variables are set: Material turns dark by a button, and never on paper.
VARIABLES = {
    "@media (prefers-color-scheme: dark) { :root": "@media screen { "
    ":where([data-md-color-scheme=slate])",
    ":root": "[data-md-color-scheme]",
}
# Rules of parts of a body that has something, and of a body, and how they are nested.
OF_PARTS = {
    r"\bbody:has(\((?:[^()]|\([^()]*\))*\))": r"body:has\1 &",
    r"\bbody \{": "& {",
}
# A script or style within a page.
INLINE = re.compile(r"<(script|style)(?![^>]* (?:src|type)=)[^>]*>(.*?)</\1>", re.DOTALL)
# Classes of our style sheet, but for those that Material and its admonitions have too.
OURS = set(re.findall(r"\.([a-z][\w-]*)", styles.sheet())) - {"headerlink", "question"}
# Our rules, within what is ours, of which Material's own are taken back.
WITHIN = """.history.history.history {{
:where(:not(svg, svg *)), :where(:not(svg *))::before, :where(:not(svg *))::after {{ all: revert; }}
{}
}}"""


def sheet(css: str) -> str:
    """The style sheet of all pages: ours, minified, within our parts; then that of the frame."""
    # Material has sizes a ninth larger.
    css = re.sub(r"(\d*\.?\d+)rem\b", lambda size: f"{float(size[1]) * 0.9:.4g}rem", css)
    of_the_page = "\n".join(OF_THE_PAGE.findall(css))
    for said, here in VARIABLES.items():
        of_the_page = of_the_page.replace(said, here)
    rules = OF_THE_PAGE.sub("", css)
    for pattern, here in OF_PARTS.items():
        rules = re.sub(pattern, here, rules)
    frame = styles.minify(styles.sheet(["material"]))
    return f"{of_the_page}\n{WITHIN.format(rules)}\n{frame}"


def with_parts(text: str) -> str:
    """A page written by hand, with an element around each of ours, within which our rules hold."""
    page = html.fragment_fromstring(text, create_parent="div")
    for each in page.iterfind(".//*[@class]"):
        within = each.xpath("ancestor::*[@class='history']")
        if within or each.tag == "li" or OURS.isdisjoint(each.classes):
            continue
        part = inner = html.Element("span", {"class": "history"})
        if each.getparent() is page:
            part.tag = "div"
            inner = html.etree.SubElement(part, "div", {"class": "prose"})
        part.tail, each.tail = each.tail, None
        each.addprevious(part)
        inner.append(each)
        title = part.getprevious()
        if "opening" in each.classes and title is not None:
            inner.insert(0, title)
    page.attrib.update({"class": "prose", "id": "content"})
    return str(html.tostring(page, encoding="unicode"))


def with_policy(page: str, content: str = "") -> str:
    """A page whose policy allows, by hash, what its frame has in it, but nothing of its content.

    Nor does its repository show stars, for which a script of Material would ask another host.
    """
    page = page.replace('data-md-component="source"', "")
    for kind, each in sorted({*INLINE.findall(page)} - {*INLINE.findall(content)}):
        allowed = f" 'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'"
        # A policy that allows every inline script would no longer do so if it named a hash.
        alone = rf"{kind}-src (&#39;|')self\1(?! \S*unsafe-inline)"
        page = re.sub(alone, rf"\g<0>{allowed}", page, count=1)
    return page
