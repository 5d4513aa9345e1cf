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
];

/// A tagger that learned from text errs; of these plain sentences it may get one word in fifty wrong.
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
    assert!(wrong.len() * 50 <= compared, "\n{}", wrong.join("\n"));
}

#[test]
fn known_readings_give_the_same_tags() {
    let dictionaries = Dictionaries::new();
    let (tagger, lexicon) = (dictionaries.index::<Tagger>(), dictionaries.index::<Lexicon>());
    let tokens: Vec<&str> = "Nach dem Regen gingen die Kinder , die im Haus waren , in den Garten .".split(' ').collect();
    let readings: Vec<Readings> = tokens.iter().map(|token| lexicon.lookup(token)).collect();
    let (mut plain, mut known, mut margins) = (Vec::new(), Vec::new(), Vec::new());
    tagger.tag(&tokens, &mut plain);
    tagger.tag_known(&tokens, |number| &readings[number], &mut Buffers::default(), &mut known, &mut margins);
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
