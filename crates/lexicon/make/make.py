"""Makes the tables of this crate from public packages: python make.py ARCHIVES. See README.md."""

import sys
from pathlib import Path

import numpy as np

import classes
import opinion
import vectors
from packages import Packages

TABLES = Path(__file__).parent.parent / "tables"


def main(archives: Path) -> None:
    packages = Packages(archives)
    word_classes = classes.classes(classes.read(packages.textblob("en-lexicon.txt")))
    write("classes/classes.tsv", sorted(word_classes.items()))
    valences = opinion.valences(packages.vader())
    write("vader/valence.tsv", sorted((word, f"{v:.1f}") for word, v in valences.items()))
    subjective = opinion.subjectivities(packages.textblob("en-sentiment.xml"))
    write(
        "pattern/subjectivity.tsv",
        sorted((word, f"{p:.2f}", f"{s:.2f}") for word, (p, s) in subjective.items()),
    )
    words, glove = packages.glove()
    kept = vectors.vocabulary(words, word_classes)
    rows = vectors.side_by_side(
        np.array([glove[word][:100] for word in kept]), packages.encoder().encode(kept)
    )
    write("vectors/words.txt", ((word,) for word in kept))
    (TABLES / "vectors/vectors.int8").write_bytes(vectors.to_bytes(rows))


def write(name: str, rows) -> None:
    """Rows as lines of tab-separated text."""
    path = TABLES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python make.py FOLDER_WITH_THE_ARCHIVES")
    main(Path(sys.argv[1]))
