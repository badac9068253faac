"""What a society, a contract, a journal or a meeting may have."""

from __future__ import annotations

from index.slots.concept import Concept

_STREETS = (
    "street, st, road, rd, avenue, ave, boulevard, drive, suite, floor, p.o. box, po box, *strasse,"
    " platz, rue, calle, via, straat, plaza, square, building, zip*, located, lane, block, corner"
)

PARTICULARS = (
    Concept(
        "end",
        "when it ends",
        {
            "en": "when did … end$, when does … end$, when will … end$, expire*, expiry,"
            " expiration,"
            " valid until, runs out, terminates, is … valid,"
            " renewed, renewal of",
            "de": "lauft … aus, ablauf*, gultig*, endet, auslauf*, verlanger*",
            "fr": "expire*, prend fin, valable*, validite, arrive a echeance",
            "es": "vence, caduca*, expira*, termina el, vigencia, vigente*, validez",
            "it": "scade, scadono, valido fino, validita, termina l*",
            "nl": "verloopt, loopt … af, geldig*, vervalt",
            "pl": "wygasa*, wazn*, obowiazuje do, konczy sie",
            "tr": "sona er*, gecerli*, bitiyor, bitecek, ne zaman bit*",
        },
        also="end, ends, ended, ending, until, expir*, valid*, termin*, renew*, laps*, finish*,"
        " last*, period, through, stop*, conclu*, over, within, discontinu*, cancel*, cease*,"
        " limit*, years, months, days, weeks, bis, jusqu*, hasta, fino, tot, kadar",
    ),
    Concept(
        "founding",
        "when it was founded",
        {
            "en": "founded, when … established, founder of, founders of, who founded, who started,"
            " year of foundation, founding year, foundation year, when … founded,"
            " year did … start$, year did … begin$",
            "de": "gegrundet, grunder*, grundung*, grundete",
            "fr": "fonde, fondee, fondateur*, fondatrice*, a ete cree*",
            "es": "fundo, fundado, fundada, fundador*, fundacion de, se creo",
            "it": "fondato, fondata, fondator*, fondo l*, nascita d*",
            "nl": "opgericht, oprichter*, oprichting",
            "pl": "zalozon*, zalozyciel*, powstal*, zalozyl*",
            "tr": "kuruldu, kurucu*, kurulus yili, kurdu, kurulmus*",
        },
        also="founded, founder*, founding, foundation*, establish*, creat*, start*, form, formed,"
        " began, begin*, begun, since,"
        " origin*, incorporat*, launch*, inaugurat*, institute, instituted, charter*, open*,"
        " set up, built, born, develop*, invent*, introduc*, initiat*, emerg*, co found*, cofound*,"
        " grund*, fond*, fund*, opricht*, zaloz*, kur*, descend*, conquer*, settle*,"
        " dates, dated, dating, date back, made, led, history",
    ),
    Concept(
        "winner",
        "who won",
        {
            "en": "who won the … challenge, who won the … competition, who won the … prize,"
            " who won the … award, who won the … contest, who won the … hackathon, who won at,"
            " winner of, winners of, which team won, who came first",
            "de": "wer hat … gewonnen, wer gewann, gewinner*, sieger*",
            "fr": "qui a gagne, qui a remporte, gagnant*, vainqueur*, laureat*",
            "es": "quien gano, ganador*, quien ha ganado",
            "it": "chi ha vinto, vincitor*, vincitrice",
            "nl": "wie won, wie heeft … gewonnen, winnaar*",
            "pl": "kto wygral, zwyciezc*, laureat*, kto zwyciezyl",
            "tr": "kim kazandi, kazanan*, birinci kim",
        },
        also="won, win, wins, winning, winner*, victor*, defeat*, beat, beaten, champion*, award*,"
        " title, succeed*, first place, first prize, elected, received, honor*, honour*,"
        " recipient*, medal*, gewonn*, sieg*, earned, claim*, overcame, surrender*, gold,"
        " triumph*, took, lost",
    ),
    Concept(
        "impact-factor",
        "an impact factor",
        {
            "en": "impact factor, impact score, citescore, h index",
            "de": "impactfaktor, impaktfaktor",
            "fr": "facteur d'impact",
            "es": "factor de impacto",
            "it": "fattore di impatto, fattore d'impatto",
            "nl": "impactfactor",
            "pl": "wspolczynnik wplywu",
            "tr": "etki faktoru",
        },
    ),
    Concept(
        "address",
        "a postal address",
        {
            "en": "postal address, street address, mailing address, zip code, postcode,"
            " what street, which street",
            "de": "postanschrift, anschrift, postadresse, welcher strasse, postleitzahl",
            "fr": "adresse postale, quelle rue, code postal, adresse du siege",
            "es": "direccion postal, codigo postal, direccion de la sede, que calle",
            "it": "indirizzo postale, indirizzo della sede, che via, codice postale",
            "nl": "postadres, bezoekadres, welke straat",
            "pl": "adres pocztowy, kod pocztowy, adres siedziby, jakiej ulicy",
            "tr": "posta adresi, hangi sokak, posta kodu",
        },
        also=_STREETS,
    ),
    Concept(
        "any-address",
        "an address",
        {
            "en": "address of the, the address of, address of",
            "de": "adresse von, adresse der",
            "fr": "adresse de l*",
            "nl": "adres van",
            "tr": "adresi nedir, adresi ne",
        },
        also=f"address*, {_STREETS}",
    ),
    Concept(
        "lodging",
        "a hotel",
        {
            "en": "hotel, hotels, hostel, which hotel, accommodation",
            "de": "hotel*, unterkunft*, ubernachtung*, ubernachten",
            "fr": "hotel, hotels, hebergement, logement",
            "es": "hotel, hoteles, alojamiento",
            "it": "hotel, albergo, alberghi, alloggio",
            "nl": "hotel, hotels, accommodatie, overnachting",
            "pl": "hotel*, nocleg*, zakwaterowani*",
            "tr": "otel*, konaklama*",
        },
        also="hotel*, inn, motel*, resort*, lodg*, accommod*, hostel*, marriott, hilton, hyatt,"
        " sheraton, room, rooms",
    ),
    Concept(
        "recording",
        "a recording",
        {
            "en": "recording of, recordings of, is … recorded, was … recorded, are … recorded,"
            " be … recorded, been … recorded, were … recorded, get … recorded, watch … later,"
            " recorded version, replay of, a recording, recordings",
            "de": "aufzeichnung*, aufgezeichnet, mitschnitt*",
            "fr": "enregistrement*, enregistre, enregistree, enregistres, enregistrees, rediffus*,"
            " en replay",
            "es": "grabacion*, grabado, grabada, grabados, grabadas, se graba*",
            "it": "registrazione del, registrazione dei, registrazioni, viene registrat*,"
            " vengono registrat*, sara registrat*, saranno registrat*, essere registrat*",
            "nl": "opname, opnames, opgenomen, terugkijken, teruggekeken",
            "pl": "nagrani*, nagrywan*",
            "tr": "kaydi var, kayit altina, kayitlari, kaydedil*, kayda al*",
        },
        also="record*, youtube, video*, watch*, replay*, demand, archiv*, tape*, film*, album*,"
        " live, studio*, single, song*, track*",
    ),
    Concept(
        "social",
        "a social media account",
        {
            "en": "twitter, linkedin, instagram, facebook, tiktok, bluesky, mastodon,"
            " whatsapp group, telegram group, social media account*, twitter handle",
        },
        also="tweet*, social media, social network*, x.com, hashtag*",
    ),
    Concept(
        "zoom",
        "a link to join",
        {"en": "zoom*, meeting id, teams link, join link, webex, dial in*"},
        also="join via, join by",
    ),
    Concept(
        "parking",
        "parking",
        {
            "en": "parking, car park, park my car",
            "de": "parken, parkplatz*, parkplatze*, parkhaus*",
            "fr": "stationnement, garer, parking",
            "es": "aparcamiento, aparcar, estacionamiento",
            "it": "parcheggi*",
            "nl": "parkeren, parkeerplaats*, parkeergarage*",
            "pl": "parking*, parkowa*, zaparkowa*",
            "tr": "otopark*, park yeri",
        },
        also="garage*",
    ),
    Concept(
        "password",
        "a password or how to log in",
        {
            "en": "password*, passcode, login details, login data, credentials, access code",
            "de": "passwort*, kennwort*, zugangsdaten, zugangscode",
            "fr": "mot de passe, mots de passe, identifiants, code d'acces",
            "es": "contrasena*, clave de acceso, codigo de acceso",
            "it": "credenziali, codice di accesso",
            "nl": "wachtwoord*, inloggegevens, toegangscode",
            "pl": "haslo, hasla, dane logowania, kod dostepu",
            "tr": "sifre*, parola*, giris bilgileri, erisim kodu",
        },
        also="log in, logs in, login, logging in, sign in, account*, key, anmeld*, konto",
    ),
    Concept(
        "host",
        "who hosts or presents it",
        {
            "en": "who hosts, who hosted, host of the, hosts of the, who presents, who presented,"
            " presenter of, presenters of, who moderates, who moderated, moderator of",
            "de": "wer moderiert*, moderator*, gastgeber*",
            "fr": "qui presente, qui anime, animateur*, presentateur*",
            "es": "quien presenta, quien modera, presentador*, moderador*",
            "it": "chi conduce, chi presenta, conduttor*, chi modera",
            "nl": "wie presenteert, presentator*, wie host",
            "pl": "kto prowadzi, kto prowadzil*, prowadzacy",
            "tr": "kim sunuyor, sunucu*, kim yonetiyor, moderator*",
        },
        also="host*, present*, moderat*, led by, run by, speak*, spoke, chair*, interview*,"
        " anchor*, gave, talk*, held, teacher*, teaches, taught, lectur*, instructor*,"
        " organised, organized, organiser*, organizer*, organises, organizes, convention, venue",
    ),
)
