"""The languages of documents and questions: which one it is, its stemmer, its function words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import bm25s.stopwords as stopwords
import Stemmer
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.slots.phrases import folded

# Language → Snowball algorithm, bm25s's list of function words (it has none for Polish), and those
# that it lacks: what questions begin with, and how people type them in a hurry.
_LANGUAGES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "de": (
        "german",
        stopwords.STOPWORDS_GERMAN,
        "wer wen wem wessen wie wieviel wieviele was wann wo woher wohin woran womit wofür wozu"
        " worum wodurch worauf warum wieso weshalb welche welcher welches welchen welchem gibt"
        " gibts gab gehts kann kannst könnt bitte danke hallo eigentlich mal denn ja nein euch"
        " sich wurde wurden worden werden wird man beim zum zur vom ins ob dafür davon daran"
        " darüber dabei gerade schon jemand möchte möchten darf dürfen",
    ),
    "en": (
        "english",
        stopwords.STOPWORDS_EN_PLUS,
        "whats wheres whos whens hows whys whose thats theres im ive id dont doesnt didnt cant"
        " isnt arent wasnt wont couldnt wouldnt would could shall must cannot please pls plz thx"
        " thanks hi hello hey u ur r n",
    ),
    "es": (
        "spanish",
        stopwords.STOPWORDS_SPANISH,
        "qué quién quiénes quien quienes cuál cuáles cual cuales cuándo cuando cuánto cuánta"
        " cuántos cuántas cómo dónde adónde por para porque hay es son ser fue fueron puedo puede"
        " pueden hace hacen hacer favor hola gracias",
    ),
    "fr": (
        "french",
        stopwords.STOPWORDS_FRENCH,
        "qui que quoi quel quelle quels quelles quand comment combien pourquoi où dont lequel"
        " laquelle lesquels est ce cest jai il elle ils elles on y a sont était étaient peut peux"
        " puis faut fait faire merci bonjour salut svp si comme chez très plus aussi",
    ),
    "it": (
        "italian",
        stopwords.STOPWORDS_ITALIAN,
        "chi che cosa cos quando quanto quanta quanti quante quale quali qual come dove perché è"
        " c sono era erano si può possono posso fa fanno fare viene vengono grazie ciao",
    ),
    "nl": (
        "dutch",
        stopwords.STOPWORDS_DUTCH,
        "wie wat waar wanneer waarom waarvoor waarmee hoe hoeveel welk welke wiens is zijn was"
        " waren wordt worden werd werden kan kun kunt kunnen mag mogen bent hebt gaat gaan doet"
        " jullie jij bedankt hallo",
    ),
    "pl": (
        "polish",
        (),
        "a aby ale albo ani aż bardzo bez bo być był była było byli były będzie będą by co czego"
        " czemu czym czy czyj czyja dla do dlaczego gdy gdyż gdzie go i ich ile ilu im inne ja jak"
        " jaka jaki jakie jakich jaką jako je jego jej jest jestem jeszcze jeśli jeżeli już ją"
        " każdy kiedy kim kogo komu kto która które którego której który których którzy lub ma"
        " mają mam mi mnie może można mogę mój moja na nad nam nas nasz nawet nic nich nie nim niż"
        " no o od on ona one oni ono oraz po pod poza proszę przed przez przy raz również się są"
        " skąd sobie swój ta tak taki także tam te tego tej ten też to tu ty tych tylko tym u w we"
        " wam was wie więc wszystko z za ze że żeby dziękuję cześć",
    ),
    "tr": (
        "turkish",
        stopwords.STOPWORDS_TURKISH,
        "ne neden niçin niye nasıl nedir neler neyin kim kime kimin kimler kimdir nerede nereye"
        " nereden hangi kaç mı mi mu mü mıdır midir ile için ve veya var yok mıyım miyim lütfen"
        " merhaba teşekkürler",
    ),
}
LANGUAGES = tuple(_LANGUAGES)
"""The two-letter codes of the languages that are told apart."""

_WORD = re.compile(r"[^\W\d_]+")
# Of 253 golden questions, 88 % are given a language with at least this probability, all but one of
# them the right one; of 2,575 others (xquad, squad2, covid_faq, off-topic) 94 %, again all but one.
_SURE = 0.7
_FEWEST_WORDS = 3


# A question is looked at by several rules.
@lru_cache(maxsize=256)
def question_language(text: str) -> str | None:
    """Return the language of a question, None when it is too short or too mixed to tell."""
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return None
    language, probability = _identifier().classify(text)
    return language if probability >= _SURE else None


@cache
def function_words(language: str) -> frozenset[str]:
    """Return a language's words without a subject, in lower case, with and without accents."""
    _, listed, more = _LANGUAGES[language]
    words = {*listed, *more.split()}
    return frozenset(words | {folded(word) for word in words})


@cache
def stemmer(language: str) -> Stemmer.Stemmer:
    """Return the Snowball stemmer of a language."""
    return Stemmer.Stemmer(_LANGUAGES[language][0])


@cache
def _identifier() -> LanguageIdentifier:
    """Load py3langid's model for the eight languages: half a second, and 55 MB that stay."""
    every = LanguageIdentifier.from_model_file(MODEL_FILE)
    every.set_languages(LANGUAGES)
    # The tables of the other languages would stay in memory in the object that was loaded.
    return LanguageIdentifier(
        every.nb_ptc,
        every.nb_pc,
        every.nb_classes,
        every.tk_nextmove,
        every.tk_output,
        norm_probs=True,
        tk_row=every.tk_row,
    )
