"""What cities are called in eight languages, folded, as a question and a calendar may differ."""

from __future__ import annotations

import re
from functools import cache

from index.slots.phrases import phrases

# Their Polish and Turkish endings included, where these are not left behind an apostrophe.
_NAMES = {
    "amsterdam": "amsterdam*",
    "antwerp": "antwerp*, anvers, amberes, anversa",
    "athens": "athens, athen, athenes, atenas, atene, athene, aten, atenach, atina*",
    "barcelona": "barcelon*, barcellona",
    "berlin": "berlin*, berlino, berlijn",
    "brussels": "brussels, brussel, bruxelles, bruselas, bruksel*",
    "budapest": "budapest*, budapeszt*",
    "chicago": "chicago*, sikago*",
    "cologne": "cologne, koln, koeln, colonia, keulen, kolonia, kolonii",
    "copenhagen": "copenhagen, kopenhagen, copenhague, copenaghen, kopenhaga, kopenhadze,"
    " kopenhag*",
    "cracow": "cracow, krakow*, krakau, cracovie, cracovia",
    "dublin": "dublin*, dublino",
    "edinburgh": "edinburgh*, edimbourg, edimburgo, edynburg*",
    "florence": "florence, florenz, florencia, firenze, florencja, florencji, floransa*",
    "geneva": "geneva, genf, geneve, ginebra, ginevra, genewa, genewie, cenevre*",
    "hamburg": "hamburg*, hambourg, hamburgo, amburgo",
    "istanbul": "istanbul*, estambul, stambul*",
    "lisbon": "lisbon, lissabon, lisbonne, lisboa, lisbona, lizbona, lizbonie, lizbon*",
    "ljubljana": "ljubljana*, laibach, lubiana, liubliana, lublana, lublanie, lubliana*",
    "london": "london*, londres, londra*, londen, londyn*",
    "madrid": "madrid*, madryt*, madrycie",
    "milan": "milan, milano*, mailand, milaan, mediolan*",
    "munich": "munich, munchen, muenchen, monaco di baviera, monachium, munih*",
    "naples": "naples, neapel, napoles, napoli*, napels, neapol*",
    "paris": "paris*, parigi, parijs, paryz*",
    "philadelphia": "philadelphia*, philadelphie, filadelfia, filadelfii, filadelfiya*",
    "pisa": "pisa*, pise, pizie, piza*",
    "pittsburgh": "pittsburgh*, pittsburg*",
    "prague": "prague, prag, praga, pradze, praag",
    "rome": "rome, rom, roma, romada, rzym*",
    "rotterdam": "rotterdam*",
    "seville": "seville, sevilla, siviglia, sewilla, sewilli, sevilya*",
    "stockholm": "stockholm*, estocolmo, stoccolma, sztokholm*, stokholm*",
    "turin": "turin, torino, turyn*",
    "valencia": "valencia, valence, valenza, walencja, walencji, valensiya*",
    "venice": "venice, venedig, venise, venecia, venezia, venetie, wenecja, wenecji, venedik*",
    "vienna": "vienna, wien, vienne, viena, wenen, wieden, wiednia, wiedniu, viyana*",
    "warsaw": "warsaw, warschau, varsovie, varsovia, varsavia, warszaw*, varsova*",
    "zurich": "zurich*, zuerich, zurigo, zurych*",
}
_CITIES = {name: phrases({"": names}) for name, names in _NAMES.items()}


@cache
def city(name: str) -> str:
    """Return what a city is called in English, folded; a folded name that is none as it is."""
    return next((known for known, names in _CITIES.items() if names.fullmatch(name)), name)


@cache
def finder(place: str) -> re.Pattern[str]:
    """Return what finds a folded place in a folded question, a city by any of its names."""
    return _CITIES.get(place) or re.compile(rf"(?<!\w){re.escape(place)}(?!\w)")
