"""Small talk and requests for medical advice, told from questions to search for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.intents import Intent, intent_of

SMALL_TALK = [
    "hi",
    "Hello there!",
    "hey everyone",
    "good morning all",
    "thanks",
    "thx a lot",
    "thank you so much for your help",
    "???",
    "…",
    "lol",
    "ok cool",
    "how are you?",
    "hey bot, how r u",
    "who are you",
    "are you a bot?",
    "tell me a joke",
    "what can you do",
    "test",
    "bye",
    "hallo zusammen",
    "guten morgen",
    "danke schön!",
    "wie geht’s dir",
    "wer bist du?",
    "bonjour à tous",
    "merci beaucoup",
    "ça va ?",
    "qui es-tu ?",
    "hola",
    "buenos días a todos",
    "¡muchas gracias!",
    "¿quién eres?",
    "ciao",
    "grazie mille",
    "come stai?",
    "chi sei?",
    "hoi allemaal",
    "dank je wel",
    "hoe gaat het?",
    "wie ben je?",
    "cześć",
    "dziękuję bardzo",
    "jak się masz?",
    "kim jesteś?",
    "merhaba",
    "çok teşekkürler",
    "nasılsın?",
    "sen kimsin",
]

MEDICAL = [
    "can an ai model tell whether the nodule on my own ct is malignant",
    "kann eine ki sagen ob der knoten auf meinem mrt gutartig ist",
    "est-ce que l'ia peut dire si la lésion sur mon irm est bénigne",
    "I have a lump in my knee, is that bad?",
    "should i take ibuprofen for my back",
    "my MRI shows a disc herniation what should I do",
    "i feel dizzy since monday",
    "how many mg of paracetamol can i take",
    "is a 4 mm nodule on my ct dangerous",
    "my daughter has a fever and a rash",
    "my patient has a lesion in the liver, biopsy or wait?",
    "ich habe seit gestern bauchweh",
    "mein mrt zeigt einen bandscheibenvorfall",
    "darf ich ibuprofen und paracetamol zusammen nehmen",
    "mir tut das knie weh",
    "j'ai de la fièvre depuis deux jours",
    "mon scanner montre un nodule, c’est grave ?",
    "quelle dose de paracétamol prendre",
    "me duele la cabeza",
    "mi resonancia dice hernia, es grave?",
    "puedo tomar ibuprofeno con antibióticos",
    "mi fa male il ginocchio",
    "la mia risonanza mostra un’ernia",
    "posso prendere l'aspirina ogni giorno",
    "ik heb pijn in mijn rug",
    "mijn scan laat een hernia zien",
    "hoeveel paracetamol mag ik nemen",
    "boli mnie głowa",
    "mój rezonans pokazał przepuklinę",
    "ile ibuprofenu mogę wziąć",
    "başım ağrıyor",
    "mr sonucumda fıtık çıktı, tehlikeli mi",
    "günde kaç ibuprofen alabilirim",
]

QUESTIONS = [
    "hi, what is DICOM?",
    "thanks! and who chairs SIIM?",
    "good morning, when is the next webinar",
    "ok but what about 2024",
    "who are you working with",
    "how are you related to the ESR",
    "help with the ciip exam",
    "no webinar today?",
    "test centre for the ciip",
    "what is radiology?",
    "who can take the CIIP exam",
    "what does the ethics statement say about patients?",
    "does the bot give medical advice",
    "may i post my patient's ct here",
    "can i upload my mri to the server",
    "can you tell me about lung nodule detection",
    "can i use the chest x-ray dataset",
    "I'm a radiology resident, is there a cancer imaging webinar",
    "which society should i join for breast cancer imaging",
    "i have a question about the pneumothorax challenge",
    "how do i annotate lung nodules",
    "my thesis is on knee mri, any dataset?",
    "does my hospital need a vna",
    "how many numbers are on my certificate",
    "hallo, was ist ein PACS?",
    "darf ich patientendaten posten",
    "was ist strukturierte befundung",
    "bonjour, c’est quoi eusomii ?",
    "puis-je poster un scanner ici",
    "hola, ¿qué es la radiómica?",
    "el bot da consejos médicos?",
    "ciao, chi è bisdas?",
    "ai congressi ci sono corsi?",
    "hoi, wat is een VNA?",
    "cześć, co to jest dicom",
    "merhaba, fhir nedir",
    "bota nasıl soru sorarım",
]


@pytest.mark.parametrize("text", SMALL_TALK)
def test_small_talk(text: str) -> None:
    assert intent_of(text) is Intent.SMALL_TALK


@pytest.mark.parametrize("text", MEDICAL)
def test_a_request_for_medical_advice(text: str) -> None:
    assert intent_of(text) is Intent.MEDICAL_ADVICE


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_searched_for(text: str) -> None:
    assert intent_of(text) is None


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert intent_of(text) in {None, *Intent}


@pytest.mark.parametrize("text", ["hi ", "my ", "how ", "a", "'", "my patient with "])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    begin = time.process_time()
    intent_of((text * 1000)[:1000])
    assert time.process_time() - begin < 0.5
