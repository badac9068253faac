"""What people say to a bot without asking for anything, in eight languages, folded.

A text is small talk when nothing is left of it after these have been taken out: "hi, what is
DICOM?" leaves a question.
"""

from __future__ import annotations

from index.slots.phrases import phrases

SAID = phrases(
    {
        "en": "for the help, for your help, for all your help, hi, hii, hiii, hiya, hello, helo,"
        " hallo, hey, heya, heyy, yo, sup, wassup, whats up, what's up, what is up, good morning,"
        " good evening, good afternoon, good night, good day, gn, gm, morning, greetings, howdy,"
        " welcome, bye, goodbye, see you, see ya, cya, cu, later, take care, thanks, thank you,"
        " thank u, thx, tx, ty, tysm, tyvm, cheers, much appreciated, great, nice, cool, awesome,"
        " perfect, wow, lol, lmao, rofl, haha*, hehe*, xd, ok, okay, k, yes, no, yep, nope, yeah,"
        " sure, got it, i see, good bot, bad bot, well done, good job, sorry, oops, test, testing,"
        " ping, hmm*, huh, help, help me, same, i am bored, i'm so bored, i'm bored, talk to me,"
        " how are you, how are you today, how are u, how are u today, how r u, how're you,"
        " how are things, how is it going, how's it going, hows it going, how do you do,"
        " how have you been, you ok, are you ok, are you there, who are you, who r u, who are u,"
        " what are you, whats your name, what is your name, who made you, who built you,"
        " who created you, are you a bot, are you a robot, are you human, are you a human,"
        " are you real, are you a real person, or a bot, are you alive, are you an ai,"
        " how old are you, where are you from, do you ever sleep, do you sleep, do you love me,"
        " i love you, tell me a joke, tell a joke, make me laugh, sing me a song, sing a song,"
        " sing me happy birthday, can you sing, what can you do, what do you do, what do you know,"
        " can you help me, can you help, can i ask you something, i have a question,"
        " nice to meet you, happy birthday, merry christmas, happy new year, have a nice day,"
        " have a good day, the best bot, youre the best, you're the best, you are the best,"
        " you rock, that was helpful, that was really helpful, that helped,"
        " whats your favourite colour, what is your favourite colour, whats your favorite color",
        "de": "moin, moinsen, servus, gruss gott, gruezi, guten tag, guten morgen, guten abend,"
        " gute nacht, hallochen, tschuss, tschau, auf wiedersehen, bis dann, bis bald, danke,"
        " danke schon, dankeschon, danke dir, vielen dank, merci, super, klasse, toll, prima,"
        " wie geht's, wie gehts, wie geht es dir, wie gehts dir, wie geht es ihnen, wer bist du,"
        " was bist du, wie heisst du, was kannst du, bist du ein mensch, bist du ein bot,"
        " bist du ein roboter, oder ein computer, bist du eigentlich ein mensch,"
        " bist du ein mensch oder ein computer, bist du echt, erzahl mir einen witz,"
        " erzahl einen witz, erzahl mal einen witz, kannst du mir helfen, hilfe, schonen tag,"
        " schones wochenende, ja, nein, na, alles klar, mir ist langweilig, ich habe eine frage",
        "fr": "salut, bonjour, bonsoir, coucou, bonne nuit, bonne journee, au revoir, a bientot,"
        " a plus, merci, mdr, ptdr, comment ca va, ca va, comment vas tu, comment allez vous,"
        " qui es tu, t'es qui, tu es qui, qui etes vous, comment tu t'appelles, quel est ton nom,"
        " raconte moi une blague, raconte une blague, tu peux m'aider, aide moi, es tu un robot,"
        " t'es un robot, tu es un robot, oui, non, d'accord, trop sympa, t'es sympa, tu fais quoi,"
        " tu fais quoi ce soir, je m'ennuie, genial",
        "es": "hola, holi, buenas, buenos dias, buenas tardes, buenas noches, adios, hasta luego,"
        " chao, gracias, muchas gracias, mil gracias, jaja*, que tal, como estas, como esta,"
        " como te va, que pasa, quien eres, que eres, como te llamas, cuentame un chiste,"
        " cuenta un chiste, puedes ayudarme, ayuda, ayudame, eres un bot, eres humano,"
        " eres un robot, si, vale, genial, me aburro, estoy aburrido, el finde, que haces,"
        " que puedes hacer",
        "it": "ciao, salve, buongiorno, buon giorno, buonasera, buona sera, buonanotte,"
        " buona notte, buona domenica, buona giornata, buon weekend, arrivederci, a presto,"
        " grazie, grazie mille, come stai, come sta, come va, tutto bene, chi sei, cosa sei,"
        " come ti chiami, raccontami una barzelletta, dimmi una barzelletta, puoi aiutarmi, aiuto,"
        " sei un bot, sei un robot, sei umano, va bene, mi annoio, ti annoi, cosa sai fare,"
        " che fai",
        "nl": "hoi, hallo, goedemorgen, goeiemorgen, goedemiddag, goedenavond, goedendag,"
        " welterusten, dag, doei, tot ziens, bedankt, dank je, dank je wel, dankjewel, dank u,"
        " hoe gaat het, hoe gaat het met je, hoe is het, hoe gaat ie, alles goed, wie ben je,"
        " wie ben jij, wat ben je, hoe heet je, vertel een mop, vertel eens een mop,"
        " kun je me helpen, kan je me helpen, ben je een robot, ben je een mens, ja, nee,"
        " fijne dag, prettige dag, ik verveel me, wat kun je, wat kan je",
        "pl": "czesc, hej, hejka, siema, siemka, witam, witaj, dzien dobry, dobry wieczor,"
        " dobranoc, do widzenia, pa, na razie, dzieki, dziekuje, dziekuje bardzo, dzieki wielkie,"
        " milego dnia, milego wieczoru, co slychac, jak sie masz, jak leci, kim jestes,"
        " kto ty jestes, jak masz na imie, jak sie nazywasz, opowiedz kawal, opowiedz dowcip,"
        " opowiedz zart, mozesz mi pomoc, pomocy, jestes botem, jestes robotem,"
        " jestes czlowiekiem, tak, nie, nudzi mi sie, pogadaj ze mna, ile masz lat, co potrafisz,"
        " co robisz",
        "tr": "merhaba, merhabalar, selam, selamlar, selamun aleykum, gunaydin, iyi gunler,"
        " iyi aksamlar, iyi geceler, hosca kal, gorusuruz, gule gule, tesekkurler,"
        " tesekkur ederim, cok tesekkurler, sagol, sag ol, eyvallah, nasilsin, nasilsiniz, naber,"
        " ne haber, ne var ne yok, kimsin, sen kimsin, adin ne, ismin ne, bana bir saka yap,"
        " fikra anlat, bir fikra anlat, yardim et, bana yardim eder misin, bot musun, robot musun,"
        " insan misin, evet, hayir, tamam, sikildim, canim cok sikkin, canim sikiliyor,"
        " en sevdigin renk ne, ne yapiyorsun, neler yapabilirsin",
    }
)
"""What is said for its own sake."""

AROUND = phrases(
    {
        "en": "bot, entente, everyone, everybody, all, guys, folks, there, team, friend, friends,"
        " mate, man, bro, dude, and, you, u, so, much, very, very much, a lot, lots, again,"
        " please, pls, plz, really, just, too, for that, for the answer, for the info,"
        " for helping, that was, today, to all, to you, me, my friend, dear, oh, well",
        "de": "zusammen, alle, leute, ihr, du, dir, mal, so, heute, denn, eigentlich, und, sehr,"
        " lieber, liebe, na, an alle, bitte, schon",
        "fr": "tout le monde, a tous, toutes, tout, le, tres, beaucoup, et, toi, vous, bien, ici,"
        " trop, bot, sympa, alors, de, t'es",
        "es": "a todos, todos, todas, amigo, amigos, y, tu, muy, mucho, anda, hoy, bot, por,"
        " ayuda, a, de",
        "it": "a tutti, tutti, tutte, e, tu, molto, oggi, amici, per, l'aiuto, mille, ma, mai",
        "nl": "allemaal, iedereen, en, jij, heel, erg, vandaag, mensen, hoor, met, je",
        "pl": "wszystkim, wszyscy, i, ty, bardzo, za, pomoc, bocie, dzisiaj, u, ciebie, panstwu",
        "tr": "millet, herkese, arkadaslar, herkes, ve, sen, siz, cok, bugun, hocam, ya, bana, bir",
    }
)
"""Words that may stand around it."""
