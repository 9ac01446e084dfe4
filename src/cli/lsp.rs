//! `corroborate lsp`: the language server over standard input and output.

use super::console::Console;
use super::exit::{Exit, Failure, Stop};
use super::options::RuleOptions;
use crate::editor::Server;
use crate::editor::wire::{self, Incoming};
use clap::Args;
use lsp_server::Message;

/// Arguments of `lsp`.
#[derive(Debug, Args)]
pub struct LspArguments {
    /// Taken and without effect: the streams are always standard input and output
    #[arg(long, hide = true)]
    stdio: bool,
    #[command(flatten)]
    rules: RuleOptions,
}

/// Runs it until the editor says that it is done.
pub fn run(arguments: &LspArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let options = arguments.rules.clone();
    let mut server = Server::new(Box::new(move |root| options.paths(root).map_err(|failure| failure.to_string())));
    loop {
        let incoming = wire::read(&mut console.input).map_err(|error| {
            let advice = "`corroborate lsp` is started by an editor and talks the language server protocol with it; see docs/editor.md";
            Failure::new(format!("standard input holds no message of the protocol: {error}"), advice)
        })?;
        match incoming {
            Incoming::Message(Message::Notification(note)) if note.method == "exit" => break,
            Incoming::Message(message) => {
                for answer in server.handle(message) {
                    answer.write(&mut console.out)?;
                }
            }
            Incoming::Malformed(why) => wire::refuse(&mut console.out, &why)?,
            Incoming::End => break,
        }
    }
    // The protocol asks for 1 where an editor goes without having asked to shut down.
    Ok(if server.is_leaving() { Exit::Passed } else { Exit::GateFailed })
}
