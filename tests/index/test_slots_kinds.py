"""Questions for who teaches, how often, in which language, how many of what, and what was planned.

All passages and persons are made up.
"""

from __future__ import annotations

import pytest

from index.slots import missing
from tests.index.slot_cases import TODAY, asked, told

ASKED = [
    ("price", "was kostete der kurs"),
    ("price", "was hat der kurs damals gekostet"),
    ("price", "muss man für den kurs bezahlen"),
    ("price", "combien coûtait l'inscription"),
    ("price", "combien a coûté le congrès"),
    ("price", "les cours sont-ils payants"),
    ("price", "faut-il payer pour les cours"),
    ("price", "cuánto costaba la inscripción"),
    ("price", "hay que pagar por el curso"),
    ("price", "quanto è costato il congresso"),
    ("price", "bisogna pagare per il corso"),
    ("price", "wat kostte het congres"),
    ("price", "moet ik betalen voor de cursus"),
    ("price", "ile kosztował kongres"),
    ("price", "czy trzeba płacić za kurs"),
    ("price", "kongre ne kadar tuttu"),
    ("price", "kurs için para ödeniyor mu"),
    ("price", "did they charge for the course"),
    ("publishing", "how much do i pay to publish in games today"),
    ("publishing", "combien coûte un article pour l'auteur"),
    ("frequency", "how often does the board meet"),
    ("frequency", "wie oft trifft sich der vorstand"),
    ("frequency", "à quelle fréquence se réunit le bureau"),
    ("frequency", "cada cuánto se reúne la junta"),
    ("frequency", "ogni quanto si riunisce il consiglio"),
    ("frequency", "hoe vaak vergadert het bestuur"),
    ("frequency", "jak często spotyka się zarząd"),
    ("frequency", "yönetim ne sıklıkla toplanıyor"),
    ("afterwards", "what did ada bo do afterwards"),
    ("afterwards", "wie lange war ada bo danach noch präsidentin"),
    ("teacher", "who teaches the course"),
    ("teacher", "wer hält die webinare"),
    ("teacher", "wer hat auf dem kongress vorgetragen"),
    ("teacher", "qui donnera les cours en ligne"),
    ("teacher", "quién impartirá los talleres"),
    ("teacher", "chi tiene i corsi"),
    ("teacher", "wie geeft de webinars"),
    ("teacher", "kto prowadzi kurs"),
    ("teacher", "kurslarda kim ders verecek"),
    ("topic", "what topics do the courses have"),
    ("topic", "jaki temat mają wytyczne"),
    ("topic", "welches thema hat das buch"),
    ("credits", "do the webinars give cme points"),
    ("credits", "wie viele fortbildungspunkte gibt es"),
    ("recognised", "is the certificate recognised in italy"),
    ("recognised", "il certificato è riconosciuto in italia"),
    ("recognised", "le certificat est-il reconnu en france"),
    ("accredited", "ist der kurs akkreditiert"),
    ("membership", "do i need to be a member for the course"),
    ("membership", "muss ich mitglied sein"),
    ("platform", "which software do they use"),
    ("platform", "sur quelle plateforme sont les cours"),
    ("recording", "will the webinars be recorded"),
    ("recording", "los cursos quedarán grabados"),
    ("language", "sind die kurse auf deutsch oder nur auf englisch"),
    ("language", "gibt es das buch auch auf deutsch"),
    ("language", "les cours sont-ils en anglais"),
    ("newsletter", "is there a mailing list"),
    ("chat", "slack invite for the club"),
    ("video", "are there photos of the signing"),
    ("hashtag", "the hashtag of the meeting?"),
    ("app", "is there an app for the meeting"),
    ("office", "où se trouve le bureau du club"),
    ("office", "dónde está la oficina del club"),
    ("office", "does the club have an office in pisa"),
    ("board-members", "who sits on the board of the club"),
    ("board-members", "wer sitzt im vorstand"),
    ("working-group", "wer leitet die arbeitsgruppe"),
    ("binding", "is it legally binding"),
    ("vote", "who voted for it"),
    ("publisher", "quelle maison d'édition sort les livres"),
    ("journal", "in welcher zeitschrift erscheinen sie"),
    ("nurses", "können krankenpfleger teilnehmen"),
    ("profession", "what is ada bo's job title"),
    ("thesis", "what is ada bos phd about"),
    ("attendance", "who witnessed the signing"),
    ("compared", "which of the two societies is older"),
    ("members", "how many members has the club got"),
    ("members", "wie viele mitglieder hat der club"),
    ("members", "ilu członków ma klub"),
    ("members", "kulübün kaç üyesi var"),
    ("participants", "combien de participants y avait-il"),
    ("countries", "cuántos países participan"),
    ("staff", "hoeveel medewerkers heeft de club"),
    ("lessons", "ile kursów jest"),
    ("writings", "quanti libri hanno pubblicato"),
    ("societies", "wie viele gesellschaften sind beteiligt"),
    ("units", "how many years is the agreement valid"),
    ("units", "how long did it take in months"),
    ("meaning", "what does the FGBO behind ada bos name mean"),
    ("meaning", "was bedeutet FGBO"),
    ("who-else", "who else is on the committee with Ada Bo"),
    ("who-else", "wer noch hat unterschrieben"),
    ("planned", "which books did they publish together"),
    ("planned", "welche bücher haben sie veröffentlicht"),
    ("planned", "qué libros publicaron"),
    ("identifier", "what is games v2 good for"),
    ("moved", "when did the club move its office to pisa"),
    ("moved", "wann ist der club umgezogen"),
    ("elected", "wann wurde ada bo gewählt"),
    ("sold", "wann hat der club die zeitung übernommen"),
    ("renamed", "what was the club called before"),
    ("renamed", "wie hieß der club früher"),
    ("succession", "wer war vor ada bo vorsitzende"),
    ("succession", "wie was de vorige voorzitter"),
    ("author", "who are the authors of the paper"),
    ("author", "quién escribió el libro"),
    ("land", "did canada join the club"),
    ("land", "il certificato vale anche in italia"),
    ("land", "gilt das zertifikat in deutschland"),
    ("where", "welche länder sind vertreten"),
    ("sponsor", "how was the book funded"),
    ("sponsor", "kto sfinansował książkę"),
    ("sponsor", "chi ha pagato la cerimonia"),
    ("opposed", "pourquoi a-t-elle été critiquée"),
    ("lodging", "hangi otelde kalıyorlar"),
    ("workplace", "dans quels hôpitaux travaillent-ils"),
    ("time-of-day", "do the webinars start in the evening"),
    ("download", "where can i find the text of the agreement"),
]

# Slot, question, passage that holds it, passage that does not.
HELD = [
    ("price", "how much does it cost?", "It costs 30 pounds.", "Try a game. It has good marks."),
    ("publishing", "price to publish a paper?", "Authors pay 300 euros.",
     "Everyone can read the papers without paying."),
    ("frequency", "how often do they meet?", "They meet every month.", "They will meet in Pisa."),
    ("afterwards", "what did she do afterwards?", "She then led a club.", "She is a chair."),
    ("teacher", "who teaches it?", "Ada Bo gave a talk.", "They offer teaching courses."),
    ("topic", "what topic has the book?", "A book about games.", "A book will appear."),
    ("credits", "does it give cme points?", "It gives three credits.", "It takes three hours."),
    ("recognised", "is it recognised in Pisa?", "Clubs accept it.", "The club awards it."),
    ("accredited", "is it accredited?", "It is certified.", "It is on certification."),
    ("title", "what title does Ada Bo have?", "Professor Ada Bo leads.", "Ada Bo leads."),
    ("membership", "do i have to be a member?", "It is open to everyone.", "There are courses."),
    ("platform", "which platform do they use?", "They use an app.", "They offer courses."),
    ("recording", "will it be recorded?", "It can be watched again.", "It is in May."),
    ("language", "is it also in english?", "It is translated.", "It is in May."),
    ("newsletter", "is there a newsletter?", "The bulletin comes in May.", "They meet in May."),
    ("video", "is there a video of it?", "It was filmed.", "Media contact of Imaging: Ada Bo."),
    ("office", "dónde está la oficina?", "It is based in Pisa.", "The elections were online."),
    ("board-members", "who is on the board of the club?", "Ada Bo is a member of the board.",
     "The Board of Games is a club."),
    ("working-group", "wer leitet die arbeitsgruppe?", "Ada Bo chairs the working group.",
     "They exchange ideas at the board level."),
    ("binding", "is it binding?", "It obliges nobody.", "They signed it."),
    ("publisher", "isbn?", "It was published in Pisa.", "It is a book."),
    ("journal", "which journal is it in?", "It appeared in a magazine.", "They write papers."),
    ("nurses", "may nurses join?", "It is also for nursing staff.", "It is for trainees."),
    ("profession", "what's Ada Bo's job?", "Ada Bo is a surgeon.", "Ada Bo is in Pisa."),
    ("thesis", "what is her phd about?", "Her dissertation is on games.", "She is in Pisa."),
    ("attendance", "who witnessed it?", "Ada Bo was present.", "They signed it in Pisa."),
    ("attendance", "wer war dabei?", "Ada Bo war dabei.", "Der Club ist in Pisa."),
    ("compared", "which club is older?", "Theirs was the first club.", "The clubs are in Pisa."),
    ("members", "how many members has it?", "It has 300 members.", "300 people came."),
    ("countries", "cuántos países participan?", "Nine nations.", "Nine clubs."),
    ("units", "how many years is it valid?", "For three more years.", "After several years."),
    ("units", "for how many years?", "From 1998 until 2004.", "After several years."),
    ("meaning", "what does FGBO mean?", "She is FGBO (Fellow of Games).", "Ada Bo FGBO leads."),
    ("meaning", "was bedeutet FGBO?", "The FGBO is a title.", "Ada Bo FGBO leads."),
    ("who-else", "who else is there with Ada Bo?", "Dr. Ada Bo and Dr. Cy Do.", "Dr. Ada Bo."),
    ("planned", "what did they publish?", "They published a book.", "They will publish books."),
    ("identifier", "what is games v2?", "Games-V2 is a game.", "Games is a game."),
    ("moved", "when did it move to Pisa?", "It relocated in May.", "It is in Pisa as of May."),
    ("elected", "when was she elected?", "She took office in May.", "She is in Pisa in May."),
    ("author", "who wrote it?", "A text by Ada Bo.", "Published in 2024, chapter by chapter."),
    ("count", "how many answered?", "Nine answered.", "Volume 15, article 240, 10.1234/s1-024."),
    ("land", "did canada join?", "Toronto joined.", "Pisa joined."),
    ("land", "gilt es in italien?", "It is valid in Italy.", "It is valid in Warsaw."),
    ("budget", "what is the budget?", "It was funded.", "A European partnership."),
    ("deadline", "what is the deadline?", "It closes in May.", "It is a global endeavor."),
    ("practice", "is there a mock exam?", "Sample tasks exist.", "It promotes good practice."),
    ("diploma", "is there a diploma?", "They award degrees.", "It is on certification."),
    ("founding", "when was it founded?", "It dates from 1998.", "It is up-to-date in 2024."),
    ("host", "who hosts it?", "Ada Bo moderates it.", "An organization for teaching by radio."),
    ("title", "what's the title of the book?", "It is “Games Today”.",
     "“They will publish books on games for all those who like to play any of them,” she said."),
    ("duration", "how long does it take?", "It takes a week.", "A long standing club."),
    ("succession", "who was chair before Ada Bo?", "Cy Do preceded her.", "Ada Bo leads."),
]  # fmt: skip

# What must not be taken for one of them.
NOT = [
    ("teacher", "wer hält den rekord"),
    ("teacher", "who holds the trademark"),
    ("language", "what is imaging informatics"),
    ("identifier", "what happened on the 2nd day at 5pm in the 1990s"),
    ("planned", "which books will be published"),
    ("who-else", "who is the president"),
    ("meaning", "what is a game"),
    ("units", "when was it"),
]


@pytest.mark.parametrize(("name", "question"), ASKED)
def test_a_question_asks_for_it(name: str, question: str) -> None:
    assert name in asked(question)


@pytest.mark.parametrize(("name", "question", "with_it", "without"), HELD)
def test_a_passage_tells_it_or_does_not(
    name: str, question: str, with_it: str, without: str
) -> None:
    assert name in asked(question)
    assert told(name, question, with_it, without) == [True, False]


@pytest.mark.parametrize(("name", "question"), NOT)
def test_another_question_does_not_ask_for_it(name: str, question: str) -> None:
    assert name not in asked(question)


@pytest.mark.parametrize(
    ("question", "with_it", "without"),
    [
        ("what did they publish", "They published a book.", "They will publish books."),
        ("in which year did ada bo sign", "Ada Bo signed in 1998.", "Ada Bo signed it."),
        ("how many books are there", "There are nine books.", "They write books."),
        ("how much does the book cost", "The book costs 9 euros.", "They sell the book."),
    ],
)
def test_some_things_must_be_in_the_sentence_that_answers(
    question: str, with_it: str, without: str
) -> None:
    text = f"{with_it} {without}"
    assert missing(question, text, today=TODAY, answer=with_it) is None
    assert missing(question, text, today=TODAY, answer=without) is not None


@pytest.mark.parametrize(
    "question",
    ["when do i need to sign it", "wann muss ich unterschreiben", "quand faut-il signer"],
)
def test_a_condition_tells_when_to_do_a_thing(question: str) -> None:
    assert missing(question, "Sign it if Ada Bo asks for it.", today=TODAY) is None


def test_an_english_article_is_no_french_year() -> None:
    assert missing("when did they sign", "Ada Bo signed an agreement.", today=TODAY) is not None
