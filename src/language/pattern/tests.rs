use super::*;

struct Word {
    text: String,
    lower: String,
    gap: Gap,
    anchors: [Anchor; 2],
    keys: [Key; 1],
}

struct Plain(Vec<Word>, Signature);

impl Plain {
    fn new(text: &str) -> Self {
        let mut gap = Gap::None;
        let mut signature = Signature::default();
        text.split(' ').for_each(|word| signature.add(Key::of(&word.trim_end_matches(',').to_lowercase())));
        Plain(
            text.split(' ')
                .map(|w| {
                    let word = w.trim_end_matches(',');
                    let before = std::mem::replace(&mut gap, if w.ends_with(',') { Gap::Comma } else { Gap::None });
                    let lower = word.to_lowercase();
                    let anchors = [Anchor::word(&lower), Anchor::lemma(&lower)];
                    let keys = [Key::of(&lower)];
                    Word { text: word.to_owned(), lower, gap: before, anchors, keys }
                })
                .collect(),
            signature,
        )
    }
}

impl Words for Plain {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn text(&self, at: usize) -> &str {
        &self.0[at].text
    }
    fn lower(&self, at: usize) -> &str {
        &self.0[at].lower
    }
    fn gap(&self, at: usize) -> Gap {
        self.0[at].gap
    }
    fn has_lemma(&self, at: usize, lemma: &str) -> bool {
        self.lower(at).starts_with(lemma.trim_end_matches("en"))
    }
    fn keys(&self, at: usize) -> &[Key] {
        &self.0[at].keys
    }
    fn anchors(&self, at: usize) -> &[Anchor] {
        &self.0[at].anchors
    }
    fn is(&self, at: usize, class: WordClass) -> bool {
        class == WordClass::Number && self.text(at).parse::<u32>().is_ok()
    }
    fn signature(&self) -> &Signature {
        &self.1
    }
}

fn hit(pattern: &str, text: &str) -> Option<(usize, usize)> {
    let words = Plain::new(text);
    let pattern = Pattern::parse(pattern).unwrap();
    (0..words.len()).find_map(|at| pattern.matches(&words, at, false)).map(|m| (m.start, m.end))
}

#[test]
fn elements() {
    assert_eq!(hit("lesedauer (ca|etwa)? {n} minuten", "Lesedauer ca 5 Minuten"), Some((0, 4)));
    assert_eq!(hit("lesedauer (ca|etwa)? {n} minuten", "Lesedauer lange 5 Minuten"), None);
    assert_eq!(hit("in die gleiche Tasche {w:0-3} ~stecken", "nicht in die gleiche Tasche wie Russland gesteckt stecken"), Some((1, 9)));
    assert_eq!(hit("=Die {cap:1-2}", "die Welt Die Große Welt"), Some((2, 4)));
    assert_eq!(hit("darauf , dass", "er besteht darauf, dass"), Some((2, 4)));
    assert_eq!(hit("darauf dass", "er besteht darauf, dass"), None);
    assert!(Pattern::parse("(a|b").is_err() && Pattern::parse("{x}").is_err() && Pattern::parse("a)").is_err());
}

#[test]
fn captures_come_back() {
    let words = Plain::new("in die Tasche wie Russland gesteckt");
    let found = Pattern::parse("in die Tasche {1=w:0-3} gesteckt").unwrap().matches(&words, 0, false).unwrap();
    assert_eq!((found.end, found.captures[1]), (6, (3, 5)));
}

#[test]
fn a_set_offers_what_can_match() {
    let mut set = PatternSet::default();
    for source in ["in (die|der) Tasche", "(ganz)? nahe am Wasser", "in die Stadt", "{w} Tasche"] {
        set.add(source);
    }
    let words = Plain::new("in die Tasche");
    assert_eq!(set.candidates(&words), [(0, 0), (0, 3), (1, 3), (2, 3)], "the third lacks its last word, the second its first");
    assert!(set.get(0).is_some());
    let broken = set.add("(a");
    assert!(set.get(broken).is_none());
}

#[test]
fn a_digest_makes_the_same_set() {
    let sources = ["in (die|der) Tasche", "{w} Tasche"];
    let set = PatternSet::from_digest(sources.into_iter(), &digest(sources.into_iter()));
    assert_eq!(set.candidates(&Plain::new("in die Tasche")), [(0, 0), (0, 1), (1, 1), (2, 1)]);
    assert!(PatternSet::from_digest(["a"].into_iter(), &digest(sources.into_iter())).get(0).is_none());
}

#[test]
fn hostile_patterns_end() {
    let words = Plain::new(&"a ".repeat(200));
    let pattern = Pattern::parse(&format!("{} b", "{w:0-20} ".repeat(9))).unwrap();
    assert_eq!(pattern.matches(&words, 0, false), None);
}
