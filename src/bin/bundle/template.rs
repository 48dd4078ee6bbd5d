//! Templates with places for values: `{{name}}`.

/// Puts values in their places, which stand in the template in the order of the values. What a value contains is no place.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = template;
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        let (before, after) =
            rest.split_once(&place).ok_or_else(|| format!("the template has no {place} in its place"))?;
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_stand_in_their_places() {
        assert_eq!(fill("a {{x}} b {{y}}.", &[("x", "1"), ("y", "2")]).as_deref(), Ok("a 1 b 2."));
    }

    #[test]
    fn a_value_is_not_a_template() {
        assert_eq!(fill("{{x}} {{y}}", &[("x", "{{y}}"), ("y", "2")]).as_deref(), Ok("{{y}} 2"));
    }

    #[test]
    fn a_place_that_is_missing_or_out_of_order_is_an_error() {
        let missing = Err("the template has no {{x}} in its place".to_owned());
        assert_eq!(fill("a", &[("x", "1")]), missing);
        assert_eq!(fill("{{x}} {{y}}", &[("y", "2"), ("x", "1")]), missing);
    }
}
