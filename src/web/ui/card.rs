//! The card: the head of the cable at a glance. Each value is a button that shows where it stands.

use super::element::{dynamic, el};
use crate::Page;
use crate::present::{Card, Moment, Row, Value, words};
use crate::web::state::State;
use leptos::prelude::*;

/// The card, or a sentence if there is no cable.
pub(crate) fn card(state: State, page: &Page) -> AnyView {
    let heading = el("h1", "").id("card-heading").tabindex("-1");
    let Some(card) = &page.card else {
        return el("section", "card").child(heading.text("No cable recognised").view()).view();
    };
    let heading = match &card.subject {
        // The heading gets the focus when a cable has been read; that is no pointing at the subject inside it.
        Some(subject) => {
            let marking =
                subject.code.as_ref().map(|marking| el("span", "subject-marking").text(marking).text(" ").view());
            let subject = el("span", "").field(subject.field).children(marking).text(&subject.text).view();
            heading.child(subject).view()
        }
        None => heading.child(el("span", "absent").text("No subject found").view()).view(),
    };
    let fold = dynamic(move || {
        let is_folded = state.shell.with(|shell| shell.is_folded);
        let label = if is_folded { "Unfold the head" } else { "Fold the head" };
        el("button", "switch fold").action("fold").text(label).view()
    });
    let chips = el("p", "chips").children(chips(card)).child(fold).view();
    let banner = card.classification.as_ref().map(|level| el("p", "banner").text(&level.text).view());
    el("section", &format!("card level-{}", card.level))
        .part("card")
        .children(banner)
        .child(el("p", "sentence").text(&card.sentence).view())
        .child(heading)
        .child(chips)
        .children(times(&card.times))
        .child(el("dl", "").children(card.rows.iter().map(row)).view())
        .children(more(card))
        .view()
}

/// The moments of the message, along a line.
fn times(moments: &[Moment]) -> Option<AnyView> {
    let moment = |moment: &Moment| {
        el("li", "")
            .child(el("span", "label").text(moment.label).text(" ").view())
            .child(chip(&moment.value, ""))
            .view()
    };
    let line = el("ol", "times").label("Times of the message");
    (!moments.is_empty()).then(|| line.children(moments.iter().map(moment)).view())
}

/// Routing, distribution and the like, folded away.
fn more(card: &Card) -> Option<AnyView> {
    if card.more_rows.is_empty() {
        return None;
    }
    let labels: Vec<&str> = card.more_rows.iter().map(|row| row.label).collect();
    let summary = el("summary", "").text(&labels.join(", ")).view();
    let rows = el("dl", "").children(card.more_rows.iter().map(row)).view();
    Some(el("details", "more-rows").id("machinery").child(summary).child(rows).view())
}

fn chips(card: &Card) -> Vec<AnyView> {
    let level = card.classification.as_ref().map(|value| chip(value, &format!("classification {}", card.level)));
    let id = card.id.as_ref().map(|value| chip(value, "number"));
    level.into_iter().chain(id).collect()
}

fn chip(value: &Value, class: &str) -> AnyView {
    let code = value.code.as_ref().map(|code| el("code", "").text(code).view());
    let gap = (code.is_some() && !value.text.is_empty()).then(|| " ".to_owned().into_any());
    let chip = el("button", &format!("field {class}")).field(value.field).action("show");
    let chip = match &value.anchor {
        Some(anchor) => chip.id(anchor),
        None => chip,
    };
    chip.text(&value.text).children(gap).children(code).view()
}

/// A value, and the way to the cable that it names, if that is in the text too.
fn values(value: &Value) -> impl Iterator<Item = AnyView> {
    let to_cable = value.cable.map(|cable_idx| {
        let label = format!("Show {}", value.text);
        el("button", "switch to-cable").action(&format!("cable:{cable_idx}")).label(&label).text("show").view()
    });
    std::iter::once(chip(value, "")).chain(to_cable)
}

fn row(row: &Row) -> AnyView {
    let more =
        (row.n_more > 0).then(|| el("span", "").text(&format!("and {} more", words::grouped(row.n_more))).view());
    el("div", "")
        .id(&format!("row-{}", row.label.to_ascii_lowercase()))
        .tabindex("-1")
        .child(el("dt", "").text(row.label).view())
        .child(el("dd", "").children(row.values.iter().flat_map(values)).children(more).view())
        .view()
}
