//! Joining texts, once for all: the standard library has a copy of its own for each kind of text and each length of mark.

/// Texts in a row.
pub trait Join {
    /// The texts as one, with a mark between each two.
    fn joined(&self, between: &str) -> String;
}

impl<T: AsRef<str>> Join for [T] {
    #[inline(never)]
    fn joined(&self, between: &str) -> String {
        let mut out = String::new();
        for (idx, text) in self.iter().enumerate() {
            if idx > 0 {
                out.push_str(between);
            }
            out.push_str(text.as_ref());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_between() {
        assert_eq!(["a", "", "b"].joined(", "), "a, , b");
        assert_eq!([String::from("a")].joined(", "), "a");
        assert_eq!(Vec::<&str>::new().joined(", "), "");
    }
}
