//! What a document should be read as, by the sidecar beside it. Sidecars differ: a catalogue's attributes, what was read
//! by eye (`truth`), label by label (`fields`), the block above a message (`block`), or a row of a web page.

use serde_json::Value;

/// The fields that are compared, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Number,
    Date,
    From,
    Classification,
    Subject,
    Tags,
    References,
    ExecutiveOrder,
    Captions,
    ClassifiedBy,
    Reasons,
    Signature,
    Paragraphs,
}

/// Who says so, which decides how strictly it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Read off the message: it holds as it stands.
    Reader,
    /// Set down about the message, by rules of its own: see `compare`.
    Catalogue,
}

/// One value, or the members of a set; of a set read off the message, none is a value too.
#[derive(Clone, Debug)]
pub struct Expectation {
    pub field: Field,
    pub values: Vec<String>,
    pub witness: Witness,
}

/// The levels a catalogue can mean; what else stands there is a slip (`SECRETARY`) and is not asked for.
const LEVELS: [&str; 6] =
    ["TOP SECRET", "SECRET", "CONFIDENTIAL", "LIMITED OFFICIAL USE", "RESTRICTED", "UNCLASSIFIED"];

/// False for what the sidecar says is no cable.
pub fn is_cable(sidecar: &Value) -> bool {
    sidecar["is_state_cable"] != Value::Bool(false)
}

/// All that the sidecar says; nothing for the names of persons alone.
pub fn expectations(sidecar: &Value, text: &str) -> Vec<Expectation> {
    let mut out = List(Vec::new());
    if sidecar["attributes"].is_object() {
        of_archive(&sidecar["attributes"], text, &mut out);
    } else if sidecar["block"].is_object() {
        of_block(&sidecar["block"], &mut out);
    } else if sidecar["reference_id"].is_string() {
        of_web_page(sidecar, &mut out);
    } else if sidecar["title"].is_string() {
        out.one(Field::Number, Witness::Catalogue, &sidecar["document_number"]);
        out.one(Field::Subject, Witness::Catalogue, &sidecar["title"]);
        out.0.retain(|expectation| expectation.field == Field::Number || stands_in(&expectation.values, text));
    } else if sidecar["truth"].is_object() {
        of_reader(&sidecar["truth"], &mut out);
        if sidecar["truth"]["signature"].is_null() {
            out.one(Field::Signature, Witness::Reader, &sidecar["fields"]["Signature"]);
        }
    } else {
        of_reader(sidecar, &mut out);
    }
    out.0
}

struct List(Vec<Expectation>);

impl List {
    fn add(&mut self, field: Field, witness: Witness, values: Vec<String>) {
        self.0.push(Expectation { field, values, witness });
    }

    /// One value; what is absent, or said to be (`n/a`), is not asked for.
    fn one(&mut self, field: Field, witness: Witness, value: &Value) {
        let text = value.as_str().unwrap_or("").trim();
        if !text.is_empty() && !text.eq_ignore_ascii_case("n/a") {
            self.add(field, witness, vec![text.to_owned()]);
        }
    }

    /// A set read off the message, empty or not.
    fn set(&mut self, field: Field, value: &Value) {
        let Some(items) = value.as_array() else { return };
        let text = |item: &Value| item.as_str().or(item["id"].as_str()).unwrap_or("").to_owned();
        self.add(field, Witness::Reader, items.iter().map(text).collect());
    }

    /// A catalogue's list in one string: an empty one says nothing.
    fn list(&mut self, field: Field, value: &Value) {
        let text = value.as_str().unwrap_or("").trim();
        if !text.is_empty() && !text.eq_ignore_ascii_case("n/a") {
            self.add(field, Witness::Catalogue, without_persons(text).split(',').map(trimmed).collect());
        }
    }
}

/// The National Archives' attributes. The level is the one before review, and only if the text has it anywhere: a retyped
/// telegram has the later one alone.
fn of_archive(attributes: &Value, text: &str, out: &mut List) {
    out.one(Field::Number, Witness::Catalogue, &attributes["Document Number"]);
    out.one(Field::Date, Witness::Catalogue, &attributes["Draft Date"]);
    out.one(Field::From, Witness::Catalogue, &attributes["From"]);
    out.one(Field::Subject, Witness::Catalogue, &attributes["Subject"]);
    out.list(Field::Tags, &attributes["TAGS"]);
    out.list(Field::References, &attributes["Reference"]);
    out.list(Field::Captions, &attributes["Original Handling Restrictions"]);
    let level = attributes["Original Classification"].as_str().unwrap_or("").trim().to_ascii_uppercase();
    if LEVELS.contains(&level.as_str()) && stands_in(std::slice::from_ref(&level), text) {
        out.add(Field::Classification, Witness::Catalogue, vec![level]);
    }
}

/// The label block above a message of the National Security Council's files.
fn of_block(block: &Value, out: &mut List) {
    out.one(Field::Date, Witness::Reader, &block["DTG"]);
    out.one(Field::From, Witness::Catalogue, &block["ORIG"]);
    out.one(Field::Classification, Witness::Catalogue, &block["CLASS"]);
    let subject = block["SUBJ"].as_str().unwrap_or("").trim().lines().next().unwrap_or("");
    out.one(Field::Subject, Witness::Catalogue, &Value::from(subject));
}

/// The table on top of a Cablegate page: of `2008-02-20 11:29` the day, of `SECRET//NOFORN` the level.
fn of_web_page(sidecar: &Value, out: &mut List) {
    out.one(Field::Number, Witness::Reader, &sidecar["reference_id"]);
    let day = sidecar["created"].as_str().and_then(|text| text.split(' ').next()).unwrap_or("");
    out.one(Field::Date, Witness::Catalogue, &Value::from(day));
    out.one(Field::From, Witness::Catalogue, &sidecar["origin"]);
    let level = sidecar["classification"].as_str().and_then(|text| text.split("//").next()).unwrap_or("");
    out.one(Field::Classification, Witness::Catalogue, &Value::from(level));
    out.one(Field::Subject, Witness::Catalogue, &sidecar["subject"]);
    if let Some(tags) = sidecar["tags_linked"].as_array().filter(|tags| !tags.is_empty()) {
        let tags = tags.iter().filter_map(Value::as_str).map(trimmed).collect();
        out.add(Field::Tags, Witness::Catalogue, tags);
    }
    if let Some(count) = sidecar["linked_paragraphs"].as_u64().filter(|count| *count > 0) {
        out.add(Field::Paragraphs, Witness::Catalogue, vec![count.to_string()]);
    }
}

/// What was read by eye: short names of its own, or the names of the JSON document.
fn of_reader(truth: &Value, out: &mut List) {
    out.one(Field::Number, Witness::Reader, &truth["id"]);
    let date = if truth["date"].is_string() { &truth["date"] } else { &truth["dtg"] };
    out.one(Field::Date, Witness::Reader, date);
    let either = |value: &Value, key: &str| if value.is_object() { value[key].clone() } else { value.clone() };
    out.one(Field::From, Witness::Reader, &either(&truth["from"], "name"));
    out.one(Field::Classification, Witness::Reader, &either(&truth["classification"], "level"));
    out.one(Field::Subject, Witness::Reader, &either(&truth["subject"], "text"));
    out.set(Field::Tags, &truth["tags"]);
    out.set(Field::References, &truth["references"]);
    out.one(Field::ExecutiveOrder, Witness::Reader, &either(&truth["executive_order"], "number"));
    out.set(Field::Captions, &truth["captions"]);
    out.one(Field::ClassifiedBy, Witness::Reader, &either(&truth["classified_by"], "name"));
    out.set(Field::Reasons, &truth["classified_by"]["reasons"]);
    out.one(Field::Signature, Witness::Reader, &truth["signature"]);
    if let Some(numbers) = truth["paragraphs"]["numbers"].as_array() {
        out.add(Field::Paragraphs, Witness::Reader, vec![numbers.len().to_string()]);
    }
}

/// `EAGR, BL, (CISNEROS, ANTONIO)` without what stands in brackets.
fn without_persons(text: &str) -> String {
    let pieces = text.split('(').map(|piece| piece.rsplit_once(')').map_or(piece, |(_, rest)| rest));
    let first = text.split('(').next().unwrap_or("").to_owned();
    let all = pieces.skip(1).fold(first, |all, piece| all + piece);
    all.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(",")
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn stands_in(values: &[String], text: &str) -> bool {
    let text = super::compare::folded(text);
    values.iter().all(|value| text.contains(&super::compare::folded(value)))
}
