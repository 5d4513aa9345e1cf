//! The aligner from outside: properties of every alignment, and the XML formats in a real reader.

use proptest::prelude::*;
use pruefstein::align::{Alignment, Linker, Text, align};
use pruefstein::report::bitext::{BitextWriter, Pair, Tmx, Xliff};
use std::path::Path;

const ENGLISH: &[&str] = &[
    "The old bridge was closed in 1998 after an inspection.",
    "Nobody was hurt, the mayor said.",
    "Repairs cost 3.5 million euros and took two years.",
    "“We are glad,” said Anna Kovacs, who lives next to it.",
    "Ships passed below during the work.",
    "The tower remained open to visitors.",
];
const GERMAN: &[&str] = &[
    "Die alte Brücke wurde 1998 nach einer Prüfung gesperrt.",
    "Niemand wurde verletzt, sagte der Bürgermeister.",
    "Die Reparatur kostete 3,5 Millionen Euro.",
    "Sie dauerte zwei Jahre.",
    "„Wir sind froh“, sagte Anna Kovacs, die nebenan wohnt.",
    "Der Turm blieb für Besucher geöffnet.",
];

fn pairs(alignment: &Alignment) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    alignment.beads.iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect()
}

/// Every sentence of both sides once, in order.
fn is_partition(alignment: &Alignment, n: usize, m: usize) -> bool {
    let (mut i, mut j) = (0, 0);
    for bead in &alignment.beads {
        if bead.source.start != i || bead.target.start != j || bead.source.len() + bead.target.len() == 0 {
            return false;
        }
        if !(0.0..=1.0).contains(&bead.confidence) || !bead.score.is_finite() {
            return false;
        }
        (i, j) = (bead.source.end, bead.target.end);
    }
    (i, j) == (n, m)
}

#[test]
fn a_split_and_an_omission_are_found_from_both_sides() {
    let (source, target) = (Text::lines(ENGLISH), Text::lines(GERMAN));
    let expected = vec![(0..1, 0..1), (1..2, 1..2), (2..3, 2..4), (3..4, 4..5), (4..5, 5..5), (5..6, 5..6)];
    assert_eq!(pairs(&align(&source, &target)), expected);
    let swapped: Vec<_> = expected.into_iter().map(|(s, t)| (t, s)).collect();
    assert_eq!(pairs(&align(&target, &source)), swapped);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn beads_partition_both_sides(source in proptest::collection::vec("\\PC{0,60}", 0..60), target in proptest::collection::vec("\\PC{0,60}", 0..60)) {
        let s: Vec<&str> = source.iter().map(String::as_str).collect();
        let t: Vec<&str> = target.iter().map(String::as_str).collect();
        let alignment = align(&Text::lines(&s), &Text::lines(&t));
        prop_assert!(is_partition(&alignment, s.len(), t.len()), "{:?}", alignment.beads);
    }

    #[test]
    fn picked_sentences_partition_and_link_on_character_borders(
        s in proptest::collection::vec(0usize..6, 0..120), t in proptest::collection::vec(0usize..6, 0..120),
    ) {
        let source: Vec<&str> = s.iter().map(|&i| ENGLISH[i]).collect();
        let target: Vec<&str> = t.iter().map(|&i| GERMAN[i]).collect();
        let (source, target) = (Text::lines(&source), Text::lines(&target));
        let alignment = align(&source, &target);
        prop_assert!(is_partition(&alignment, s.len(), t.len()));
        let linker = Linker::new(&source, &target, &alignment, None);
        for bead in &alignment.beads {
            for link in linker.links(bead) {
                prop_assert!(bead.source.contains(&link.source.0) && bead.target.contains(&link.target.0));
                prop_assert!(source.sentences[link.source.0].get(link.source.1.range()).is_some());
                prop_assert!(target.sentences[link.target.0].get(link.target.1.range()).is_some());
            }
        }
    }
}

fn written(format: &str, languages: (&str, &str)) -> String {
    let (source, target) = (Text::lines(ENGLISH), Text::lines(GERMAN));
    let alignment = align(&source, &target);
    let pair = Pair {
        paths: (Path::new("a & b.en.txt"), Path::new("a & b.de.txt")),
        texts: (&source, &target),
        languages,
        numbers: (&[], &[]),
        alignment: &alignment,
        words: None,
    };
    let mut out = Vec::new();
    {
        let mut writer: Box<dyn BitextWriter> = if format == "tmx" { Box::new(Tmx::new(&mut out)) } else { Box::new(Xliff::new(&mut out)) };
        writer.begin().expect("to memory");
        writer.pair(&pair).expect("to memory");
        writer.end().expect("to memory");
    }
    String::from_utf8(out).expect("UTF-8")
}

/// Element paths with their text, read by an XML parser that checks nesting.
fn read(xml: &str) -> Vec<(String, String)> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut path, mut out): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(element) => {
                path.push(String::from_utf8_lossy(element.name().as_ref()).into_owned());
                out.push((path.join("/"), String::new()));
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) => {
                if let Some(last) = out.last_mut() {
                    last.1.push_str(&text.decode().expect("UTF-8"));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty(), "every element is closed");
    out
}

#[test]
fn an_xml_reader_finds_the_sentences_in_tmx() {
    let elements = read(&written("tmx", ("en", "de")));
    let segments: Vec<&str> = elements.iter().filter(|(path, _)| path == "tmx/body/tu/tuv/seg").map(|(_, text)| text.trim()).collect();
    assert_eq!(segments.len(), 10, "five beads with both sides");
    assert_eq!(segments[..2], [ENGLISH[0], GERMAN[0]]);
    assert!(segments.contains(&format!("{} {}", GERMAN[2], GERMAN[3]).as_str()));
    assert!(!segments.contains(&ENGLISH[4]), "what nothing renders stays out");
}

#[test]
fn an_xml_reader_finds_the_sentences_in_xliff() {
    let elements = read(&written("xliff", ("en", "de")));
    let of = |name: &str| elements.iter().filter(|(path, _)| path.ends_with(name)).count();
    assert_eq!((of("unit/segment/source"), of("unit/segment/target")), (6, 5));
}

#[test]
fn formats_as_they_were() {
    for format in ["tmx", "xliff"] {
        let text = written(format, ("en", "de"));
        // Scores change with the word table; the shape does not.
        let shape: Vec<String> = text.lines().filter(|line| !line.contains("x-confidence")).map(str::to_owned).collect();
        let shape: Vec<String> = shape.into_iter().map(|line| line.split("subState=").next().unwrap_or("").to_owned()).collect();
        insta::assert_snapshot!(format!("bitext-{format}"), shape.join("\n"));
    }
}
