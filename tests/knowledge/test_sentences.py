"""Where sentences begin and end."""

import pytest

from knowledge.sentences import sentence_spans


def sentences(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (None, ["They met.", "They agreed!", "Why?"]),
        ("en-GB", ["See Fig. 3 for the scan.", "It shows a lung."]),
        ("fr", ["M. Dupont est venu.", "Il est parti."]),
        ("pl", ["Prof. dr hab. Kowalski przyjechał.", "Potem wyjechał."]),
        ("de", ["Dr. Weiß sprach.", "Danach gab es Kaffee."]),
        ("xx", ["They met in the hall.", "They agreed in the end."]),
        (None, ["An emoji 👩‍⚕️ here.", "Another 🧠 there."]),
    ],
)
def test_a_paragraph_is_parted_at_full_stops_that_end_sentences(
    language: str | None, parts: list[str]
) -> None:
    assert sentences(" ".join(parts), language) == parts


def test_a_quotation_of_several_sentences_is_one() -> None:
    quotation = "“It is an honour. It is a pleasure too,” said the president."
    assert sentences(f"They met. {quotation} They left.") == ["They met.", quotation, "They left."]


def test_white_space_is_in_no_sentence() -> None:
    assert sentences("  One is here.   \n Two is there.  ") == ["One is here.", "Two is there."]
    assert sentences(" \n ") == []
