"""How people write of a patient, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.phrases import phrases

ONE_PATIENT = phrases(
    {
        "en": "my patient, our patient, this patient, a patient of mine, i have a patient,"
        " we have a patient, i saw a patient, had a patient",
        "de": "mein patient, meine patientin, meinem patienten, meiner patientin,"
        " meinen patienten, unser patient, unsere patientin, dieser patient, diese patientin,"
        " dieser patientin, diesem patienten, diesen patienten, habe einen patienten,"
        " habe eine patientin, hatte einen patienten, hatte eine patientin",
        "fr": "mon patient, ma patiente, notre patient, notre patiente, ce patient,"
        " cette patiente, j'ai un patient, j'ai une patiente",
        "es": "mi paciente, nuestro paciente, nuestra paciente, este paciente, esta paciente,"
        " tengo un paciente, tengo una paciente",
        "it": "il mio paziente, la mia paziente, un mio paziente, una mia paziente,"
        " questo paziente, questa paziente, ho un paziente, ho una paziente",
        "nl": "mijn patient, onze patient, deze patient, ik heb een patient",
        "pl": "moj pacjent, moja pacjentka, mojego pacjenta, mojej pacjentki, moim pacjentem,"
        " ten pacjent, ta pacjentka, mam pacjenta, mam pacjentke, u mojego pacjenta",
        "tr": "hastam, hastamin, hastamda, hastama, hastami, bir hastam, bu hasta, bu hastada,"
        " bu hastanin",
    }
)
"""One patient, not patients in general."""

AGE = re.compile(
    r"(?<!\w)(?:"
    # 54-year-old, 54 yo, 54 y/o; 54M, 54 F; aged 54
    r"\d{1,3}[\s-]*(?:years?|yrs?|months?|days?|weeks?)[\s-]*old|\d{1,3}[\s-]*(?:yo|y/o|y\.o\.)"
    r"|\d{1,3}\s?[mf](?=\W|$)|aged?\s\d{1,3}"
    r"|\d{1,3}[\s-]*jahrige?[rsnm]?|\d{1,3}\sjahre\salt"
    r"|agee?\sde\s\d{1,3}\sans|\d{1,3}[\s-]*letni\w*|\d{1,3}\syasinda\w*|\d{1,3}[\s-]*jarige?"
    r"|\d{1,3}\sjaar\soud"
    r")(?!\w)"
)
"""The age of somebody."""

YEARS = re.compile(r"(?<!\w)\d{1,3}\s?(?:ans|anos|anni|jaar|lat|jahre|years|yas)(?!\w)")
"""An age, or how long something takes."""

SEX = phrases(
    {
        "en": "male, female, man, woman, boy, girl, gentleman, lady, patient, infant, child",
        "de": "mann, frau, junge, madchen, patient, patientin, patienten, mannlich*, weiblich*,"
        " kind",
        "fr": "homme, femme, garcon, fille, fillette, patient, patiente, enfant",
        "es": "hombre, mujer, nino, nina, varon, paciente",
        "it": "uomo, donna, bambino, bambina, ragazzo, ragazza, paziente, maschio, femmina",
        "nl": "man, vrouw, jongen, meisje, patient, patiente, kind",
        "pl": "mezczyzna, mezczyzny, kobieta, kobiety, kobiete, chlopiec, chlopca, dziewczynka,"
        " dziewczynki, pacjent, pacjenta, pacjentka, pacjentki, dziecko",
        "tr": "erkek, kadin, hasta, hastada, kiz cocugu, oglan",
    }
)
"""Who it is."""

FOUND = phrases(
    {
        "all": "lesion*, laesion*, tumor*, tumour*, carcinom*, karzinom*, metasta*, aneurysm*,"
        " aneurysma*, pneumothora*, pneumoni*, emboli*, fibros*, hydrocephal*, melanom*,"
        " lymphom*, gliom*, meningiom*, sarcom*, sarkom*, adenom*, hematom*, haematom*, ischemi*,"
        " ischaemi*, thrombo*, stenos*, infarct*, infarkt*, cancer, icd",
        "en": "nodule*, mass, masses, cyst*, fracture*, hemorrhage, haemorrhage, bleed, stroke,"
        " opacity, effusion, dissection, appendicitis, presents with, presented with,"
        " presenting with, history of, complains of, complaining of, pain, fever, cough,"
        " headache*, seizure*, trauma, admitted with, calcification*, diagnosed with",
        "de": "knoten, rundherd*, raumforderung*, zyste*, fraktur*, bruch, blutung*,"
        " schlaganfall, verschattung*, erguss, herd, schmerz*, *schmerzen, fieber, husten,"
        " kopfschmerz*, bauchschmerz*, brustschmerz*, anfall, diagnose, zustand nach, z n",
        "fr": "nodule*, masse, kyste*, fracture*, hemorragie, saignement, avc, epanchement,"
        " opacite*, douleur*, fievre, toux, cephalee*, antecedent*, presente un, presente une,"
        " se presente avec",
        "es": "nodulo*, masa, quiste*, fractura*, hemorragia, ictus, derrame, dolor*, fiebre,"
        " tos, cefalea*, antecedente*, presenta un, presenta una, que presenta, lesiones",
        "it": "nodulo, noduli, massa, ciste, cisti, frattura, fratture, emorragia, ictus,"
        " versamento, dolore, dolori, febbre, tosse, cefalea, si presenta con, lesione, lesioni",
        "nl": "nodus, noduli, massa, cyste*, fractuur, fracturen, bloeding*, beroerte, pijn,"
        " buikpijn, hoofdpijn, koorts, hoest*, voorgeschiedenis, laesie*",
        "pl": "guz, guzek, guza, guzki, torbiel*, zlamani*, krwotok*, udar*, wysiek, bol, bole,"
        " bolem, goraczk*, kaszel, zmiana ogniskowa, zmiany ogniskowe, zmiana w, zmiane w, rak,"
        " raka, nowotwor*",
        "tr": "nodul*, kitle*, kist*, kirik, kanama*, inme, efuzyon, agri*, ates, oksuruk,"
        " lezyon*, kanser*",
    }
)
"""What is the matter."""

CALLED = re.compile(
    r"\b(?:patient(?:in|en|e)?|pt|pat|paciente|paziente|patiënte?|pacjent(?:k?[aiąę]|em)?|hasta)"
    r"(?:\W{1,3}(?:named|called|name|is|namens|heißt|heisst|nommée?|appelée?|llamad[oa]|di|nome|"
    r"genaamd|nazwisku|o|adında|mrs?|ms|herrn?|frau|mme|sra?|sig|dhr|mevr|pani?|bay|bayan)\b){0,3}"
    r"\W{1,3}$",
    re.IGNORECASE,
)
"""What makes the name that follows a patient's; in a text as it was typed."""
