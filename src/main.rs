//! The `masthead` command.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    masthead::server::command::run().await
}
