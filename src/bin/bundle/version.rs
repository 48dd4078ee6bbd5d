//! What is told of a build.

use std::process::Command;

/// The version and the commit it is built from: `0.1.0 (build 1a2b3c4d)`; a `+` behind it tells of changes since. Without a
/// repository the version alone.
pub fn version() -> String {
    let commit = said(Command::new("git").args(["rev-parse", "--short=8", "HEAD"]));
    let changes = said(Command::new("git").args(["status", "--porcelain", "--untracked-files=no"]));
    of(commit.as_deref(), changes.is_some_and(|changes| !changes.is_empty()))
}

/// The compiler that built the module, which is the one that builds this: `rustc 1.95.0 (59807616e 2026-04-14)`.
pub fn compiler() -> Result<String, &'static str> {
    said(Command::new("rustc").arg("--version")).ok_or("rustc does not tell its version")
}

fn of(commit: Option<&str>, has_changes: bool) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let sign = if has_changes { "+" } else { "" };
    commit.map_or_else(|| version.to_owned(), |commit| format!("{version} (build {commit}{sign})"))
}

/// What a command says, if it succeeds; it runs in the folder of the project.
fn said(command: &mut Command) -> Option<String> {
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{compiler, of};

    #[test]
    fn the_compiler_tells_its_version() {
        let compiler = compiler().unwrap_or_default();
        let version = compiler.strip_prefix("rustc ").unwrap_or_default();
        assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{compiler}");
    }

    #[test]
    fn a_build_is_told_by_its_commit() {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(of(Some("1a2b3c4d"), false), format!("{version} (build 1a2b3c4d)"));
        assert_eq!(of(Some("1a2b3c4d"), true), format!("{version} (build 1a2b3c4d+)"));
        assert_eq!(of(None, false), version);
    }
}
