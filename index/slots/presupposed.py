"""Which words of a question must come back in the passage, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.phrases import phrases

# "When", "where" and "why" take for granted that it happened: "why did they leave Rome?" is not
# answered where nobody leaves. "What", "who" and "how" are often answered in quite other words.
HAPPENED = re.compile(
    r"\W*(?:"
    + phrases(
        {
            "en": "when, where, why, since when, until when, in what year, in which year",
            "de": "wann, wo, warum, wieso, weshalb, seit wann, bis wann",
            "fr": "quand, ou, pourquoi, depuis quand",
            "es": "cuando, donde, por que, desde cuando",
            "it": "quando, dove, perche, da quando",
            "nl": "wanneer, waar, waarom, sinds wanneer",
            "pl": "kiedy, gdzie, dlaczego, od kiedy",
            "tr": "ne zaman, nerede, neden, nicin",
        }
    ).pattern
    + r")(?! (?:can|could|do|should|may|must|would) (?:i|we|you|one)\b)"
)
# What is counted stands behind these.
COUNTED = re.compile(
    phrases(
        {
            "en": "how many",
            "de": "wie viele, wieviele",
            "fr": "combien de, combien d",
            "es": "cuantos, cuantas",
            "it": "quanti, quante",
            "nl": "hoeveel",
            "pl": "ile, ilu",
            "tr": "kac",
        }
    ).pattern
    + r"[\s'’]+(?P<counted>\w+)(?:\s+(?P<next>\w+))?"
)
# Words that say little: they are in the question and not in the passage that answers it.
LIGHT = phrases(
    {
        "en": "actual*, allow*, also, announc*, another, around, available, become, became,"
        " begin*, begun,"
        " bring*, brought, call, called, came, case*, come*, coming, common*, consider*, control,"
        " differ*,"
        " done, effort*, end*, ever, exact*, example*, exist*, expect*, fall, fell, find, found,"
        " first, gain*, general*, get*, give*, go, goes, going, good, got, happen*, held,"
        " hold*, keep*, kept, know*, last, life, long, look*, made, main, make*, mean*,"
        " meant, mention*, name*, near*, need*, new, next, occur*, old, one, originally, part,"
        " people,"
        " place*, point*, possible, purpose*, put, real*, role*, say*, said, see*, show*,"
        " statement,"
        " sort*, start*, still, stuff, take*, taking, thing*, time*, took, two, type*, use,"
        " used, using, want*, way*, went, word*, work*, year*",
        "de": "findet, fand, gibt, gab, ging, gehen, kommt, kam, liegt, macht, jahr, jahre, mal,"
        " statt, stattgefunden, moglich",
        "fr": "lieu, annee, fait, faite, trouve, trouver, commence, passe",
        "es": "lugar, ano, tuvo, hizo, encontrar, encuentro, empezo, celebro",
        "it": "luogo, anno, fatto, trovo, trovare, trova, svolto, tenuto, tenuta",
        "nl": "plaats, jaar, gehouden, vinden, vond, begon",
        "pl": "odbyl*, rok, roku, miejsce, znalezc",
        "tr": "yil, yilinda, yapildi, oldu, bulabilirim",
    }
)
