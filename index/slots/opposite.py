"""Questions for what is not so, which a passage that only says what is so does not answer."""

from __future__ import annotations

from index.slots.model import Shown, Slot
from index.slots.phrases import phrases

_NOT = phrases(
    {
        "en": "not, never, no longer, non, neither, isn't, aren't, wasn't, weren't, doesn't,"
        " didn't, hasn't, haven't, hadn't, don't, couldn't, wouldn't, shouldn't, mustn't",
        "de": "nicht, nie, niemals, weder",
        "fr": "n'est pas, n'a pas, n'ont pas, n'etait pas, ne … pas, ne … jamais",
        "es": "quien no, quienes no, cual no, cuales no, donde no, cuando no, no es,"
        " no son, no fue, no fueron, no esta, no ha, no han, no puede*, no tiene*, nunca",
        "it": "non",
        "nl": "niet, nooit, geen",
        "pl": "nie, nigdy",
        "tr": "degil, olmayan",
    }
)
# "Or not" asks for a yes or no. "Why" and "how" are left out: what should not happen is told by
# saying what should.
_OR_NOT = phrases(
    {"en": "or not", "de": "oder nicht", "fr": "ou pas", "es": "o no", "nl": "of niet"}
    | {"it": "o non", "pl": "czy nie"}
)
_WHICH = phrases(
    {
        "en": "what, which, who, whom, whose, where, when",
        "de": "welche*, wer, wen, wem, wo, wann, ^was ist, ^was sind, ^was hat, ^was darf,"
        " ^was kann, ^was wird, ^was gehort",
        "fr": "quel*, qui, quand, lequel*, qu'est",
        "es": "que, quien*, cual*, donde, cuando",
        "it": "che, chi, quale, quali, dove, quando, cosa",
        "nl": "wat, welk*, wie, waar, wanneer",
        "pl": "co, ktor*, kto, gdzie, kiedy, jaki*",
        "tr": "ne, hangi*, kim*, nerede",
    }
)
_DENIES = phrases(
    {
        "en": "not, never, no, none, nor, neither, non, without, cannot, nobody, nothing, isn't,"
        " aren't, wasn't, weren't, doesn't, didn't, hasn't, haven't, hadn't, don't, couldn't,"
        " wouldn't, shouldn't, mustn't, can't, won't",
        "de": "nicht, nichts, nie, niemals, niemand, kein*, ohne, weder",
        "fr": "ne, n, pas, jamais, aucun*, sans, ni, rien",
        "es": "no, nunca, ningun*, sin, nadie, nada, tampoco",
        "it": "non, nessun*, senza, niente",
        "nl": "niet, niets, nooit, niemand, geen, zonder",
        "pl": "nie, nigdy, bez, zadn*, zaden, nikt, nic",
        "tr": "degil*, yok, hic, olmayan*, olmadan",
    }
)


def _holds(passage: Shown) -> bool:
    """Return whether the sentence that answers denies something, where the question asks it to."""
    found = _NOT.search(_OR_NOT.sub(" ", passage.question))
    if found is None or not _WHICH.search(passage.question, 0, found.end()):
        return True
    return _DENIES.search(passage.answer) is not None


OPPOSITE = Slot("opposite", "the opposite, which you ask about", _NOT, _holds)
