//! The JSON schema of rule files, written from the table of keys, so that editors know what the checks know.

use super::keys::{self, Domain, Field, Kind};
use crate::lang::LanguagePack;
use serde_json::{Map, Value, json};

/// The schema as it is committed and printed.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema.
pub fn schema() -> Value {
    let Value::Object(mut top) = record(keys::FILE) else { return Value::Null };
    let mut out = Map::new();
    out.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.insert("title".into(), json!("corroborate rule file"));
    out.append(&mut top);
    out.insert(
        "$defs".into(),
        json!({
            "claim": record_of(keys::CLAIM, json!(keys::VALUE_KEYS.map(|key| json!({"required": [key]})))),
            "test": record(keys::TEST),
            "expectation": record(keys::EXPECTATION),
            "lexicon": lexicon(),
            "word": {"anyOf": [{"type": ["string", "number", "boolean"]}, record_of(keys::WORD, json!([{"required": ["word"]}, {"required": ["exact"]}]))]}
        }),
    );
    Value::Object(out)
}

fn record_of(fields: &'static [Field], one_of: Value) -> Value {
    let mut schema = record(fields);
    schema["oneOf"] = one_of;
    schema
}

fn record(fields: &'static [Field]) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let mut schema = kind(&field.kind);
        schema["description"] = json!(field.about);
        properties.insert(field.name.to_owned(), schema);
    }
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn kind(of: &Kind) -> Value {
    let one_or_many = |item: Value| json!({"anyOf": [item, {"type": "array", "items": item}]});
    match of {
        Kind::Version => json!({"const": keys::VERSION}),
        // YAML reads some words as numbers or truth values; the program reads them as words.
        Kind::Text(domain) => text_of(*domain),
        Kind::Scalar => json!({"type": ["string", "number", "boolean"]}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Choice(choices) => json!({"enum": choices}),
        Kind::Choices(choices) => one_or_many(json!({"enum": choices})),
        Kind::Names(domain) => one_or_many(text_of(*domain)),
        Kind::Alternatives(domain) => {
            let name = text_of(*domain);
            json!({"anyOf": [name, {"type": "array", "items": {"anyOf": [name, {"type": "array", "items": name}]}}]})
        }
        Kind::List(item) => json!({"type": "array", "items": kind(item)}),
        Kind::Map(Domain::Language, value) => {
            let mut properties = Map::new();
            let mut codes: Vec<&str> = LanguagePack::shipped_codes().collect();
            codes.sort_unstable();
            for code in codes {
                properties.insert(code.to_owned(), kind(value));
            }
            json!({"type": "object", "additionalProperties": false, "properties": properties})
        }
        Kind::Map(_, value) => json!({"type": "object", "additionalProperties": kind(value)}),
        Kind::Record(fields) if std::ptr::eq(*fields, keys::CLAIM) => json!({"$ref": "#/$defs/claim"}),
        Kind::Record(fields) if std::ptr::eq(*fields, keys::TEST) => json!({"$ref": "#/$defs/test"}),
        Kind::Record(fields) if std::ptr::eq(*fields, keys::EXPECTATION) => json!({"$ref": "#/$defs/expectation"}),
        Kind::Record(fields) => record(fields),
        Kind::Lexicon => json!({"$ref": "#/$defs/lexicon"}),
        Kind::Word => json!({"$ref": "#/$defs/word"}),
    }
}

/// Words by language, or named values with theirs.
fn lexicon() -> Value {
    let mut values = kind(&keys::VALUES);
    values["description"] = json!(keys::ABOUT_VALUES);
    let named = json!({
        "type": "object", "additionalProperties": false, "required": [keys::VALUES_KEY], "properties": {keys::VALUES_KEY: values}
    });
    json!({"anyOf": [kind(&keys::BY_LANGUAGE), named]})
}

fn text_of(domain: Domain) -> Value {
    match domain {
        Domain::Need => json!({"enum": keys::NEEDS}),
        Domain::Argument => json!({"enum": keys::ARGUMENTS}),
        Domain::Language => {
            let mut codes: Vec<&str> = LanguagePack::shipped_codes().collect();
            codes.sort_unstable();
            json!({"enum": codes})
        }
        _ => json!({"type": "string"}),
    }
}
