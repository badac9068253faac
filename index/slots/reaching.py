"""How to reach somebody, to take part, or to get a text, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots import holding
from index.slots.concept import Concept
from index.slots.model import Slot, has
from index.slots.phrases import phrases

_HOW_TO_REACH = phrases(
    {
        "en": "how can i reach, how do i reach, how to reach, how can we reach, how can one reach,"
        " how can i write to, how do i write to, how can i contact, how do i contact,"
        " how to contact, how can we contact, how can one contact, can i contact,"
        " get in touch with, get in contact with, get hold of, contact details, contact info*,"
        " send … a message, message to, how can i message, how do i message, how can i talk to,"
        " how could i talk to, how do i talk to",
        "de": "wie erreiche ich, wie erreicht man, wie kann ich … erreichen,"
        " wie kann man … erreichen, wie kontaktiere ich, wie kann ich … kontaktieren,"
        " wie kann ich … schreiben, wie schreibe ich, kontaktdaten",
        "fr": "comment contacter, comment joindre, comment puis je contacter,"
        " comment puis je joindre, comment je peux contacter, comment je peux joindre,"
        " comment ecrire a, coordonnees",
        "es": "como contacto, como puedo contactar, como contactar, como puedo escribir a,"
        " como escribo a, como puedo ponerme en contacto, como me pongo en contacto,"
        " datos de contacto",
        "it": "come contatto, come posso contattare, come contattare, come si contatta,"
        " come posso scrivere a, come scrivo a, recapito, recapiti, dati di contatto",
        "nl": "hoe bereik ik, hoe kan ik … bereiken, hoe kan ik contact, hoe neem ik contact,"
        " hoe contacteer ik, hoe kan ik … schrijven, contactgegevens",
        "pl": "jak sie skontaktowac, jak skontaktowac sie, jak moge sie skontaktowac,"
        " jak napisac do, jak moge napisac do, dane kontaktowe",
        "tr": "nasil ulasabilirim, nasil ulasirim, nasil ulasilir, nasil iletisime,"
        " nasil yazabilirim, iletisim bilgileri",
    }
)
_REACHES = re.compile(
    rf"{holding.EMAIL.pattern}|{holding.PHONE.pattern}|{holding.LINK.pattern}|"
    + phrases(
        {
            "": "contact*, kontakt*, contat*, iletisim*, address*, adres*, write to, ask, mail,"
            " message, call"
        }
    ).pattern
)

REACHING = (Slot("contact", "how to reach them", _HOW_TO_REACH, has(_REACHES)),)
"""Ways to somebody, whatever way it is."""

TAKING_PART = (
    Concept(
        "download",
        "where to get it",
        {
            "en": "where can i download, how can i download, how do i download,"
            " where can i read the full, where can i get a copy, as a pdf, as pdf, pdf of,"
            " full text of, where can i find the text, where can i read the text",
            "de": "volltext, wo finde ich den text, wo kann ich den text, wo kann ich … nachlesen,"
            " wo kann ich … herunterladen, wo kann man … herunterladen, als pdf",
            "fr": "texte integral, texte complet, ou lire le texte, ou telecharger,"
            " ou puis je telecharger, comment telecharger, en pdf",
            "es": "texto completo, texto integro, donde puedo descargar, donde se descarga,"
            " como descargo, en pdf",
            "it": "testo integrale, testo completo, dove posso scaricare, dove si scarica,"
            " come scarico, in pdf",
            "nl": "volledige tekst, waar kan ik … downloaden, hoe download ik, als pdf",
            "pl": "pelny tekst, caly tekst, gdzie moge pobrac, skad pobrac, gdzie pobrac,"
            " jako pdf, w pdf",
            "tr": "tam metn*, nereden indir*, nasil indir*, pdf olarak",
        },
        also=r"download*, pdf*, website*, web site*, webpage*, online, link*, attach*, homepage,"
        " internet, freely, open access, github, doi, store",
    ),
    Concept(
        "apply",
        "how to apply or to register",
        {
            "en": "how do i apply, how can i apply, how to apply, where do i apply,"
            " where can i apply, how do i register, how can i register, how to register,"
            " where do i register, where can i register, how do i sign up, how can i sign up,"
            " where do i sign up, where can i sign up, how do i enrol*, how can i enrol*",
            "de": "wie bewerbe ich, wie kann ich mich … bewerben, wo bewerbe ich,"
            " wie melde ich mich, wo melde ich mich, wo kann ich mich … anmelden,"
            " wie kann ich mich … anmelden",
            "fr": "comment postuler, ou postuler, comment s'inscrire, comment m'inscrire,"
            " ou s'inscrire, ou m'inscrire, comment je m'inscris",
            "es": "como me inscribo, donde me inscribo, como inscribirse, como solicito,"
            " como me apunto, donde me apunto, como me registro",
            "it": "come mi iscrivo, dove mi iscrivo, come ci si iscrive, come iscriversi,"
            " come mi candido, come ci si candida",
            "nl": "hoe meld ik me, waar meld ik me, hoe schrijf ik me, hoe kan ik me aanmelden,"
            " waar kan ik me aanmelden, hoe kan ik me inschrijven",
            "pl": "jak sie zapisac, gdzie sie zapisac, jak sie zarejestrowac, jak aplikowac,"
            " gdzie sie zarejestrowac, jak moge sie zapisac",
            "tr": "nasil basvur*, nereye basvur*, nasil kayit ol*, nereden kayit ol*,"
            " nasil kaydol*",
        },
        also="apply, applies, applica*, regist*, sign up, enrol*, enter, entry, submi*, subscri*,"
        " form,"
        " forms, website*, contact*, anmeld*, bewerb*, inscri*, iscri*, basvur*, rejestr*",
    ),
)
"""What somebody needs who wants to take part, or to read for themselves."""
