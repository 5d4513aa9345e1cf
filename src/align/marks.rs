//! Quotation marks of many languages.

/// Whether it is a quotation mark, single or double.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '\'' | '‘' | '’' | '‚' | '‹' | '›')
}
