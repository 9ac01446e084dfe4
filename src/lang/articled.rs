//! Names that a sentence gives an article: "in the United States", but "in Iraq".

use super::LanguagePack;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The article in front of a name inside a sentence of `language`; `None` for names that stand bare and for languages that
/// list none.
pub fn article(language: &str, name: &str) -> Option<&'static str> {
    static ARTICLES: OnceLock<HashMap<String, HashMap<String, String>>> = OnceLock::new();
    let of = |pack: LanguagePack| {
        let by_name = |(article, names): (String, Vec<String>)| names.into_iter().map(move |name| (name, article.clone()));
        (pack.language, pack.articled.into_iter().flat_map(by_name).collect())
    };
    let articles = ARTICLES.get_or_init(|| LanguagePack::shipped_codes().filter_map(LanguagePack::shipped).map(of).collect());
    articles.get(language)?.get(name).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_some_names_have_one() {
        assert_eq!(article("en", "United States"), Some("the"));
        assert_eq!(article("en", "Iraq"), None);
        assert_eq!(article("ar", "United States"), None, "a list is of one language");
        assert_eq!(article("xx", "Iraq"), None);
    }
}
