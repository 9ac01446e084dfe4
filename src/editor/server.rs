//! The server: one message in, the answers out. It keeps the files that the editor has open and what their rules come to.

use super::hover::{self, Shown};
use super::names::Known;
use super::position::{byte_of, range_of};
use super::{completion, diagnostics};
use crate::extract::Languages;
use crate::report::human::Names;
use crate::rule::RuleText;
use crate::rule::load::{self, Loaded};
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, Notification as _, PublishDiagnostics, ShowMessage,
};
use lsp_types::request::{Completion, HoverRequest, Initialize, Request as _, Shutdown};
use lsp_types::{
    CompletionOptions, CompletionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, Hover,
    HoverContents, HoverParams, HoverProviderCapability, InitializeResult, MarkupContent, MarkupKind, MessageType,
    PublishDiagnosticsParams, ServerCapabilities, ServerInfo, ShowMessageParams, TextDocumentPositionParams, TextDocumentSyncCapability,
    TextDocumentSyncKind, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Keys by which a rule file is told from any other YAML file.
const OURS: [&str; 3] = ["pack", "claims", "words"];

/// The rule files of the project in a folder, or why its settings cannot be used.
pub type Project = Box<dyn Fn(Option<&Path>) -> Result<Vec<PathBuf>, String>>;

/// A language server for rule files.
pub struct Server {
    gazetteer: Gazetteer,
    actors: Actors,
    find: Project,
    /// Rule files of the project, beside those that are open.
    project: Vec<PathBuf>,
    open: BTreeMap<String, Open>,
    stage: Stage,
}

/// How far the talk with the editor has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It has not greeted yet.
    Before,
    /// It is at work.
    Open,
    /// It has asked to shut down, and may only leave.
    Leaving,
}

/// A file that the editor has open.
struct Open {
    uri: Uri,
    version: i32,
    path: String,
    text: String,
    loaded: Loaded,
    languages: Arc<Languages>,
}

impl Server {
    /// A server that reads the rule files that `find` gives beside those that are open.
    pub fn new(find: Project) -> Self {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        Server { gazetteer, actors, find, project: Vec::new(), open: BTreeMap::new(), stage: Stage::Before }
    }

    /// True once the editor has asked to shut down.
    pub fn is_leaving(&self) -> bool {
        self.stage == Stage::Leaving
    }

    /// The answers to a message.
    pub fn handle(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) if request.method == Initialize::METHOD && self.stage == Stage::Before => {
                self.stage = Stage::Open;
                let warning = self.enter(&request.params);
                let greeting = match json(Ok(capabilities())) {
                    Ok(value) => Response::new_ok(request.id, value),
                    Err((code, why)) => Response::new_err(request.id, code as i32, why),
                };
                let shown =
                    |message| Notification::new(ShowMessage::METHOD.to_owned(), ShowMessageParams { typ: MessageType::WARNING, message });
                std::iter::once(greeting.into()).chain(warning.map(|message| shown(message).into())).collect()
            }
            Message::Request(request) => vec![self.answer(request).into()],
            Message::Notification(notification) if self.stage == Stage::Open => self.note(notification),
            Message::Notification(_) => Vec::new(),
            Message::Response(_) => Vec::new(),
        }
    }

    /// Takes the folder that the editor has open as the project; what is wrong with its settings comes back.
    fn enter(&mut self, params: &serde_json::Value) -> Option<String> {
        let folder = params["workspaceFolders"][0]["uri"].as_str().or(params["rootUri"].as_str());
        let root = folder.and_then(|uri| uri.parse().ok()).map(|uri| PathBuf::from(path_of(&uri)));
        let found = (self.find)(root.as_deref());
        let warning = found.as_ref().err().cloned();
        self.project = found.unwrap_or_default();
        warning
    }

    fn answer(&mut self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let result = match method.as_str() {
            _ if self.stage == Stage::Before => Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned())),
            _ if self.stage == Stage::Leaving => Err((ErrorCode::InvalidRequest, "the server is shutting down".to_owned())),
            Initialize::METHOD => Err((ErrorCode::InvalidRequest, "`initialize` comes once".to_owned())),
            Completion::METHOD => json(read(params).map(|params: CompletionParams| {
                self.at(&params.text_document_position, |known, _, offset| completion::complete(&known, offset))
            })),
            HoverRequest::METHOD => json(read(params).map(|params: HoverParams| self.hover(&params.text_document_position_params))),
            Shutdown::METHOD => {
                self.stage = Stage::Leaving;
                Ok(serde_json::Value::Null)
            }
            other => Err((ErrorCode::MethodNotFound, format!("`{other}` is not offered"))),
        };
        match result {
            Ok(value) => Response::new_ok(id, value),
            Err((code, why)) => Response::new_err(id, code as i32, why),
        }
    }

    fn note(&mut self, notification: Notification) -> Vec<Message> {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => read(params).map_or_else(
                |_| Vec::new(),
                |params: DidOpenTextDocumentParams| {
                    let document = params.text_document;
                    self.take(document.uri, document.version, document.text)
                },
            ),
            DidChangeTextDocument::METHOD => {
                read(params).map_or_else(|_| Vec::new(), |params: DidChangeTextDocumentParams| self.change(params))
            }
            DidCloseTextDocument::METHOD => read(params).map_or_else(
                |_| Vec::new(),
                |params: DidCloseTextDocumentParams| {
                    let uri = params.text_document.uri;
                    self.open.remove(uri.as_str());
                    // What is not open has no marks of ours; the others may have lost what they use.
                    let mut out = vec![publish(uri, None, Vec::new())];
                    out.extend(self.refresh());
                    out
                },
            ),
            _ => Vec::new(),
        }
    }

    /// Keeps a text, and tells what is wrong in it and in the other files that are open.
    fn take(&mut self, uri: Uri, version: i32, text: String) -> Vec<Message> {
        match self.open.get_mut(uri.as_str()) {
            Some(open) => (open.version, open.text) = (version, text),
            None => {
                let path = path_of(&uri);
                let (loaded, languages) = (Loaded::default(), Arc::default());
                self.open.insert(uri.as_str().to_owned(), Open { uri, version, path, text, loaded, languages });
            }
        }
        self.refresh()
    }

    /// Changes one after the other, each of the whole text or of a stretch of it.
    fn change(&mut self, params: DidChangeTextDocumentParams) -> Vec<Message> {
        let DidChangeTextDocumentParams { text_document, content_changes } = params;
        let Some(open) = self.open.get(text_document.uri.as_str()) else { return Vec::new() };
        let mut text = open.text.clone();
        for change in content_changes {
            match change.range {
                Some(range) => {
                    let (start, end) = (byte_of(&text, range.start), byte_of(&text, range.end));
                    text.replace_range(start..end.max(start), &change.text);
                }
                None => text = change.text,
            }
        }
        self.take(text_document.uri, text_document.version, text)
    }

    /// Compiles what is open together with the project, and publishes what is wrong.
    fn refresh(&mut self) -> Vec<Message> {
        let mut texts: Vec<RuleText> = Vec::new();
        for file in load::read(&self.project) {
            let real = real(&file.path);
            if self.open.values().all(|open| self::real(&open.path) != real) {
                texts.push(file);
            }
        }
        let uris: Vec<String> = self.open.keys().cloned().collect();
        let mut out = Vec::new();
        for uri in uris {
            // A file that is open beside this one counts only where it is a rule file of the same project.
            let mut together = texts.clone();
            for (other, open) in &self.open {
                if *other == uri || is_rule_file(&open.text) && self.is_project(&open.path) {
                    together.push(RuleText::new(open.path.clone(), open.text.clone()));
                }
            }
            let Some(open) = self.open.get_mut(&uri) else { continue };
            let mut found = Vec::new();
            if is_rule_file(&open.text) {
                let loaded = load::load(together, &self.gazetteer, &self.actors);
                // Making a language ready takes far longer than all the rest, and hangs on the lexicons alone.
                if loaded.rules.lexicons != open.loaded.rules.lexicons {
                    open.languages = Arc::default();
                }
                open.loaded = loaded;
                found = diagnostics::of_file(&open.loaded.diagnostics, &open.path, &open.text, &open.uri);
            }
            out.push(publish(open.uri.clone(), Some(open.version), found));
        }
        out
    }

    fn is_project(&self, path: &str) -> bool {
        let path = real(path);
        self.project.iter().any(|own| path.starts_with(real(&own.display().to_string())))
    }

    /// Does something with what is known at a position of an open file.
    fn at<T>(&self, position: &TextDocumentPositionParams, act: impl FnOnce(Known<'_>, &Open, usize) -> T) -> Option<T> {
        let open = self.open.get(position.text_document.uri.as_str())?;
        let known = Known {
            rules: &open.loaded.rules,
            gazetteer: &self.gazetteer,
            actors: &self.actors,
            text: &open.text,
            languages: &open.languages,
        };
        Some(act(known, open, byte_of(&open.text, position.position)))
    }

    fn hover(&self, position: &TextDocumentPositionParams) -> Option<Hover> {
        let shown = self.at(position, |known, open, offset| {
            let broken = !load::is_usable(&open.loaded.diagnostics);
            let Shown { markdown, bytes } = hover::hover(&known, self, broken, offset)?;
            let range = Some(range_of(&open.text, bytes));
            Some(Hover { contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: markdown }), range })
        });
        shown.flatten()
    }
}

impl Names for Server {
    fn place(&self, id: &str, language: &str) -> String {
        self.gazetteer.display(id, language)
    }

    fn actor(&self, id: &str, language: &str) -> String {
        self.actors.display(id, language, &self.gazetteer)
    }
}

fn capabilities() -> InitializeResult {
    InitializeResult {
        capabilities: ServerCapabilities {
            text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::INCREMENTAL)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some([" ", "[", "{", ",", "-"].map(str::to_owned).to_vec()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo { name: "corroborate".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) }),
    }
}

/// An answer, or why there is none.
type Answer<T> = Result<T, (ErrorCode, String)>;

fn read<T: DeserializeOwned>(params: serde_json::Value) -> Answer<T> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn json(answer: Answer<impl Serialize>) -> Answer<serde_json::Value> {
    serde_json::to_value(answer?).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

fn publish(uri: Uri, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) -> Message {
    Notification::new(PublishDiagnostics::METHOD.to_owned(), PublishDiagnosticsParams { uri, diagnostics, version }).into()
}

/// A YAML file that is about something else gets no marks.
fn is_rule_file(text: &str) -> bool {
    super::cursor::entries(text).iter().any(|entry| entry.path.len() == 1 && OURS.contains(&entry.path[0].as_str()))
}

/// The path that a `file:` address names; of any other address the address itself.
fn path_of(uri: &Uri) -> String {
    let text = uri.as_str();
    let Some(rest) = text.strip_prefix("file://") else { return text.to_owned() };
    let path = &rest[rest.find('/').unwrap_or(0)..];
    let mut bytes = Vec::with_capacity(path.len());
    let mut at = 0;
    while at < path.len() {
        let coded = path.as_bytes()[at] == b'%';
        match path.get(at + 1..at + 3).filter(|_| coded).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                at += 3;
            }
            None => {
                bytes.push(path.as_bytes()[at]);
                at += 1;
            }
        }
    }
    let path = String::from_utf8_lossy(&bytes).into_owned();
    // `file:///C:/rules.yaml` on Windows.
    match path.as_bytes() {
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => path[1..].to_owned(),
        _ => path,
    }
}

fn real(path: &str) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| Path::new(path).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths() {
        let path = |text: &str| path_of(&text.parse().unwrap());
        assert_eq!(path("file:///home/a%20b/%D9%82.yaml"), "/home/a b/ق.yaml");
        assert_eq!(path("file:///C:/rules.yaml"), "C:/rules.yaml");
        assert_eq!(path("untitled:Untitled-1"), "untitled:Untitled-1");
    }

    #[test]
    fn other_yaml_is_left_alone() {
        assert!(is_rule_file("version: 1\npack: x\n"));
        assert!(!is_rule_file("sources:\n  - path: a.txt\n"));
        assert!(!is_rule_file("services:\n  words: x\n"));
    }
}
