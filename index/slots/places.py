"""Where something is: a country, a city, a building, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.model import Shown, Slot
from index.slots.phrases import phrases

_ASKS = phrases(
    {
        "en": "which city, what city, which town, what town, which country, what country,"
        " which countries, what countries, what nationality, nationality of, where is … from$,"
        " where are … from$, where does … live, where did … live, where was … born,"
        " where is … located, where is … based, where are … based,"
        " where is … office, where are … office, where is … headquarter*,"
        " where are … headquarter*, where is … head office, headquarters of,"
        " where was … held, where were … held, where is … held, where will … held,"
        " where … take place, where … took place, where do … meet, where does … meet,"
        " where did … meet, where will … meet",
        "de": "welche* stadt*, welche* land, welche* lander*, woher kommt, woher kommen, wo sitzt,"
        " wo ist der sitz, wo hat … sitz, wo liegt, wo befindet sich, wo fand, wo findet,"
        " wo wohnt, wo lebt, wo wurde … geboren, wo tagt*",
        "fr": "quelle* ville*, quel pays, quels pays, quel continent, quels continents,"
        " d'ou vient, d'ou viennent, ou se trouve,"
        " ou est le siege, ou est situe*, ou a eu lieu, ou aura lieu, ou habite, ou est ne*",
        "es": "que ciudad*, que pais*, de donde es, de donde viene, donde esta la sede,"
        " donde esta la oficina,"
        " donde se encuentra, donde queda, donde tiene su sede, donde vive, donde nacio,"
        " donde se celebr*,"
        " donde tuvo lugar, donde tendra lugar",
        "it": "quale citta, che citta, quale paese, che paese, quali paesi, da dove viene,"
        " dove si trova, dove ha sede, dov'e la sede, dove si e tenut*, dove si terra, dove vive,"
        " dove e nat*",
        "nl": "welke stad, welk land, welke landen, waar komt … vandaan, waar is … gevestigd,"
        " waar zit, waar is het kantoor, waar staat het kantoor, waar ligt, waar werd … gehouden,"
        " waar wordt … gehouden, waar vond, waar vindt, waar woont",
        "pl": "jakie kraje, ktore kraje, jakie miasta, ktore miasta, jakich krajow, ktorych krajow,"
        " jakim miescie, ktorym miescie, jakie miasto, ktore miasto, jakim kraju,"
        " ktorym kraju, jakiego kraju, ktorego kraju, skad pochodzi, gdzie miesci sie,"
        " gdzie znajduje sie, gdzie ma siedzibe, gdzie jest siedziba, gdzie odbyl*,"
        " gdzie odbedzie, gdzie mieszka",
        "tr": "hangi sehir*, hangi ulke*, hangi kent*, nereli, merkezi nerede, ofisi nerede,"
        " nerede bulunuyor, nerede yapil*, nerede duzenlen*, nerede yasiyor, nerede dogdu",
    }
)
_PLACES = phrases(
    {
        "lands": "austria*, osterreich*, german*, deutschland, france, french, frankreich, francia,"
        " spain, spanish, spanien, espana, italy, italia*, italien*, netherlands, dutch, nederland,"
        " niederlande, belgi*, poland, polish, polska, polsce, polen, turk*, united states, u.s*,"
        " usa, america*, united kingdom, uk, britain, british, england, english, scot*, wales,"
        " welsh, ireland, irish, switzerland, swiss, schweiz, europe, europa, asia, africa,"
        " canad*, austral*, china, chinese, japan*, korea*, india, indian, brazil*, mexic*,"
        " greece, greek, portug*, swed*, norw*, denmark, danish, finland, finnish, russia*,"
        " ukrain*, czech*, hungar*, romania*, egypt*, israel*, iran*",
        "kinds": "online, virtual*, campus*, universit*, hospital*, hall, building*, city, cities,"
        " town*, countr*, region*, county, province*, capital, district*, village*, island*,"
        " coast*, river*, sea, room*, church*, school*, venue*, valley, lake*, mountain*,"
        " headquarter*, stadium*, park, border*, castle, palace, colon*, empire, kingdom, airport,"
        " house, home, street*, worldwide, earth, ocean*, north, south, east, west, northern,"
        " southern, eastern, western, land, lands, states, stadt, ville, ciudad, citta, stad",
    }
)
# A name behind "in" or "at" is nearly always that of a place, unless it is a part of a longer name,
# as in "Informatics in Medicine".
_IN_A_NAME = re.compile(
    r"(?:(?<![\w-])[^\W\d_A-Z][\w'’-]*|\d|[,;:.!?)]|^)\s*"
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]cross|[Aa]round|[Oo]utside)(?: the)? "
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][a-zà-ÿ]",
    re.MULTILINE,
)


def _holds(passage: Shown) -> bool:
    """Return whether a passage names a place, or may: a name behind "in"."""
    return _PLACES.search(passage.words) is not None or _IN_A_NAME.search(passage.text) is not None


WHERE = Slot("where", "where that is", _ASKS, _holds)
