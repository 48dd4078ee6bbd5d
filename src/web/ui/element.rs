//! One kind of element for everything that is shown.
//!
//! Leptos gives every shape of view a type of its own and compiles code for each. A card has dozens of shapes; made of
//! this one type they cost one copy of that code, and the page stays within its size. Text is only ever a text node.
//!
//! When a view is made anew, leptos keeps the elements that are still there: what has the focus keeps it, what is scrolled
//! stays scrolled. For elements by name it compares that name with the browser's, which is in capitals; so is ours.

use crate::present::{FieldId, words};
use leptos::html::custom;
use leptos::prelude::*;

/// An element to be. Boxed, since it is handed on at each step.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: String,
    class: Option<String>,
    attributes: [(&'static str, Option<String>); 12],
    children: Vec<AnyView>,
}

/// An element with a class; an empty class is none.
pub(crate) fn el(tag: &str, class: &str) -> El {
    const NONE: Option<String> = None;
    let names = [
        "id", "data-field", "data-action", "tabindex", "role", "aria-label", "type", "aria-description",
        "aria-current", "value", "aria-pressed", "part",
    ];
    let button = (tag == "button").then(|| "button".to_owned());
    let mut attributes = names.map(|name| (name, NONE));
    if let Some((_, value)) = attributes.get_mut(6) {
        *value = button;
    }
    let class = (!class.is_empty()).then(|| class.to_owned());
    El(Box::new(Parts { tag: tag.to_ascii_uppercase(), class, attributes, children: Vec::new() }))
}

impl El {
    fn set(mut self, name: &str, value: String) -> Self {
        if let Some((_, slot)) = self.0.attributes.iter_mut().find(|(known, _)| *known == name) {
            *slot = Some(value);
        }
        self
    }

    /// With an id.
    pub(crate) fn id(self, id: &str) -> Self {
        self.set("id", id.to_owned())
    }

    /// About a field: pointing at it lights the field's places.
    pub(crate) fn field(self, field: FieldId) -> Self {
        self.set("data-field", field.to_string())
    }

    /// Does something when it is chosen: see `actions`.
    pub(crate) fn action(self, action: &str) -> Self {
        self.set("data-action", action.to_owned())
    }

    /// Can have the focus: `0` with the keyboard, `-1` when it is sent there.
    pub(crate) fn tabindex(self, tabindex: &str) -> Self {
        self.set("tabindex", tabindex.to_owned())
    }

    /// With a role.
    pub(crate) fn role(self, role: &str) -> Self {
        self.set("role", role.to_owned())
    }

    /// With a name for those who do not see it.
    pub(crate) fn label(self, label: &str) -> Self {
        self.set("aria-label", label.to_owned())
    }

    /// With an explanation for those who do not see it.
    pub(crate) fn description(self, description: &str) -> Self {
        self.set("aria-description", description.to_owned())
    }

    /// The one of its kind that is shown.
    pub(crate) fn current(self) -> Self {
        self.set("aria-current", "true".to_owned())
    }

    /// A switch that is on or off.
    pub(crate) fn pressed(self, is_on: bool) -> Self {
        self.set("aria-pressed", is_on.to_string())
    }

    /// A part that the page around an element may style.
    pub(crate) fn part(self, part: &str) -> Self {
        self.set("part", part.to_owned())
    }

    /// An option's value.
    pub(crate) fn value(self, value: &str) -> Self {
        self.set("value", value.to_owned())
    }

    /// Of an input's type.
    pub(crate) fn kind(self, kind: &str) -> Self {
        self.set("type", kind.to_owned())
    }

    /// With text behind what it has.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.children.push(text_node(text));
        self
    }

    /// With a child behind what it has.
    pub(crate) fn child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// With children behind what it has.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// As a view.
    pub(crate) fn view(self) -> AnyView {
        let Parts { tag, class, attributes, children } = *self.0;
        let [id, field, action, tabindex, role, label, kind, description, current, value, pressed, part] =
            attributes.map(|(_, value)| value);
        custom(tag)
            .class(class)
            .attr("id", id)
            .attr("data-field", field)
            .attr("data-action", action)
            .attr("tabindex", tabindex)
            .attr("role", role)
            .attr("aria-label", label)
            .attr("type", kind)
            .attr("aria-description", description)
            .attr("aria-current", current)
            .attr("value", value)
            .attr("aria-pressed", pressed)
            .attr("part", part)
            .child(children)
            .into_any()
    }
}

/// Text as a view; marks in it that would turn it round are shown as such.
pub(crate) fn text_node(text: &str) -> AnyView {
    words::with_controls_shown(text).into_any()
}

/// A view that is made anew whenever a signal that it reads changes.
pub(crate) fn dynamic(make: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    make.into_any()
}
