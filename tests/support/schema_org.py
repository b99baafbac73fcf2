"""The terms of schema.org that our pages may use.

Before a term is added here, look it up at https://schema.org/: what it means, and of what it may be said.
"""


def _terms(text: str) -> set[str]:
    return set(text.split())


CLASSES = _terms("""
AboutPage Article BlogPosting Book Chapter Claim CollectionPage Country CreativeWork CreativeWorkSeries DataDownload Dataset
DefinedTerm Event GeoCoordinates GeoShape LearningResource Map Movie NewsArticle NewsMediaOrganization Newspaper Organization
Periodical Person Place PoliticalParty Question Report Review ScholarlyArticle SearchResultsPage Thesis WebPage
WebSite
""")
PROPERTIES = _terms("""
about alternateName author bookEdition citation contentUrl creator dateModified datePublished description director
distribution editor encodingFormat endDate familyName genre geo givenName hasPart headline identifier inLanguage
isAccessibleForFree isPartOf isbn issn issueNumber latitude license line location longitude mainEntity name
pagination position publisher recipient roleName sameAs spatialCoverage startDate
temporalCoverage text translator url version volumeNumber
""")
