//! Routing indicators: the addresses of stations in the relay network.

/// True if a word has the form that State traffic uses: `R` and three to seven more capitals (handbook, section 3.3).
#[must_use]
pub(crate) fn is_routing_indicator(word: &str) -> bool {
    (4..=8).contains(&word.len()) && word.starts_with('R') && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Length of the routing indicator with the slash after it at the start of `text`, as before an addressee:
/// `RUEHAK/AMEMBASSY ANKARA`.
#[must_use]
pub(crate) fn before_slash(text: &str) -> Option<usize> {
    let letters = text.bytes().take(9).take_while(u8::is_ascii_uppercase).count();
    let rest = text.get(letters..)?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let is_slash = rest.get(blanks..)?.starts_with('/') && !rest.get(blanks..)?.starts_with("//");
    (is_slash && blanks <= 1 && is_routing_indicator(text.get(..letters)?)).then_some(letters + blanks + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_slash() {
        assert!(is_routing_indicator("RUEHKB"));
        assert!(!is_routing_indicator("RUE"));
        assert!(!is_routing_indicator("RUEHKB1"));
        assert_eq!(before_slash("RUEHAK/AMEMBASSY ANKARA"), Some(7));
        assert_eq!(before_slash("RUEHOT / AMEMBASSY OTTAWA"), Some(8));
        assert_eq!(before_slash("RHMFISS//POLAD//"), None);
    }

    #[test]
    fn bounds_of_the_form() {
        for (word, is_one) in [
            ("RUE", false),
            ("RUEH", true),
            ("RUEHKBAB", true),
            ("RUEHKBABC", false),
            ("XUEHKB", false),
            ("RuEHKB", false),
        ] {
            assert_eq!(is_routing_indicator(word), is_one, "{word}");
        }
        for (text, length) in [
            ("RUEHKBAB/X", Some(9)),
            ("RUEHKBABC/X", None),
            ("RUEHOT  /X", None),
            ("RUEHOT //X", None),
            ("RUEHOT X", None),
            ("XUEHOT/X", None),
            ("/X", None),
        ] {
            assert_eq!(before_slash(text), length, "{text}");
        }
    }
}
