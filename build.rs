//! Bundles the page's editing script, and the style of what only the newsroom sees, into the server: they are no part of what
//! cargo-leptos builds for readers.

use std::{env, path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=src/editing");
    println!("cargo:rerun-if-changed=style");
    println!("cargo:rerun-if-env-changed=PATH");
    if env::var_os("CARGO_FEATURE_SSR").is_none() {
        return;
    }
    let (root, out) = (env::var("CARGO_MANIFEST_DIR").unwrap_or_default(), env::var("OUT_DIR").unwrap_or_default());
    let local = Path::new(&root).join("end2end/node_modules/.bin/esbuild");
    let esbuild = if local.is_file() { local } else { "esbuild".into() };
    for (entry, file) in [("src/editing/main.ts", "editing.js"), ("src/editing/writing.ts", "editor.js"), ("style/staff.css", "staff.css")] {
        let built = Command::new(&esbuild)
            .args(["--log-override:css-syntax-error=error", entry, "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
            .arg(format!("--outfile={out}/{file}"))
            .current_dir(&root)
            .status();
        match built {
            Ok(status) if status.success() => {}
            Ok(_) => panic!("esbuild could not bundle {entry}"),
            Err(cause) => panic!("there is no esbuild ({cause}); run `make setup`"),
        }
    }
}
