//! Words, numbers, blanks and marks of a piece of text.

use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Decimal digits.
    Number,
    /// White space, line ends included.
    Blank,
    /// One character of any other kind.
    Mark,
}

/// The tokens of a piece of text. Only their starts are stored, so they tile it: neither a gap nor an overlap can be
/// written down. They are made for the piece that is asked for, not for a whole source: most of a source is body
/// text, which is never looked at word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    starts: Vec<u32>,
    kinds: Vec<TokenKind>,
    end: u32,
}

impl Tokens {
    /// Cuts up `text`, which begins at `offset` of the source.
    #[must_use]
    pub fn of(text: &str, offset: u32) -> Self {
        let mut tokens = Self { starts: Vec::new(), kinds: Vec::new(), end: offset };
        for c in text.chars() {
            let kind = match c {
                _ if c.is_alphabetic() => TokenKind::Word,
                _ if c.is_ascii_digit() => TokenKind::Number,
                _ if c.is_whitespace() => TokenKind::Blank,
                _ => TokenKind::Mark,
            };
            if kind == TokenKind::Mark || tokens.kinds.last() != Some(&kind) {
                tokens.starts.push(tokens.end);
                tokens.kinds.push(kind);
            }
            tokens.end += u32::try_from(c.len_utf8()).unwrap_or(1);
        }
        tokens
    }

    /// Number of tokens.
    #[must_use]
    pub fn n_tokens(&self) -> usize {
        self.starts.len()
    }

    /// Kind and place of a token.
    #[must_use]
    pub fn get(&self, token_idx: usize) -> Option<(TokenKind, Span)> {
        let start = *self.starts.get(token_idx)?;
        let end = self.starts.get(token_idx + 1).copied().unwrap_or(self.end);
        Some((*self.kinds.get(token_idx)?, Span::new(start, end)))
    }

    /// All tokens in order.
    pub fn iter(&self) -> impl Iterator<Item = (TokenKind, Span)> + '_ {
        (0..self.n_tokens()).filter_map(|token_idx| self.get(token_idx))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_a_line() {
        let text = "DE RUEHKB #0152/01";
        let cut: Vec<&str> = Tokens::of(text, 0).iter().map(|(_, span)| &text[span.range()]).collect();
        assert_eq!(cut, ["DE", " ", "RUEHKB", " ", "#", "0152", "/", "01"]);
    }
}
