"""What a sentence encoder makes of single words: all-MiniLM-L6-v2 (Wang, Wei, Dong, Bao, Yang & Zhou
2020, MiniLM; Reimers & Gurevych 2019, Sentence-BERT), run in numpy.

Words that are used alike stand near each other among vectors learned from neighbours; words that can be
said for each other stand near each other here, since the encoder has learned from pairs of sentences.
"""

import numpy as np
from safetensors.numpy import load
from scipy.special import erf
from tokenizers import Tokenizer

LAYERS = 6
HEADS = 12
TOGETHER = 1024


class Encoder:
    """The encoder, from the bytes of its two files."""

    def __init__(self, weights: bytes, tokenizer: str):
        self.weights = load(weights)
        self.tokenizer = Tokenizer.from_str(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encode(self, words: list[str]) -> np.ndarray:
        """A row for each word: the mean over its pieces and the two marks around them."""
        pieces = [self.tokenizer.encode(word).ids for word in words]
        lengths = np.array([len(ids) for ids in pieces])
        rows = np.empty((len(words), len(self.weights["embeddings.LayerNorm.weight"])))
        for length in np.unique(lengths):  # all of one length, so that nothing needs to be masked
            places = np.flatnonzero(lengths == length)
            for start in range(0, len(places), TOGETHER):
                some = places[start : start + TOGETHER]
                rows[some] = self._run(np.array([pieces[place] for place in some]))
        return rows

    def _run(self, ids: np.ndarray) -> np.ndarray:
        embeddings = "embeddings."
        states = (
            self.weights[embeddings + "word_embeddings.weight"][ids]
            + self.weights[embeddings + "position_embeddings.weight"][: ids.shape[1]]
            + self.weights[embeddings + "token_type_embeddings.weight"][0]
        )
        states = self._normalised(states, embeddings + "LayerNorm")
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}."
            seen = self._linear(self._attention(states, at), at + "attention.output.dense")
            states = self._normalised(states + seen, at + "attention.output.LayerNorm")
            inner = self._linear(states, at + "intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
            outer = self._linear(inner, at + "output.dense")
            states = self._normalised(states + outer, at + "output.LayerNorm")
        return states.mean(axis=1)

    def _attention(self, states: np.ndarray, at: str) -> np.ndarray:
        words, length, width = states.shape

        def by_head(name: str) -> np.ndarray:
            rows = self._linear(states, f"{at}attention.self.{name}")
            return rows.reshape(words, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

        query, key, value = by_head("query"), by_head("key"), by_head("value")
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        return (weights @ value).transpose(0, 2, 1, 3).reshape(words, length, width)

    def _linear(self, states: np.ndarray, name: str) -> np.ndarray:
        flat = states.reshape(-1, states.shape[-1])
        moved = flat @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]
        return moved.reshape(*states.shape[:-1], -1)

    def _normalised(self, states: np.ndarray, name: str) -> np.ndarray:
        centred = states - states.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt(centred.var(axis=-1, keepdims=True) + 1e-12)
        return scaled * self.weights[name + ".weight"] + self.weights[name + ".bias"]
