"""What questions about dates say besides the event and the day, in eight languages, folded."""

from __future__ import annotations

from index.slots.phrases import phrases

WHEN = phrases(
    {
        "en": "when, when's, wen is, whens, wehn, whn, what date, what dates, which date,"
        " which dates, date of, dates of, date for, dates for, the date, the dates, dates,"
        " what day, which day, what time, start time, date and place, time and place, until when,"
        " till when, by when",
        "de": "wann, wan ist, an welchem tag, welches datum, datum, um wie viel uhr, uhrzeit,"
        " um wieviel uhr, zu welchem datum, welcher tag, termin fur",
        "fr": "quand, quelle date, quelles dates, a quelle date, jusqu'a quand, date de, date du,"
        " dates du, dates de, quel jour, a quelle heure, la date",
        "es": "cuando, que fecha, que fechas, fecha de, fecha del, fechas del, fechas de,"
        " que dia, a que hora, en que fecha, la fecha",
        "it": "quando, entro quando, fino a quando, quand'e, che data, quale data, data del,"
        " data di, date del, che giorno, a che ora, in che data, la data",
        "nl": "wanneer, welke datum, datum van, welke dag, hoe laat, op welke datum",
        "pl": "kiedy, jaka data, data, jakiego dnia, ktorego dnia, o ktorej, o ktorej godzinie,"
        " w jakim terminie",
        "tr": "ne zaman, nezaman, hangi tarih*, tarihi, tarihleri, hangi gun*, saat kac*, zamani,"
        " ne zamandi, zamandi, son tarih, son tarihi, ne zamana kadar",
    }
)
WHERE = phrases(
    {
        "en": "where, where's, wheres, what place, which city, what city, venue, location",
        "de": "wo, in welcher stadt, an welchem ort, veranstaltungsort",
        "fr": "^ou, et ou, ou a lieu, ou se, ou est, dans quelle ville, quel lieu, lieu du",
        "es": "donde, en que ciudad, que lugar, lugar del",
        "it": "dove, dov'e, in che citta, in quale citta, luogo del",
        "nl": "waar, in welke stad",
        "pl": "gdzie, w jakim miescie, w ktorym miescie",
        "tr": "nerede, neresi, hangi sehir*, nerde",
    }
)
NEXT = phrases(
    {
        "en": "next, nxt, nex, upcoming, up coming, upcomming, coming up, comming up, forthcoming,"
        " soon, planned, scheduled, in the future, ahead, to come, the coming, still to come",
        "de": "nachste*, naechste*, kommende*, demnachst, demnaechst, anstehende*,"
        " bevorstehende*, als nachstes, geplant*, bald, zukunftig*, nachtse*, steht an, stehen an",
        "fr": "prochain*, a venir, bientot, prevu*, futur*, avenir, suivant*",
        "es": "proximo*, proxima*, siguiente*, proximamente, que viene, previsto*, pronto,"
        " por venir, futuros, futuras",
        "it": "prossimo, prossima, prossimi, prossime, in arrivo, imminente, imminenti,"
        " in programma, in calendario, futuri, previsti, previsto, a breve",
        "nl": "volgende, eerstvolgende, aankomende, komende, binnenkort, gepland*, toekomstige",
        "pl": "nastepn*, najblizsz*, nadchodzac*, wkrotce, planowan*, zaplanowan*, kolejn*,"
        " przyszl*",
        "tr": "sonraki, gelecek, gelecekteki, siradaki, yaklasan, onumuzdeki, bir dahaki,"
        " yakinda, planlanan, bundan sonraki",
    }
)
WILL = phrases(
    {
        "en": "will there be",
        "de": "wird es … geben, werden es … geben",
        "fr": "y aura t il, il y aura, y aura",
        "es": "habra, va a haber, van a haber",
        "it": "ci sara, ci saranno",
        "nl": "komt er, komen er, zal er, zullen er",
        "pl": "czy bedzie, czy beda",
        "tr": "olacak mi",
    }
)
"""What asks whether there will be something: an event, or something that comes with one."""

RUNNING = phrases(
    {
        "en": "right now, running, live, ongoing, on now, in progress, underway, under way",
        "de": "lauft gerade, gerade lauft, lauft jetzt, im gange",
        "fr": "en cours, en ce moment",
        "es": "ahora mismo, en curso, en marcha",
        "it": "in corso, in questo momento",
        "nl": "op dit moment, nu bezig",
        "pl": "trwa, w tej chwili",
        "tr": "su anda, devam eden, devam ediyor",
    }
)
"""What asks for what is on at this moment."""

LIST = phrases(
    {
        "en": "upcoming, upcomming, coming up, comming up, forthcoming, soon, planned, scheduled",
        "de": "kommenden, anstehende*, bevorstehende*, demnachst, geplant*, nachsten, bald",
        "fr": "a venir, prochains, prochaines, bientot, prevus",
        "es": "proximos, proximas, proximamente, previstos",
        "it": "prossimi, prossime, in arrivo, in programma, in calendario",
        "nl": "aankomende, komende, binnenkort, gepland*",
        "pl": "nadchodzac*, wkrotce, zaplanowan*",
        "tr": "yaklasan, yakinda, planlanan, gelecekteki",
    }
)
LAST = phrases(
    {
        "en": "last, latest, previous, most recent, prior, past, lst",
        "de": "letzte*, vorige*, vergangene*, jungste*, vorherige*, zuletzt",
        "fr": "dernier*, derniere*, precedent*, passe, passes, passee*",
        "es": "ultimo*, ultima*, anterior*, pasado*, pasada*, mas reciente*",
        "it": "ultimo, ultima, ultimi, ultime, scorso, scorsa, precedente, precedenti, passati,"
        " passato, piu recente",
        "nl": "laatste, vorige, vorig, afgelopen, meest recente",
        "pl": "ostatni*, poprzedni*, miniony*, minion*, zeszl*, ubiegl*",
        "tr": "son, sonuncu, gecen, onceki, en son, gecmis, bir onceki",
    }
)
WAS = phrases(
    {
        "en": "was, were, did, happened, took place, taken place, held, been",
        "de": "war, waren, fand, fanden, stattgefunden, gab es, gab's, hat",
        "fr": "etait, etaient, a eu lieu, ont eu lieu, s'est, se sont, y avait, s'est-il passe",
        "es": "fue, fueron, tuvo lugar, tuvieron lugar, hubo, paso, era, se celebro",
        "it": "e stato, e stata, sono stati, ci sono stati, si e tenut*, si e svolt*, era, erano,"
        " e successo, c'era",
        "nl": "was, waren, vond, vonden, plaatsgevonden, gebeurde",
        "pl": "bylo, byl, byla, byly, odbyl*, dzialo",
        "tr": "oldu, olmustu, yapildi, yapilmisti, idi, neydi, vardi, gerceklesti",
    }
)
IS_THERE = phrases(
    {
        "en": "is there, are there, is their, was there, were there, will there be, any, anything,"
        " do you have, do we have, have you got, whats on, what's on, what is on, show me, show,"
        " list, tell me about, give me, which",
        "de": "gibt es, gibt's, gibts, hat es, habt ihr, zeig mir, zeige mir, zeig, welche,"
        " findet, finden, gab es, irgendwelche",
        "fr": "y a-t-il, y a t il, il y a, est-ce qu'il y a, avez-vous, montre, montrez, quels,"
        " quelles, y aura-t-il, y avait-il, a lieu, ont lieu",
        "es": "hay, habra, tienen, teneis, muestra, muestrame, que, cuales, algun, alguna, hubo",
        "it": "c'e, ci sono, ci saranno, ci sara, mostra, mostrami, quali, avete, qualche",
        "nl": "is er, zijn er, komt er, komen er, toon, welke, heb je, hebben jullie, waren er",
        "pl": "czy jest, czy sa, czy beda, czy bedzie, jest jakis, jest jakies, sa jakies, pokaz,"
        " jakie, jaki, sa",
        "tr": "var mi, var, varmi, goster, hangi, neler, olacak mi, olacak",
    }
)
WHATS_ON = phrases(
    {
        "en": "what's on, whats on, what is on, what's happening, whats happening,"
        " what is happening, what happens, what's going on, whats going on, what is going on,"
        " what happened, what was on, anything on, anything happening, anything going on,"
        " anything planned, anything scheduled, is anything on, what's planned, what is planned,"
        " what do we have, what's there, what is there, anything, something on, what's up,"
        " what's coming up, whats coming up, what is coming up, what's next, whats next,"
        " what is next, what's coming, whats coming, what comes next, coming up, what was there,"
        " will there be something",
        "de": "was lauft, was laeuft, was ist los, was steht an, was geht, was gibt es, was gibt's,"
        " was gibts, was passiert, was ist geplant, was findet, steht etwas an, ist etwas los,"
        " ist was los, was war, was war los, was kommt als nachstes, was steht als nachstes an,"
        " gibt es etwas, lauft etwas, was steht … an, etwas los, was los,"
        " was ist … los, steht … etwas an, lauft was, was lief, gibt es … etwas, wird es … etwas",
        "fr": "qu'y a-t-il, qu'est-ce qu'il y a, quoi de prevu, que se passe-t-il, y a-t-il quelque"
        " chose, qu'est-ce qui se passe, quoi au programme, quel est le programme, que s'est-il"
        " passe, quelque chose de prevu, qu'est-ce qui est prevu, il se passe quoi,"
        " y aura t il … quelque chose",
        "es": "que hay, que pasa, que paso, hay algo, que tenemos, que esta previsto,"
        " que esta programado, que hubo, que se celebra, algo previsto, habra algo",
        "it": "che c'e, cosa c'e, che cosa c'e, cosa succede, c'e qualcosa, cosa e previsto,"
        " cosa e successo, che succede, cosa e in programma, qualcosa in programma,"
        " ci sara … qualcosa",
        "nl": "wat is er, wat staat er, wat gebeurt er, is er iets, wat gebeurde er,"
        " wat is er te doen, wat staat er gepland, staat er iets, wat was er, komt er … iets,"
        " is er … iets",
        "pl": "co sie dzieje, co bedzie, co jest zaplanowane, czy cos sie dzieje, co sie dzialo,"
        " co mamy, czy jest cos, co sie odbywa, co sie wydarzylo, czy cos jest, co sie odbedzie,"
        " czy bedzie cos",
        "tr": "ne var, neler var, ne oluyor, bir sey var mi, neler oluyor, ne oldu, neler oldu,"
        " neler olacak, ne olacak, bir sey olacak mi",
    }
)
"""What asks for the calendar of a time without naming an event."""

GETTING_IN = phrases(
    {
        "en": "register, sign up, signup, join, attend, link, recording, recordings, watch,"
        " ticket*",
        "de": "anmelden, teilnehmen, link, aufzeichnung*",
        "fr": "inscrire, m'inscrire, rejoindre, participer, lien, enregistrement, replay",
        "es": "inscribirme, registrarme, unirme, enlace, grabacion*, asistir",
        "it": "iscrivermi, partecipare, link, registrazione",
        "nl": "aanmelden, inschrijven, deelnemen, link, opname*",
        "pl": "zapisac, zarejestrowac, dolaczyc, link, nagrani*",
        "tr": "katilmak, katilabilirim, kayit*, baglanti*",
    }
)
"""How to get into an event: its link answers that."""

CALLED_OFF = phrases(
    {
        "en": "cancelled, canceled, cancellation, postponed, called off, rescheduled, moved,"
        " delayed, still on, taken place, take place, taking place",
        "de": "abgesagt, verschoben, verlegt, ausgefallen, fallt … aus,"
        " faellt … aus, fallen … aus, findet … statt, finden … statt",
        "fr": "annule, annulee, annules, annulees, reporte, reportee, deplace",
        "es": "cancelado, cancelada, aplazado, aplazada, pospuesto, suspendido",
        "it": "annullato, annullata, rinviato, rinviata, cancellato, spostato, spostata",
        "nl": "geannuleerd, afgelast, uitgesteld, verplaatst, gaat … door, gaan … door",
        "pl": "odwolan*, przelozon*, przesuniet*",
        "tr": "iptal*, ertelen*, ertelendi",
    }
)
"""What asks whether an event takes place."""

NOT_A_DATE = phrases(
    {
        "en": "who, whos, who's, whom, whose, how long, how many, how much, why, what is a,"
        " what is an, what are, what does, what do, what did, cost*, price*, fee, fees, credit,"
        " credits, ce credit*, ce points, any ce, for ce, cme, points, certificate*, decide*,"
        " decided, decision*, discuss*,"
        " agreed, minutes of, first, founded, established, created, chair*, spoke, speaker*,"
        " present*, presented,"
        " topic of, topics, about what, how often, how, should, prepare, learn, purpose,"
        " difference, mean, means, define, definition, expire*, renew*, signed, announced, cover,"
        " covered, prize*, award*, winner*, won, organi*, focus*, attended by, hold, elect*,"
        " last name*, lastname*, first name*, surname*, family name*",
        "de": "wer, wem, wen, wessen, wie lange, wie viele, wieviele, warum, wieso, kostet, kosten,"
        " preis*, gebuhr*, punkte, fortbildungspunkte, zertifikat*, beschlossen, besprochen,"
        " erste, ersten, erster, erstes, gegrundet, leitet, referent*, was ist ein, was ist eine,"
        " was sind, wie oft, wie, wozu, gewann, gewonnen, unterzeichnet, worum,"
        " nachname*, vorname*, familienname*",
        "fr": "qui, combien, pourquoi, coute*, cout, prix, tarif*, credits, certificat*, decide,"
        " premier, premiere, fonde*, preside*, orateur*, qu'est-ce qu'un, comment, a quoi sert,"
        " gagne, signe, discute, nom de famille, prenom*",
        "es": "quien, quienes, cuanto, cuanta, cuantos, cuantas, por que, cuesta*, precio*,"
        " creditos, certificado*, primer, primera, primero, fundo, fundada, preside, ponente*,"
        " que es un, que es una, como, gano, firmado, firmo, decidio, apellido*",
        "it": "chi, quanto, quanti, quante, quanta, perche, costa, costano, prezzo, crediti,"
        " certificato, primo, prima, fondata, presiede, relatore*, cos'e un, come, ha vinto,"
        " firmato, deciso, cognome, cognomi",
        "nl": "wie, hoe lang, hoeveel, waarom, kost, kosten, prijs*, punten, certificaat, eerste,"
        " opgericht, leidt, spreker*, wat is een, hoe, won, ondertekend, besloten, achternaam,"
        " voornaam",
        "pl": "kto, ile, dlaczego, kosztuj*, cena, punkt*, certyfikat*, pierwsz*, zalozon*,"
        " prowadzi, co to jest, jak, wygral*, podpisan*, zdecydowano, nazwisk*, imie",
        "tr": "kim, kimler, ne kadar, kac, neden, niye, ucret*, fiyat*, kredi*, sertifika*, ilk,"
        " kuruldu, baskan*, konusmaci*, nedir, nasil, kazandi, imzalandi, soyad*",
    }
)
"""What is asked for something else than a date, whatever event it names."""

NEVER = phrases(
    {
        "en": "founded, established, first, created, signed, renew*, expire*, how long, how many,"
        " how much, how often, why, exam*, announced, begin offering, cost*, price*, fee, fees",
        "de": "gegrundet, erste, ersten, erster, erstes, unterzeichnet, wie lange, wie oft,"
        " prufung*",
        "fr": "fonde*, premier, premiere, signe, signee, combien, examen*",
        "es": "fundada, fundado, fundo, primer, primera, primero, firmo, firmado, cuanto, examen*",
        "it": "fondata, fondato, primo, prima, firmato, quanto, esame, esami",
        "nl": "opgericht, eerste, ondertekend, hoe lang, hoeveel, examen*",
        "pl": "zalozon*, pierwsz*, podpisan*, ile, egzamin*",
        "tr": "kuruldu, kurulmus*, ilk, imzalandi, ne kadar, sinav*",
    }
)
"""What the documents answer even where a date is asked for."""

AROUND = phrases(
    {
        "en": "please, pls, plz, thanks, hi, hello, hey, today's, take place, taking place, takes"
        " place, happening, happen, held, going on, coming, on, about, regarding, topic, scheduled,"
        " start, starts, begin, begins, end, starting, starting at, time, place, know, tell me,"
        " can you, could you, community, societies, society, discord, one, edition, happens, date,"
        " dates, tbd, planned, annual, held in, anything, something, ones, next one, series, again,"
        " up, in person, list, show, give, find, me, session, taken, dated, new, need,"
        " right, now, moment, want, see, look, zoom, discord, there, going, run, running, already,"
        " yet, left, year, month, tell, us,"
        " week, day, days, weeks, months, today, tomorrow, name, called, info, information,"
        " details, got, hand in, send, close, closes, take, could, meet, meets,"
        " interesting, good, free, public, our, everyone, members, member",
        "de": "bitte, statt, stattfinden, findet, finden, los, geplant, zum thema, uber, thema, zu,"
        " weisst, sagen, mir, schicke*, abschicken, trifft, tagt, fallt, faellt, irgendwas,"
        " irgendetwas, ab, auf dem programm, lauft, ansteht, beginnt, startet, start, beginn, uhr,"
        " etwas, mal, nachste mal, denn, gibt, jahrliche, ort, sehen, woche,"
        " monat, jahr, steht, stehen, tag, naher, wieder, genau, nachste, nachsten, nachster,"
        " nachstes",
        "fr": "sur, au sujet, sujet, lieu, s'il, plait, svp, commence, debute, prevu*, savoir,"
        " dis, moi, quelque, chose, theme, annuel, annuelle, passe, prochaine fois, sera,"
        " envo*, depos*, soumett*, reunit, reunissent, au programme, neuf, quoi,"
        " seront, aura, tient, tiendra, mois, semaine, annee, voir, la-bas, y",
        "es": "sobre, acerca, tema, lugar, celebra, celebran, empieza, comienza, favor, programado,"
        " envi*, mandar, reune, reunen, en el programa,"
        " algo, dime, anual, sera, seran, tendra,"
        " realizara, haber, tendran, mes, semana, ver, realiza, celebro",
        "it": "su, sul, sulla, sui, sugli, riguardo, tema, luogo, svolge, tiene, terra, tenuto,"
        " tenuta,"
        " devo, invi*, mandare, riunisce, abbiamo,"
        " svolto, svolta, vedere, mese, anno, settimana, inizia,"
        " comincia, favore, qualcosa, dimmi, annuale, sara, saranno, svolgera",
        "nl": "over, thema, plaats, vindt, vinden, plaatsvinden, begint, start, iets, jaarlijkse,"
        " alstublieft, gepland, te, doen, er, indien*, instur*, inzend*, bijeen, op het programma,"
        " staat, plaatsgevonden, gehouden, maand, week, jaar, zien",
        "pl": "na temat, temat, o, odbedzie, odbywa, odbeda, zaczyna, rozpoczyna, prosze, cos,"
        " roczn*, dzieje, miejsce, bedzie, beda, dorocz*, jakies,"
        " mamy, macie, wysl*, wysyl*, zlozyc, skladac, nades*, nadsyl*, mozna, spotyka,"
        " jakis, jakas, sie, miesiac*, tydzien, tygodniu, rok, roku, cokolwiek, zaplanowane",
        "tr": "hakkinda, konulu, uzerine, yapilacak, yapilacagi, olacak, basliyor, baslayacak,"
        " lutfen, konu, yillik, ile ilgili, gerceklesecek, yapiliyor, zaman, bir, sey, basliyor mu,"
        " ayinda, ay, tarihinde, hafta,"
        " ilgili, nerede, bu, yil, nerde, ne, hangi, duzenlenecek, dahaki, sefer, mi, mu,"
        " gonder*, toplaniyor, neyimiz",
    }
)
"""Words that say nothing of what an event is about."""

ANNUAL = phrases(
    {
        "en": "annual, yearly",
        "de": "jahrestagung*, jahreskongress*, jahrestreffen*, jahrlich*",
        "fr": "annuel*",
        "es": "anual, anuales",
        "it": "annuale, annuali",
        "nl": "jaarcongres*, jaarvergadering*, jaarlijks*",
        "pl": "doroczn*, roczn*, coroczn*",
        "tr": "yillik",
    }
)
"""What sets the meeting of the year apart from others."""

NEAR = phrases(
    {
        "en": "abstract*, registration*, submission*, submit*, early bird, apply, application*,"
        " enrol*, enroll*",
        "de": "abstract*, anmeldung*, einreichung*, einreichen, bewerbung*, fruhbucher*",
        "fr": "resume*, inscription*, soumission*, candidature*",
        "es": "resumen*, inscripcion*, registro, solicitud*",
        "it": "abstract, iscrizion*, candidatura, candidature",
        "nl": "aanmelding*, inschrijving*, inzending*",
        "pl": "rejestracj*, zgloszen*, streszczen*, abstrakt*",
        "tr": "basvuru*, bildiri*, ozet*",
    }
)
"""What belongs to an event and has days of its own."""
