"""Asks the search, as it runs in a browser."""

from collections.abc import Sequence

from playwright.sync_api import Page

# The addresses of the first answers to each query, from the site's root.
FIND = """async ([script, home, queries, byName]) => {
  const { Index } = await import(script);
  const index = await new Index(home).load();
  const found = [];
  for (const query of queries) {
    let last;
    for await (last of index.find(query)) if (byName) break;
    found.push(last.answers.slice(0, 50).map((answer) => answer.address));
  }
  return found;
}"""


def answers(
    opened: Page, served: str, queries: Sequence[str], *, by_name: bool = False
) -> list[list[str]]:
    """The addresses of the first fifty answers to each query, from the root of the site.

    By name, as they stand before texts are looked through, where any name answers.
    """
    asked = [f"{served}assets/find.js", f"{served}search/", queries, by_name]
    found: list[list[str]] = opened.evaluate(FIND, asked)
    return found
