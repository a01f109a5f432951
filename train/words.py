"""The plain reader's weights: logistic regression on hashed words."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from segue.answers.words import SLOTS, slots_of_reply, write_weights
from train.rows import Row


STRENGTH = 8.0
"""Inverse of how hard large weights are held back."""


def fit_words(rows: Sequence[Row]) -> None:
    """Fit the weights to pairs, and write them down."""
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(matrix_of(rows), [row.reading for row in rows])
    write_weights(model.coef_.T, model.intercept_)


def matrix_of(rows: Sequence[Row]) -> csr_matrix:
    """Return which slots each row fills; every row has length 1."""
    slots = [slots_of_reply(row.answer, row.ask) for row in rows]
    ends = np.cumsum([0, *map(len, slots)])
    places = np.concatenate([np.array(one) for one in slots])
    values = np.concatenate([np.full(len(one), len(one) ** -0.5) for one in slots])
    return csr_matrix((values, places, ends), shape=(len(rows), SLOTS))
