"""Open lexicons of opinion: VADER's valences, and pattern's polarities and subjectivities."""

import re
from xml.etree import ElementTree

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")


def valences(lexicon: str) -> dict[str, float]:
    """VADER: mean valence by word, from -4 to 4 (Hutto & Gilbert 2014). Emoticons are left out."""
    found = {}
    for line in lexicon.splitlines():
        word, valence = line.split("\t")[:2]
        if WORD.fullmatch(word):
            found[word] = float(valence)
    return found


def subjectivities(lexicon: str) -> dict[str, tuple[float, float]]:
    """pattern: polarity (-1 to 1) and subjectivity (0 to 1) by word, means over its senses."""
    senses: dict[str, list[tuple[float, float]]] = {}
    for word in ElementTree.fromstring(lexicon):
        form = word.get("form", "").lower()
        if WORD.fullmatch(form):
            pair = float(word.get("polarity", 0)), float(word.get("subjectivity", 0))
            senses.setdefault(form, []).append(pair)
    return {
        form: (sum(p for p, _ in pairs) / len(pairs), sum(s for _, s in pairs) / len(pairs))
        for form, pairs in senses.items()
    }
