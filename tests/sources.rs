//! From paths to sources: files, folders, manifests, encodings, page parts, and what is said of all that fails.

use corroborate::source::{Gathered, Metadata, Options, Source, Zone, gather};
use std::fs;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from("tests/fixtures/sources").join(name)
}

fn read(paths: &[&Path]) -> Gathered {
    gather(&paths.iter().map(|p| p.to_path_buf()).collect::<Vec<_>>(), &Options::default())
}

fn said(gathered: &Gathered) -> Vec<String> {
    gathered.problems.iter().map(ToString::to_string).collect()
}

/// The zone of every line that is not blank.
fn zones(source: &Source) -> Vec<(Zone, &str)> {
    let mut at = 0;
    let mut out = Vec::new();
    for line in source.text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            out.push((source.zone_at(at), line.trim()));
        }
        at += line.len();
    }
    out
}

#[test]
fn a_folder_gives_its_texts_in_order_with_what_is_said_of_them() {
    let gathered = read(&[&fixture("described")]);
    assert_eq!(said(&gathered), Vec::<String>::new());
    let found: Vec<_> = gathered
        .sources
        .iter()
        .map(|s| {
            let name = s.path.rsplit('/').next().unwrap_or_default();
            let day = s.published.map(|d| d.to_string()).unwrap_or_default();
            (s.id.as_str(), name, s.language.as_deref(), day, s.publisher.as_deref())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("s1", "convoy.txt", Some("en"), "2025-08-30".to_owned(), Some("Example Post")),
            ("s2", "note.md", Some("en"), "2025-09-01".to_owned(), Some("Example Desk")),
            ("s3", "قافلة.txt", Some("ar"), "2025-08-31".to_owned(), Some("صحيفة المثال")),
        ]
    );
    assert_eq!(gathered.sources[0].url.as_deref(), Some("https://example.org/convoy"));
    assert_eq!(gathered.sources[0].title.as_deref(), Some("Convoy leaves the base near Erbil"));
    assert_eq!(gathered.sources[1].title.as_deref(), Some("The base is empty, a visitor says"));
    let notes = &gathered.sources[1].notes;
    assert_eq!(notes, &["is not listed in tests/fixtures/sources/described/sources.yaml", "front matter key `tags` is not read"]);
}

#[test]
fn front_matter_stays_out_of_the_body() {
    let gathered = read(&[&fixture("described/note.md")]);
    let note = &gathered.sources[0];
    assert_eq!(note.zone_at(0), Zone::FrontMatter);
    let body = note.text.find("A visitor").expect("in the text");
    assert_eq!(note.zone_at(body), Zone::Body);
    assert_eq!(note.zone_at(note.text.find("# The base").expect("in the text")), Zone::Headline);
}

#[test]
fn a_manifest_named_itself_gives_its_files_alone() {
    let gathered = read(&[&fixture("described/sources.yaml")]);
    assert_eq!(
        gathered.sources.iter().map(|s| s.path.rsplit('/').next().unwrap_or_default()).collect::<Vec<_>>(),
        ["convoy.txt", "قافلة.txt"]
    );
}

#[test]
fn the_order_of_paths_and_their_spelling_change_nothing() {
    let folder = fixture("described");
    let file = fixture("described/convoy.txt");
    let other_spelling = PathBuf::from("./tests/fixtures/../fixtures/sources/described/convoy.txt");
    let list = |paths: &[&Path]| read(paths).sources.iter().map(|s| (s.id.clone(), s.path.clone())).collect::<Vec<_>>();
    let once = list(&[&folder]);
    assert_eq!(once.len(), 3);
    assert_eq!(list(&[&file, &folder, &file]), once);
    assert_eq!(list(&[&other_spelling, &folder]).len(), 3);
    assert_eq!(list(&[&folder, &other_spelling]), list(&[&other_spelling, &folder]));
}

#[test]
fn a_broken_manifest_stops_everything_and_points_at_each_place() {
    let gathered = read(&[&fixture("broken")]);
    assert!(gathered.is_fatal());
    assert!(gathered.sources.is_empty());
    let at = "tests/fixtures/sources/broken/sources.yaml";
    assert_eq!(
        said(&gathered),
        [
            format!("{at}:3:5: unknown key `pubished`; did you mean `published`?"),
            format!("{at}:5:11: `here.txt` is listed twice, first on line 2; keep one of the two"),
            format!("{at}:6:15: `Arabic` is no language code; write an ISO 639 code such as ar or en"),
        ]
    );
}

#[test]
fn a_manifest_that_lists_a_missing_file_says_where() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("sources.yaml"), "sources:\n  - path: a.txt\n  - path: gone.txt\n").expect("written");
    fs::write(folder.path().join("a.txt"), "One sentence stands here.").expect("written");
    let gathered = read(&[folder.path()]);
    assert!(gathered.is_fatal());
    assert!(
        said(&gathered)[0].ends_with("sources.yaml:3:11: `gone.txt` does not exist; paths are relative to the manifest"),
        "{:?}",
        said(&gathered)
    );
}

#[test]
fn unknown_paths_and_empty_folders_are_usage_errors() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("table.csv"), "a,b").expect("written");
    for path in [Path::new("no/such/path.txt"), folder.path()] {
        let gathered = read(&[path, &fixture("described")]);
        assert!(gathered.is_fatal() && gathered.sources.is_empty());
        assert_eq!(gathered.problems.len(), 1);
    }
    assert_eq!(said(&read(&[Path::new("no/such/path.txt")])), ["no/such/path.txt: does not exist; check the spelling of the path"]);
    let address = said(&read(&[Path::new("https://daily.example/story")])).join("\n");
    assert!(address.starts_with("https://daily.example/story: is an address on the web"), "{address}");
}

#[test]
fn one_unreadable_file_leaves_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.txt"), "The last convoy left the base on Saturday.").expect("written");
    fs::write(path("b.txt"), b"PK\x03\x04\x00\x00").expect("written");
    fs::write(path("c.txt"), "").expect("written");
    fs::write(path("d.txt"), " \n\n").expect("written");
    fs::write(path("e.md"), "---\npublished: soon\n---\nText.\n").expect("written");
    fs::write(path("f.txt"), b"\x00\x01\x02\x03\x04\x05\x06").expect("written");
    fs::write(path("g.txt"), vec![b'x'; 2000]).expect("written");
    let gathered = gather(&[folder.path().to_owned()], &Options { largest_file: 1000 });
    assert!(!gathered.is_fatal());
    assert_eq!(gathered.sources.len(), 1);
    let tails: Vec<String> = said(&gathered).iter().map(|s| s.rsplit('/').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(
        tails,
        [
            "b.txt: is a ZIP archive or an office document, not plain text; save its text as a UTF-8 .txt file",
            "c.txt: is empty; put the article's text into it or leave it out",
            "d.txt: holds no text; put the article's text into it or leave it out",
            "e.md:2:12: `soon` is no date; write the day as YYYY-MM-DD; leave the line out when it is not known",
            "f.txt: is binary data, not text; save its text as a UTF-8 .txt file",
            "g.txt: is larger than 1000 bytes; split it into one file an article",
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_loops_end() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("inner")).expect("made");
    fs::write(path("inner/a.txt"), "The last convoy left the base on Saturday.").expect("written");
    symlink("..", path("inner/up")).expect("linked");
    symlink("inner/a.txt", path("linked-article.txt")).expect("linked");
    symlink("nowhere", path("broken.txt")).expect("linked");
    symlink("nowhere", path("broken.csv")).expect("linked");
    let gathered = read(&[folder.path()]);
    assert!(!gathered.is_fatal());
    assert_eq!(gathered.sources.len(), 1);
    assert!(gathered.sources[0].path.ends_with("inner/a.txt"));
    assert_eq!(gathered.sources[0].notes.len(), 1);
    assert_eq!(gathered.problems.len(), 1);
    assert!(said(&gathered)[0].contains("broken.txt: is a broken link"), "{:?}", said(&gathered));
}

#[test]
fn spans_are_bytes_of_the_file_in_every_encoding() {
    let text = fs::read_to_string(fixture("pages/ar.txt")).expect("a fixture");
    let word = "القريبة من أربيل يوم السبت";
    let folder = tempfile::tempdir().expect("a folder");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(&text);
    let files: [(&str, Vec<u8>, &'static encoding_rs::Encoding); 4] = [
        ("a.txt", text.clone().into_bytes(), encoding_rs::UTF_8),
        ("b.txt", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), encoding_rs::UTF_8),
        ("c.txt", [b"\xFF\xFE", &utf16[..]].concat(), encoding_rs::UTF_16LE),
        ("d.txt", windows.into_owned(), encoding_rs::WINDOWS_1256),
    ];
    for (name, bytes, _) in &files {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    let gathered = read(&[folder.path()]);
    assert_eq!(gathered.sources.len(), 4);
    for (source, (name, bytes, encoding)) in gathered.sources.iter().zip(&files) {
        assert_eq!(source.text, text, "{name}");
        assert_eq!(source.encoding, encoding.name());
        let start = source.text.find(word).expect("in the text");
        let original = source.original_range(start..start + word.len());
        assert_eq!(encoding.decode_without_bom_handling(&bytes[original]).0, word, "{name}");
    }
}

#[test]
fn an_english_page_comes_apart() {
    let gathered = read(&[&fixture("pages/en.txt")]);
    let source = &gathered.sources[0];
    assert_eq!(source.title.as_deref(), Some("Coalition convoy leaves the base near Erbil"));
    assert_eq!(
        zones(source),
        [
            (Zone::Furniture, "Skip to content"),
            (Zone::Furniture, "World | Politics | Sport"),
            (Zone::Related, "Latest news"),
            (Zone::Related, "Parliament votes on the water budget"),
            (Zone::Related, "Cup final moved to May"),
            (Zone::Headline, "Coalition convoy leaves the base near Erbil"),
            (Zone::Caption, "Trucks at the gate of the base, 29 August 2025. (Reuters)"),
            (Zone::Byline, "By Jane Doe"),
            (Zone::Byline, "30 August 2025"),
            (Zone::Body, "The last 40 vehicles of the coalition left the base near Erbil on Saturday, a spokesman said."),
            (Zone::Related, "Read also: Museum opens a hall of painted glass"),
            (Zone::Body, "About 500 trainers stay at the base until September, the spokesman added."),
            (Zone::Furniture, "Advertisement"),
            (Zone::Body, "The government in Baghdad confirmed that the convoy had left."),
            (Zone::Related, "Related stories"),
            (Zone::Related, "Two convoys left another base in 2024"),
            (Zone::Related, "A bus with 30 passengers overturned on the coast road on Friday, and..."),
            (Zone::Furniture, "3 Comments"),
            (Zone::Furniture, "The 900 soldiers at the base should all leave."),
            (Zone::Furniture, "© 2025 Example Post. All rights reserved."),
        ]
    );
}

#[test]
fn an_arabic_page_comes_apart() {
    let gathered = read(&[&fixture("pages/ar.txt")]);
    let source = &gathered.sources[0];
    assert_eq!(source.language.as_deref(), Some("ar"));
    assert_eq!(
        zones(source),
        [
            (Zone::Furniture, "الرئيسية"),
            (Zone::Furniture, "سياسة | اقتصاد | رياضة"),
            (Zone::Furniture, "رئيس التحرير"),
            (Zone::Furniture, "سمير الخالد"),
            (Zone::Headline, "قافلة التحالف تغادر القاعدة القريبة من أربيل"),
            (Zone::Caption, "شاحنات عند بوابة القاعدة، 29 آب 2025 - رويترز"),
            (Zone::Byline, "أربيل - المثال"),
            (Zone::Body, "غادرت آخر 40 مركبة للتحالف القاعدة القريبة من أربيل يوم السبت، بحسب ما قاله متحدث."),
            (Zone::Related, "اقرأ أيضا:"),
            (Zone::Related, "متحف يفتتح قاعة للزجاج الملون"),
            (Zone::Body, "ويبقى نحو 500 مدرب في القاعدة حتى أيلول، كما أضاف المتحدث."),
            (Zone::Body, "وأكدت الحكومة في بغداد أن القافلة غادرت القاعدة."),
            (Zone::Related, "مواضيع ذات صلة"),
            (Zone::Related, "قافلتان غادرتا قاعدة أخرى عام 2024"),
            (Zone::Related, "انقلبت حافلة تقل 30 راكبا على الطريق الساحلي يوم الجمعة، وقالت الشرطة..."),
            (Zone::Furniture, "اترك تعليقا"),
            (Zone::Furniture, "يجب أن يغادر الجنود الـ900 جميعا."),
            (Zone::Furniture, "جميع الحقوق محفوظة © 2025"),
        ]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_covered_by_zones(lines in proptest::collection::vec("(---|[#©.|:-]{0,3}|related|[a-zء-ي0-9 .…؟\"()/-]{0,60}|\\PC{0,20})(\n|\r\n|\n\n|\u{2028})", 0..12)) {
        let text = lines.concat();
        if let Ok(source) = Source::from_text("s1", "draft", &text, Metadata::default()) {
            proptest::prop_assert_eq!(source.zones.first().map(|z| z.range.start), Some(0));
            proptest::prop_assert_eq!(source.zones.last().map(|z| z.range.end), Some(text.len()));
            proptest::prop_assert!(source.zones.windows(2).all(|w| w[0].range.end == w[1].range.start));
            proptest::prop_assert!(source.zones.iter().all(|z| text.is_char_boundary(z.range.start)));
        }
    }
}

#[test]
fn a_text_at_hand_is_read_as_a_file_is() {
    let stated = Metadata { publisher: Some("Example Post".to_owned()), ..Metadata::default() };
    let text = "---\npublisher: Another\npublished: 2025-08-30\n---\nThe last convoy left on Saturday.";
    let source = Source::from_text("s1", "draft", text, stated).expect("valid");
    assert_eq!(source.publisher.as_deref(), Some("Example Post"));
    assert_eq!(source.published.map(|d| d.to_string()).as_deref(), Some("2025-08-30"));
    assert_eq!(source.language.as_deref(), Some("en"));
}
