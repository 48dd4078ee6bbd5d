//! What a text is that is no cable, as far as its first lines show (handbook, section 17, look-alikes).

use crate::text::{Source, letters};

/// More lines tell no more.
const LINES: usize = 200;

/// A title or letterhead stands above this line.
const TOP: usize = 20;

/// What a text looks like, in words that follow “looks like”, with the signs. `None` if it looks like nothing known.
#[must_use]
pub(crate) fn of(source: &Source) -> Option<String> {
    let all = (0..source.lines().n_lines()).map(|line_idx| source.slice(source.line(line_idx)).trim());
    let lines: Vec<&str> = all.filter(|line| !line.is_empty()).take(LINES).collect();
    let half = lines.len().div_ceil(2).max(1);
    let count = |is_so: fn(&str) -> bool| lines.iter().filter(|line| is_so(line)).count();
    let has = |is_so: fn(&str) -> bool| count(is_so) > 0;
    let at_top = |words: &[&'static str]| -> Option<&'static str> {
        let is_there = |word: &str| {
            lines.iter().take(TOP).any(|line| line.split(|c: char| !c.is_alphabetic()).any(|found| found == word))
        };
        words.iter().copied().find(|word| is_there(word))
    };

    let labels: Vec<&str> =
        LABELS.into_iter().filter(|label| lines.iter().any(|line| has_label(line, label))).collect();
    if has(|line| line.rsplit(':').next().is_some_and(|value| value.trim_start().starts_with("FM ")))
        && has(|line| line.starts_with("TO ") || line.starts_with("TO:"))
    {
        return Some(
            "a message of another service (found FM and TO lines, no post with the number of its message)".into(),
        );
    }
    if at_top(&["AIRGRAM"]).is_some() {
        return Some("an airgram (found the word AIRGRAM at its top)".into());
    }
    if labels.len() >= 3 {
        let is_mail = labels.contains(&"Sent") || has(|line| line.starts_with("From") && line.contains('@'));
        let kind = if is_mail { "an e-mail" } else { "a memorandum or a form" };
        return Some(format!("{kind} (found {})", labels.join(", ")));
    }
    if count(|line| line.match_indices("\",\"").count() >= 2) >= half {
        return Some("a table without a column of cables (found rows of quoted values)".into());
    }
    if count(is_id) >= half {
        return Some("a list of message numbers without their messages".into());
    }
    if source.projection().is_some()
        || lines.first().is_some_and(|line| line.starts_with("<!") || line.starts_with("<html"))
    {
        return Some("a web page without a cable on it".into());
    }
    if lines.first().is_some_and(|line| line.starts_with(['{', '['])) && lines.last()?.ends_with(['}', ']']) {
        return Some("structured data (found brackets around it)".into());
    }
    if count(is_code) * 4 >= lines.len().max(1) {
        return Some("source code (found lines that end in brackets or semicolons)".into());
    }
    if let Some(word) = at_top(&["DIGEST", "BRIEFING", "PRESS", "HEADLINES", "EDITORIALS", "FBIS"]) {
        return Some(format!("a press digest or briefing (found {word} at its top)"));
    }
    let n_sentences = count(|line| line.contains(char::is_lowercase) && line.split_whitespace().nth(4).is_some());
    (n_sentences >= half).then(|| "prose (found sentences, nothing of a telegram's head)".into())
}

/// The labels of an e-mail, a memorandum, a form.
const LABELS: [&str; 6] = ["From", "Sent", "To", "Cc", "Date", "Subject"];

/// `From:`, `FROM :`, `Subject     Re: lunch`.
fn has_label(line: &str, label: &str) -> bool {
    let rest = line.get(label.len()..).filter(|_| letters::starts_with_ignoring_case(line, label)).unwrap_or("");
    rest.trim_start().starts_with(':') || rest.starts_with("   ")
}

/// `07RIGA583`.
fn is_id(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c.is_ascii_digit());
    (2..=24).contains(&bare.len())
        && bare.len() + 3 <= line.len()
        && line.starts_with(|c: char| c.is_ascii_digit())
        && bare.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn is_code(line: &str) -> bool {
    const STARTS: [&str; 7] = ["//", "#!", "import ", "def ", "return ", "use ", "class "];
    line.ends_with(['{', '}', ';', '\\'])
        || line.ends_with("):")
        || STARTS.iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_by_its_signs() {
        for (text, looks) in [
            ("From: Roe <roe@example.org>\nTo: Doe\nSubject: lunch\n\nGladly.", "an e-mail"),
            ("From:      H\nSent:      Monday\nTo:   'x@example.org'\nSubject    Re: lunch\n", "an e-mail"),
            ("Date: 12 May\nFrom: The secretary\nTo: All\n\nMinutes.", "a memorandum or a form"),
            ("DEPARTMENT OF STATE\nAIRGRAM\nA-1089\nTO : X\nFROM : Y\nSUBJECT: Z", "an airgram"),
            ("P 012307Z APR 97\nFM COMINVENTED NORFOLK VA\nTO AIG 1234\nBT\nUNCLAS", "a message of another service"),
            ("LINE4:   FM INVENTED\n  TO: AIG 1\n", "a message of another service"),
            ("\"a\",\"b\",\"c\"\n\"1\",\"2\",\"3\"\n", "a table"),
            ("07RIGA583\n08TALLINN402\n", "a list of message numbers"),
            ("{\n \"id\": 7\n}", "structured data"),
            ("fn main() {\n    let a = 7;\n}\n", "source code"),
            ("PRESS DIGEST\n\n1. Gazette: ferry sails.\n", "a press digest"),
            ("<!DOCTYPE html>\n<p>Browse</p>\n", "a web page"),
            ("Call me Ishmael, or what you like.\n", "prose"),
        ] {
            let found = of(&Source::of_text(text.to_owned()));
            assert!(found.as_ref().is_some_and(|found| found.starts_with(looks)), "{text}: {found:?}");
        }
        for text in ["", "1", "zzz", "SECRET BALLOT"] {
            assert_eq!(of(&Source::of_text(text.to_owned())), None, "{text}");
        }
    }
}
