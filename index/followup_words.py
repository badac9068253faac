"""The words by which a reply leans on the question before it, in eight languages, folded."""

from __future__ import annotations

from collections.abc import Mapping

from index.slots.phrases import phrases

Table = Mapping[str, frozenset[str]]
"""Words by language."""


def _words(table: Mapping[str, str]) -> Table:
    """Return the words of a table, which stand in a text for each language."""
    return {language: frozenset(row.split()) for language, row in table.items()}


ASKING = _words(
    {
        "en": "what whats who whos whom whose when whens where wheres why how hows which",
        "de": "wer wen wem wessen wann wo wohin woher warum wieso weshalb wie welche welcher"
        " welches welchen welchem wieviel wieviele womit wofur worum",
        "fr": "quoi qui quand pourquoi comment quel quelle quels quelles combien lequel laquelle"
        " est-ce qu",
        "es": "que quien quienes cuando donde como cual cuales cuanto cuanta cuantos cuantas",
        "it": "cosa cos chi quando dove dov perche quale quali quanto quanta quanti quante",
        "nl": "wat wanneer waar waarom hoe hoeveel welk waarmee waarvoor",
        "pl": "co kto kogo komu kim kiedy gdzie dlaczego jak jaki jaka jakie ktory ktora ktore ile"
        " czy skad",
        "tr": "ne nedir neydi kim kimdir kimler nerede neresi nereye nereden neden nicin nasil"
        " hangi hangisi kac kacta mi mu midir",
    }
)
"""Words that ask: a reply without one names something else to ask the same about."""

SMALL = _words(
    {
        "en": "a an the of in on at to for from with by about into as is are was were be been do"
        " does did has have had can could will would should may might must and or but so then also"
        " many much long often old s t d ll re ve i we you my our your me us please there's",
        "de": "der die das des dem den ein eine einen einem einer eines von vom im in am an auf aus"
        " fur mit bei zu zum zur nach seit ist sind war waren wird wurde werden hat haben hatte"
        " kann konnen kostet muss darf soll und oder auch denn noch viel viele lange ich wir man"
        " mir uns es gibt was",
        "fr": "le la les l un une des du de d a au aux en dans sur pour par avec depuis est sont"
        " etait etaient sera a ont avait peut doit et ou mais aussi c ce cela on je nous vous se s"
        " y t",
        "es": "el la los las un una unos unas de del al a en con por para desde es son era eran fue"
        " fueron ha han hay esta estan puede pueden tiene tienen tenia y e o pero tambien se me mi"
        " nos",
        "it": "il lo la i gli le l un una uno di del della dei delle dell al alla in nel nella nell"
        " con per da dal e ed o ma anche si mi ci sono era erano fu ha hanno puo che come d",
        "nl": "de het een van in op aan bij met voor door naar uit sinds is zijn was waren wordt"
        " werd heeft hebben had kan mag moet en of ook dan ik we je er veel lang",
        "pl": "w we z ze na do od o po przez dla za jest sa byl byla bylo byly bedzie ma maja moze"
        " moga i oraz a ale tez sie to",
        "tr": "bir ve ile icin de da den dan mi mu var dir idi olarak cok peki ya",
    }
)
"""Words that name nothing."""

OPENING = phrases(
    {
        "en": "^and, ^but, ^also, ^or, ^what about, ^how about, ^and what about, ^same for,"
        " ^and for, ^since when$, ^why$",
        "de": "^und, ^aber, ^auch, ^oder, ^was ist mit, ^und was ist mit, ^wie sieht es aus mit",
        "fr": "^et, ^mais, ^ou, ^qu'en est il de, ^et pour",
        "es": "^y, ^e, ^pero, ^o, ^que hay de, ^que pasa con",
        "it": "^e, ^ed, ^ma, ^o, ^che ne e di, ^e per",
        "nl": "^en, ^maar, ^of, ^hoe zit het met",
        "pl": "^a, ^i, ^ale, ^co z",
        "tr": "^peki ya, ^peki, ^ya, ^ve, ^ama",
    }
)
"""How a text begins that goes on from the one before it."""

POINTING = {
    language: phrases({language: row})
    for language, row in {
        "en": "it, its, it's, they, them, their, theirs, he, she, him, his, her, hers, there$,"
        " that$, this$, these$, those$, in that, of that, for that, from that, with that, about"
        " that, that one, this one, these ones, those ones, the same, the other one, the others,"
        " the former, the latter, what else, who else, where else, when else",
        "de": "es, sie, er, ihn, ihm, ihr, ihre, ihren, ihrer, sein, seine, seinen, seiner, dort,"
        " da, davon, dafur, damit, dazu, darin, daran, daruber, danach, davor, diese, dieser,"
        " dieses, diesen, das$, die so, der so, dessen, deren, denen, wer noch, was noch",
        "fr": "il, ils, elle, elles, lui, leur, leurs, son, sa, ses, cela, ca, celui, celle, y a t,"
        " la bas, on le, on la, on les, l'a, l'ont, le$, la$, les$, quoi d'autre, qui d'autre",
        "es": "el$, ella, ello, ellos, ellas, lo, su, sus, alli, alla, eso, esto, ese, esa, esos,"
        " esas, le, les",
        "it": "lui, lei, loro, esso, essa, suo, sua, suoi, sue, questo, questa, quello, quella, ne,"
        " l'ha, l'hanno, lo$, ci si, chi lo, chi la, come lo, come la",
        "nl": "hij, zij, ze, hem, haar, hun, dit, dat, deze, die, daar, daarvan, ervan, erover,"
        " eraan, ermee, er aan, er mee, het$, heeft het, is het, doet het, kost het",
        "pl": "on, ona, ono, oni, one, jego, jej, go, je, ich, im, mu, nim, niej, nich, tam, ten,"
        " ta, te, tego, tej, tym, to$",
        "tr": "o, onu, onun, ona, onlar, onlari, onlarin, bu, bunu, bunun, buna, bunlar, su, orada,"
        " oraya, orasi",
    }.items()
}
"""Words that stand for something named before."""

TRANSLATING = _words(
    {
        "en": "in into to and please pls translate translated translation it this that the same say"
        " again can could you do what whats is how my language",
        "de": "in auf ins und bitte das es noch mal nochmal kannst du gibt was heisst wie ubersetz",
        "fr": "en et svp stp s'il te vous plait tu peux la meme chose c'est quoi s il c est",
        "es": "en al y por favor porfa puedes lo mismo",
        "it": "in e per favore puoi lo stesso",
        "nl": "in het en graag alsjeblieft aub kun kan je dat naar",
        "pl": "po na a i prosze czy mozesz to",
        "tr": "lutfen peki ya bunu misin olarak",
    }
)
"""Words around the name of a language, in a request for it."""

LANGUAGES = phrases(
    {
        "en": "english, german, spanish, french, italian, dutch, polish, turkish, my language",
        "de": "englisch, deutsch, spanisch, franzosisch, italienisch, niederlandisch, hollandisch,"
        " polnisch, turkisch",
        "fr": "anglais, allemand, espagnol, francais, italien, neerlandais, polonais, turc",
        "es": "ingles, aleman, espanol, castellano, frances, italiano, neerlandes, polaco, turco",
        "it": "inglese, tedesco, spagnolo, francese, olandese, polacco",
        "nl": "engels, duits, spaans, frans, italiaans, nederlands, pools, turks",
        "pl": "angielsku, niemiecku, hiszpansku, francusku, wlosku, holendersku, niderlandzku,"
        " polsku, turecku, angielski, niemiecki, polski",
        "tr": "ingilizce*, almanca*, ispanyolca*, fransizca*, italyanca*, hollandaca*, lehce*,"
        " turkce*",
        "to translate": "translate it, translate this, translate that, ubersetze*, ubersetz*,"
        " traduis, traduire, traduci*, traduce*, tradurre, vertaal, vertalen, przetlumacz*, cevir*",
    }
)
"""What a request for another language names."""
