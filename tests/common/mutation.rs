//! Texts that look like cables and are damaged in every way: for `tests/mutate.rs` and `tools/fuzz`.

/// xorshift64*: small, fast, and the same everywhere.
pub struct Random(u64);

impl Random {
    /// Of one round: any round can be had again without those before it.
    pub fn of(seed: u64, round: u64) -> Self {
        let mixed = (seed ^ round.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mut random = Self((mixed ^ (mixed >> 27)).max(1));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from((self.next() >> 16) % most.max(1) as u64).unwrap()
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// A repeated piece grows a text up to this size: enough for time that grows with the square of the length to show.
const LARGE: usize = 300_000;

/// What damage puts into texts.
const INSERTS: [&str; 20] = [
    "¶",
    "\n",
    "\r",
    "\u{2028}",
    "\0",
    "1",
    "(",
    ")",
    "$\\P",
    "REF: ",
    "TAGS: ",
    "PAGE 02\n",
    "BT\n",
    "\u{FEFF}",
    "é",
    "\t",
    "---\n",
    "Message Attributes\n",
    "C O N F I D E N T I A L X 1\n",
    "\"",
];

/// The format's own words, parted by tildes and line ends: random bytes become these, so that deep places are reached.
const TOKENS: &str = r#"
VZCZCXYZ0000~RR RUEHWEB~DE RUEHKB #0152/01 0511129~ZNY CCCCC ZZH~ZNR UUUUU ZZH
OAAUZYUW RUEHKBA0451 0381226-UUUU--RHEHAAA.~R 201129Z FEB 08~P R 191700Z APR 74 ZFF4~O 300000Z
FM AMEMBASSY BAKU~TO SECSTATE WASHDC 3551~INFO RUEHAK/AMEMBASSY ANKARA PRIORITY 0210~XMT ~BT~#0152~NNNN
C O N F I D E N T I A L SECTION 01 OF 02 BAKU 000152~UNCLAS BAKU 152~LIMITED OFFICIAL USE~S E C R E T
SIPDIS~NOFORN~EXDIS~STATE FOR EUR/CARC~E.O. 12958: DECL: 02/19/2018~E.O. 11652: GDS~E.O.: N/A
TAGS: PHUM, PREL, AJ~TAGS PINT (DOE, JOHN)~SUBJECT: ~SUBJ: ~REF: A. 07 BAKU 1501~REFS: (A) STATE 134734 (NOTAL), B.
REF: NONE~Classified By: Vice Consul Jane Roe, reasons 1.4(b) and (d).~DERIVED FROM: ~DECLASSIFY ON: ~REASONS 1.5 (B)
1. (C) ~11. ~¶2. (SBU) ~$\P 1$. ~- 12. ~2007. ~A. ~(U) SUMMARY: ~END SUMMARY.~COMMENT: ~END COMMENT~BEGIN TEXT~QTE
UNQTE~DERSE~PAGE 01        LA PAZ  02466  192006Z~ACTION ARA-10~INFO  OCT-01  ISO-00 /073 W
---------------------  112277~Message Text~Message Attributes~Document Number: 1974LAPAZ02466~DRAFTED BY NEA:JROE
Declassified/Released US Department of State EO Systematic Review 30 JUN 2005~RELEASE IN PART B6
UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05772793 Date: 11/30/2015
---~cable-tags: ""~# ~**~::: {.cable-meta}~MRN: 12 CAIRO 1208~Date/DTG: Jun 17, 2012 / 172335Z JUN 12~From: ~Action:
Signature: ~LINE1: ~DTG: ~ORIG: ~Reference ID~Created~Released~<pre>~&#x000A;~</td>~|~,~	~;~ ~.~:~/~(~)~-~THE TALKS
"#;

/// A text made of those given: mutated, spliced line by line, sown with the format's words, or grown.
pub fn invent(texts: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let pick = |random: &mut Random| &texts[random.below(texts.len())];
    let mut bytes = pick(random).clone();
    match random.below(16) {
        0..4 => bytes = splice(&bytes, pick(random), random),
        4..7 => sow(&mut bytes, random),
        7 => {
            bytes.clear();
            sow(&mut bytes, random);
        }
        8 if random.below(16) == 0 => grow(&mut bytes, random),
        _ => {}
    }
    if random.below(4) > 0 {
        mutate(&mut bytes, pick(random), random);
    }
    bytes
}

/// One to seven small damages anywhere.
fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let to = (at + random.below(40)).min(bytes.len());
        match random.below(7) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, random.one(&INSERTS).bytes())),
            2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(1 << (at % 8))),
            3 => {
                let piece: Vec<u8> = bytes[at..to].to_vec();
                let place = random.below(bytes.len() + 1);
                bytes.splice(place..place, piece);
            }
            4 => bytes.truncate(at),
            5 => {
                let from = random.below(other.len() + 1);
                let piece = other[from..(from + random.below(200)).min(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => bytes[at..to].make_ascii_lowercase(),
        }
    }
}

/// Runs of lines of two texts in turn; now and then a line is lost, doubled, or joined to the next.
fn splice(one: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let texts = [one, other].map(|text| text.split_inclusive(|byte| *byte == b'\n').collect::<Vec<_>>());
    let (mut at, mut out) = ([0, 0], Vec::new());
    for turn in 0.. {
        let (lines, at) = (&texts[turn % 2], &mut at[turn % 2]);
        if *at >= lines.len() {
            break;
        }
        let to = (*at + 1 + random.below(12)).min(lines.len());
        for line in &lines[*at..to] {
            match random.below(32) {
                0 => {}
                1 => out.extend([*line, *line].concat()),
                2 => out.extend(line.trim_ascii_end()),
                _ => out.extend(*line),
            }
        }
        *at = to;
    }
    out
}

/// A run of the format's words somewhere.
fn sow(bytes: &mut Vec<u8>, random: &mut Random) {
    let tokens: Vec<&str> = TOKENS.split(['~', '\n']).collect();
    let mut run = String::new();
    for _ in 0..=random.below(60) {
        run.push_str(random.one(&tokens));
        run.push_str(random.one(&["\n", "\n", " ", ""]));
    }
    let at = random.below(bytes.len() + 1);
    bytes.splice(at..at, run.into_bytes());
}

/// A piece of it repeated until it is large.
fn grow(bytes: &mut Vec<u8>, random: &mut Random) {
    let from = random.below(bytes.len() + 1);
    let to = (from + 1 + random.below(100)).min(bytes.len());
    let piece = bytes[from..to].to_vec();
    let n_times = LARGE / piece.len().max(1);
    bytes.splice(to..to, piece.repeat(n_times));
}
