//! The `masthead` command.

use std::process::ExitCode;

use masthead::server::{command, media::intake::apart, memory};

fn main() -> ExitCode {
    // A process that another one of this program has begun needs no settings and no threads.
    apart::asked().unwrap_or_else(|| {
        memory::is_given_back();
        run()
    })
}

#[tokio::main]
async fn run() -> ExitCode {
    command::run().await
}
