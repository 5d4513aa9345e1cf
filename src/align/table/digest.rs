//! Packs the learned word table for use in place; the build script and the trainer call it.
//!
//! ```text
//! "PWT1"  u32 English slots  u32 German slots  u32 entries                      16 bytes
//! English slots × { u32 fingerprint, u32 first entry }   (one more pair closes the last list)
//! German slots × u32 fingerprint
//! entries × { u32 German slot, u8 p(German|English), u8 p(English|German) }
//! ```
//! All numbers are little endian; a probability p is stored as `(255 p).round()`. The lists of the English slots follow each other in the
//! order of the slots. A German stem is known by the number of its slot.

/// Bytes of the head.
pub const HEAD: usize = 16;
/// Bytes of an entry.
pub const ENTRY: usize = 6;
/// First bytes of a table.
pub const MAGIC: &[u8; 4] = b"PWT1";

/// 64-bit FNV-1a with a closing mix.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// First slot and fingerprint (never 0) of a stem.
pub fn place(stem: &str, slots: usize) -> (usize, u32) {
    let hash = hash(stem.as_bytes());
    let slot = ((hash >> 32) * slots as u64) >> 32;
    (slot as usize, (hash as u32).max(1))
}

/// A German stem with both probabilities.
type Entry<'t> = (&'t str, u8, u8);

/// Packs rows `English stem, translations`; a translation is `German stem p(German|English) p(English|German)` with both
/// probabilities in hundredths, several are parted by `; `. What cannot be read is left out.
pub fn digest(rows: &[Vec<&str>]) -> Vec<u8> {
    let mut english: Vec<(&str, Vec<Entry<'_>>)> = Vec::new();
    let mut german: Vec<&str> = Vec::new();
    for row in rows {
        let [stem, translations] = row[..] else { continue };
        let list: Vec<Entry<'_>> = translations
            .split("; ")
            .filter_map(|translation| {
                let mut parts = translation.split(' ');
                let (word, forth, back) = (parts.next()?, parts.next()?, parts.next()?);
                let byte = |text: &str| text.parse::<f32>().ok().map(|p| (p * 2.55).round().clamp(1.0, 255.0) as u8);
                Some((word, byte(forth)?, byte(back)?))
            })
            .collect();
        german.extend(list.iter().map(|entry| entry.0));
        english.push((stem, list));
    }
    german.sort_unstable();
    german.dedup();

    let slots = |count: usize| count * 4 / 3 + 1;
    let (english_slots, german_slots) = (slots(english.len()), slots(german.len()));
    let put = |table: &mut [u32], stem: &str| -> usize {
        let (mut slot, fingerprint) = place(stem, table.len());
        while table[slot] != 0 && table[slot] != fingerprint {
            slot = (slot + 1) % table.len();
        }
        table[slot] = fingerprint;
        slot
    };
    let mut german_table = vec![0u32; german_slots];
    german.iter().for_each(|stem| {
        put(&mut german_table, stem);
    });
    let mut english_table = vec![0u32; english_slots];
    let mut lists: Vec<&[Entry<'_>]> = vec![&[]; english_slots];
    for (stem, list) in &english {
        lists[put(&mut english_table, stem)] = list;
    }

    let mut out = MAGIC.to_vec();
    let number = |out: &mut Vec<u8>, value: usize| out.extend((value as u32).to_le_bytes());
    number(&mut out, english_slots);
    number(&mut out, german_slots);
    number(&mut out, lists.iter().map(|list| list.len()).sum());
    let mut first = 0;
    for (fingerprint, list) in english_table.iter().zip(&lists) {
        number(&mut out, *fingerprint as usize);
        number(&mut out, first);
        first += list.len();
    }
    number(&mut out, 0);
    number(&mut out, first);
    german_table.iter().for_each(|&fingerprint| number(&mut out, fingerprint as usize));
    for (stem, forth, back) in lists.iter().flat_map(|list| list.iter()) {
        number(&mut out, put(&mut german_table, stem));
        out.extend([*forth, *back]);
    }
    out
}
