//! Turns the YAML under `rules/` into compact JSON that the library carries, so that a start parses no YAML.
//!
//! Nothing here knows what the files mean: a file in a folder becomes a row of a table, and the module that
//! owns the data deserializes it.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// One generated table a folder.
const FOLDERS: [&str; 4] = ["lang", "gazetteer", "actors", "packs"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for folder in FOLDERS {
        let from = root.join("rules").join(folder);
        println!("cargo:rerun-if-changed={}", from.display());
        table(&from, folder, &out)?;
    }
    Ok(())
}

fn table(from: &Path, folder: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> = match fs::read_dir(from) {
        Ok(entries) => {
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect()
        }
        Err(_) => Vec::new(),
    };
    files.sort();
    let mut rust = String::from("/// Name, YAML as written, the same as JSON.\npub static FILES: &[(&str, &str, &str)] = &[\n");
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let yaml = fs::read_to_string(&file)?;
        let value: serde_json::Value = serde_yaml::from_str(&yaml).map_err(|error| format!("{}: {error}", file.display()))?;
        let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let json = out.join(format!("{folder}-{stem}.json"));
        fs::write(&json, serde_json::to_string(&value)?)?;
        writeln!(rust, "    ({stem:?}, include_str!({:?}), include_str!({:?})),", file.display().to_string(), json.display().to_string())?;
    }
    rust.push_str("];\n");
    fs::write(out.join(format!("{folder}.rs")), rust)?;
    Ok(())
}
