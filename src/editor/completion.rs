//! Completion: the keys that may stand at the cursor, or the names and choices of the key it stands behind.

use super::cursor::{self, Cursor, Slot};
use super::names::{Known, Name};
use super::position::range_of;
use crate::rule::keys::{self, Domain, Field, Kind};
use lsp_types::{CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, TextEdit};

/// What may stand at the byte `offset`.
pub fn complete(known: &Known<'_>, offset: usize) -> CompletionList {
    let text = known.text;
    let here = cursor::at(text, offset);
    let Some(kind) = cursor::kind(&here.path).filter(|_| here.slot != Slot::Text) else { return CompletionList::default() };
    let range = range_of(text, here.word.clone());
    let item = |label: String, written: String, kind: CompletionItemKind, name: &Name| CompletionItem {
        filter_text: Some(format!("{label} {}", name.search).trim_end().to_owned()),
        detail: (!name.detail.is_empty()).then(|| name.detail.clone()),
        kind: Some(kind),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: written })),
        label,
        ..CompletionItem::default()
    };
    let is_key =
        here.slot == Slot::Key || here.slot == Slot::Line && matches!(kind, Kind::Record(_) | Kind::Map(..) | Kind::Lexicon | Kind::Word);
    let items = if is_key {
        let taken = siblings(text, &here, offset);
        match kind {
            Kind::Record(fields) => field_items(fields, &taken, range),
            Kind::Word => field_items(keys::WORD, &[], range),
            Kind::Lexicon => {
                let values = Name { name: keys::VALUES_KEY.to_owned(), detail: keys::ABOUT_VALUES.to_owned(), search: String::new() };
                let names = known.names(Domain::Language).into_iter().chain([values]).filter(|name| !taken.contains(&name.name));
                names.map(|name| item(name.name.clone(), format!("{}: ", name.name), CompletionItemKind::FIELD, &name)).collect()
            }
            Kind::Map(domain, _) => {
                let names = known.names(domain).into_iter().filter(|name| !taken.contains(&name.name));
                names.map(|name| item(name.name.clone(), format!("{}: ", name.name), CompletionItemKind::FIELD, &name)).collect()
            }
            _ => Vec::new(),
        }
    } else {
        let values = values(known, &here.path, kind, &text[here.word.clone()]);
        values.into_iter().map(|(kind, name)| item(name.name.clone(), name.name.clone(), kind, &name)).collect()
    };
    // Only some places are sent: what is typed on asks for others.
    let is_incomplete = !is_key && is_place(&here.path);
    CompletionList { is_incomplete, items }
}

fn field_items(fields: &'static [Field], taken: &[String], range: lsp_types::Range) -> Vec<CompletionItem> {
    let has_value =
        |field: &&Field| keys::VALUE_KEYS.contains(&field.name) && taken.iter().any(|name| keys::VALUE_KEYS.contains(&name.as_str()));
    let is_claim = fields.len() == keys::CLAIM.len();
    fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !(taken.iter().any(|name| name == field.name) || is_claim && has_value(field)))
        .map(|(at, field)| CompletionItem {
            label: field.name.to_owned(),
            kind: Some(CompletionItemKind::PROPERTY),
            documentation: Some(Documentation::String(field.about.to_owned())),
            // The order of the table, which is that of a form.
            sort_text: Some(format!("{at:03}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range,
                new_text: if matches!(field.kind, Kind::Record(_) | Kind::Map(..)) {
                    format!("{}:", field.name)
                } else {
                    format!("{}: ", field.name)
                },
            })),
            ..CompletionItem::default()
        })
        .collect()
}

/// Keys that stand beside the cursor, under the same keys; of a list those of the entry that the cursor is in.
fn siblings(text: &str, here: &Cursor, offset: usize) -> Vec<String> {
    let line = text[..offset].rfind('\n').map_or(0, |at| at + 1)..text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let column = here.word.start - line.start;
    let entry = match here.slot {
        Slot::Line => cursor::list_entry(text, column, offset),
        _ => 0..text.len(),
    };
    let same = |key: &cursor::Entry| key.path.len() == here.path.len() + 1 && key.path.starts_with(&here.path);
    let beside = cursor::entries(text).into_iter().filter(same);
    let beside = beside.filter(|key| entry.contains(&key.key.start) && !line.contains(&key.key.start));
    beside.filter_map(|mut key| key.path.pop()).collect()
}

/// The names and choices of a kind.
fn values(known: &Known<'_>, path: &[String], kind: Kind, word: &str) -> Vec<(CompletionItemKind, Name)> {
    let plain =
        |text: &str| (CompletionItemKind::ENUM_MEMBER, Name { name: text.to_owned(), detail: String::new(), search: String::new() });
    let of = |domain: Domain| known.names(domain).into_iter().map(|name| (CompletionItemKind::REFERENCE, name)).collect::<Vec<_>>();
    if is_place(path) {
        return known.places(word).into_iter().map(|name| (CompletionItemKind::VALUE, name)).collect();
    }
    if path == ["constraints"] {
        return of(Domain::ClaimType);
    }
    match kind {
        Kind::Version => vec![plain(&keys::VERSION.to_string())],
        Kind::Flag => vec![plain("true"), plain("false")],
        Kind::Choice(choices) | Kind::Choices(choices) => choices.iter().map(|choice| plain(choice)).collect(),
        Kind::Text(domain) | Kind::Names(domain) | Kind::Alternatives(domain) => of(domain),
        Kind::Scalar if is_expectation(path) => match path.last().map(String::as_str) {
            Some("nation" | "who" | "actor" | "party" | "said-by") => of(Domain::Actor),
            Some("type") => of(Domain::ClaimType),
            Some("role") => keys::DATE_ROLES.iter().map(|role| plain(role)).collect(),
            Some("relation") => keys::PLACE_ROLES.iter().map(|role| plain(role)).collect(),
            Some("scope") => match known.scopes_of(path) {
                own if own.is_empty() => of(Domain::Scope),
                own => own.into_iter().map(|name| (CompletionItemKind::ENUM_MEMBER, name)).collect(),
            },
            Some("category") => known.values_of(path).into_iter().map(|name| (CompletionItemKind::ENUM_MEMBER, name)).collect(),
            Some(key @ ("polarity" | "modality")) => match keys::find(keys::CLAIM, key).map(|field| field.kind) {
                Some(Kind::Choice(choices)) => choices.iter().map(|choice| plain(choice)).collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// In a claim that a test expects.
fn is_expectation(path: &[String]) -> bool {
    path.len() >= 2 && path[path.len() - 2] == "claims" && path.iter().any(|key| key == "tests")
}

/// Where a place of the gazetteer is named.
fn is_place(path: &[String]) -> bool {
    match path {
        [.., above, last] if last == "place" => above == "default" || is_expectation(path),
        _ => path.last().is_some_and(|last| last == "value") && is_expectation(path),
    }
}
