"""Word vectors from GloVe: centred, without their two leading directions, of length one, in bytes.

Mu & Viswanath 2018 (All-but-the-Top): the mean and the leading directions carry frequency rather
than meaning. The 98 directions that are left are kept, as coordinates along themselves.
"""

import re

import numpy as np

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
DROPPED = 2
MOST = 30_000
"""Words kept: first the commonest ones whatever they are, then those that the lexicon knows as no name."""
COMMONEST = 18_000


def vocabulary(words: list[str], classes: dict[str, str]) -> list[str]:
    """The words that are kept, by falling frequency."""
    plain = [word for word in words if WORD.fullmatch(word)]
    known = [word for word in plain[COMMONEST:] if classes.get(word, "P") != "P"]
    kept = set(plain[:COMMONEST]) | set(known[: MOST - COMMONEST])
    return [word for word in plain if word in kept]


class Space:
    """A change of coordinates, learned from the words that are kept."""

    def __init__(self, rows: np.ndarray):
        self.mean = rows.mean(axis=0)
        centred = rows - self.mean
        _, directions = np.linalg.eigh(centred.T @ centred)  # by rising variance
        kept = directions[:, ::-1][:, DROPPED:]
        # A direction has no sign of its own: its largest coordinate is made positive.
        largest = np.abs(kept).argmax(axis=0)
        self.directions = kept * np.sign(kept[largest, np.arange(kept.shape[1])])

    def unit(self, rows: np.ndarray) -> np.ndarray:
        """Rows in the new coordinates, of length one."""
        moved = (rows - self.mean) @ self.directions
        return moved / np.linalg.norm(moved, axis=1, keepdims=True)


def to_bytes(rows: np.ndarray) -> bytes:
    """Each row scaled so that its largest coordinate is 127: the cosine does not see the scale."""
    scaled = rows / np.abs(rows).max(axis=1, keepdims=True) * 127
    return np.rint(scaled).astype(np.int8).tobytes()
