//! Real cables, read from beside the project; where they are absent each test says so and passes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

mod common;

use cable_viewer::Document;
use common::{check_invariants, check_places, check_repairs, files, json, shared, texts};
use serde_json::{Value, json};
use std::fs;

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

/// Every member of `expected` stands in `found` with the same value; what `found` has more does not matter.
fn assert_contains(found: &Value, expected: &Value, at: &str) {
    match expected {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| assert_contains(&found[key], value, &format!("{at}/{key}")));
        }
        Value::Array(items) => {
            assert_eq!(found.as_array().map(Vec::len), Some(items.len()), "{at}: {found}");
            items
                .iter()
                .enumerate()
                .for_each(|(idx, item)| assert_contains(&found[idx], item, &format!("{at}/{idx}")));
        }
        _ => assert_eq!(found, expected, "{at}"),
    }
}

#[test]
fn the_seed_is_read_as_expected() {
    let Some(folder) = shared("seed") else { return };
    let document = Document::of_bytes(&fs::read(folder.join("08BAKU152.txt")).unwrap());
    let expected: Value = serde_json::from_slice(&fs::read(folder.join("08BAKU152.expected.json")).unwrap()).unwrap();
    let found = json(&document);
    let cable = &found["cables"][0];
    for key in [
        "id", "number", "transmission", "precedence", "date_time_group", "date", "from", "to", "info",
        "classification", "captions", "executive_order", "references", "classified_by", "signature",
    ] {
        assert!(!expected[key].is_null(), "{key} is expected");
        assert_contains(&cable[key], &expected[key], key);
    }
    assert_eq!(cable["subject"]["text"], expected["subject"]);
    let tags: Vec<&str> = cable["tags"].as_array().unwrap().iter().map(|tag| tag["code"].as_str().unwrap()).collect();
    assert_eq!(tags, strings(&expected["tags"]));
    assert!(
        cable["tags"].as_array().unwrap().iter().all(|tag| tag["meaning"].is_string()),
        "each of the TAGS has a meaning"
    );

    let body = cable["body"].as_array().unwrap();
    let paragraphs: Vec<&Value> = body.iter().filter(|item| item["type"] == "paragraph").collect();
    let column = |key: &str| paragraphs.iter().map(|item| item[key].clone()).collect::<Value>();
    assert_eq!(column("number"), expected["paragraphs"]["numbers"]);
    assert_eq!(column("marking"), expected["paragraphs"]["markings"]);
    let cut: Value = paragraphs
        .iter()
        .filter(|item| item["spans"].as_array().unwrap().len() > 1)
        .map(|item| item["number"].clone())
        .collect();
    assert_eq!(cut, expected["paragraphs"]["split_by_page_breaks"]);
    let headings: Value =
        body.iter().filter(|item| item["type"] == "heading").map(|item| item["text"].clone()).collect();
    assert_eq!(headings, expected["headings"]);
    assert_eq!(expected["paragraphs"]["year_repaired"], "in 12007. -> in 2007. (paragraph 5)");
    assert!(paragraphs[4]["text"].as_str().unwrap().contains(" in 2007."));
    assert_eq!(found["coverage"]["recognised"], json!(1.0));

    // The notes: each that is expected, at its line of the source.
    let notes: [(&str, &str, &[usize]); 10] = [
        ("header lines run together", "run-together-header", &[1, 3]),
        ("SIPDIS twice", "repeated-caption", &[9]),
        ("REF line holds the reasons of Classified By", "displaced-reasons", &[17]),
        (
            "paragraph marks misread as the digit 1 or as LaTeX",
            "misread-paragraph-mark",
            &[21, 25, 26, 27, 31, 35, 36, 45, 46, 50, 51, 57],
        ),
        ("12007 is a year", "misread-year", &[31]),
        ("last paragraph numbered 10 stands fourteenth", "paragraph-number-out-of-sequence", &[57]),
        ("text possibly missing in paragraph 4 at the page break", "text-possibly-missing", &[27, 29]),
        ("TAGS has CY (Cyprus) beside AJ (Azerbaijan)", "unexpected-place-tag", &[13, 13]),
        ("OTRA names no traveller", "tag-needs-person", &[13]),
        ("commas stand for apostrophes", "comma-for-apostrophe", &[26, 31, 40, 42, 46, 50]),
    ];
    assert_eq!(notes.map(|(words, ..)| words).to_vec(), strings(&expected["notes_expected"]));
    for (words, code, lines) in notes {
        let diagnostic = document.diagnostics().iter().find(|diagnostic| diagnostic.code == code);
        let diagnostic = diagnostic.unwrap_or_else(|| panic!("no note {code} for: {words}"));
        let mut found: Vec<usize> =
            diagnostic.spans.iter().map(|span| document.source().line_number(*span)).collect();
        if code == "comma-for-apostrophe" {
            found.dedup();
        }
        assert_eq!(found, lines, "{code}");
    }

    let repaired = document.repaired();
    for text in strings(&expected["left_alone"]) {
        let before = document.source().text().matches(text).count();
        assert!(before > 0 && repaired.matches(text).count() == before, "{text:?} is left alone");
    }
    assert_eq!(document.source().to_bytes(), fs::read(folder.join("08BAKU152.txt")).unwrap());
    check_repairs("the seed", &document);
}

/// `LA PAZ` of a catalogue against `AMEMBASSY LA PAZ` of a message.
fn same_post(catalogue: &str, message: &str) -> bool {
    let message = message.to_ascii_uppercase();
    match catalogue.trim() {
        // Codes of the archive for State and for the Information Agency.
        "STATE" => message.starts_with("SECSTATE"),
        "USIA" => message.starts_with("USINFO") || message.starts_with("USIA"),
        post => message.ends_with(post),
    }
}

#[test]
fn aad_telegrams_agree_with_their_catalogue() {
    let Some(folder) = shared("examples") else { return };
    let mut n_seen = 0;
    for path in files(&folder, "txt") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if !name.starts_with("aad-") {
            continue;
        }
        n_seen += 1;
        let document = Document::of_bytes(&fs::read(&path).unwrap());
        assert_eq!(document.cables().len(), 1, "{name}");
        let found = json(&document);
        let cable = &found["cables"][0];
        // One retyped telegram came without a catalogue entry: it is held to its own front matter instead.
        let Ok(sidecar) = fs::read(path.with_extension("json")) else {
            assert_eq!((name.as_str(), &cable["id"]), ("aad-qmd--1979LAPAZ04058", &json!("79LAPAZ4058")));
            assert_eq!(cable["references"].as_array().unwrap().len(), 3);
            continue;
        };
        let sidecar: Value = serde_json::from_slice(&sidecar).unwrap();
        if name.starts_with("aad-nlp-body") {
            bodies_without_a_head(&name, cable);
            continue;
        }
        let attributes = &sidecar["attributes"];
        let of = |key: &str| attributes[key].as_str().unwrap().trim().to_owned();
        // `1974LAPAZ02466`: year, six letters of the post, number.
        let number = of("Document Number");
        let year = &number[..4];
        assert_eq!(cable["number"]["year"].to_string(), year, "{name}");
        assert_eq!(cable["number"]["number"].to_string(), number[9..].trim_start_matches('0'), "{name}");
        assert!(cable["number"]["post"].as_str().unwrap().replace(' ', "").starts_with(&number[4..9]), "{name}");

        // The catalogue has the day of drafting; the date-time group of these is of the same day. One retyped telegram lost
        // its date-time group and has the day alone.
        let date = cable["date"].as_str().unwrap();
        assert_eq!(spelled(&of("Draft Date")), date[..10], "{name}");
        assert_eq!(date.len() > 10, name != "aad-qmd--1979LAPAZ05655", "{name}");

        // `LA PAZ OR-P`: the archive keeps the classifier's origin code with the post.
        assert!(
            same_post(of("From").split(" OR-").next().unwrap(), cable["from"]["name"].as_str().unwrap()),
            "{name}"
        );
        let addressees: Vec<&str> = ["to", "info"]
            .iter()
            .flat_map(|key| cable[*key].as_array().unwrap())
            .map(|to| to["name"].as_str().unwrap())
            .collect();
        // Several addressees stand in columns of ten characters, or parted by a blank.
        let mut catalogued: Vec<String> =
            of("To").split("  ").map(|to| to.trim().to_owned()).filter(|to| !to.is_empty()).collect();
        if catalogued == ["STATE USIA"] {
            catalogued = vec!["STATE".into(), "USIA".into()];
        }
        for to in catalogued {
            // The retyping put the information addressees elsewhere.
            let lost = name == "aad-qmd--1979LAPAZ05655" && to == "BRASILIA";
            assert!(lost || addressees.iter().any(|name| same_post(&to, name)), "{name}: {to} in {addressees:?}");
        }

        // The retyped telegrams' front matter has the classification after review, which says nothing of the message.
        if cable["classification"].is_null() {
            assert_eq!(name, "aad-qmd--1979LAPAZ05655");
        } else {
            assert_eq!(cable["classification"]["level"].as_str().unwrap(), of("Original Classification"), "{name}");
        }

        // The catalogue adds TAGS and persons; it never drops one. The telegrams without a TAGS line have none.
        let catalogued = of("TAGS");
        let tags: Vec<&str> =
            cable["tags"].as_array().unwrap().iter().map(|tag| tag["code"].as_str().unwrap()).collect();
        for tag in &tags {
            assert!(catalogued.split(", ").any(|known| known == *tag), "{name}: {tag} in {catalogued}");
        }
        let in_message = document.source().text().split("Message Attributes").next().unwrap().contains("TAGS:");
        assert_eq!(tags.is_empty(), !in_message && !name.contains("qmd"), "{name}: {tags:?}");

        // Subjects agree; two telegrams have no SUBJECT line, and one of them was given one by the cataloguer.
        match cable["subject"]["text"].as_str() {
            // A TITLE line stands for it, which the cataloguer passed over.
            Some(subject) if name.ends_with("1974LAPAZ00601") => {
                assert!(subject.starts_with("CONSOLIDATED CONSULAR"));
            }
            Some(subject) => assert!(subject.eq_ignore_ascii_case(&of("Subject")), "{name}: {subject}"),
            None => assert!(name.ends_with("1974LAPAZ01919"), "{name}"),
        }

        // References: the catalogue writes the year before them or leaves it away.
        let references: Vec<&str> = cable["references"]
            .as_array()
            .unwrap()
            .iter()
            .map(|reference| reference["id"].as_str().unwrap())
            .collect();
        let catalogued: Vec<String> = match of("Reference").as_str() {
            "n/a" => vec![],
            // The Department's 117,711th telegram of 1974 cannot have been sent by 29 January: it is of the year before.
            "STATE 117711" => vec!["73STATE117711".to_owned()],
            text => vec![format!("{}{}", &year[2..], text.trim_start_matches("79 ").replace(' ', ""))],
        };
        assert_eq!(references, catalogued, "{name}");

        // Paragraphs: the numbers as one reads them in the text.
        let numbers: Vec<u64> =
            cable["body"].as_array().unwrap().iter().filter_map(|item| item["number"].as_u64()).collect();
        let expected: Vec<u64> = match &name[name.len() - 14..] {
            "1974LAPAZ00878" | "1974LAPAZ02200" => (1..=5).collect(),
            "1974LAPAZ03463" => (1..=3).collect(),
            "1979LAPAZ05655" => (1..=8).collect(),
            "1979LAPAZ09361" => (1..=4).collect(),
            // A table of figures, a text in Spanish, one sentence: no numbers, or figures that number rows.
            "1974LAPAZ00601" | "1974LAPAZ01919" | "1974LAPAZ04763" => vec![],
            other => panic!("{other} has no expectation"),
        };
        if name.ends_with("1974LAPAZ00601") {
            assert!(cable["body"].as_array().unwrap().iter().any(|item| item["type"] == "table"), "{name}");
        } else {
            assert_eq!(numbers, expected, "{name}");
        }
        assert!(found["coverage"]["recognised"].as_f64().unwrap() > 0.98, "{name}: {}", found["coverage"]);
    }
    assert_eq!(n_seen, 20, "all AAD examples were seen");
}

/// Bodies that came without a head: the sidecar has nothing of the head either, only names from the text. The numbers
/// run from 1; the signature is the last name.
fn bodies_without_a_head(name: &str, cable: &Value) {
    let numbers: Vec<u64> =
        cable["body"].as_array().unwrap().iter().filter_map(|item| item["number"].as_u64()).collect();
    let (last, signature) = match &name[name.len() - 15..] {
        "1976CARACA12453" => (2, "VAKY"),
        "1977KINSHA07917" => (9, "CUTLER"),
        "1979LUSAKA02720" => (3, "CLINGERMAN"),
        "-1975TELAV05348" => (3, "TOON"),
        other => panic!("{other} has no expectation"),
    };
    assert_eq!(numbers, (1..=last).collect::<Vec<u64>>(), "{name}");
    assert_eq!(cable["signature"], json!(signature), "{name}");
    assert_eq!(cable["id"], Value::Null, "{name}: nothing is made up");
}

/// `08 APR 1974` as `1974-04-08`.
fn spelled(date: &str) -> String {
    let months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let parts: Vec<&str> = date.split(' ').collect();
    let month = months.iter().position(|month| month.eq_ignore_ascii_case(parts[1])).unwrap() + 1;
    format!("{}-{month:02}-{}", parts[2], parts[0])
}

#[test]
fn look_alikes_are_no_cables() {
    let Some(folder) = shared("examples") else { return };
    let mut n_seen = 0;
    for path in files(&folder, "txt") {
        if path.file_name().unwrap().to_str().unwrap().starts_with("negatives--") {
            n_seen += 1;
            let document = Document::of_bytes(&fs::read(&path).unwrap());
            assert!(document.cables().is_empty(), "{}", path.display());
            assert_eq!(document.diagnostics()[0].code, "no-cable");
        }
    }
    assert!(n_seen >= 5);
}

#[test]
fn invariants_hold_on_every_real_text() {
    let texts = ["examples", "seed"].into_iter().filter_map(shared).flat_map(|folder| texts(&folder));
    for path in texts {
        let name = path.display().to_string();
        let bytes = fs::read(&path).unwrap();
        let document = Document::of_bytes(&bytes);
        check_invariants(&name, &bytes);
        check_places(&name, &document);
        check_repairs(&name, &document);
    }
}
