"""Things that a society or a meeting may have: a newsletter, a video, an office, a board."""

from __future__ import annotations

from index.slots.concept import Concept

BELONGINGS = (
    Concept(
        "newsletter",
        "a newsletter or a mailing list",
        {
            "en": "newsletter*, mailing list*, news letter*",
            "de": "newsletter*, rundbrief*, mailverteiler*, verteiler",
            "fr": "newsletter*, lettre d'information, liste de diffusion, infolettre*",
            "es": "boletin, boletines, lista de correo*, newsletter*",
            "it": "newsletter, bollettino, mailing list",
            "nl": "nieuwsbrief, nieuwsbrieven, mailinglijst*, newsletter*",
            "pl": "newsletter*, biuletyn*, lista mailingowa",
            "tr": "bulten*, newsletter*, e-posta liste*, mail liste*",
        },
        also="bulletin*",
    ),
    Concept(
        "chat",
        "a chat, a forum or a group",
        {
            "en": "slack, discord server, wechat, forum, forums, chat group*, whatsapp*, telegram*",
            "de": "forum, foren, chatgruppe*",
            "fr": "forum, groupe de discussion",
            "es": "foro, foros, grupo de chat, grupo de whatsapp",
            "it": "forum, gruppo whatsapp",
            "nl": "forum, appgroep*, chatgroep*",
            "pl": "forum, grupa na, czat",
            "tr": "forum, forumu, sohbet grubu",
        },
        also="discord, chat*, forum*, message board*, roman*, market*",
    ),
    Concept(
        "video",
        "a video or a picture",
        {
            "en": "video, videos, livestream*, live stream*, streamed, photo, photos, photograph*,"
            " pictures of, a picture of",
            "de": "video, videos, livestream*, foto, fotos, bilder von, bilder der",
            "fr": "video, videos, photo, photos, en direct",
            "es": "video, videos, foto, fotos, fotografia*, en directo",
            "it": "video, foto, fotografie, in diretta",
            "nl": "video, videos, video's, foto, fotos, foto's, livestream*",
            "pl": "film z, wideo, zdjecie, zdjecia, zdjec, fotografi*, transmisj*",
            "tr": "video, videosu, videolari, fotograf*, canli yayin*",
        },
        also="video*, film*, youtube, photo*, pictur*, stream*, record*, camera*, image, images,"
        " televis*,"
        " tv, broadcast*, watch*, footage, screen*, episode*, clip, clips, foto*",
    ),
    Concept(
        "hashtag",
        "a hashtag",
        {"en": "hashtag*, hash tag*"},
        also="hashtag*",
    ),
    Concept(
        "app",
        "an app",
        {
            "en": "an app, mobile app*, phone app, app store, app for",
            "de": "eine app, app fur",
            "fr": "une appli*, application mobile",
            "es": "una app, aplicacion movil",
            "it": "una app, un'app, applicazione mobile",
            "nl": "een app",
            "pl": "aplikacj*",
            "tr": "uygulamasi var, mobil uygulama*",
        },
        also="app, apps, application*, mobile, android, iphone, ios",
    ),
    Concept(
        "office",
        "an office",
        {
            "en": "have an office, has an office, where is … office, where are … office*,"
            " head office*, headquarter*,"
            " opening hours, office hours",
            "de": "geschaftsstelle*, hauptsitz*, wo ist das buro, buro von, buro der,"
            " offnungszeiten",
            "fr": "ou … le bureau, ou … bureaux, bureau d'accueil, siege social,"
            " heures d'ouverture",
            "es": "donde … oficina*, sede central, oficinas de, horario de oficina",
            "it": "dove … ufficio, dove … uffici, sede centrale",
            "nl": "kantoor*, hoofdkantoor*, openingstijden",
            "pl": "biuro, biura, biurze, godziny otwarcia",
            "tr": "ofisi, ofisleri, merkezi nerede, genel merkez*, merkez ofis*",
        },
        also="office*, headquarter*, hq, based, located, seat, sede, address*, lies in, site,"
        " situated, campus, building*, buro, bureau*",
    ),
    Concept(
        "board-members",
        "who is on the board",
        {
            "en": "who sits on the board, who is on the board, who's on the board,"
            " who are on the board, board members, members of the board, members of its board,"
            " who serves on the board, who was on the board, list of the board",
            "de": "vorstandsmitglied*, wer sitzt im vorstand, wer ist im vorstand,"
            " mitglieder des vorstands, wer gehort … vorstand",
            "fr": "membres du bureau, membres du conseil*, qui siege au, qui fait partie du bureau,"
            " qui fait partie du conseil",
            "es": "miembros de la junta, quien esta en la junta, quienes forman la junta,"
            " quienes estan en la junta, miembros del consejo",
            "it": "membri del consiglio, chi fa parte del consiglio, chi siede nel consiglio,"
            " membri del direttivo",
            "nl": "bestuursleden, bestuurslid, wie zit in het bestuur, wie zitten in het bestuur",
            "pl": "czlonkowie zarzadu, czlonkow zarzadu, kto jest w zarzadzie,"
            " kto zasiada w zarzadzie",
            "tr": "yonetim kurulu uye*, yonetim kurulunda kim*",
        },
        also="board member*, member of the board, members of the board, on the board,"
        " on its board, board of directors, member of the eusomii board, board includ*,"
        " board consist*, trustee*, councillor*, directors, elected, chair*, president*,"
        " treasurer*",
    ),
    Concept(
        "working-group",
        "a committee or a working group",
        {
            "de": "arbeitsgruppe*, arbeitskreis*, ausschuss*, gremium, gremien, komitee*",
            "fr": "groupe de travail, groupes de travail, comite*",
            "es": "grupo de trabajo, grupos de trabajo, comite*",
            "it": "gruppo di lavoro, gruppi di lavoro, comitat*",
            "nl": "werkgroep*, commissie*, comite*",
            "pl": "grup* robocz*, komisj*, komitet*",
            "tr": "calisma grubu*, calisma gruplar*, komite*, komisyon*",
        },
        also="committee*, subcommittee*, working group*, workgroup*, task force*, commission*,"
        " panel*, council*, group, groups",
    ),
    Concept(
        "binding",
        "whether it binds",
        {
            "en": "legally binding, binding, enforceable, legal force",
            "de": "rechtlich bindend, bindend, verbindlich*, rechtskraftig*",
            "fr": "contraignant*, valeur juridique, force obligatoire",
            "es": "vinculante*, valor legal, obliga legalmente",
            "it": "vincolant*, valore legale",
            "nl": "bindend*, rechtsgeldig*",
            "pl": "wiazac*, moc prawn*",
            "tr": "baglayici*, yasal olarak",
        },
        also="bind*, bound, oblig*, legal*, enforc*, law, contract*, mandat*",
    ),
    Concept(
        "vote",
        "a vote",
        {
            "en": "who voted, how many votes, was there a vote, how many people voted",
            "de": "wer hat … gestimmt, abgestimmt, abstimmung*, wie viele stimmen",
            "fr": "qui a vote, combien de voix, un vote",
            "es": "quien voto, votacion*, cuantos votos",
            "it": "chi ha votato, votazion*, quanti voti",
            "nl": "gestemd, stemming, hoeveel stemmen",
            "pl": "glosowal*, glosowani*, ile glosow",
            "tr": "oylama*, oy verdi, kac oy",
        },
        also="vote*, voting, ballot*, elect*, poll*, referend*, majorit*, unanim*",
    ),
    Concept(
        "publisher",
        "a publisher",
        {
            "en": "publisher*, publishing house*, publishing company, who publishes, isbn,"
            " who published",
            "de": "verlag, verlage, verlags, isbn, welche* verlag, wer verlegt",
            "fr": "maison d'edition, maisons d'edition, editeur, quel editeur, isbn, qui publie",
            "es": "editorial, editoriales, isbn, quien publica, quien publico",
            "it": "casa editrice, case editrici, isbn, chi pubblica, quale editore",
            "nl": "uitgever*, uitgeverij*, isbn",
            "pl": "wydawnictw*, wydawc*, isbn",
            "tr": "yayinevi*, yayinci*, isbn, hangi yayin*",
        },
        also="published, press, springer, elsevier, verlag, wiley, isbn, edition*, imprint,"
        " printed,"
        " journal, releas*, issued",
    ),
    Concept(
        "journal",
        "a journal",
        {
            "en": "which journal*, what journal*, which magazine*, what magazine*",
            "de": "welche* zeitschrift*, welche* fachzeitschrift*, welche* journal*,"
            " welche* magazin",
            "fr": "quelle revue, quelles revues, quel journal, quel magazine",
            "es": "que revista*",
            "it": "quale rivista, che rivista, quali riviste",
            "nl": "welk tijdschrift, welke tijdschriften, welk blad, welk journal",
            "pl": "jakim czasopismie, ktorym czasopismie, jakie czasopismo, ktore czasopismo",
            "tr": "hangi dergi*",
        },
        also="journal*, magazine*, periodical*, bulletin*, review, newspaper*, insights,"
        " gazette, times, zeitschrift*, revue, revista, rivista, tijdschrift*",
    ),
)
