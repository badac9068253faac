"""How often something is, and what came after it, in eight languages, folded."""

from __future__ import annotations

from index.slots.model import Slot, has
from index.slots.phrases import phrases

_HOW_OFTEN = phrases(
    {
        "en": "how often, how frequently, how regularly, how many times a, how many times per",
        "de": "wie oft, wie haufig, in welchem abstand, in welchen abstanden, in welchem rhythmus",
        "fr": "combien de fois, a quelle frequence, tous les combien",
        "es": "cada cuanto, cada cuanto tiempo, con que frecuencia, cuantas veces",
        "it": "quante volte, ogni quanto, con che frequenza, con quale frequenza, quanto spesso",
        "nl": "hoe vaak, hoe dikwijls, om de hoeveel",
        "pl": "jak czesto, ile razy, co ile",
        "tr": "ne siklikla, ne kadar sik*, kac kez, kac kere, kac defa, hangi siklikta",
    }
)
_OFTEN = phrases(
    {
        "en": "annual*, yearly, biannual*, biennial*, monthly, weekly, daily, hourly, quarterly,"
        " nightly, every, each, once, twice, thrice, times, regular*, frequent*, infrequent*,"
        " often, rare*, seldom, never, always, usually, sometimes, occasional*, constant*,"
        " periodic*, interval*, fortnight*, a year, a month, a week, a day, per,"
        " commonly, general*, normal*, typical*, cycle*, repeat*",
        "de": "jahrlich*, monatlich*, wochentlich*, taglich*, jede, jeden, jedes, einmal, zweimal,"
        " *mal, oft, haufig*, regelmassig*, selten",
        "fr": "annuel*, mensuel*, hebdomadaire*, quotidien*, chaque, fois, tous les, regulier*,"
        " regulierement, souvent, rarement",
        "es": "anual*, mensual*, semanal*, diari*, cada, vez, veces, todos los, regular*,"
        " frecuen*, a menudo",
        "it": "annual*, mensil*, settimanal*, quotidian*, ogni, volta, volte, regolar*, spesso",
        "nl": "jaarlijks*, maandelijks*, wekelijks*, dagelijks*, elk, elke, keer, regelmatig*,"
        " vaak",
        "pl": "rocznie, corocz*, miesieczn*, tygodniow*, codzien*, kazd*, raz, razy, regularn*,"
        " czesto",
        "tr": "yillik, aylik, haftalik, gunluk, her, kez, kere, defa, duzenli*, sik sik",
    }
)
_AFTERWARDS = phrases(
    {
        "en": "afterwards, afterward, after that, after this, since then, thereafter",
        "de": "danach, anschliessend, seitdem, seither, hinterher",
        "fr": "apres cela, apres ca, ensuite, par la suite, depuis lors",
        "es": "despues de eso, despues de ello, a partir de entonces, posteriormente",
        "it": "dopo di che, in seguito, successivamente, da allora",
        "nl": "daarna, nadien, sindsdien",
        "pl": "potem, pozniej, od tego czasu, od tamtej pory",
        "tr": "daha sonra, ondan sonra, sonrasinda, o zamandan beri",
    }
)
_LATER = phrases(
    {
        "": "after*, then, thereafter, later, until, till, since, subsequent*, next, follow*,"
        " former*, became, become, now, eventually, finally, succe*, thence, end, ended, result*,"
        " consequen*, led, leads, return*, second, later, upon, once, again, by 1*, by 2*,"
        " danach, spater, bis, ensuite, apres, jusqu*, despues, luego, hasta, dopo, poi, fino,"
        " daarna, later, tot, potem, pozniej, sonra*"
    }
)

FREQUENCY = (
    Slot("frequency", "how often", _HOW_OFTEN, has(_OFTEN)),
    Slot("afterwards", "what came afterwards", _AFTERWARDS, has(_LATER)),
)
