//! The `corroborate` program.

use corroborate::cli;

fn main() -> std::process::ExitCode {
    cli::run(std::env::args_os(), &mut cli::Console::of_process()).into()
}
