"""A reply to an answer, read together with the question before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import reduce

from index.followup_words import ASKING, LANGUAGES, OPENING, POINTING, SMALL, TRANSLATING
from index.intents import Intent, intent_of
from index.question import clean
from index.slots.phrases import folded

ARROW = " → "
"""Stands between the questions of a thread: what a card shows is what its buttons ask again."""

# A question of a few words has its place in a thread; a story is not repeated on every card.
_LONGEST = 400
_ENOUGH = 2
_ASKING = frozenset().union(*ASKING.values())
_SMALL = _ASKING.union(*SMALL.values())
_COMMAND = re.compile(r"(?<!\w)/\w")
_TRANSLATING = frozenset().union(*TRANSLATING.values())
_WORD = re.compile(r"/?\w+(?:-\w+)*")
_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w)")
# "what is radiomics?" is a question of its own, "what is the price?" is not.
_DEFINING = re.compile(
    r"\W*(?:(?:what is|what are|what's|whats|was ist|was sind|was bedeutet|que es|que significa"
    r"|cos'?e|che cos'?e|cosa significa|wat is|wat zijn|wat betekent|co to jest|co to"
    r"|c'?est quoi|c quoi|qu'?est[ -]ce qu['e]?) ?[\w-]+|[\w-]+ (?:nedir|ne demek))\W*"
)


@dataclass(frozen=True, slots=True)
class Threads:
    """Reads replies with what the documents call by name, folded."""

    names: Set[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Threads:
        """Take the names in texts: words that have two capitals more often than none."""
        words = Counter(word for text in texts for word in _WORD.findall(text))
        capital: Counter[str] = Counter()
        for word, times in words.items():
            if _is_capital(word):
                capital[folded(word)] += times
        named = {word for word, times in capital.items() if times > words[word]}
        # MIT and US are names, but "mit" and "us" are not.
        return cls(frozenset(named - _SMALL))

    def combine(self, previous: str, reply: str) -> str:
        """Return what a reply to an answer asks: the reply alone, or a thread that holds both.

        ``previous`` is the question of the answer, perhaps a thread itself. Raises QuestionError
        for a reply that holds nothing to search for.
        """
        text = clean(reply.replace(ARROW.strip(), " "))
        if _is_small_talk(text) or _is_small_talk(previous) or self._is_complete(text):
            return text
        first, *others = (part for part in previous.split(ARROW) if not _is_translation(part))
        thread = ARROW.join((first, *others[-1:], text))
        return thread if len(thread) <= _LONGEST else text

    def unfolded(self, question: str) -> str:
        """Return the text to search for: a thread made one question, any other as it is."""
        return reduce(self._joined, question.split(ARROW))

    def _is_complete(self, text: str) -> bool:
        """Return whether a reply names what it asks about."""
        words, content = folded(text), self._content(_YEAR.sub(" ", text))
        if _is_translation(text) or _points(text, enough=len(content) >= _ENOUGH):
            return False
        named, asks = any(map(self._is_name, content)), _asks(text)
        if OPENING.search(words):
            return named and asks
        return len(content) >= _ENOUGH or (named and asks) or bool(_DEFINING.fullmatch(words))

    def _is_name(self, word: str) -> bool:
        return _is_capital(word) or word.startswith("/") or folded(word) in self.names

    def _content(self, text: str) -> list[str]:
        """Return the words of a text that name something."""
        words = _WORD.findall(text)
        return [word for word in words if self._is_name(word) or folded(word) not in _SMALL]

    def _joined(self, previous: str, reply: str) -> str:
        """Return one question for two, the second of which leans on the first."""
        if _is_translation(reply):
            return previous
        if _asks(reply):
            # It asks something else about the same: what the first one asked is in the way.
            before = _YEAR.sub(" ", previous) if _YEAR.search(reply) else previous
            return " ".join((reply, *self._content(before)))
        # It asks the same about something else, which takes the place of its kind.
        for find in (_YEAR.findall, self._names):
            old, new = set(find(previous)), find(reply)
            if len(old) == len(new) == 1:
                previous = _replaced(previous, old.pop(), new[0])
                reply = _replaced(reply, new[0], "")
        return f"{previous} {reply}" if self._content(OPENING.sub(" ", folded(reply))) else previous

    def _names(self, text: str) -> list[str]:
        return [word for word in _WORD.findall(text) if self._is_name(word)]


def wants_translation(question: str) -> bool:
    """Return whether a thread ends in a request for the same in another language."""
    *before, last = question.split(ARROW)
    return bool(before) and _is_translation(last)


def _is_small_talk(text: str) -> bool:
    # "and /help?" asks what a command does; without the sign it would be a cry for help.
    return not _COMMAND.search(text) and intent_of(text) is Intent.SMALL_TALK


def _is_capital(word: str) -> bool:
    return sum(character.isupper() for character in word) > 1


def _is_translation(text: str) -> bool:
    rest, named = LANGUAGES.subn(" ", folded(text))
    return named > 0 and _TRANSLATING.issuperset(_WORD.findall(rest))


def _asks(text: str) -> bool:
    """Return whether a text has a word that asks, besides how it begins."""
    return not _ASKING.isdisjoint(_WORD.findall(OPENING.sub(" ", folded(text))))


def _points(text: str, *, enough: bool) -> bool:
    """Return whether a text has a word that stands for something before.

    "il" is "he" in French and "the" in Italian, so the words around it decide which language
    counts; where they cannot, a text that names ``enough`` gets the benefit of the doubt.
    """
    plain = folded(text)
    words = _WORD.findall(plain)
    points = {language: bool(found.search(plain)) for language, found in POINTING.items()}
    known = {
        language: sum(word in ASKING[language] or word in SMALL[language] for word in words)
        + points[language]
        for language in POINTING
    }
    likely = [points[language] for language, count in known.items() if count == max(known.values())]
    return all(likely) if enough else any(likely)


def _replaced(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text)
