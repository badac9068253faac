"""How people ask for a price, an address, a date or a number, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.phrases import phrases

PRICE = phrases(
    {
        "en": "how much … cost, how much … costs, how much does it, how much do … pay,"
        " do i have to pay, do we have to pay, do you have to pay, need to pay, subscription fee*,"
        " yearly subscription, annual subscription, membership dues, how much do i pay,"
        " how much do you pay, how much … have to pay, how much to join, how much for,"
        " how much money, how much prize money, how much is the … membership, how much is … fee,"
        " how much is … exam, how much is … course, how much is … ticket,"
        " how much is … registration, how much $, price of, price for, prices of, prices for,"
        " pricing, ^price, ^prices, what price, registration price*, exam price*, course price*,"
        " membership price*, ticket price*, entry price, price per, price range, what does … cost,"
        " what do … cost, what did … cost, what would … cost, how expensive, fee, fees, cost of,"
        " costs of, do you charge, do they charge, did they charge, how much … charge*,"
        " was it free,"
        " ^was … free$, ^were … free$, cost anything, costs anything, cost money, costs money,"
        " cost me, paid or free, registration cost, membership cost, exam cost, tuition,"
        " is it free,"
        " free of charge, for free, ^is … free$, ^are … free$, free or, buy a ticket,"
        " how much … pay, how much … paid, how much … spend, how much … spent, get paid, gets paid,"
        " s it cost, how much … save, how much are, what would … pay, what do … pay",
        "de": "was kostet*, was kosten, kostet, kostete, kosteten, gekostet, kosten fur,"
        " kosten der,"
        " kosten des, wie hoch sind die kosten, wie teuer, kostenpflichtig*, muss man … zahlen,"
        " muss man … bezahlen, muss ich … zahlen, muss ich … bezahlen, mussen wir … zahlen,"
        " mussen wir … bezahlen, mussen … bezahlt werden, muss … bezahlt werden,"
        " wie viel … zahl*, wie viel … bezahl*, wieviel … zahl*, wieviel … bezahl*, kostenfrei,"
        " gratis,"
        " wieviel geld, wie viel geld, preis fur, preise fur, was ist der preis, ticketpreis*,"
        " eintrittspreis*, teilnahmepreis*, gebuhr*, mitgliedsbeitrag*, teilnahmegebuhr*,"
        " jahresbeitrag*, prufungsgebuhr*, kostenlos, umsonst",
        "fr": "combien cout*, combien … cout*, coute t il, coutait il, coutera t il,"
        " quel est le prix,"
        " quel etait le prix, quel sera le prix, le prix d*, faut il payer, doit on payer,"
        " dois je payer, devra t on payer, fallait il payer, combien … paye*, combien … paie*,"
        " payant, payants, payante, payantes,"
        " quel prix, tarif, tarifs, quel est le cout, cotisation, frais d*, c'est combien,"
        " gratuit*, combien faut il payer, combien payer",
        "es": "cuanto cuesta*, cuanto cost*, cuanto vale, cuanto valia, cuanto sale, hay que pagar,"
        " habia que pagar, habra que pagar, tengo que pagar, se tiene que pagar, es de pago,"
        " son de pago, cuanto … cuesta*, cuanto … cost*, cuanto … pagar*, cuanto … pago,"
        " cuanto … cobra*,"
        " precio*, tarifa, tarifas, cuota, cuotas, coste, costo, gratis, cuanto se paga,"
        " cuanto dinero",
        "it": "a pagamento, quanto cost*, quanto … cost*, quanto si paga*, si paga, si pagava,"
        " devo pagare, bisogna pagare, si deve pagare, quanto … pagare, quanto … pagat*,"
        " quanto viene, quanto veniva, prezzo,"
        " prezzi,"
        " quota associativa, quota d*, tariffa, tariffe, gratuit*, quanti soldi,"
        " quanto bisogna pagare",
        "nl": "hoeveel kost*, hoeveel … kost*, hoeveel … gekost, wat kost*, wat heeft … gekost,"
        " hoeveel … betaal*, moet ik … betalen, moet je … betalen, moeten we … betalen,"
        " moet er … betaald, gratis, kosteloos, hoe duur, prijs, prijzen, tarief, tarieven,"
        " contributie, kosten van, kosten voor, inschrijfgeld, lidmaatschapsgeld",
        "pl": "ile koszt*, ile … koszt*, ile … placi*, ile … zaplaci*, trzeba placic,"
        " trzeba … placic, trzeba … zaplacic, trzeba bylo … placic, sa platne, cena, cene, ceny,"
        " jaka cena, koszt, koszty, oplat*,"
        " skladk*, za darmo, darmow*, bezplatn*, platn*, ile trzeba zaplacic, ile sie placi",
        "tr": "ne kadar tut*, ne kadar … tut*, kaca mal ol*, para ode*, odeme yap*, odemek gerek*,"
        " odenmesi, kac para, kac lira, kac tl, kac dolar, kac euro, ucret*, fiyat*,"
        " bedava, aidat*, kac paraya",
    }
)

# Of the price of publishing, not of reading.
_TO_PUBLISH = phrases(
    {
        "": "to publish, publishing, for authors, for the author, submit a paper,"
        " submit an article,"
        " publication fee*, processing charge*, publizier*, veroffentlichen, pour publier,"
        " pour l'auteur, pour les auteurs, publicar, para el autor, para los autores, pubblicare,"
        " per l'autore, per gli autori, publiceren, voor de auteur, voor auteurs, opublikowa*,"
        " publikacj*, dla autora, dla autorow, yayinlamak, yayimlamak, yazar icin"
    }
)
PUBLISHING = re.compile(rf"(?=.*?{PRICE.pattern}).*?{_TO_PUBLISH.pattern}")

EMAIL = phrases(
    {
        "en": "email, emails, e-mail, email address, mail address, mailaddress, s mail$, mail of,"
        " mail$",
        "de": "e-mail*, emailadresse, mailadresse, mail adresse, email adresse",
        "fr": "adresse mail, adresse electronique, courriel, mel, adresse e-mail",
        "es": "correo, correo electronico, direccion de correo",
        "it": "posta elettronica, indirizzo mail, indirizzo email, la mail di",
        "nl": "mailadres, e-mailadres, emailadres",
        "pl": "adres mailowy, maila, adres email, adres e-mail, mejla",
        "tr": "e-posta*, eposta*, mail adres*, maili",
    }
)

PHONE = phrases(
    {
        "en": "phone number, telephone number, phone numbers, phone no, phone of, fax number,"
        " hotline, what number … call, number to call, contact number, mobile number, whatsapp,"
        " s phone, phone$, telephone$",
        "de": "telefonnummer*, handynummer*, faxnummer*, rufnummer*, telefonisch, durchwahl",
        "fr": "numero de telephone, telephone d*, numero de portable, par telephone",
        "es": "numero de telefono, telefono d*, telefono, por telefono",
        "it": "numero di telefono, telefono d*, recapito telefonico, numero di cellulare",
        "nl": "telefoonnummer*, telefonisch, mobiel nummer",
        "pl": "numer telefonu, telefon do, numeru telefonu, nr telefonu",
        "tr": "telefon numara*, telefonu, telefon no*",
    }
)

LINK = phrases(
    {
        "en": "zoom link, registration link, signup link, sign up link, download link,"
        " invite link, meeting link, webinar link, discord link, join link, link for,"
        " link to join, link to register, link to the, link$, url, urls, web address, website of,"
        " website address, website$, homepage of, homepage$, is there a website",
        "de": "gibt es eine webseite, gibt es eine website, gibt es eine homepage, link zu*,"
        " link fur, anmeldelink, zoomlink, zoom link, internetadresse, webadresse,"
        " webseite von, homepage von",
        "fr": "lien pour, lien vers, lien zoom, lien d'inscription, adresse du site, site web d*,"
        " lien$",
        "es": "enlace, enlaces, link para, link de, pagina web de",
        "it": "link per, link al, link alla, link del, link di, sito web d*",
        "nl": "link naar, link voor, zoomlink, webadres, website van",
        "pl": "link do, link na, linku do, adres strony",
        "tr": "baglantisi, linki, link var, web sitesi, web adresi",
    }
)

DATE = phrases(
    {
        "en": "^when, ^when's, since when, until when, what date, which date, what day, which day,"
        " on what date, date of, what month, which month, dates of, ^date, when is, when was,"
        " when will, when did, when are, when were, and when$, when$",
        "de": "^wann, seit wann, bis wann, ab wann, welchem tag, welches datum, wann$, wann ist,"
        " wann war, wann wird, wann findet, termin, termine",
        "fr": "^quand, depuis quand, jusqu'a quand, quelle date, quel jour, c'est quand,"
        " a eu lieu quand, quand$, quand est ce, quel mois",
        "es": "^cuando, desde cuando, hasta cuando, que fecha, que dia, cuando es, cuando fue,"
        " cuando$, en que fecha, que mes",
        "it": "^quando, da quando, fino a quando, che data, quale data, che giorno, quando$,"
        " quando e, in che data",
        "nl": "^wanneer, sinds wanneer, tot wanneer, welke datum, welke dag, wanneer$, wanneer is,"
        " wanneer was, op welke dag",
        "pl": "^kiedy, od kiedy, do kiedy, jaka data, ktorego dnia, kiedy$, jaki dzien,"
        " kiedy jest, kiedy byl*, w jakim dniu",
        "tr": "ne zaman, hangi tarih*, hangi gun*, ne zamandan",
    }
)

# "When do I need to" is answered by a condition, too.
ON_CONDITION = phrases(
    {
        "en": "when do i, when do you, when do we, when does one, when can i, when can you,"
        " when can we, when should, when must, when may, when to",
        "de": "wann muss, wann mussen, wann darf, wann durfen, wann kann, wann konnen, wann soll*",
        "fr": "quand faut il, quand dois je, quand doit on, quand peut on, quand puis je",
        "es": "cuando hay que, cuando debo, cuando se debe, cuando puedo, cuando se puede",
        "it": "quando devo, quando si deve, quando bisogna, quando posso, quando si puo",
        "nl": "wanneer moet, wanneer mag, wanneer kan",
        "pl": "kiedy trzeba, kiedy musze, kiedy mozna, kiedy moge, kiedy nalezy",
        "tr": "ne zaman gerek*",
    }
)

YEAR = phrases(
    {
        "en": "what year, which year, in what years, which years, what years, what decade,"
        " what century",
        "de": "welchem jahr, welches jahr, welchen jahren",
        "fr": "quelle annee, quelles annees, en quelle annee",
        "es": "que ano, que anos, en que ano",
        "it": "che anno, quale anno, in quale anno",
        "nl": "welk jaar, welke jaren",
        "pl": "ktorym roku, jakim roku, ktory rok",
        "tr": "hangi yil*, kac yilinda, hangi sene*",
    }
)

COUNT = phrases(
    {
        "en": "how many, number of … are there",
        "de": "wie viele, wieviele, wieviel",
        "fr": "combien d*, combien sont, combien y a",
        "es": "cuantos, cuantas",
        "it": "quanti, quante",
        "nl": "hoeveel",
        "pl": "ilu, ile",
        "tr": "kac",
    }
)

DURATION = phrases(
    {
        "en": "how long does, how long did, how long do, how long will, how long has,"
        " how long had, how long have, how long was, how long is, how long are, how long were,"
        " how long must, for how long, duration of, how many minutes, how many hours,"
        " how many days, how many weeks, how many months, how many years",
        "de": "wie lange, wie lang, dauer der, dauer des, wie viele jahre, wie viele stunden,"
        " wie viele minuten, wie viele tage, wie viele monate",
        "fr": "combien de temps, quelle est la duree, combien d'annees, combien d'heures,"
        " combien de minutes, combien de jours, combien de mois",
        "es": "cuanto tiempo, cuanto dura*, cuanto tarda, cuanto tardo, cuantos anos,"
        " cuantas horas, cuantos minutos, cuantos dias, cuantos meses, que duracion",
        "it": "quanto tempo, quanto dura*, quanti anni, quante ore, quanti minuti, quanti giorni,"
        " quanti mesi, che durata",
        "nl": "hoe lang, hoelang, hoeveel jaar, hoeveel uur, hoeveel minuten, hoeveel dagen,"
        " hoeveel maanden, hoeveel weken",
        "pl": "jak dlugo, ile trwa*, ile czasu, ile lat, ile godzin, ile minut, ile dni,"
        " ile miesiecy",
        "tr": "ne kadar sur*, kac yil, kac saat, kac dakika, kac gun, kac ay, kac hafta",
    }
)

AGE = phrases(
    {
        "en": "age limit*, minimum age, maximum age, upper age, how old do, how old must,"
        " how old should, how old can, up to what age, at what age, too old to, too old for,"
        " too young",
        "de": "altersgrenze*, mindestalter, hochstalter, wie alt darf, wie alt muss, zu alt fur,"
        " bis zu welchem alter, ab welchem alter",
        "fr": "limite d'age, age limite, age minimum, age minimal, age maximum, quel age faut,"
        " jusqu'a quel age",
        "es": "limite de edad, edad minima, edad maxima, que edad hay, hasta que edad",
        "it": "limite di eta, limiti di eta, eta minima, eta massima, fino a che eta",
        "nl": "leeftijdsgrens, minimumleeftijd, maximumleeftijd, tot welke leeftijd, hoe oud mag,"
        " hoe oud moet",
        "pl": "limit wieku, granica wieku, ile trzeba miec lat, do jakiego wieku, od jakiego wieku",
        "tr": "yas siniri, kac yasina, kac yasinda ol*, en fazla kac yas*, en az kac yas*",
    }
)
