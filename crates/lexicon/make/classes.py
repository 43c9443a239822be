"""Coarse word classes from Brill's lexicon, as TextBlob ships it.

The lexicon has one tag a form, its commonest. What else a form may be follows from its relatives: a
noun beside a past or a present participle of the same word is also a verb (protest, protested), a
participle is also an adjective.
"""

import re

WORD = re.compile(r"[A-Za-z]+(?:[-'.][A-Za-z]+)*\.?")
COARSE = {
    "NN": "N", "NNS": "N",
    "NNP": "P", "NNPS": "P",
    "VB": "V", "VBD": "V", "VBG": "V", "VBN": "V", "VBP": "V", "VBZ": "V",
    "JJ": "A", "JJR": "A", "JJS": "A",
    "RB": "R", "RBR": "R", "RBS": "R",
    "CC": "F", "DT": "F", "EX": "F", "IN": "F", "MD": "F", "PDT": "F", "POS": "F", "PRP": "F",
    "PRP$": "F", "RP": "F", "TO": "F", "WDT": "F", "WP": "F", "WP$": "F", "WRB": "F",
}  # fmt: skip


def read(lexicon: str) -> dict[str, str]:
    """Penn Treebank tags by form as written."""
    tags = {}
    for line in lexicon.splitlines():
        parts = line.split()
        if len(parts) == 2 and not line.startswith(";") and WORD.fullmatch(parts[0]):
            tags[parts[0]] = parts[1]
    return tags


def classes(tags: dict[str, str]) -> dict[str, str]:
    """Class letters by folded word, the commonest first: N, V, A(djective), R (adverb), P (name), F."""
    found: dict[str, str] = {}
    # Forms in lower case come first: what Bush is says nothing about bush.
    for form in sorted(tags, key=lambda form: (form != form.lower(), form)):
        letter = COARSE.get(tags[form])
        word = form.lower().removesuffix("'s")
        if letter and letter not in found.get(word, ""):
            found[word] = found.get(word, "") + letter
    for word in found:
        found[word] += "".join(
            letter for letter in relatives(word, tags) if letter not in found[word]
        )
    return found


def relatives(word: str, tags: dict[str, str]) -> str:
    """Classes that a word's own tag does not tell but its relatives do."""
    tag = tags.get(word, "")
    if tag in ("VBN", "VBG"):
        return "A"
    if tag == "VBD":
        return "A" if word.endswith("ed") else ""
    if tag in ("NN", "JJ") and any(tags.get(form) in ("VBD", "VBN") for form in past_forms(word)):
        return "V"
    if tag == "NNS" and any(
        tags.get(form) in ("VBD", "VBN") for stem in singulars(word) for form in past_forms(stem)
    ):
        return "V"
    if tag in ("VB", "VBP") and any(tags.get(form) == "NNS" for form in (word + "s", word + "es")):
        return "N"
    if tag == "VBZ" and any(tags.get(stem) == "NN" for stem in singulars(word)):
        return "N"
    return ""


def past_forms(word: str) -> list[str]:
    """Regular past forms that a word may have."""
    forms = [word + "ed", word + word[-1] + "ed"]
    if word.endswith("e"):
        forms.append(word + "d")
    if word.endswith("y"):
        forms.append(word[:-1] + "ied")
    return forms


def singulars(word: str) -> list[str]:
    """What a form in -s may be a form of."""
    stems = [word[:-1]]
    if word.endswith("es"):
        stems.append(word[:-2])
    if word.endswith("ies"):
        stems.append(word[:-3] + "y")
    return stems
