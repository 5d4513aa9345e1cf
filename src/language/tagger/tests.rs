//! Sentences written for this test: the distinctions that the analysis of clauses stands on.

use super::*;

fn tagged(sentence: &str) -> Vec<Tag> {
    let tagger = Dictionaries::new().index::<Tagger>();
    let tokens: Vec<&str> = sentence.split(' ').map(|token| token.rsplit_once('/').map_or(token, |(form, _)| form)).collect();
    let mut out = Vec::new();
    tagger.tag(&tokens, &mut out);
    assert_eq!(out.len(), tokens.len());
    out
}

/// Words with a tag behind the stroke are compared, the others only stand there.
const CLAUSES: &[&str] = &[
    "Der/ART alte/ADJA Mann/NN kauft/VVFIN heute/ADV keinen/PIAT Fisch/NN .",
    "Die/ART Stadt/NN hat/VAFIN das/ART Gebäude/NN im/APPRART Herbst/NN verkauft/VVPP .",
    "Sie/PPER wollen/VMFIN die/ART Straße/NN sperren/VVINF .",
    "Er/PPER sagte/VVFIN , dass/KOUS die/ART Nachbarn/NN das/ART Haus/NN verlassen/VVFIN .",
    "Er/PPER sagte/VVFIN , dass/KOUS die/ART Nachbarn/NN das/ART Haus/NN verlassen/VVPP haben/VAFIN .",
    "Die/ART Frau/NN , die/PRELS das/ART Buch/NN schrieb/VVFIN , ist/VAFIN krank/ADJD .",
    "Er/PPER kam/VVFIN , um/KOUI das/ART Auto/NN zu/PTKZU waschen/VVINF .",
    "Der/ART Zug/NN fährt/VVFIN morgen/ADV früh ab/PTKVZ .",
    "Das/ART Treffen/NN findet/VVFIN am/APPRART Montag/NN statt/PTKVZ .",
    "Die/ART Firma/NN gab/VVFIN den/ART Plan/NN nach/APPR zwei/CARD Jahren/NN auf/PTKVZ und/KON zog/VVFIN weg/PTKVZ .",
    "Die/ART Regierung/NN lehnte/VVFIN den/ART Antrag/NN ab/PTKVZ , weil/KOUS er/PPER zu/PTKA teuer/ADJD war/VAFIN .",
    "Sie/PPER versuchte/VVFIN , ihn/PPER anzurufen/VVIZU .",
    "Nach/APPR dem/ART Regen/NN gingen/VVFIN die/ART Kinder/NN in/APPR den/ART Garten/NN .",
    "Wir/PPER prüfen/VVFIN das/PDS .",
    "Das/PDS war/VAFIN für/APPR alle/PIS ein/ART großer/ADJA Erfolg/NN .",
    "Ob/KOUS er/PPER kommt/VVFIN , weiß/VVFIN niemand/PIS .",
    "Wenn/KOUS die/ART Preise/NN weiter steigen/VVFIN , werden/VAFIN viele/PIAT Leute/NN weniger kaufen/VVINF .",
    "Die/ART Männer/NN , deren/PRELAT Boot/NN sank/VVFIN , wurden/VAFIN gerettet/VVPP .",
    "Er/PPER fragte/VVFIN , warum/PWAV die/ART Brücke/NN gesperrt/VVPP wurde/VAFIN .",
    "Dieses/PDAT Gesetz/NN soll/VMFIN nicht/PTKNEG geändert/VVPP werden/VAINF .",
    "Dafür/PAV braucht/VVFIN man/PIS mehr Zeit/NN als/KOKOM gedacht .",
    "Seine/PPOSAT Schwester/NN ist/VAFIN größer/ADJD als/KOKOM er/PPER .",
    "Als/KOUS der/ART Minister/NN sprach/VVFIN , schwiegen/VVFIN die/ART Gäste/NN .",
    "Die/ART Polizei/NN nahm/VVFIN zwei/CARD Männer/NN fest/PTKVZ .",
    "Die/ART beiden Seiten/NN haben/VAFIN sich/PRF geeinigt/VVPP , den/ART Vertrag/NN zu/PTKZU verlängern/VVINF .",
    "Sie/PPER hätte/VAFIN das/ART Geld/NN nicht/PTKNEG ausgeben/VVINF dürfen/VMINF .",
    "Es/PPER gibt/VVFIN Länder/NN , in/APPR denen/PRELS es/PPER nie/ADV schneit/VVFIN .",
    "Der/ART Vorschlag/NN , den/PRELS die/ART Kommission/NN vorlegte/VVFIN , wird/VAFIN geprüft/VVPP .",
    "Die/ART Kosten/NN trägt/VVFIN das/ART Land/NN .",
    "Nur wenige/PIS wissen/VVFIN , was/PWS das/PDS bedeutet/VVFIN .",
    "Er/PPER arbeitet/VVFIN , ohne/KOUI zu/PTKZU klagen/VVINF .",
    "Die/ART Ware/NN wird/VAFIN zum/APPRART Kunden/NN gebracht/VVPP .",
    "Der/ART Arzt/NN glaubt/VVFIN , die/ART Kranke/NN könne/VMFIN bald/ADV aufstehen/VVINF .",
    "Bevor/KOUS sie/PPER losfuhr/VVFIN , rief/VVFIN sie/PPER ihre/PPOSAT Mutter/NN an/PTKVZ .",
    "Der/ART Preis/NN stieg/VVFIN um/APPR drei/CARD Prozent/NN .",
    "Die/ART neuen/ADJA Regeln/NN treten/VVFIN im/APPRART Mai/NN in/APPR Kraft/NN .",
    "Kinder/NN spielen/VVFIN gern/ADV im/APPRART Sand/NN .",
    "Man/PIS hat/VAFIN vergessen/VVPP , die/ART Tür/NN zu/PTKZU schließen/VVINF .",
    // News.
    "Der/ART Bundestag/NN stimmte/VVFIN am/APPRART Donnerstag/NN dem/ART Entwurf/NN zu/PTKVZ .",
    "Bei/APPR einem/ART Brand/NN in/APPR der/ART Altstadt/NN sind/VAFIN am/APPRART Abend/NN drei/CARD Menschen/NN verletzt/VVPP worden/VAPP .",
    "Die/ART Feuerwehr/NN war/VAFIN mit/APPR zwanzig/CARD Wagen/NN im/APPRART Einsatz/NN .",
    "Warum/PWAV das/ART Feuer/NN ausbrach/VVFIN , ist/VAFIN noch/ADV unklar/ADJD .",
    "Das/ART Gericht/NN verurteilte/VVFIN den/ART Angeklagten/NN zu/APPR einer/ART Geldstrafe/NN .",
    "Nach/APPR Angaben/NN der/ART Polizei/NN hatte/VAFIN der/ART Fahrer/NN getrunken/VVPP .",
    "Die/ART Gewerkschaft/NN ruft/VVFIN ihre/PPOSAT Mitglieder/NN zum/APPRART Streik/NN auf/PTKVZ .",
    "Wie/PWAV der/ART Sprecher/NN mitteilte/VVFIN , bleibt/VVFIN die/ART Brücke/NN bis/APPR Freitag/NN gesperrt/VVPP .",
    "Der/ART Präsident/NN sagte/VVFIN seine/PPOSAT Reise/NN nach/APPR Paris ab/PTKVZ .",
    "Die/ART Zahl/NN der/ART Arbeitslosen/NN sank/VVFIN im/APPRART Mai/NN auf/APPR den/ART tiefsten/ADJA Stand/NN seit/APPR zehn/CARD Jahren/NN .",
    "Seit/KOUS die/ART Grenze/NN offen/ADJD ist/VAFIN , pendeln/VVFIN viele/PIS nach/APPR Polen .",
    "Obwohl/KOUS die/ART Ernte/NN gut/ADJD ausfiel/VVFIN , klagen/VVFIN die/ART Bauern/NN .",
    "Die/ART Bürger/NN konnten/VMFIN zwischen/APPR zwei/CARD Vorschlägen/NN wählen/VVINF .",
    "Dem/ART Verein/NN fehlt/VVFIN das/ART Geld/NN , um/KOUI die/ART Halle/NN zu/PTKZU sanieren/VVINF .",
    "Ein/ART Flugzeug/NN , das/PRELS nach/APPR Madrid fliegen/VVINF sollte/VMFIN , kehrte/VVFIN um/PTKVZ .",
    "Die/ART Opposition/NN wirft/VVFIN dem/ART Kanzler/NN vor/PTKVZ , zu/PTKA lange/ADV gezögert/VVPP zu/PTKZU haben/VAINF .",
    "Der/ART Sturm/NN riss/VVFIN Dächer/NN ab/PTKVZ und/KON entwurzelte/VVFIN Bäume/NN .",
    "Während/APPR des/ART Krieges/NN lebte/VVFIN sie/PPER bei/APPR ihrer/PPOSAT Tante/NN .",
    "Während/KOUS die/ART Kosten/NN steigen/VVFIN , sinken/VVFIN die/ART Löhne/NN .",
    "Die/ART Ministerin/NN will/VMFIN am/APPRART Mittwoch/NN ihren/PPOSAT Bericht/NN vorstellen/VVINF .",
    "Kritiker/NN halten/VVFIN das/PDS für/APPR falsch/ADJD .",
    "Zuvor/ADV hatten/VAFIN mehrere/PIAT Zeitungen/NN darüber/PAV berichtet/VVPP .",
    "Die/ART Bank/NN , deren/PRELAT Chef/NN zurücktrat/VVFIN , macht/VVFIN wieder/ADV Gewinn/NN .",
    "Der/ART Konzern/NN teilte/VVFIN mit/PTKVZ , dass/KOUS er/PPER tausend/CARD Stellen/NN streichen/VVINF werde/VAFIN .",
    "Ihm/PPER wird/VAFIN vorgeworfen/VVPP , Steuern/NN hinterzogen/VVPP zu/PTKZU haben/VAINF .",
    "In/APPR der/ART Nacht/NN ging/VVFIN ein/ART Notruf/NN ein/PTKVZ .",
    "Man/PIS könne/VMFIN nicht/PTKNEG ausschließen/VVINF , dass/KOUS weitere/ADJA Fälle/NN auftreten/VVFIN , sagte/VVFIN der/ART Arzt/NN .",
    "Der/ART Trainer/NN wechselte/VVFIN den/ART jungen/ADJA Stürmer/NN ein/PTKVZ .",
    "Nach/APPR der/ART Pause/NN glich/VVFIN die/ART Mannschaft/NN aus/PTKVZ .",
    "Am/APPRART Ende/NN gewann/VVFIN das/ART Team/NN , das/PRELS weniger/PIAT Fehler/NN machte/VVFIN .",
    "Das/ART Museum/NN zeigt/VVFIN Bilder/NN , die/PRELS noch/ADV nie/ADV zu/PTKZU sehen/VVINF waren/VAFIN .",
    "Der/ART Roman/NN erzählt/VVFIN von/APPR einer/ART Frau/NN , die/PRELS ihr/PPOSAT Dorf/NN verlässt/VVFIN .",
    "Die/ART Regierung/NN beschloss/VVFIN , die/ART Steuern/NN zu/PTKZU senken/VVINF .",
    "Der/ART Vertrag/NN trat/VVFIN 1990/CARD in/APPR Kraft/NN und/KON läuft/VVFIN bald/ADV aus/PTKVZ .",
    "Es/PPER ist/VAFIN das/ART erste/ADJA Mal/NN , dass/KOUS ein/ART Gericht/NN so/ADV entscheidet/VVFIN .",
    "Viele/PIAT Betriebe/NN suchen/VVFIN vergeblich/ADJD nach/APPR Lehrlingen/NN .",
    "Die/ART Polizei/NN bittet/VVFIN Zeugen/NN , sich/PRF zu/PTKZU melden/VVINF .",
    "Wer/PWS den/ART Unfall/NN beobachtet/VVPP hat/VAFIN , soll/VMFIN sich/PRF melden/VVINF .",
    "Der/ART Zoll/NN stellte/VVFIN an/APPR der/ART Grenze/NN hundert/CARD Kilo/NN Kaffee/NN sicher/PTKVZ .",
    "Die/ART Schüler/NN mussten/VMFIN das/ART Gebäude/NN verlassen/VVINF .",
    "Sie/PPER haben/VAFIN das/ART Gebäude/NN nie/ADV verlassen/VVPP .",
    "Die/ART meisten/PIS haben/VAFIN das/ART Land/NN verlassen/VVPP .",
    "Der/ART Richter/NN ließ/VVFIN den/ART Zeugen/NN vereidigen/VVINF .",
    "Der/ART Fluss/NN trat/VVFIN über/APPR die/ART Ufer/NN .",
    "Das/ART Schiff/NN lief/VVFIN vor/APPR der/ART Küste/NN auf/APPR Grund/NN .",
    "Die/ART Forscher/NN fanden/VVFIN heraus/PTKVZ , warum/PWAV Bienen/NN sterben/VVFIN .",
    "Forscher/NN haben/VAFIN herausgefunden/VVPP , wie/PWAV alt/ADJD die/ART Knochen/NN sind/VAFIN .",
    "Es/PPER könnten/VMFIN noch/ADV mehr/PIAT Opfer/NN gefunden/VVPP werden/VAINF .",
    "Die/ART Lage/NN habe/VAFIN sich/PRF beruhigt/VVPP , hieß/VVFIN es/PPER aus/APPR dem/ART Ministerium/NN .",
    "Das/ART Parlament/NN hat/VAFIN über/APPR den/ART Haushalt/NN abgestimmt/VVPP .",
    "Ohne/APPR die/ART Hilfe/NN der/ART Nachbarn/NN wäre/VAFIN das/ART Haus/NN abgebrannt/VVPP .",
    "Sie/PPER verließ/VVFIN den/ART Saal/NN , ohne/KOUI sich/PRF umzudrehen/VVIZU .",
    "Statt/KOUI zu/PTKZU sparen/VVINF , gibt/VVFIN die/ART Stadt/NN mehr/PIAT Geld/NN aus/PTKVZ .",
    "Niemand/PIS wusste/VVFIN , wer/PWS die/ART Tür/NN geöffnet/VVPP hatte/VAFIN .",
    "Die/ART Verhandlungen/NN , die/PRELS drei/CARD Tage/NN dauerten/VVFIN , scheiterten/VVFIN .",
    "Er/PPER sei/VAFIN froh/ADJD , dass/KOUS niemand/PIS verletzt/VVPP worden/VAPP sei/VAFIN .",
    "Beide/PIAT Länder/NN wollen/VMFIN enger/ADJD zusammenarbeiten/VVINF .",
    "Das/ART Dorf/NN , in/APPR dem/PRELS er/PPER geboren/VVPP wurde/VAFIN , liegt/VVFIN im/APPRART Tal/NN .",
    "Dieser/PDAT Satz/NN stammt/VVFIN von/APPR einem/ART Dichter/NN .",
    "Diesen/PDAT Fehler/NN machen/VVFIN viele/PIS .",
    "Seine/PPOSAT Frau/NN und/KON er/PPER kauften/VVFIN sich/PRF ein/ART altes/ADJA Haus/NN .",
    "Der/ART Bürgermeister/NN und/KON der/ART Pfarrer/NN gaben/VVFIN sich/PRF die/ART Hand/NN .",
    "Der/ART Preis/NN für/APPR Milch/NN ist/VAFIN erneut gestiegen/VVPP .",
    "Nur/ADV jeder/PIAT zehnte/ADJA Brief/NN kam/VVFIN an/PTKVZ .",
    "Der/ART Täter/NN soll/VMFIN das/ART Geld/NN vergraben/VVPP haben/VAINF .",
    "Die/ART Zeugin/NN will/VMFIN ihn/PPER gesehen/VVPP haben/VAINF .",
    "Bis/KOUS die/ART Helfer/NN eintrafen/VVFIN , verging/VVFIN eine/ART Stunde/NN .",
    "Bis/APPR zum/APPRART Sommer/NN sollen/VMFIN die/ART Arbeiten/NN beendet/VVPP sein/VAINF .",
    "Mit/APPR dem/ART Geld/NN sollen/VMFIN Schulen/NN gebaut/VVPP werden/VAINF .",
    "Das/ART Unternehmen/NN rechnet/VVFIN damit/PAV , dass/KOUS der/ART Umsatz/NN wächst/VVFIN .",
    "Sollte/VMFIN der/ART Plan/NN scheitern/VVINF , droht/VVFIN der/ART Firma/NN das/ART Aus/NN .",
    "Wäre/VAFIN er/PPER früher/ADJD gekommen/VVPP , hätte/VAFIN er/PPER sie/PPER getroffen/VVPP .",
    "Die/ART einen/PIS loben/VVFIN den/ART Film/NN , die/ART anderen/PIS langweilt/VVFIN er/PPER .",
    "Auf/APPR dem/ART Markt/NN gab/VVFIN es/PPER Äpfel/NN , Birnen/NN und/KON Pflaumen/NN .",
    "Als/KOKOM erster/ADJA Deutscher/NN gewann/VVFIN er/PPER das/ART Rennen/NN .",
    "Als/KOUS die/ART Mauer/NN fiel/VVFIN , war/VAFIN sie/PPER zehn/CARD Jahre/NN alt/ADJD .",
    "Das/ART neue/ADJA Stadion/NN kostet/VVFIN doppelt/ADJD so/ADV viel/PIS wie/KOKOM geplant/VVPP .",
    "Der/ART Bau/NN dauert/VVFIN länger/ADJD als/KOKOM geplant/VVPP .",
    "Sie/PPER ist/VAFIN nicht/PTKNEG nur/ADV klug/ADJD , sondern/KON auch/ADV fleißig/ADJD .",
    "Weder/KON der/ART Trainer/NN noch/KON die/ART Spieler/NN wollten/VMFIN sich/PRF äußern/VVINF .",
    "Ich/PPER habe/VAFIN mich/PRF in/APPR der/ART Stadt/NN verlaufen/VVPP .",
    "Wir/PPER haben/VAFIN uns/PRF lange/ADV nicht/PTKNEG gesehen/VVPP .",
    "Der/ART Hund/NN hat/VAFIN uns/PPER geweckt/VVPP .",
    "Können/VMFIN Sie/PPER mir/PPER sagen/VVINF , wo/PWAV der/ART Bahnhof/NN ist/VAFIN ?",
    "Woher/PWAV kommt/VVFIN das/ART viele/PIAT Geld/NN ?",
    "Welche/PWAT Folgen/NN hat/VAFIN das/PDS für/APPR die/ART Mieter/NN ?",
    "Er/PPER weiß/VVFIN , welche/PWAT Folgen/NN das/PDS hat/VAFIN .",
    "Die/ART Kinder/NN schliefen/VVFIN ein/PTKVZ , sobald/KOUS das/ART Licht/NN aus war/VAFIN .",
    "Der/ART Lärm/NN hörte/VVFIN erst/ADV gegen/APPR Mitternacht/NN auf/PTKVZ .",
    "Der/ART Verkehr/NN hat/VAFIN in/APPR den/ART letzten/ADJA Jahren/NN stark/ADJD zugenommen/VVPP .",
    "Die/ART Züge/NN fahren/VVFIN wieder/ADV , teilte/VVFIN die/ART Bahn/NN mit/PTKVZ .",
    "Die/ART alte/ADJA Dame/NN sah/VVFIN jünger/ADJD aus/PTKVZ , als/KOUS sie/PPER war/VAFIN .",
    "Man/PIS nahm/VVFIN an/PTKVZ , der/ART Zeuge/NN habe/VAFIN gelogen/VVPP .",
    "Das/ART Buch/NN handelt/VVFIN davon/PAV , wie/PWAV Kinder/NN lernen/VVFIN .",
    "Kinder/NN lernen/VVFIN schnell/ADJD , wenn/KOUS man/PIS sie/PPER lässt/VVFIN .",
    "Die/ART Wähler/NN haben/VAFIN entschieden/VVPP : Die/ART Partei/NN verliert/VVFIN die/ART Mehrheit/NN .",
    "„ Wir/PPER geben/VVFIN nicht/PTKNEG auf/PTKVZ “ , sagte/VVFIN der/ART Chef/NN .",
    "„ Das/PDS ist/VAFIN ein/ART Skandal/NN “ , rief/VVFIN ein/ART Abgeordneter/NN .",
    "Gegen/APPR das/ART Urteil/NN kann/VMFIN Berufung/NN eingelegt/VVPP werden/VAINF .",
    "Immer/ADV mehr/PIAT Menschen/NN ziehen/VVFIN aufs/APPRART Land/NN .",
    "Damals/ADV lebten/VVFIN im/APPRART Ort/NN noch/ADV dreihundert/CARD Menschen/NN .",
    "Trotz/APPR des/ART Regens/NN kamen/VVFIN Tausende .",
    "Dass/KOUS der/ART Plan/NN aufgeht/VVFIN , glaubt/VVFIN kaum/ADV jemand/PIS .",
    "Ihr/PPOSAT Mann/NN hatte/VAFIN sie/PPER nicht/PTKNEG erkannt/VVPP .",
    "Ihr/PPER habt/VAFIN recht gehabt/VAPP .",
    "Es/PPER hat/VAFIN geschneit/VVPP , und/KON die/ART Straßen/NN sind/VAFIN glatt/ADJD .",
    "Der/ART 60-jährige/ADJA Rentner/NN stürzte/VVFIN vom/APPRART Rad/NN .",
    "Die/ART Hamburger/ADJA Reederei/NN verkauft/VVFIN zwei/CARD Schiffe/NN .",
    "Die/ART Bau-/TRUNC und/KON Wohnungskosten/NN steigen/VVFIN .",
    "Was/PWS das/PDS kostet/VVFIN , verriet/VVFIN er/PPER nicht/PTKNEG .",
    "Er/PPER verschwieg/VVFIN , was/PWS geschehen/VVPP war/VAFIN .",
    // Documentation.
    "Klicken/VVFIN Sie/PPER mit/APPR der/ART rechten/ADJA Maustaste/NN auf/APPR das/ART Symbol/NN .",
    "Wählen/VVFIN Sie/PPER im/APPRART Menü/NN den/ART Befehl/NN aus/PTKVZ , und/KON bestätigen/VVFIN Sie/PPER .",
    "Melden/VVFIN Sie/PPER sich/PRF mit/APPR Ihrem/PPOSAT Konto/NN an/PTKVZ .",
    "Wenn/KOUS Sie/PPER keine/PIAT Rechte/NN haben/VAFIN , bitten/VVFIN Sie/PPER den/ART Administrator/NN um/APPR Hilfe/NN .",
    "Die/ART Funktion/NN gibt/VVFIN eine/ART leere/ADJA Liste/NN zurück/PTKVZ , wenn/KOUS nichts/PIS gefunden/VVPP wird/VAFIN .",
    "Standardmäßig/ADJD werden/VAFIN alle/PIAT Dateien/NN kopiert/VVPP .",
    "Dieser/PDAT Schritt/NN kann/VMFIN einige/PIAT Minuten/NN dauern/VVINF .",
    "Sie/PPER müssen/VMFIN den/ART Rechner/NN neu/ADJD starten/VVINF .",
    "Der/ART Server/NN startet/VVFIN nach/APPR dem/ART Update/NN neu/ADJD .",
    "Der/ART Assistent/NN führt/VVFIN Sie/PPER durch/APPR die/ART Installation/NN .",
    "Legen/VVFIN Sie/PPER den/ART Wert/NN auf/APPR null/CARD fest/PTKVZ .",
    "Die/ART Werte/NN , die/PRELS Sie/PPER eingeben/VVFIN , werden/VAFIN nicht/PTKNEG gespeichert/VVPP .",
    "Weitere/ADJA Informationen/NN dazu/PAV finden/VVFIN Sie/PPER im/APPRART Handbuch/NN .",
    "Um/KOUI einen/ART Drucker/NN hinzuzufügen/VVIZU , öffnen/VVFIN Sie/PPER die/ART Einstellungen/NN .",
    "Bevor/KOUS Sie/PPER das/ART Gerät/NN anschließen/VVFIN , schalten/VVFIN Sie/PPER es/PPER aus/PTKVZ .",
    "Falls/KOUS die/ART Verbindung/NN abbricht/VVFIN , versuchen/VVFIN Sie/PPER es/PPER erneut .",
    "Das/ART Kennwort/NN muss/VMFIN mindestens/ADV acht/CARD Zeichen/NN lang/ADJD sein/VAINF .",
    "Mit/APPR dieser/PDAT Option/NN legen/VVFIN Sie/PPER fest/PTKVZ , wie/PWAV oft/ADV das/ART Programm/NN nach/APPR Updates/NN sucht/VVFIN .",
    "Der/ART Dienst/NN speichert/VVFIN Protokolle/NN , damit/KOUS Fehler/NN gefunden/VVPP werden/VAINF können/VMFIN .",
    "Die/ART Seite/NN wird/VAFIN geladen/VVPP , sobald/KOUS Sie/PPER die/ART Adresse/NN eingeben/VVFIN .",
    "Entfernen/VVFIN Sie/PPER zuerst/ADV den/ART Deckel/NN .",
    "Achten/VVFIN Sie/PPER darauf/PAV , dass/KOUS der/ART Stecker/NN fest/ADJD sitzt/VVFIN .",
    "Der/ART Akku/NN lädt/VVFIN sich/PRF auf/PTKVZ , während/KOUS das/ART Gerät/NN ausgeschaltet/VVPP ist/VAFIN .",
    "Nachdem/KOUS die/ART Datei/NN gelöscht/VVPP wurde/VAFIN , kann/VMFIN sie/PPER nicht/PTKNEG wiederhergestellt/VVPP werden/VAINF .",
    "Nur/ADV Benutzer/NN , denen/PRELS Sie/PPER vertrauen/VVFIN , sollten/VMFIN Zugriff/NN haben/VAINF .",
    "Die/ART neue/ADJA Version/NN behebt/VVFIN Fehler/NN , die/PRELS beim/APPRART Speichern/NN auftraten/VVFIN .",
    "Im/APPRART folgenden/ADJA Beispiel/NN wird/VAFIN gezeigt/VVPP , wie/PWAV man/PIS eine/ART Tabelle/NN erstellt/VVFIN .",
    "Das/ART Skript/NN ruft/VVFIN die/ART Funktion/NN auf/PTKVZ und/KON gibt/VVFIN das/ART Ergebnis/NN aus/PTKVZ .",
    "Ist/VAFIN diese/PDAT Einstellung/NN aktiv/ADJD , werden/VAFIN keine/PIAT Meldungen/NN angezeigt/VVPP .",
    "Verwenden/VVFIN Sie/PPER keine/PIAT Leerzeichen/NN im/APPRART Namen/NN .",
    "Das/ART Fenster/NN schließt/VVFIN sich/PRF , ohne/KOUI die/ART Änderungen/NN zu/PTKZU speichern/VVINF .",
    "Alle/PIAT Felder/NN , die/PRELS mit/APPR einem/ART Stern/NN markiert/VVPP sind/VAFIN , müssen/VMFIN ausgefüllt/VVPP werden/VAINF .",
    "Sie/PPER können/VMFIN das/ART Bild/NN drehen/VVINF , zuschneiden/VVINF oder/KON als/KOKOM Kopie/NN speichern/VVINF .",
    "Je/KOUS größer/ADJD die/ART Datei/NN ist/VAFIN , desto/ADV länger/ADJD dauert/VVFIN der/ART Vorgang/NN .",
    "Der/ART Befehl/NN löscht/VVFIN den/ART Ordner/NN samt/APPR Inhalt/NN .",
    "Prüfen/VVFIN Sie/PPER , ob/KOUS der/ART Computer/NN mit/APPR dem/ART Internet/NN verbunden/VVPP ist/VAFIN .",
    "Diese/PDAT Klasse/NN stellt/VVFIN Methoden/NN bereit/PTKVZ , mit/APPR denen/PRELS Sie/PPER Texte/NN suchen/VVINF können/VMFIN .",
    "Die/ART Anwendung/NN reagiert/VVFIN nicht/PTKNEG mehr/ADV .",
    "Es/PPER ist/VAFIN nicht/PTKNEG möglich/ADJD , mehr als/KOKOM zehn/CARD Objekte/NN auszuwählen/VVIZU .",
    "Gehen/VVFIN Sie/PPER wie/KOKOM folgt vor/PTKVZ .",
    "Der/ART Bericht/NN enthält/VVFIN Daten/NN , die/PRELS in/APPR der/ART letzten/ADJA Woche/NN gesammelt/VVPP wurden/VAFIN .",
];

/// A tagger that learned from text errs; of these plain sentences it may get one word in a hundred wrong.
#[test]
fn clauses() {
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for sentence in CLAUSES {
        for (token, tag) in sentence.split(' ').zip(tagged(sentence)) {
            if let Some((form, right)) = token.rsplit_once('/') {
                compared += 1;
                if right != tag.as_str() {
                    wrong.push(format!("{form}: {tag}, not {right}, in: {sentence}"));
                }
            }
        }
    }
    assert!(wrong.len() * 100 <= compared, "\n{}", wrong.join("\n"));
}

#[test]
fn known_readings_give_the_same_tags() {
    let dictionaries = Dictionaries::new();
    let (tagger, lexicon) = (dictionaries.index::<Tagger>(), dictionaries.index::<Lexicon>());
    let tokens: Vec<&str> = "Nach dem Regen gingen die Kinder , die im Haus waren , in den Garten .".split(' ').collect();
    let readings: Vec<Readings> = tokens.iter().map(|token| lexicon.lookup(token)).collect();
    let (mut plain, mut known, mut margins) = (Vec::new(), Vec::new(), Vec::new());
    tagger.tag(&tokens, &mut plain);
    tagger.tag_known(&tokens, |number| number + 1, |number| &readings[number], &mut Buffers::default(), &mut known, &mut margins);
    assert_eq!(plain, known);
    assert_eq!(margins.len(), tokens.len());
}

#[test]
fn no_input_is_too_odd() {
    let tagger = Dictionaries::new().index::<Tagger>();
    let mut out = vec![Tag::Xy];
    tagger.tag(&[], &mut out);
    assert!(out.is_empty());
    let long = "x".repeat(10_000);
    tagger.tag(&["", "\u{ad}", "🙂", "ẞ", &long, "…", "1.2.3", "-"], &mut out);
    assert_eq!(out.len(), 8);
}

#[test]
fn confidence_grows_with_the_margin() {
    assert!(confidence(0) < confidence(200) && confidence(200) < confidence(u16::MAX));
    assert!(confidence(u16::MAX) <= 1.0 && confidence(0) > 0.5);
}
