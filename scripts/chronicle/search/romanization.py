"""Romanize Hangul as users type it: McCune–Reischauer and Revised Romanization.

The module follows the tables of G. M. McCune and E. O. Reischauer (1939) and the official tables of
2000, without diacritics and hyphens, which the search ignores.
"""

import re
from collections.abc import Iterator

# The letters of a syllable, indexed as in Unicode; ʼ represents a missing initial consonant.
LETTERS_BY_POSITION = {
    name: letters.split(" ")
    for name, letters in {
        "first": "g gg n d dd r m b bb s ss ʼ j jj c k t p h",
        "older": "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
        "revised": "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        "last": " g gg gs n nj nh d r rg rm rb rs rt rp rh m b bs s ss ŋ j c k t p h",
    }.items()
}
# The changes at syllable boundaries, applied in this order; a vertical bar separates syllables.
BOUNDARY_CHANGES = tuple(
    (re.compile(letters), become)
    for letters, become in (
        (r"h\|ʼ", "|ʼ"),  # a final consonant moves to a following vowel
        (r"(gg|ss|[bcdgjkmprst]|(?<!r)n)\|ʼ", r"|\1"),
        (r"h\|([gdj])", lambda met: "|" + {"g": "k", "d": "t", "j": "c"}[met[1]]),
        (r"(gs|rg|gg|g|k)(?=\||$)", "k"),  # any other final consonant is one of seven sounds
        (r"n[jh](?=\||$)", "n"),
        (r"rm(?=\||$)", "m"),
        (r"(rp|bs|b|p)(?=\||$)", "p"),
        (r"r[bsth]?(?=\||$)", "l"),
        (r"(ss|[sjctdh])(?=\||$)", "t"),
        (r"n\|r|l\|[nr]", "l|l"),  # adjacent consonants assimilate
        (r"(?<=[kptmŋ]\|)r", "n"),
        (r"k(?=\|[nm])", "ŋ"),
        (r"t(?=\|[nm])", "n"),
        (r"p(?=\|[nm])", "m"),
        (r"ʼ", ""),
        (r"ŋ", "ng"),
        (r"c", "ch"),
        (r"(?<![a-z])(gg|dd|bb)", lambda met: {"gg": "kk", "dd": "tt", "bb": "pp"}[met[1]]),
    )
)
# Consonants that McCune–Reischauer writes as voiceless: initially and after k, p or t.
VOICELESS_CONSONANT = re.compile(r"(^|[kpt]\|)([gdbj])(?![gdbj])")
HANGUL = re.compile(r"[가-힣]+")
MAX_NAME_SYLLABLES = 4


def romanize(name: str) -> Iterator[str]:
    """Yield a Hangul name in Latin letters, in each system; nothing for other scripts.

    A short word may be a personal name, so it is also split into family name and given name.
    """
    name_parts = name.split()
    if not all(map(HANGUL.fullmatch, name_parts)):
        return
    for system in ("older", "revised"):
        yield " ".join(_romanize_word(word, system).replace("|", "") for word in name_parts)
        if len(name_parts) == 1 and len(name) <= MAX_NAME_SYLLABLES:
            family = _romanize_word(name[0], system)
            given_name = _romanize_word(name[1:], system)
            yield f"{family}|{given_name}".replace("|", " ")


def _romanize_word(word: str, system: str) -> str:
    """Return a word in Latin letters, with vertical bars between its syllables."""
    syllables = []
    for syllable in word:
        number = ord(syllable) - ord("가")
        initial = LETTERS_BY_POSITION["first"][number // 588]
        vowel = LETTERS_BY_POSITION[system][number // 28 % 21]
        final = LETTERS_BY_POSITION["last"][number % 28]
        syllables.append(f"{initial}{vowel}{final}")
    letters = "|".join(syllables)
    for met, become in BOUNDARY_CHANGES:
        letters = met.sub(become, letters)
    if system == "older":
        voiceless = {"g": "k", "d": "t", "b": "p", "j": "ch"}
        letters = VOICELESS_CONSONANT.sub(lambda met: met[1] + voiceless[met[2]], letters)
    return letters
