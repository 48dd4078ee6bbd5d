//! How large what is shipped may be.

/// Budget of the module, gzipped, in bytes.
pub const MODULE: usize = 500_000;
/// Budget of the single file, and of each script of the element, in bytes.
pub const FILE: usize = 1_000_000;

/// What something weighs, and what it may weigh.
pub struct Weight {
    pub what: &'static str,
    pub n_bytes: usize,
    pub most: usize,
}

/// Prints all weights; an error if one is over its budget.
pub fn hold(weights: &[Weight]) -> Result<(), String> {
    for Weight { what, n_bytes, most } in weights {
        println!("{what}: {n_bytes} bytes of at most {most}");
    }
    let over: Vec<&str> =
        weights.iter().filter(|weight| weight.n_bytes > weight.most).map(|weight| weight.what).collect();
    if over.is_empty() { Ok(()) } else { Err(format!("over the size budget: {}", over.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::{Weight, hold};

    #[test]
    fn what_is_over_its_budget_is_named() {
        let weight = |what, n_bytes| Weight { what, n_bytes, most: 10 };
        assert_eq!(hold(&[weight("a", 10), weight("b", 0)]), Ok(()));
        assert_eq!(
            hold(&[weight("a", 11), weight("b", 10), weight("c", 12)]),
            Err("over the size budget: a, c".to_owned())
        );
    }
}
