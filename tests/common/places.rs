//! Whether the spans of the JSON are true: the text at the spans of each value, read as that value is read, gives the value.
//!
//! How a value follows from its text is told here once more, without the reader's help: a reader and a writer that are
//! wrong together agree with each other, but not with this.

use serde_json::Value;
use std::ops::Range;

/// What is looked at for one pointer.
struct Place<'a> {
    cable: &'a Value,
    value: &'a Value,
    /// The text at each span, taken out of what it came wrapped in.
    pieces: Vec<String>,
    /// The same on one line.
    text: String,
    /// The text at all spans, safe repairs made, from behind so much of the first span.
    repaired: &'a dyn Fn(usize) -> String,
    /// How much of the first span is this beginning of its text.
    reach: &'a dyn Fn(&str) -> usize,
    spans: &'a Value,
}

/// All that is wrong with the spans of a document, a line each.
pub fn faults(original: &str, is_wrapped: bool, json: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let edits = safe_edits(json);
    let unrecognised: Vec<Range<usize>> = list(&json["coverage"]["unrecognised"]).iter().map(range).collect();
    if !unrecognised.is_sorted_by_key(|range| range.start) {
        out.push("what is unrecognised is not in the order of the text".into());
    }
    if !unrecognised.is_empty() {
        out.extend(check_ranges(original, &unrecognised, false).err().map(|what| format!("unrecognised: {what}")));
    }
    let unwrapped = |text: &str| if is_wrapped { unwrap(text) } else { text.to_owned() };
    for (idx, cable) in list(&json["cables"]).iter().enumerate() {
        for (pointer, spans) in cable["spans"].as_object().unwrap() {
            let mut fault = |what: String| out.push(format!("cable {idx} {pointer}: {what}"));
            let Some(value) = cable.pointer(pointer) else {
                fault("points at nothing".into());
                continue;
            };
            if is_absent(value) {
                fault(format!("{value} has a place"));
                continue;
            }
            let ranges: Vec<Range<usize>> = list(spans).iter().map(range).collect();
            if let Err(what) = check_ranges(original, &ranges, value["type"] == "table") {
                fault(what);
                continue;
            }
            let first = ranges[0].clone();
            let repaired = |skip: usize| {
                let starts = [first.start + skip].into_iter().chain(ranges.iter().skip(1).map(|range| range.start));
                let pieces = starts.zip(&ranges).map(|(start, range)| apply(original, start..range.end, &edits));
                unwrapped(&pieces.collect::<Vec<_>>().join("\n"))
            };
            let reach = |lead: &str| {
                let whole = &original[first.clone()];
                let mut ends = whole.char_indices().map(|(at, _)| at).chain([whole.len()]);
                ends.find(|end| unwrapped(&whole[..*end]) == lead).expect("a beginning")
            };
            let pieces: Vec<String> = ranges.iter().map(|range| unwrapped(&original[range.clone()])).collect();
            let text = words(&pieces.join("\n"));
            let place = Place { cable, value, pieces, text, repaired: &repaired, reach: &reach, spans };
            if let Err(what) = check(pointer, &place) {
                fault(format!("{value} does not follow from {:?}: {what}", place.pieces));
            }
        }
        let mut empty = Vec::new();
        find_empty(cable, "", &mut empty);
        out.extend(empty.into_iter().map(|pointer| format!("cable {idx} {pointer}: an empty text where nothing is")));
        out.extend(without_place(cable).into_iter().map(|pointer| format!("cable {idx} {pointer}: has no place")));
    }
    out
}

/// The values that stand in the text and have no span of their own.
fn without_place(cable: &Value) -> Vec<String> {
    const VALUES: [&str; 26] = [
        "/id",
        "/number",
        "/transmission/identification",
        "/transmission/called",
        "/transmission/station",
        "/transmission/station_serial",
        "/transmission/station_section",
        "/transmission/filed",
        "/transmission/security",
        "/precedence/action",
        "/date_time_group",
        "/date",
        "/from",
        "/classification",
        "/distribution/role",
        "/executive_order",
        "/executive_order/declassify_on",
        "/subject",
        "/subject/marking",
        "/classified_by",
        "/classified_by/name",
        "/classified_by/title",
        "/classified_by/reasons",
        "/drafting/drafted_by",
        "/drafting/approved_by",
        "/drafting/released_by",
    ];
    const LISTS: [&str; 12] = [
        "/transmission/operating_signals",
        "/to",
        "/info",
        "/exempt",
        "/captions",
        "/passing",
        "/distribution/offices",
        "/tags",
        "/references",
        "/drafting/cleared_by",
        "/release/stamps",
        "/release/exemptions",
    ];
    let pointers = VALUES.iter().chain(&["/signature"]).map(|pointer| (*pointer).to_owned());
    let items = LISTS.iter().chain(&["/body"]).flat_map(|pointer| {
        let n_items = cable.pointer(pointer).and_then(Value::as_array).map_or(0, Vec::len);
        (0..n_items).map(move |idx| format!("{pointer}/{idx}"))
    });
    let attributes = cable["attributes"]
        .as_object()
        .unwrap()
        .keys()
        .map(|key| format!("/attributes/{}", key.replace('~', "~0").replace('/', "~1")));
    let is_placed = |pointer: &str| {
        // Two pairs of words stand in one place, under the name of both.
        let pointer = pointer.trim_end_matches("/action").trim_end_matches("/role");
        cable["spans"].get(pointer).is_some()
    };
    pointers
        .chain(items)
        .chain(attributes)
        .filter(|pointer| cable.pointer(pointer).is_some_and(|value| !is_absent(value)) && !is_placed(pointer))
        .collect()
}

fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_absent),
        _ => false,
    }
}

/// Empty texts; an attribute may be stated as empty.
fn find_empty(value: &Value, pointer: &str, out: &mut Vec<String>) {
    match value {
        Value::String(text) if text.is_empty() && !pointer.starts_with("/attributes/") => {
            out.push(pointer.to_owned());
        }
        Value::Array(items) => {
            for (idx, item) in items.iter().enumerate() {
                find_empty(item, &format!("{pointer}/{idx}"), out);
            }
        }
        Value::Object(members) => {
            for (key, item) in members {
                find_empty(item, &format!("{pointer}/{key}"), out);
            }
        }
        _ => {}
    }
}

fn check_ranges(original: &str, ranges: &[Range<usize>], is_table: bool) -> Result<(), String> {
    if ranges.is_empty() {
        return Err("has no span".into());
    }
    for range in ranges {
        match original.get(range.clone()) {
            Some("") => return Err(format!("{range:?} is empty")),
            // The first row of a table may be indented.
            Some(text) if text.trim_end() != text || text.trim() != text && !is_table => {
                return Err(format!("blanks at the ends of {text:?}"));
            }
            Some(_) => {}
            None => return Err(format!("{range:?} is not in the text")),
        }
    }
    match ranges
        .iter()
        .enumerate()
        .find(|(idx, range)| ranges[..*idx].iter().any(|other| other.start < range.end && range.start < other.end))
    {
        Some((_, range)) => Err(format!("{range:?} overlaps another")),
        None => Ok(()),
    }
}

/// How the value of each pointer follows from its text.
fn check(pointer: &str, place: &Place<'_>) -> Result<(), String> {
    let Place { cable, value, text, .. } = place;
    match pointer.split('/').skip(1).collect::<Vec<_>>()[..] {
        ["transmission", "identification" | "station"]
        | ["transmission", "operating_signals", _]
        | ["passing" | "attributes", _]
        | ["distribution", "offices", _]
        | ["release", "stamps" | "exemptions", _]
        | ["classified_by", "title"]
        | ["drafting", "drafted_by" | "approved_by" | "released_by"]
        | ["drafting", "cleared_by", _]
        | ["signature"] => same(text, string(value)),
        ["transmission", "station_serial" | "station_section"] => {
            same(text.trim_start_matches('0'), value.to_string().trim_start_matches('0'))
        }
        ["transmission", "called"] => called(text, value),
        ["transmission", "filed"] => {
            let filed = format!("{:03}{}", value["day_of_year"].as_u64().unwrap(), string(&value["time"]));
            same(text, &filed.replace(':', ""))
        }
        ["transmission", "security"] => security(text, value),
        ["precedence"] => precedences(text, value),
        ["date_time_group"] => date_time_group(text).and_then(|group| same(&group.written(), string(value))),
        ["date"] if cable["date_time_group"].is_null() => day(text, string(value)),
        ["date"] => date_time_group(text).and_then(|group| same(&group.iso(), string(value))),
        ["from"] | ["to" | "info" | "exempt", _] => addressee(text, value),
        ["id" | "number"] => number(text, cable),
        ["classification"] => classification(&place.pieces, value),
        ["captions", _] => place.pieces.iter().try_for_each(|piece| caption(piece, string(value))),
        ["distribution"] => distribution(text, value),
        ["executive_order"] => executive_order(text, value),
        ["executive_order", "declassify_on"] => day(text, string(value)),
        ["tags", _] => same(&text.to_ascii_uppercase(), string(&value["code"])),
        ["subject"] => reads(&(place.repaired)(0), string(&value["text"])),
        ["subject", "marking"] => portion_marking(text, string(value)),
        ["references", idx] => reference(text, cable, idx.parse().unwrap()),
        ["classified_by"] => classified_by(text, value),
        ["classified_by", "name"] => same(&text.replace(" 0. ", " O. "), string(value)),
        ["classified_by", "reasons"] => reasons(&place.pieces, value),
        ["body", _] => body(place),
        _ => Err("nothing is known of this pointer".into()),
    }
}

fn same(found: &str, expected: &str) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} is not {expected:?}")) }
}

fn holds(text: &str, part: &Value) -> Result<(), String> {
    match part.as_str() {
        Some(part) if !text.contains(part) => Err(format!("{part:?} is not in it")),
        _ => Ok(()),
    }
}

/// `OO RUEHC RUEHGT`.
fn called(text: &str, value: &Value) -> Result<(), String> {
    let (prosign, stations) = text.split_once(' ').ok_or("one word alone")?;
    let mut letters = prosign.chars();
    let (first, second) = (letters.next(), letters.next());
    if first != second || letters.next().is_some() {
        return Err(format!("{prosign} is no letter twice"));
    }
    same(precedence(&prosign[..1])?, string(&value["precedence"]))?;
    let indicators: Vec<&str> = list(&value["routing_indicators"]).iter().map(string).collect();
    same(stations, &indicators.join(" "))
}

/// `ZNY CCCCC`: the letter that stands there most often.
fn security(text: &str, value: &Value) -> Result<(), String> {
    same(text, string(&value["signal"]))?;
    let letters: String = text[3..].chars().filter(|c| !c.is_whitespace()).collect();
    let most = letters.chars().max_by_key(|letter| letters.matches(*letter).count()).ok_or("no letters")?;
    let level = match most {
        'T' => "TOP SECRET",
        'S' => "SECRET",
        'C' => "CONFIDENTIAL",
        'R' => "RESTRICTED",
        'U' | 'E' => "UNCLASSIFIED",
        _ => return if value["level"].is_null() { Ok(()) } else { Err("a level of no known letter".into()) },
    };
    same(level, string(&value["level"]))
}

fn precedence(word: &str) -> Result<&'static str, String> {
    const WORDS: [&str; 6] = ["NIACT IMMEDIATE", "FLASH", "EMERGENCY", "IMMEDIATE", "PRIORITY", "ROUTINE"];
    match word {
        "NIACT" => Ok("NIACT IMMEDIATE"),
        "PRIOITY" => Ok("PRIORITY"),
        "Z" => Ok("FLASH"),
        "Y" => Ok("EMERGENCY"),
        "O" | "0" => Ok("IMMEDIATE"),
        "P" => Ok("PRIORITY"),
        "R" => Ok("ROUTINE"),
        _ => {
            WORDS.into_iter().find(|known| word.eq_ignore_ascii_case(known)).ok_or(format!("{word} is no precedence"))
        }
    }
}

/// `O P`, or a word.
fn precedences(text: &str, value: &Value) -> Result<(), String> {
    let (action, information) = match text.split_once(' ') {
        Some((action, information)) if action.len() == 1 => (action, Some(information)),
        _ => (text, None),
    };
    same(precedence(action)?, string(&value["action"]))?;
    match information {
        Some(information) => same(precedence(information)?, string(&value["information"])),
        None if value["information"].is_null() => Ok(()),
        None => Err("a second precedence where one stands".into()),
    }
}

/// A date-time group, its figures read.
struct Group {
    figures: String,
    month: usize,
    year: u32,
}

impl Group {
    fn written(&self) -> String {
        format!("{}Z {} {:02}", self.figures, MONTHS[self.month - 1], self.year % 100)
    }

    fn iso(&self) -> String {
        let [day, hour, minute] = [0, 2, 4].map(|at| &self.figures[at..at + 2]);
        format!("{}-{:02}-{day}T{hour}:{minute}:00Z", self.year, self.month)
    }
}

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

fn month(word: &str) -> Option<usize> {
    let head = word.get(..3)?.to_ascii_uppercase();
    MONTHS.iter().position(|month| *month == head).map(|at| at + 1)
}

/// `201129Z FEB 08`, a figure perhaps misread as a letter, the Z as a figure; `October 3, 1971, 1415` in *Foreign Relations*.
fn date_time_group(text: &str) -> Result<Group, String> {
    let year = |text: &str| match text.parse::<u32>() {
        Ok(year @ 0..66) => Ok(2000 + year),
        Ok(year @ 66..100) => Ok(1900 + year),
        Ok(year) if text.len() == 4 => Ok(year),
        _ => Err(format!("{text:?} is no year")),
    };
    let parts: Vec<&str> = text.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    if let [name, day, of, time] = parts[..] {
        let month = month(name).ok_or("no month")?;
        return Ok(Group { figures: format!("{day:0>2}{time}"), month, year: year(of)? });
    }
    let figure = |c: char| match c {
        '0'..='9' => Some(c),
        'O' | 'o' | 'Ø' | 'U' | 'Q' | 'D' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        'S' => Some('5'),
        'B' => Some('8'),
        _ => None,
    };
    let figures: String = text.chars().take(6).map_while(figure).collect();
    let behind: String = text.chars().skip(6).collect();
    let behind = behind.trim_start_matches(['Z', 'z', '2', ' ']);
    let (word, of) = behind.split_at(behind.bytes().take_while(u8::is_ascii_alphabetic).count());
    match month(word) {
        Some(month) if figures.len() == 6 => Ok(Group { figures, month, year: year(of.trim())? }),
        _ => Err("no date-time group".into()),
    }
}

/// A day in any of its forms: its year, month and day stand in the text, and no other figures before them.
fn day(text: &str, iso: &str) -> Result<(), String> {
    let number = |range: Range<usize>| iso[range].parse::<u32>().unwrap();
    let (year, wanted_month, day) = (number(0..4), number(5..7), number(8..10));
    let figures: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect();
    let is_year = |number: u32| number == year || number == year % 100;
    let named = text.split(|c: char| !c.is_ascii_alphabetic()).find_map(month);
    let is_it = match (named, &figures[..]) {
        (Some(named), [first, second]) => {
            named as u32 == wanted_month && (*first == day && is_year(*second) || is_year(*first) && *second == day)
        }
        (None, [first, second, third]) if *first == year => (*second, *third) == (wanted_month, day),
        (None, [first, second, third]) => {
            is_year(*third) && ((*first, *second) == (wanted_month, day) || (*first, *second) == (day, wanted_month))
        }
        // Only the day of a date-time group counts: `120000Z FEB 08`.
        _ => false,
    };
    let is_group =
        || date_time_group(text).is_ok_and(|group| group.iso().starts_with(iso) && group.figures.ends_with("0000"));
    if is_it || is_group() { Ok(()) } else { Err("another day".into()) }
}

/// `RUEHAK/AMEMBASSY ANKARA//POL// PRIORITY 2710`: each part stands there, and nothing else but a precedence.
fn addressee(text: &str, value: &Value) -> Result<(), String> {
    let mut rest = text.to_owned();
    for key in ["continuity_number", "routing_indicator", "office"] {
        let Some(part) = value.get(key).and_then(Value::as_str) else { continue };
        let at = if key == "routing_indicator" { rest.find(part) } else { rest.rfind(part) };
        let at = at.ok_or(format!("no {key}"))?;
        rest.replace_range(at..at + part.len(), " ");
    }
    let name = string(&value["name"]);
    // The designator may be put right, never the post.
    const DESIGNATORS: [&str; 2] = ["AMEMBASSY", "AMCONSUL"];
    let post = DESIGNATORS.iter().find_map(|designator| name.strip_prefix(designator)).unwrap_or(name).trim();
    let at = rest.find(name).or_else(|| rest.find(post)).ok_or("no name")?;
    let length = if rest[at..].starts_with(name) { name.len() } else { post.len() };
    rest.replace_range(at..at + length, " ");
    let left: Vec<&str> = rest.split([' ', '/']).filter(|word| !word.is_empty() && *word != "ZEN").collect();
    let is_misspelt =
        |word: &str| DESIGNATORS.iter().any(|right| name.starts_with(right) && one_letter_differs(word, right));
    let left = match left[..] {
        // `AMMBASSY TASHKENT`, put right.
        [first, ..] if !text.contains(name) && is_misspelt(first) => &left[1..],
        // `AMEMBASSY LA PAZ FEB LIMA`: a month that an archive put in, and the name behind it.
        [.., before, _] if month(before).is_some() && before.len() == 3 => &left[..left.len() - 2],
        _ => &left[..],
    };
    match value.get("precedence").and_then(Value::as_str) {
        Some(expected) => same(precedence(&left.join(" "))?, expected),
        None if left.is_empty() => Ok(()),
        None => Err(format!("{left:?} is left")),
    }
}

/// `BAKU 000152`, `08BAKU152`, `1974LAPAZ02466`: a year perhaps, the post, the figures.
fn number(text: &str, cable: &Value) -> Result<(), String> {
    let value = &cable["number"];
    let (post, year) = (letters(string(&value["post"])), value["year"].as_u64());
    if let Some(id) = cable["id"].as_str() {
        same(id, &format!("{:02}{post}{}", year.ok_or("no year")? % 100, value["number"]))?;
    }
    let text = text.split('_').next().unwrap_or(text).to_uppercase();
    let behind_year = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let written_year = &text[..text.len() - behind_year.len()];
    // *Foreign Relations* has the number alone; the post follows from a country.
    if behind_year.is_empty() {
        return same(&text, &value["number"].to_string());
    }
    if !written_year.is_empty()
        && !year.is_some_and(|year| {
            [year, year % 100].map(|year| format!("{year:02}")).contains(&written_year.to_owned())
        })
    {
        return Err(format!("{written_year} is another year"));
    }
    let at = behind_year
        .rfind(' ')
        .or_else(|| behind_year.find(|c: char| c.is_ascii_digit()).map(|at| at - 1))
        .ok_or("no figures")?;
    let (name, figures) = behind_year.split_at(at + 1);
    same(figures.replace(['Ø', 'O'], "0").trim_start_matches('0'), &value["number"].to_string())?;
    is_post(&letters(name), &post)
}

/// A post's name as it is written: in full, under another of its names, behind a marking that was glued to it, or with one
/// letter wrong.
fn is_post(written: &str, post: &str) -> Result<(), String> {
    const GLUED: [&str; 5] = ["EFTO", "NOFORN", "SENSITIVE", "SIPDIS", "EXDIS"];
    let bare = GLUED.iter().find_map(|marking| written.strip_prefix(marking)).unwrap_or(written);
    let is_alias = || {
        let mut rows = include_str!("../../src/tables/data/post_aliases.tsv").lines().map(|row| row.split('\t'));
        rows.any(|mut cells| cells.next() == Some(bare) && cells.next().is_some_and(|name| letters(name) == post))
    };
    if bare == post || is_alias() || one_letter_differs(bare, post) {
        Ok(())
    } else {
        Err(format!("{written} is not {post}"))
    }
}

/// True if one letter is lost, too many, or another.
fn one_letter_differs(one: &str, other: &str) -> bool {
    let n_same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let tails = |a: usize, b: usize| one.get(n_same + a..).zip(other.get(n_same + b..)).is_some_and(|(a, b)| a == b);
    tails(1, 0) || tails(0, 1) || tails(1, 1)
}

/// `C O N F I D E N T I A L`, and each marking.
fn classification(pieces: &[String], value: &Value) -> Result<(), String> {
    let level = letters(string(&value["level"]));
    let written = squeezed(&pieces[0]).to_uppercase();
    let is_level = |written: &str| {
        let n_wrong = written.chars().zip(level.chars()).filter(|(found, right)| found != right).count();
        written == level
            || written == "UNCLAS" && level == "UNCLASSIFIED"
            || written.len() == level.len() && n_wrong <= 2
    };
    // An archive doubles the first letter.
    if !is_level(&written) && !written.get(1..).is_some_and(is_level) {
        return Err(format!("{written} is no {level}"));
    }
    let markings: Vec<String> = list(&value["markings"]).iter().map(|marking| squeezed(string(marking))).collect();
    let found: Vec<String> = pieces[1..].iter().map(|piece| squeezed(piece)).collect();
    same(&found.join(" "), &markings.join(" "))
}

fn caption(text: &str, name: &str) -> Result<(), String> {
    let text = words(text).to_ascii_uppercase();
    let written = match text.as_str() {
        "SENSITIVE BUT UNCLASSIFIED" => "SBU",
        "FOR OFFICIAL USE ONLY" => "FOUO",
        "OFFICIAL INFORMAL" => "OFFICIAL-INFORMAL",
        "SI PDIS" => "SIPDIS",
        "LOU" => "LIMITED OFFICIAL USE",
        other => other,
    };
    same(written, name)
}

/// `ACTION ARA-10`, `INFO OCT-01 ISO-00 /011 W`.
fn distribution(text: &str, value: &Value) -> Result<(), String> {
    if !text.starts_with(string(&value["role"])) {
        return Err("another role".into());
    }
    let offices: Vec<&str> = list(&value["offices"]).iter().map(string).collect();
    let is_office = |word: &&str| {
        word.rsplit_once('-')
            .is_some_and(|(symbol, copies)| !symbol.is_empty() && copies.len() == 2 && copies.parse::<u32>().is_ok())
    };
    let found: Vec<&str> = text.split(' ').filter(is_office).collect();
    same(&found.join(" "), &offices.join(" "))
}

/// `12958: DECL: 02/19/2018`; a misprint differs from the order's number in one figure, in their order, or lacks one.
fn executive_order(text: &str, value: &Value) -> Result<(), String> {
    let mut rest = text;
    if let Some(order) = value["number"].as_str() {
        let at = text.find(|c: char| c.is_ascii_digit()).ok_or("no number")?;
        let n_figures = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let written = &text[at..at + n_figures];
        let n_wrong = written.bytes().zip(order.bytes()).filter(|(a, b)| a != b).count();
        if sorted(written) != sorted(order)
            && (written.len(), n_wrong) != (5, 1)
            && (written.len(), n_wrong) != (4, 0)
        {
            return Err(format!("{written} is no misprint of {order}"));
        }
        rest = &text[at + n_figures..];
    }
    same(rest.trim_start_matches([' ', ':', ';', ',', '.']), value["instruction"].as_str().unwrap_or(""))
}

fn sorted(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes
}

/// The text is the reference as written; the figures and letters of its number stand in it, or the post in the one before.
fn reference(text: &str, cable: &Value, idx: usize) -> Result<(), String> {
    let references = list(&cable["references"]);
    let value = &references[idx];
    same(text, string(&value["text"]))?;
    for note in list(&value["notes"]) {
        holds(&text.to_ascii_uppercase(), note)?;
    }
    let Some(id) = value["id"].as_str() else { return Ok(()) };
    let number: String =
        id.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    let has_number = text.split(|c: char| !c.is_ascii_digit()).any(|run| run.trim_start_matches('0') == number);
    if !has_number {
        return Err(format!("{number} is not in it"));
    }
    let post = letters(&id[2..id.len() - number.len()]);
    // Several numbers may share a post.
    let has_post = references[..=idx].iter().rev().any(|reference| {
        let words: Vec<String> = string(&reference["text"])
            .to_uppercase()
            .split(|c: char| !c.is_alphabetic() && !matches!(c, '.' | '\'' | '’' | '-'))
            .map(letters)
            .collect();
        (0..words.len()).any(|from| (from..words.len()).any(|to| is_post(&words[from..=to].concat(), &post).is_ok()))
    });
    if has_post { Ok(()) } else { Err(format!("{post} is not in it")) }
}

fn classified_by(text: &str, value: &Value) -> Result<(), String> {
    for key in ["name", "title", "derived_from"] {
        holds(&text.replace(" 0. ", " O. "), &value[key])?;
    }
    let lower = text.to_lowercase();
    list(&value["reasons"]).iter().try_for_each(|reason| holds(&lower, &Value::from(&string(reason)[4..5])))
}

/// `1.4(b)` stands as its letter.
fn reasons(pieces: &[String], value: &Value) -> Result<(), String> {
    let found: Vec<String> = pieces.iter().map(|piece| piece.to_ascii_lowercase()).collect();
    let letters: Vec<&str> = list(value).iter().map(|reason| &string(reason)[4..5]).collect();
    same(&found.join(" "), &letters.join(" "))
}

/// `(S//NF)` as `S/NF`; the misreadings are those that were seen.
fn portion_marking(written: &str, marking: &str) -> Result<(), String> {
    const MISREAD: [(&str, &str); 13] = [
        ("0", "C"),
        ("G", "C"),
        ("5", "S"),
        ("LJ", "U"),
        ("SBLJ", "SBU"),
        ("SEU", "SBU"),
        ("GBU", "SBU"),
        ("S8U", "SBU"),
        ("SBV", "SBU"),
        ("5BU", "SBU"),
        ("SHF", "SNF"),
        ("CHF", "CNF"),
        ("NSF", "SNF"),
    ];
    let bare: String = written.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let bare = MISREAD.iter().find(|(wrong, _)| *wrong == bare).map_or(bare.as_str(), |(_, right)| right);
    same(bare, &letters(marking))
}

/// Number as written, marking, then the text to read.
fn body(place: &Place<'_>) -> Result<(), String> {
    let item = place.value;
    same(&item["spans"].to_string(), &place.spans.to_string())?;
    let first = place.pieces[0].as_str();
    let number = item["written_as"].as_str().unwrap_or("");
    let mut rest = behind(first, number).ok_or(format!("{number:?} does not open it"))?;
    if let Some(marking) = item["marking"].as_str() {
        let length = rest.find(')').ok_or("no marking")? + 1;
        portion_marking(&rest[..length], marking)?;
        rest = &rest[length..];
    }
    let lead = &first[..first.len() - rest.len()];
    reads(&(place.repaired)((place.reach)(lead)), string(&item["text"]))
}

/// What stands behind some signs at the start of a text, blanks aside.
fn behind<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    let mut rest = text;
    for sign in lead.chars().filter(|c| !c.is_whitespace()) {
        rest = rest.trim_start().strip_prefix(sign)?;
    }
    Some(rest)
}

/// True if a text as it is set on lines reads so: a line end is a blank; behind a hyphen it is nothing, and the hyphen
/// may go.
fn reads(text: &str, value: &str) -> Result<(), String> {
    // Tables keep their lines, so only words are compared.
    let value = words(value);
    let mut found = String::new();
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, tail) = rest.split_at(at);
        found.push_str(word);
        let after = tail.trim_start();
        let is_line_end = tail[..tail.len() - after.len()].contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        let is_hyphen = found.ends_with('-') && found.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if is_line_end && is_hyphen {
            let is_kept = value.get(found.len() - 1..).is_some_and(|rest| rest.starts_with('-'));
            found.truncate(found.len() - usize::from(!is_kept));
            let is_blank = value.get(found.len()..).is_some_and(|rest| rest.starts_with(' '));
            found.push_str(if is_blank { " " } else { "" });
        } else {
            found.push(' ');
        }
        rest = after;
    }
    found.push_str(rest);
    same(&found, &value)
}

/// The edits of all safe repairs, those that overlap an earlier one left out.
fn safe_edits(json: &Value) -> Vec<(Range<usize>, String)> {
    let repairs = list(&json["diagnostics"]).iter().map(|diagnostic| &diagnostic["repair"]);
    let safe = repairs.filter(|repair| repair["applicability"] == "safe").flat_map(|repair| list(&repair["edits"]));
    let mut edits: Vec<(Range<usize>, String)> =
        safe.map(|edit| (range(&edit["span"]), string(&edit["text"]).to_owned())).collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut free_from = 0;
    edits.retain(|(range, _)| {
        let is_free = range.start >= free_from;
        free_from = if is_free { range.end } else { free_from };
        is_free
    });
    edits
}

fn apply(text: &str, within: Range<usize>, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::new();
    let mut at = within.start;
    for (range, replacement) in
        edits.iter().filter(|(range, _)| within.start <= range.start && range.end <= within.end)
    {
        out += &text[at..range.start];
        out += replacement;
        at = range.end;
    }
    out + &text[at..within.end]
}

/// The text of a page, a cell of a table or a record, without its tags and escapes.
fn unwrap(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let entity = rest.strip_prefix('&').and_then(|rest| rest.split_once(';')).filter(|(name, _)| name.len() <= 8);
        if let Some((sign, after)) = entity.and_then(|(name, after)| Some((sign_of(name)?, after))) {
            out.push(sign);
            rest = after;
        } else if let Some((tag, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            out.push(if tag.starts_with("br") || tag.contains("p>") { '\n' } else { ' ' });
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\n").or(rest.strip_prefix("\n> ")) {
            out.push('\n');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\"\"").or(rest.strip_prefix("\\\"")) {
            out.push('"');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\\\") {
            out.push('\\');
            rest = after;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn sign_of(entity: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        "para" => Some('¶'),
        _ => match entity.strip_prefix('#')? {
            hexadecimal if hexadecimal.starts_with(['x', 'X']) => number(&hexadecimal[1..], 16),
            decimal => number(decimal, 10),
        },
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or("null")
}

fn range(span: &Value) -> Range<usize> {
    let offset = |idx: usize| usize::try_from(span[idx].as_u64().unwrap()).unwrap();
    offset(0)..offset(1)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}
