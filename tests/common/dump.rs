//! What was read, where, and what is said of it, for people: the snapshots beside the fixtures.
//!
//! A place is its line and column and its text, the middle of a long one left out: `13:10 “PGOV”`, `23:1 “11. (U) … money.”`.

use super::json;
use cable_viewer::Document;
use serde_json::Value;
use std::fmt::Write;

/// What was read, for people.
pub fn dump(document: &Document) -> String {
    let json = json(document);
    let places = Places::of(document.source().original_text());
    let mut out = String::new();
    rendering(&mut out, &json);
    for span in list(&json["coverage"]["unrecognised"]) {
        writeln!(out, "unrecognised: {}", places.words(span)).unwrap();
    }
    for cable in list(&json["cables"]) {
        head(&mut out, cable);
        for item in list(&cable["body"]) {
            body(&mut out, item);
        }
        spans(&mut out, cable, &places);
    }
    for diagnostic in list(&json["diagnostics"]) {
        said(&mut out, diagnostic, &places);
    }
    out
}

fn rendering(out: &mut String, json: &Value) {
    let rendering = &json["rendering"];
    write!(out, "rendering: {} {} {}", text(&rendering["kind"]), text(&rendering["confidence"]), rendering["score"])
        .unwrap();
    for other in list(&rendering["alternatives"]) {
        write!(out, ", not {} {}", text(&other["kind"]), other["score"]).unwrap();
    }
    writeln!(out, "\nrecognised: {}", json["coverage"]["recognised"]).unwrap();
    if json["encoding"] != "utf-8" {
        writeln!(out, "encoding: {}", text(&json["encoding"])).unwrap();
    }
}

fn head(out: &mut String, cable: &Value) {
    for key in [
        "id", "number", "sections", "transmission", "precedence", "date_time_group", "date", "from", "to", "info",
        "exempt", "classification", "captions", "passing", "distribution", "executive_order", "tags", "subject",
        "references", "classified_by", "drafting", "summary", "comment", "signature", "release", "attributes",
        "confidence",
    ] {
        let value = &cable[key];
        if !says_nothing(value) {
            writeln!(out, "{key}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap();
        }
    }
}

/// True for an absent value, and for a value with nothing but absent parts.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(says_nothing),
        value => value.is_null() || *value == 0,
    }
}

fn body(out: &mut String, item: &Value) {
    let mut line = text(&item["type"]).to_owned();
    for key in ["number", "written_as", "marking", "role"] {
        match &item[key] {
            Value::Null => {}
            Value::String(text) if key == "written_as" => write!(line, " “{text}”").unwrap(),
            Value::String(text) => write!(line, " {text}").unwrap(),
            value => write!(line, " {value}").unwrap(),
        }
    }
    writeln!(out, "{line}: {}", text(&item["text"])).unwrap();
}

/// A line for each value, and one for each list.
fn spans(out: &mut String, cable: &Value, places: &Places<'_>) {
    let spans = cable["spans"].as_object().unwrap();
    for (pointer, places_of_value) in spans {
        let (list, idx) = pointer.rsplit_once('/').unwrap();
        match idx.parse::<usize>() {
            Ok(0) => {
                let items = (0..).map_while(|idx| spans.get(&format!("{list}/{idx}"))).map(|item| places.all(item));
                writeln!(out, "  {list}/… {}", items.collect::<Vec<_>>().join(" | ")).unwrap();
            }
            Ok(idx) if spans.contains_key(&format!("{list}/{}", idx - 1)) => {}
            _ => writeln!(out, "  {pointer} {}", places.all(places_of_value)).unwrap(),
        }
    }
}

fn said(out: &mut String, diagnostic: &Value, places: &Places<'_>) {
    let [severity, code, message] = ["severity", "code", "message"].map(|key| text(&diagnostic[key]));
    writeln!(out, "{severity} {code} [{}]: {message}", places.all(&diagnostic["spans"])).unwrap();
    let repair = &diagnostic["repair"];
    if repair.is_null() {
        return;
    }
    let edits = list(&repair["edits"]).iter().map(|edit| {
        let is = text(&edit["text"]).replace(['\n', '\r', '\u{2028}'], "⏎").replace("⏎⏎", "⏎");
        format!("{} → “{is}”", places.one(&edit["span"]))
    });
    let edits: Vec<String> = edits.collect();
    writeln!(out, "  {} repair: {}: {}", text(&repair["applicability"]), text(&repair["title"]), edits.join(", "))
        .unwrap();
}

/// The text, and where its lines begin.
struct Places<'a> {
    text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        let is_end = |(at, c): &(usize, char)| match c {
            '\r' => !text[at + 1..].starts_with('\n'),
            c => matches!(c, '\n' | '\u{2028}'),
        };
        let starts = text.char_indices().filter(is_end).map(|(at, c)| at + c.len_utf8());
        Self { text, lines: [0].into_iter().chain(starts).collect() }
    }

    fn all(&self, spans: &Value) -> String {
        list(spans).iter().map(|span| self.one(span)).collect::<Vec<_>>().join(" ")
    }

    fn one(&self, span: &Value) -> String {
        let start = offset(&span[0]);
        let line = self.lines.partition_point(|line| *line <= start);
        let column = self.text[self.lines[line - 1]..start].chars().count() + 1;
        format!("{line}:{column} “{}”", shortened(&self.words(span)))
    }

    fn words(&self, span: &Value) -> String {
        self.text[offset(&span[0])..offset(&span[1])].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The beginning and the end of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    const HALF: usize = 18;
    let signs: Vec<char> = text.chars().collect();
    if signs.len() <= MOST {
        return text.to_owned();
    }
    let [start, end] = [&signs[..HALF], &signs[signs.len() - HALF..]].map(|part| part.iter().collect::<String>());
    format!("{}…{}", start.trim_end(), end.trim_start())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn offset(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}
