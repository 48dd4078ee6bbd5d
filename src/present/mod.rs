//! P
/// x
pub struct Page;
