"""The terms of schema.org that our pages may use.

Before a term is added here, look it up at https://schema.org/: what it means, and of what it may be said.
"""


def _terms(text: str) -> set[str]:
    return set(text.split())


CLASSES = _terms("""
AboutPage Article CollectionPage Country Dataset Event NewsMediaOrganization Organization Person Place PoliticalParty
Question SearchResultsPage WebPage WebSite
""")
PROPERTIES = _terms("""
alternateName author creator dateModified description endDate headline inLanguage isAccessibleForFree isPartOf license
location mainEntity name publisher startDate url version
""")
