//! The text of a web page, or of a piece of one: tags out, character references read, lines as a browser shows them.
//!
//! Not a parser of HTML: the pages that matter are an archive's, which are made of tables and `<pre>`, and pieces of them
//! that were copied as source. Any text whatever goes through in one pass.

use super::entity;
use crate::text::{Projection, letters};

/// Elements that begin and end a line of their own.
const BLOCKS: &[&str] = &[
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "pre", "title", "body", "dl",
    "dt", "blockquote",
];

/// Elements whose content is no text.
const SILENT: &[&str] = &["script", "style", "head", "noscript"];

/// A tag: its name as it is written, whether it closes, how long it is.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    length: usize,
}

/// Longest tag, in bytes: a `<` that nothing closes must not make the rest of a text disappear.
const LONGEST_TAG: usize = 4 * 1024;

fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.get(1..)?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let length = comment.find("-->").map_or(text.len(), |at| at + 7);
        return Some(Tag { name: "!", closes: false, length });
    }
    let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |rest| (rest, true));
    let name_length = inner.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
    let name = inner.get(..name_length)?;
    let is_declaration = inner.starts_with(['!', '?']);
    if !is_declaration && !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let head = text.get(..text.floor_char_boundary(LONGEST_TAG))?;
    let length = head.find('>')? + 1;
    Some(Tag { name, closes, length })
}

/// True if a text is a web page or a piece of its source.
#[must_use]
pub(crate) fn is_page(head: &str) -> bool {
    let start = head.trim_start();
    let starts = |mark: &str| letters::starts_with_ignoring_case(start, mark);
    if starts("<!doctype html") || starts("<html") || starts("<?xml") && head.contains("<html") {
        return true;
    }
    // A piece of a page: at least two tags that only pages have, or one and line ends as character references.
    const MARKS: &[&str] = &[
        "</pre>", "<pre>", "</a>", "<br", "<BR>", "</p>", "</td>", "</tr>", "</table>", "</div>", "</code>",
        "</span>",
    ];
    let (mut n_marks, mut n_line_ends) = (0, 0);
    for at in memchr::memchr2_iter(b'<', b'&', head.as_bytes()) {
        let rest = head.get(at..).unwrap_or("");
        n_marks += usize::from(MARKS.iter().any(|mark| rest.starts_with(mark)));
        n_line_ends += usize::from(rest.starts_with("&#x000A;"));
        if n_marks >= 2 || n_marks == 1 && n_line_ends > 0 || n_line_ends >= 3 {
            return true;
        }
    }
    false
}

/// Where the text proper begins and ends in the page: an archive's page has a table with the class `cable` before its text
/// and ends it with the last `</pre>`; of any other page all is taken.
fn extent(text: &str) -> (usize, usize) {
    let found = ["class='cable'", "class=\"cable\""].iter().filter_map(|mark| text.find(mark)).min();
    let Some(at) = found else { return (0, text.len()) };
    let start = text.get(..at).and_then(|before| before.rfind('<')).unwrap_or(at);
    let end = text.rfind("</pre>").filter(|end| *end > start).map_or(text.len(), |end| end + "</pre>".len());
    (start, end)
}

/// Takes the text out of a page.
#[must_use]
pub(crate) fn read(text: &str) -> Projection {
    // A piece of a page's source, or a text with one in it, is no page: nothing around it is left out, and its lines are lines.
    let is_whole = text.trim_start().starts_with('<');
    let (start, end) = if is_whole { extent(text) } else { (0, text.len()) };
    let mut reader = Reader {
        out: Projection::with_capacity("html", end - start),
        preformatted: usize::from(!is_whole),
        fewest: usize::from(!is_whole),
        has_tables: start > 0 || !is_whole,
        first_in_row: true,
    };
    reader.out.leave_out(start + (text.len() - end));
    let mut at = start;
    while at < end {
        let rest = text.get(at..end).unwrap_or("");
        let Some(mark) = memchr::memchr2(b'<', b'&', rest.as_bytes()) else {
            reader.text(rest, at);
            break;
        };
        reader.text(rest.get(..mark).unwrap_or(""), at);
        at += mark;
        let rest = text.get(at..end).unwrap_or("");
        at += if rest.starts_with('<') { reader.tag(rest, at) } else { reader.reference(rest, at) };
    }
    reader.out
}

struct Reader {
    out: Projection,
    /// How many `<pre>` are open.
    preformatted: usize,
    /// How many are open at least: one throughout a text that is no page.
    fewest: usize,
    /// True for a page whose tables with a class begin records.
    has_tables: bool,
    /// True until a row has its first cell.
    first_in_row: bool,
}

impl Reader {
    fn at_line_start(&self) -> bool {
        let text = self.out.text();
        text.is_empty() || text.ends_with(['\n', '\r'])
    }

    /// Text between tags: as it is in `<pre>`, else with its runs of blanks folded.
    fn text(&mut self, text: &str, at: usize) {
        if self.preformatted > 0 {
            self.out.keep(text, at);
            return;
        }
        let mut from = 0;
        while from < text.len() {
            let rest = text.get(from..).unwrap_or("");
            let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.out.keep(rest.get(..word).unwrap_or(""), at + from);
            from += word;
            let rest = text.get(from..).unwrap_or("");
            let blanks = rest.len() - rest.trim_start().len();
            if blanks > 0 && !self.at_line_start() && !self.out.text().ends_with([' ', '\t']) {
                self.out.replace(" ", at + from, blanks);
            }
            from += blanks;
        }
    }

    fn reference(&mut self, rest: &str, at: usize) -> usize {
        match entity::read(rest) {
            Some((text, length)) => {
                self.out.replace(&text, at, length);
                length
            }
            None => {
                self.out.keep("&", at);
                1
            }
        }
    }

    fn tag(&mut self, rest: &str, at: usize) -> usize {
        let Some(tag) = tag(rest) else {
            self.out.keep("<", at);
            return 1;
        };
        let (name, mut length) = (&*tag.name.to_ascii_lowercase(), tag.length);
        if SILENT.contains(&name) && !tag.closes {
            length += rest.get(length..).map_or(0, |inner| skip_to_close(inner, name));
        } else if matches!(name, "td" | "th") {
            if !tag.closes && !std::mem::replace(&mut self.first_in_row, false) {
                self.out.replace("\t", at, length);
            }
        } else if name == "br" {
            self.out.replace("\n", at, length);
        } else if BLOCKS.contains(&name) {
            let is_row = matches!(name, "tr" | "table");
            self.first_in_row |= is_row;
            if !self.at_line_start() {
                self.out.replace("\n", at, length);
            }
            let opening = rest.get(..length).unwrap_or("");
            if name == "table" && !tag.closes && self.has_tables && opening.contains("cable") {
                self.out.begin_record();
            }
            if name == "pre" {
                self.preformatted = if tag.closes {
                    self.preformatted.saturating_sub(1).max(self.fewest)
                } else {
                    self.preformatted + 1
                };
                // A blank line parts the boxes of a page.
                if tag.closes {
                    self.out.replace("\n", at, length);
                }
            }
        }
        length
    }
}

/// How far it is to behind the tag that closes `name`; to the end if none does.
fn skip_to_close(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("</")) {
        let at = from + found;
        let inner = text.get(at + 2..).unwrap_or("");
        if letters::starts_with_ignoring_case(inner, name) {
            return inner.find('>').map_or(text.len(), |end| at + 2 + end + 1);
        }
        from = at + 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_an_archive() {
        let page = "<html><head><title>X</title></head><body><a href='/'>Home</a>\
            <table class='cable'>\n<tr>\n<th>Reference ID</th>\n<th>Created</th>\n</tr>\n<tr>\n<td>\n<a href='x'>09RIGA1</a>\n</td>\n<td>\n2009-01-02 10:11\n</td>\n</tr>\n</table>\n\
            <code><pre>R 021011Z JAN 09&#x000A;FM AMEMBASSY RIGA</pre></code>\n<code><pre>UNCLAS RIGA 000001 &#x000A;TAGS: <a href='t'>PREL</a></pre></code></body></html>";
        assert!(is_page(page));
        let view = read(page);
        assert_eq!(
            view.text().lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>(),
            [
                "Reference ID \tCreated",
                "09RIGA1 \t2009-01-02 10:11",
                "R 021011Z JAN 09",
                "FM AMEMBASSY RIGA",
                "UNCLAS RIGA 000001",
                "TAGS: PREL"
            ]
        );
        assert_eq!(view.records(), [0]);
        assert!(view.left_out() > 50);
    }

    #[test]
    fn pieces_and_plain_text() {
        assert!(is_page("TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='x'>LG</a>"));
        assert!(is_page("R 1&#x000A;FM X&#x000A;TO Y&#x000A;"));
        for text in ["From: H <hrod@example.org>", "a < b && b > c", "let x: Vec<u8> = vec![];"] {
            assert!(!is_page(text), "{text}");
        }
        assert_eq!(read("<p>a <b>bold</b>\n word<br>next &lt;3 <unclosed").text(), "a bold word\nnext <3 <unclosed");
        assert_eq!(read("R 1\n\nFM <a href='x'>X</a>\n  TO Y").text(), "R 1\n\nFM X\n  TO Y", "lines are kept");
        assert_eq!(read("<script>var a = '<p>';</script>x").text(), "x");
    }
}
