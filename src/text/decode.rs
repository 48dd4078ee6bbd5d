//! Bytes to text and back, without loss.
//!
//! Each encoding here is a bijection on the inputs it is chosen for: [`encode`] of what [`decode`] gave is the input,
//! byte for byte. What is valid UTF-8 is read as UTF-8; UTF-16 is read only with a byte order mark and only if it is
//! well-formed; everything else is windows-1252, in which every byte means something.

/// How the bytes of a source were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[default]
    Utf8,
    /// UTF-16, low byte first, with byte order mark.
    Utf16Le,
    /// UTF-16, high byte first, with byte order mark.
    Utf16Be,
    /// windows-1252 as the WHATWG Encoding Standard maps it: the five unassigned bytes become C1 controls.
    Windows1252,
}

impl Encoding {
    /// The label of the encoding as the WHATWG writes it, in lower case.
    #[must_use]
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Text with what is needed to give the bytes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// How it was read.
    pub(crate) encoding: Encoding,
    /// Whether a byte order mark stood before it.
    pub(crate) byte_order_mark: bool,
}

/// windows-1252, bytes 0x80 to 0x9F.
const HIGH: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}', '\u{2019}',
    '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}',
    '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// Reads bytes as text; cannot fail.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    let whole = |text, encoding, byte_order_mark| Decoded { text, encoding, byte_order_mark };
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE")
        && let Some(text) = utf16(rest, u16::from_le_bytes)
    {
        return whole(text, Encoding::Utf16Le, true);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF")
        && let Some(text) = utf16(rest, u16::from_be_bytes)
    {
        return whole(text, Encoding::Utf16Be, true);
    }
    let (rest, byte_order_mark) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    if let Ok(text) = std::str::from_utf8(rest) {
        return whole(text.to_owned(), Encoding::Utf8, byte_order_mark);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    text.extend(bytes.iter().map(|&byte| match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{FFFD}'),
        _ => char::from(byte),
    }));
    whole(text, Encoding::Windows1252, false)
}

/// Gives back the bytes that [`decode`] read.
#[must_use]
pub fn encode(text: &str, encoding: Encoding, byte_order_mark: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() + 4);
    match encoding {
        Encoding::Utf8 => {
            if byte_order_mark {
                bytes.extend_from_slice(b"\xEF\xBB\xBF");
            }
            bytes.extend_from_slice(text.as_bytes());
        }
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let pair = if encoding == Encoding::Utf16Le { u16::to_le_bytes } else { u16::to_be_bytes };
            if byte_order_mark {
                bytes.extend_from_slice(&pair(0xFEFF));
            }
            bytes.extend(text.encode_utf16().flat_map(pair));
        }
        Encoding::Windows1252 => bytes.extend(text.chars().map(|c| {
            let high = HIGH.iter().position(|&known| known == c).and_then(|at| u8::try_from(at + 0x80).ok());
            high.or_else(|| u8::try_from(u32::from(c)).ok()).unwrap_or(b'?')
        })),
    }
    bytes
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    char::decode_utf16(pairs.iter().map(|&pair| unit(pair))).collect::<Result<String, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(bytes: &[u8]) -> Decoded {
        let decoded = decode(bytes);
        assert_eq!(encode(&decoded.text, decoded.encoding, decoded.byte_order_mark), bytes);
        decoded
    }

    #[test]
    fn every_byte_survives() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(round_trip(&all).encoding, Encoding::Windows1252);
    }

    #[test]
    fn pilcrow_of_windows_1252() {
        let decoded = round_trip(b"\xB61. (C) He said \x93no\x94.");
        assert_eq!(decoded.text, "¶1. (C) He said “no”.");
    }

    #[test]
    fn utf16_needs_mark_and_form() {
        assert_eq!(round_trip(b"\xFF\xFEB\0T\0").text, "BT");
        assert_eq!(round_trip(b"\xFE\xFF\0B\0T").text, "BT");
        assert_eq!(round_trip(b"\xFF\xFEB\0T").encoding, Encoding::Windows1252, "an odd byte is left over");
        assert_eq!(round_trip(b"\xFF\xFE\0\xD8").encoding, Encoding::Windows1252, "a surrogate stands alone");
    }

    #[test]
    fn byte_order_mark_of_utf8_is_kept_aside() {
        let decoded = round_trip(b"\xEF\xBB\xBFBT");
        assert_eq!((decoded.text.as_str(), decoded.byte_order_mark), ("BT", true));
    }

    #[test]
    fn marks_are_written_only_where_they_stood() {
        for (encoding, label, plain, marked) in [
            (Encoding::Utf8, "utf-8", b"B\xC2\xB6".as_slice(), b"\xEF\xBB\xBFB\xC2\xB6".as_slice()),
            (Encoding::Utf16Le, "utf-16le", b"B\0\xB6\0", b"\xFF\xFEB\0\xB6\0"),
            (Encoding::Utf16Be, "utf-16be", b"\0B\0\xB6", b"\xFE\xFF\0B\0\xB6"),
            (Encoding::Windows1252, "windows-1252", b"B\xB6", b"B\xB6"),
        ] {
            assert_eq!(
                (encode("B¶", encoding, false), encode("B¶", encoding, true)),
                (plain.to_vec(), marked.to_vec())
            );
            assert_eq!(encoding.label(), label);
        }
        assert_eq!(encode("日€\u{81}", Encoding::Windows1252, false), b"?\x80\x81");
        assert!(!round_trip(b"BT").byte_order_mark);
    }
}
