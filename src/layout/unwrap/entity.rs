//! Character references of web pages: `&#x000A;`, `&#182;`, `&amp;`.

/// Longest reference looked for, in bytes.
const LONGEST: usize = 12;

/// Names that occur in cables on the web; each needs its semicolon.
const NAMES: &str = "\
    amp=& lt=< gt=> quot=\" apos=' nbsp=\u{A0} para=¶ sect=§ middot=· bull=• ndash=– mdash=— \
    lsquo=‘ rsquo=’ ldquo=“ rdquo=” hellip=… not=¬ copy=© reg=® deg=° eacute=é ntilde=ñ shy=\u{AD}";

/// Reads a reference at the start of `text`: what it stands for, and its length. `None` if there is none.
#[must_use]
pub(crate) fn read(text: &str) -> Option<(String, usize)> {
    let semicolon = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..semicolon)?;
    let value = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            // NUL is no character of a page.
            char::from_u32(code).filter(|c| *c != '\0')?.to_string()
        }
        None => {
            NAMES.split(' ').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name)?.1.to_owned()
        }
    };
    Some((value, semicolon + 1))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn references() {
        assert_eq!(read("&#x000A;FM"), Some(("\n".into(), 8)));
        assert_eq!(read("&#182;1."), Some(("¶".into(), 6)));
        assert_eq!(read("&amp;x"), Some(("&".into(), 5)));
        for text in ["&not one", "& more", "&#xZZ;", "&#0;", "&unknown;", "&"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
