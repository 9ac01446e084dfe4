//! When to colour, and with what. `--color` decides first, then `NO_COLOR`, then whether the output is a terminal that
//! can show colours.

use anstyle::{AnsiColor, Style};

/// The `--color` option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourChoice {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Also when piped, and whatever the environment says.
    Always,
    /// Never.
    Never,
}

impl ColourChoice {
    /// Whether to colour, given that the output is a terminal or not and a way to look up the environment.
    pub fn decide(self, terminal: bool, environment: impl Fn(&str) -> Option<String>) -> bool {
        match self {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => {
                let set = |name| environment(name).is_some_and(|value| !value.is_empty());
                terminal && !set("NO_COLOR") && environment("TERM").as_deref() != Some("dumb")
            }
        }
    }
}

/// What a piece of a report is, for its colour. The words always say the same thing without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Text as it is.
    #[default]
    Plain,
    /// Column titles.
    Heading,
    /// Explanations, places in files.
    Quiet,
    /// The exact words of a claim in its sentence.
    Quoted,
    /// Sources exclude each other.
    Alarm,
    /// Needs a look.
    Warning,
    /// Worth knowing.
    Notice,
    /// Holds.
    Good,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Tone::Plain => Style::new(),
            Tone::Heading | Tone::Quoted => Style::new().bold(),
            Tone::Quiet => Style::new().dimmed(),
            Tone::Alarm => AnsiColor::Red.on_default().bold(),
            Tone::Warning => AnsiColor::Yellow.on_default(),
            Tone::Notice => AnsiColor::Cyan.on_default(),
            Tone::Good => AnsiColor::Green.on_default(),
        }
    }

    /// `text` in this tone when `on`.
    pub fn paint(self, text: &str, on: bool) -> String {
        if !on || self == Tone::Plain || text.is_empty() {
            return text.to_string();
        }
        let style = self.style();
        format!("{style}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_goes_before_the_environment() {
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".to_string());
        let empty = |name: &str| (name == "NO_COLOR").then(String::new);
        let dumb = |name: &str| (name == "TERM").then(|| "dumb".to_string());
        assert!(ColourChoice::Always.decide(false, no_color));
        assert!(!ColourChoice::Never.decide(true, |_| None));
        assert!(ColourChoice::Auto.decide(true, |_| None));
        assert!(ColourChoice::Auto.decide(true, empty), "an empty NO_COLOR is none");
        assert!(!ColourChoice::Auto.decide(true, no_color));
        assert!(!ColourChoice::Auto.decide(true, dumb));
        assert!(!ColourChoice::Auto.decide(false, |_| None));
    }

    #[test]
    fn paint_resets_what_it_sets() {
        assert_eq!(Tone::Good.paint("x", true), "\u{1b}[32mx\u{1b}[0m");
        assert_eq!(Tone::Good.paint("x", false), "x");
        assert_eq!(Tone::Alarm.paint("", true), "");
    }
}
