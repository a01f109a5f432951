"""What hears and judges the lines of a rehearsal, wired."""

from functools import cache

from segue.assembly.answers import answer_reader, pair_reader
from segue.meaning.acts import ActReader, load_weights
from segue.meaning.encoder import Encoder
from segue.rehearsal.heard import Ears
from segue.rehearsal.judge import Judge, load_judgment


@cache
def encoder() -> Encoder:
    """Return the encoder of sentences, loaded once."""
    return Encoder()


@cache
def act_reader() -> ActReader:
    """Return the reader of acts, its models loaded."""
    return ActReader(encoder(), pair_reader(), load_weights())


def ears() -> Ears:
    """Return what the mentor hears and judges with."""
    judge = Judge(act_reader(), encoder(), load_judgment())
    return Ears(act_reader(), answer_reader(), judge)
