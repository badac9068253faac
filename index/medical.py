"""The words of a request for medical advice, in eight languages, folded."""

from __future__ import annotations

from index.slots.phrases import phrases

SELF = phrases(
    {
        "en": "i have, i've, ive, i got, i had, i feel, i found, i'm, im, my, am i, do i,"
        " should i, can i, may i, could i, must i, shall i, will it, i get, i take,"
        " i was diagnosed",
        "de": "ich hab*, hab, habe ich, mein, meine, meinem, meinen, meiner, mir, mich, soll ich,"
        " darf ich, muss ich, kann ich, bin ich, ich bin",
        "fr": "j'ai, je suis, mon, ma, mes, dois je, je dois, puis je, je peux, est ce que je",
        "es": "tengo, mi, mis, debo, puedo, estoy, deberia, he tenido",
        "it": "ho, mi, mio, mia, miei, mie, devo, posso, sono, dovrei",
        "nl": "ik heb, ik ben, mijn, m'n, moet ik, mag ik, kan ik, heb ik, ik voel",
        "pl": "mam, mnie, mi, moj, moja, moje, mojej, mojego, moim, czy moge, czy powinienem,"
        " czy powinnam, jestem",
        "tr": "bende, benim, bana, basim, alsam, yapmaliyim, hastayim",
    }
)
"""The asker."""

SYMPTOM = phrases(
    {
        "en": "pain, pains, ache, aches, aching, hurt, hurts, hurting, headache*, migraine*, rash,"
        " swollen, swelling, fever, cough, dizzy, dizziness, nausea, vomit*, bleeding, tingl*,"
        " numb, numbness, itch*, cramp*, broken bone, its broken, it's broken, blood pressure,"
        " pregnant, claustrophobi*, sedative, sore, pacemaker, chest pain",
        "de": "schmerz*, brustschmerz*, kopfschmerz*, ruckenschmerz*, bauchweh, kopfweh, stechen,"
        " ausschlag, geschwollen, schwellung, fieber, husten, schwindel*, ubel, ubelkeit,"
        " operiert, schwanger, weh, herzschrittmacher, platzangst",
        "fr": "mal au, mal a la, mal aux, douleur*, fievre, toux, vertige*, nausee*, enceinte,"
        " enfle, claustrophob*",
        "es": "duele, duelen, dolor*, fiebre, tos, mareo*, mareado, mareada, nauseas, embarazada,"
        " hinchad*",
        "it": "dolore, dolori, fa male, febbre, tosse, vertigini, nausea, incinta, gonfi*",
        "nl": "pijn, hoofdpijn, rugpijn, buikpijn, koorts, hoest*, duizelig*, misselijk, zwanger,"
        " gezwollen",
        "pl": "boli, bole, bolu, goraczk*, kaszel, kaszle, zawroty, nudnosci, w ciazy, spuchn*",
        "tr": "agri*, agriyor, agrisi, sisti, sislik, ates, oksuruk, bas donme*, bulanti, hamile,"
        " yaniyor",
    }
)
"""What a person feels."""

OWN = phrases(
    {
        "en": "my, i have a, i found a, i've a, i got a, found a, i was diagnosed",
        "de": "mein, meine, meinem, meinen, meiner, ich hab* ein*, bei mir",
        "fr": "mon, ma, mes, j'ai un, j'ai une",
        "es": "mi, mis, tengo un, tengo una, me han encontrado",
        "it": "mio, mia, miei, mie, ho un, ho una, mi hanno trovato",
        "nl": "mijn, m'n, ik heb een",
        "pl": "mam, mi, moj, moja, moje, mojej, mojego, moim, u mnie",
        "tr": "bende, benim, var*",
    }
)
"""What belongs to the asker, or to somebody close: a body, a patient."""

BODY = phrases(
    {
        "en": "lump*, nodule*, cyst*, fracture*, tumor*, tumour*, cancer, prolapse, herniat*,"
        " protrusion, birads, bi rads, cholesterol, tsh, biopsy, surgery, lesion*, knee*,"
        " shoulder, chest, stomach, belly, kidney, liver, lung, lungs, spine, neck, left arm,"
        " right arm, my arm, my leg, my back, allerg*, symptom*",
        "de": "knoten, zyste*, meniskus*, bandscheib*, tumor, krebs, rundherd, knie, schulter,"
        " brust, bauch, rucken, lunge, niere, leber, symptom*, allerg*",
        "fr": "boule, nodule*, kyste*, hernie, fracture, tumeur, cancer, genou, epaule, poitrine,"
        " ventre, poumon, symptome*",
        "es": "bulto, nodulo*, quiste*, hernia, fractura, tumor, cancer, rodilla, hombro, pecho,"
        " espalda, barriga, pulmon, sintoma*",
        "it": "nodulo, noduli, cisti, ernia, frattura, tumore, cancro, ginocchio, spalla, petto,"
        " schiena, pancia, polmone, sintom*",
        "nl": "knobbel*, cyste, hernia, breuk, tumor, kanker, knie, schouder, borst, rug, buik,"
        " klachten",
        "pl": "guzek, guz, torbiel, przepuklin*, zlaman*, nowotwor, rak, kolano, bark, plecy,"
        " brzuch, pluc*, objawy",
        "tr": "kitle, kist*, fitig*, fitik, boyun fitig*, kirik, tumor, kanser, nodul*",
    }
)
"""Parts of a body and what is found in them."""

WORK = phrases(
    {
        "en": "ai model*, ai tool*, of ai, use ai, using ai, with ai, ai in, ai for, the ai,"
        " does ai, an ai, can ai, dataset*, data set*, model*, algorithm*, challenge*, kaggle,"
        " webinar*, course*, segment*, annotat*, dicom*, pacs, fhir, hackathon, certif*, ciip,"
        " siim, eusomii, journal*, paper*, abstract*, software, tool*, upload*, post, share,"
        " society, societies, structured report*, template*, radiomic*, detection, classif*,"
        " deep learning, machine learning, phd, thesis, research*, conference*, residency,"
        " fellowship",
        "de": "ki, datensatz*, datensatze, modell*, algorithm*, kurs, kurse, forschung*,"
        " doktorarbeit, hochladen, posten, weiterbildung*, gesellschaft*",
        "fr": "ia, jeu de donnees, modele*, algorithme*, cours, recherche, these, logiciel,"
        " telecharger, publier",
        "es": "ia, conjunto de datos, modelo*, algoritmo*, curso*, investigacion, tesis, subir,"
        " publicar",
        "it": "modello, modelli, algoritm*, corso, corsi, ricerca, tesi, caricare, pubblicare",
        "nl": "modellen, algoritme*, cursus*, onderzoeksproject, proefschrift, uploaden, delen",
        "pl": "algorytm*, kurs, kursy, badania naukowe, zbior danych, przeslac, udostepnic",
        "tr": "yapay zeka, veri seti, algoritma*, kurs*, arastirma*, yukle*, paylas*",
    }
)
"""What people do for a living: a question for a lung nodule data set is not one for advice."""

FINDING = phrases(
    {
        "en": "my own mri, my own ct, my own scan, my own x ray, my own report,"
        " my mri, my ct, my scan, my x ray, my xray, my ultrasound, my mammogram, my report,"
        " my results, my blood test, my ecg, my pet scan, ct report says, mri report says,"
        " mri shows, ct shows, on my ct, on my mri, nodule … dangerous, lump … dangerous,"
        " cyst … dangerous, what does my … mean, should i get an mri for, should i get a ct for,"
        " should i have an mri, should i get a scan, need an mri for, should i see a doctor,"
        " should i go to the er, need a doctor, is it cancer, is this cancer, burn me,"
        " will it burn, take for a headache",
        "de": "meinem mrt, meinem ct, meinem befund, meinem rontgenbild,"
        " mein mrt, mein ct, mein befund, mein rontgenbild, meine aufnahme*,"
        " mein ultraschall, im befund steht, zum arzt gehen, zum arzt, ist das krebs,"
        " ist das gefahrlich, ist das schlimm",
        "fr": "mon irm, mon scanner, ma radio, mon echographie, mon compte rendu, mes resultats,"
        " c'est grave, aller aux urgences, voir un medecin, est ce un cancer",
        "es": "mi resonancia, mi tac, mi radiografia, mi ecografia, mi informe, mis resultados,"
        " es grave, ir a urgencias, ir al medico, es cancer",
        "it": "mia risonanza, mia tac, mia radiografia, mia ecografia, mio referto, miei esami,"
        " e grave, andare al pronto soccorso, andare dal medico, fare una lastra,"
        " fare una risonanza",
        "nl": "mijn mri, mijn ct, mijn scan, mijn rontgenfoto, mijn echo, mijn uitslag,"
        " is het ernstig, naar de dokter, naar de huisarts, mijn longfoto",
        "pl": "moj rezonans, moje usg, moja tomografia, mojego rezonansu, moj wynik,"
        " na usg wyszl*, na rezonansie wyszl*, isc do lekarza, czy to grozne, czy to rak",
        "tr": "mr'da cikti, mr'im, mr sonucum, tomografim, rontgenim, sonucum, raporum,"
        " doktora git*, tehlikeli mi, kanser mi",
    }
)
"""What alone says that somebody asks about a body."""

GRAVITY = phrases(
    {
        "en": "benign, malignant, cancerous, dangerous, serious, harmless, cancer",
        "de": "gutartig*, bosartig*, gefahrlich*, harmlos*, krebs",
        "fr": "benin, benins, benigne, benignes, malin, malins, maligne, malignes, grave, cancer",
        "es": "benigno, benigna, maligno, maligna, grave, cancer",
        "it": "benigno, benigna, maligno, maligna, grave, cancro",
        "nl": "goedaardig*, kwaadaardig*, ernstig, kanker",
        "pl": "lagodn*, zlosliw*, grozn*, rak, raka",
        "tr": "iyi huylu, kotu huylu, tehlikeli*, kanser*",
    }
)
"""What one fears of a finding: with one's own images it is a request, whatever tool is named."""

DRUG = phrases(
    {
        "all": "ibuprofen*, paracetamol*, acetaminophen, tylenol, aspirin*, amoxicillin*,"
        " antibiotic*, antibiotik*, antibiotique*, antibiotico*, antibiotici, antybiotyk*,"
        " antibiyotik*, painkiller*, pain killer*, schmerzmittel*, schmerztablette*, antidouleur*,"
        " analgesico*, antidolorific*, pijnstiller*, tabletk* przeciwbol*, agri kesici,"
        " melatonin*, morphin*, morfin*, diclofenac*, diklofenak, naproxen, ketamin*, cortison*,"
        " kortison*, cortisone, insulin*, tachipirina, oki, metformin*, ilac, ilaci, pills,"
        " tablets, sleeping pill*, masc, gadolinium*, contrast agent",
    }
)

TAKING = phrases(
    {
        "en": "how much, how many mg, mg, dose, dosage, take, taking, can i, should i, stop,"
        " together, safe, per day, may i",
        "de": "wie viel, wieviel, dosis, nehmen, einnehmen, darf ich, soll ich, absetzen,"
        " zusammen, hilft",
        "fr": "combien, dose, prendre, puis je, je peux, arreter, ensemble, avec",
        "es": "cuanto, cuanta, cuantas, dosis, tomar, tomo, puedo, dejar, darle, juntos, con",
        "it": "quanto, quanta, dose, prendere, posso, smettere, insieme",
        "nl": "hoeveel, dosis, nemen, innemen, mag ik, moet ik, stoppen, samen",
        "pl": "ile, dawka, dawke, brac, wziac, moge, odstawic, razem, jaka",
        "tr": "ne kadar, doz, alabilir, almali, alsam, icebilir, birlikte, kac",
    }
)
"""What one does with a drug."""

SAYS_IT_ALL = phrases(
    {
        "en": "it hurts when i, i can't sleep, what medicine should, which medicine should,"
        " stop taking, drive again",
        "de": "tut mir weh, tut weh, mir ist schlecht, mir ist schwindlig, welches medikament soll",
        "fr": "j'ai mal, ca me fait mal, quel medicament prendre, quel medicament dois",
        "es": "me duele, me duelen, que me tomo, que medicamento tomo, que medicina tomo",
        "it": "mi fa male, ho mal di, quale farmaco prendere, che medicina prendo, ho la tosse,"
        " ho la febbre",
        "nl": "doet pijn, ik heb last van, ik heb pijn, welk medicijn moet",
        "pl": "boli mnie, bola mnie, mnie boli, jaka masc, jaki lek wziac, jakie leki brac",
        "tr": "agriyor, hangi ilaci al*, hangi ilac, ne yapmaliyim … agri, *im yaniyor",
    }
)
