//! Bundles the scripts of readers and of the newsroom, and the style of what only the newsroom sees, into the server: they are no part
//! of what cargo-leptos builds.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What the newsroom downloads.
const STAFF: [(&str, &str); 3] = [("src/editing/main.ts", "editing.js"), ("src/editing/writing.ts", "editor.js"), ("style/staff.css", "staff.css")];

/// What browsers run beside the pages to read without a network (`server::offline`).
const WORKER: (&str, &str) = ("src/reading/worker/main.ts", "sw.js");

/// What readers download, from `src/reading/{name}.ts`: `main` with every page, the others when `main` asks for them by `lazily`.
const READING: &[&str] = &["main", "kept", "suggest", "viewer"];

fn main() {
    println!("cargo:rerun-if-changed=src/editing");
    println!("cargo:rerun-if-changed=src/reading");
    println!("cargo:rerun-if-changed=style");
    println!("cargo:rerun-if-env-changed=PATH");
    if env::var_os("CARGO_FEATURE_SSR").is_none() {
        return;
    }
    let (root, out) = (PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()), env::var("OUT_DIR").unwrap_or_default());
    for (entry, file) in STAFF.into_iter().chain([WORKER]) {
        bundle(&root, entry, &format!("{out}/{file}"));
    }
    let mut table = String::new();
    for name in READING {
        let file = format!("{out}/reading/{name}.js");
        bundle(&root, &format!("src/reading/{name}.ts"), &file);
        table.push_str(&format!("({name:?}, include_str!({file:?})),\n"));
    }
    fs::write(format!("{out}/reading.rs"), format!("&[\n{table}]\n"))
        .unwrap_or_else(|cause| panic!("the table of scripts could not be written: {cause}"));
}

fn bundle(root: &Path, entry: &str, file: &str) {
    let local = root.join("end2end/node_modules/.bin/esbuild");
    let esbuild = if local.is_file() { local } else { "esbuild".into() };
    let built = Command::new(&esbuild)
        .args(["--log-override:css-syntax-error=error", entry, "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        .arg(format!("--outfile={file}"))
        .current_dir(root)
        .status();
    match built {
        Ok(status) if status.success() => {}
        Ok(_) => panic!("esbuild could not bundle {entry}"),
        Err(cause) => panic!("there is no esbuild ({cause}); run `make setup`"),
    }
}
