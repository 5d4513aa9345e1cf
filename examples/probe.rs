//! Debugging aid.
use pruefstein::data::Dictionaries;
use pruefstein::document::Format;
use pruefstein::language::{Analysis, lexicon::Lexicon, segment};
use pruefstein::{input, document::LineIndex};
use std::sync::Arc;
fn main() {
    let d = Dictionaries::new();
    let l = d.index::<Lexicon>();
    for w in std::env::args().skip(1) {
        println!("# {w}");
        if w.contains(' ') {
            let file: Arc<str> = w.as_str().into();
            let lines = Arc::new(LineIndex::new(&file));
            let doc = segment::document("x".into(), Format::Plain, file.clone(), lines, input::prose(Format::Plain, &file), &d);
            let a = Analysis::new(&doc, &d);
            let p = a.phrases(&doc);
            for (i, s) in doc.sentences.iter().enumerate() {
                for t in s.tokens() { print!("{}/{} ", doc.word(t), a.tag(t)); }
                println!();
                for ph in p.of_sentence(i) {
                    println!("   {}..{} = {} prep {:?} [{}] & gov [{}] uncertain {} counted {}", ph.start, ph.head, doc.text(doc.tokens[ph.start as usize].span.to(doc.tokens[ph.head as usize].span)), ph.preposition.map(|t| doc.word(t as usize)), ph.agreement, if ph.preposition.is_some() { ph.governed.to_string() } else { String::new() }, ph.uncertain, ph.counted);
                }
            }
            continue;
        }
        for r in l.lookup(&w).iter() {
            println!("  {:?} {:?} [{}] {:?} flags {:x} lemma {}", r.category, r.source, r.any_agreement(), r.verb_forms(), r.features.flags().0 >> 48, l.lookup(&w).lemma(&l, &w, r));
        }
    }
}
