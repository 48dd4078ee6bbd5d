//! Office symbols of distribution blocks and passing instructions (handbook, sections 4.3 and 8.1).

use super::{OFFICES, Years, is_valid};

/// An office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    /// Its name: `European and Eurasian Affairs`.
    pub(crate) name: &'static str,
    /// Years from and to; 0 is open. Decades are approximate.
    pub(crate) years: Years,
    /// True if the symbol stood for the office in the year asked for, or no year was given.
    pub(crate) holds: bool,
}

/// The office of a symbol in a message of `year`: `EUR`, `EUR/CARC`.
#[must_use]
pub(crate) fn office(symbol: &str, year: Option<u16>) -> Option<Office> {
    let row = OFFICES.find(symbol)?;
    let years = row.years(2);
    Some(Office { name: row.cell(1), years, holds: year.is_none() || is_valid(years, year) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_their_time() {
        assert!(office("ARA", Some(1974)).is_some_and(|office| office.holds));
        assert!(office("ARA", Some(2005)).is_some_and(|office| !office.holds));
        assert!(office("EUR/CARC", None).is_some_and(|office| office.holds));
        assert_eq!(office("QQ", Some(1974)), None);
    }
}
