"""Word vectors from GloVe and from a sentence encoder, side by side: centred, without their two leading
directions, of length one, in bytes.

Mu & Viswanath 2018 (All-but-the-Top): the mean and the leading directions carry frequency rather
than meaning. Of the directions that are left the widest are kept, as coordinates along themselves.
"""

import re

import numpy as np

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
DROPPED = 2
KEPT = 128
ENCODED = 0.5
"""What the encoder's vector of length one counts beside GloVe's."""
MOST = 30_000
"""Words kept: first the commonest ones whatever they are, then those that the lexicon knows as no name."""
COMMONEST = 18_000


def vocabulary(words: list[str], classes: dict[str, str]) -> list[str]:
    """The words that are kept, by falling frequency."""
    plain = [word for word in words if WORD.fullmatch(word)]
    known = [word for word in plain[COMMONEST:] if classes.get(word, "P") != "P"]
    kept = set(plain[:COMMONEST]) | set(known[: MOST - COMMONEST])
    return [word for word in plain if word in kept]


def side_by_side(glove: np.ndarray, encoded: np.ndarray) -> np.ndarray:
    """One row a word, of length one, from its vectors of both kinds."""
    return all_but_the_top(np.hstack([all_but_the_top(glove), ENCODED * unit(centred(encoded))]))


def all_but_the_top(rows: np.ndarray) -> np.ndarray:
    """Rows of length one along the widest directions but the first."""
    rows = centred(rows)
    _, directions = np.linalg.eigh(rows.T @ rows)  # by rising variance
    kept = directions[:, ::-1][:, DROPPED : DROPPED + KEPT]
    # A direction has no sign of its own: its largest coordinate is made positive.
    largest = np.abs(kept).argmax(axis=0)
    return unit(rows @ (kept * np.sign(kept[largest, np.arange(kept.shape[1])])))


def centred(rows: np.ndarray) -> np.ndarray:
    return rows - rows.mean(axis=0)


def unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def to_bytes(rows: np.ndarray) -> bytes:
    """Each row scaled so that its largest coordinate is 127: the cosine does not see the scale."""
    scaled = rows / np.abs(rows).max(axis=1, keepdims=True) * 127
    return np.rint(scaled).astype(np.int8).tobytes()
