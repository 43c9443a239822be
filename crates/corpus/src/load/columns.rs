//! Which column holds which field: as the user says, else by its name. Not what is in it.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::column_names::{NAMES, NOTHING, SUMMARIES, WRAPPERS};
use super::field::Field;
use super::record::Cell;

/// What columns are good for by their squeezed names.
static GUESSES: LazyLock<HashMap<String, Use>> = LazyLock::new(guesses);

/// The columns of one file.
pub(crate) struct Columns {
    asked: Vec<Asked>,
    known: HashMap<String, Use>,
}

/// A column the user named.
struct Asked {
    field: Field,
    column: String,
    found: bool,
}

/// What a column is good for: a set of fields, and how sure that is (0 is surest).
#[derive(Clone, Copy, Default)]
struct Use {
    fields: u16,
    rank: u16,
}

/// Which cell of a record holds which field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    cells: [Option<usize>; Field::ALL.len()],
    /// The text is a summary, as there is no full text.
    pub(crate) only_summary: bool,
}

const FROM_WRAPPER: u16 = 200;
const SUMMARY: u16 = 1_000;
/// A record whose names never repeat must not fill the memory.
const MOST_REMEMBERED: usize = 10_000;

impl Columns {
    pub(crate) fn new(asked: &BTreeMap<String, String>) -> Columns {
        let asked = asked.iter().filter_map(|(name, column)| {
            let field = Field::by_name(name)?;
            Some(Asked {
                field,
                column: column.clone(),
                found: false,
            })
        });
        Columns {
            asked: asked.collect(),
            known: HashMap::new(),
        }
    }

    /// For each field the cell to take it from: the surest that says anything.
    pub(crate) fn choose(&mut self, cells: &[Cell<'_>]) -> Chosen {
        let mut chosen = Chosen::default();
        let mut ranks = [u16::MAX; Field::ALL.len()];
        for (index, (name, value)) in cells.iter().enumerate() {
            let Use { fields, rank } = self.use_of(name);
            if fields == 0 || is_nothing(value) {
                continue;
            }
            let fields = if rank > 0 && is_one_word(value) {
                fields & !Field::Body.bit()
            } else {
                fields
            };
            for (field, _) in Field::ALL
                .iter()
                .filter(|(field, _)| fields & field.bit() != 0)
            {
                if rank < ranks[*field as usize] {
                    ranks[*field as usize] = rank;
                    chosen.cells[*field as usize] = Some(index);
                }
            }
        }
        chosen.only_summary = (SUMMARY..u16::MAX).contains(&ranks[Field::Body as usize]);
        chosen
    }

    /// What to say about a file whose columns have these names, and none is the text.
    pub(crate) fn no_text(&mut self, names: &[String]) -> String {
        let title = names
            .iter()
            .find(|name| self.use_of(name).fields & Field::Title.bit() != 0);
        let advice =
            title.map(|title| format!(", or read headlines alone with --map body={title}"));
        let (shown, advice) = (listed(names), advice.unwrap_or_default());
        format!("no text column among {shown}; name it with --map body=COLUMN{advice}")
    }

    /// What to say of a table whose columns have these names, where the user named others.
    pub(crate) fn missing(&self, names: &[String]) -> Option<String> {
        let is_missing = |asked: &&Asked| !names.iter().any(|name| asked.is(name));
        let missing = self.asked.iter().filter(is_missing).map(Asked::said);
        let missing: Vec<String> = missing.collect();
        (!missing.is_empty()).then(|| {
            let shown = listed(names);
            format!(
                "no column for --map {}; its columns are {shown}",
                missing.join(", ")
            )
        })
    }

    /// How many of these names we know, and whether one of them is the text.
    pub(crate) fn recognised<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> (usize, bool) {
        let fields = names.map(|name| self.use_of(name).fields);
        fields.fold((0, false), |(n_known, has_text), fields| {
            (
                n_known + usize::from(fields != 0),
                has_text || fields & Field::Body.bit() != 0,
            )
        })
    }

    /// Columns the user named that this file does not have, as `field=column`.
    pub(crate) fn not_found(&self) -> Vec<String> {
        let missing = self.asked.iter().filter(|asked| !asked.found);
        missing.map(Asked::said).collect()
    }

    fn use_of(&mut self, name: &str) -> Use {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let found = self.asked_for(name).unwrap_or_else(|| self.guess(name));
        if self.known.len() < MOST_REMEMBERED {
            self.known.insert(name.to_string(), found);
        }
        found
    }

    /// A column that was asked for is used for nothing else.
    fn asked_for(&mut self, name: &str) -> Option<Use> {
        let mut fields = 0;
        for asked in self.asked.iter_mut().filter(|asked| asked.is(name)) {
            asked.found = true;
            fields |= asked.field.bit();
        }
        (fields != 0).then_some(Use { fields, rank: 0 })
    }

    fn guess(&self, name: &str) -> Use {
        let bare = WRAPPERS
            .iter()
            .find_map(|wrapper| name.strip_prefix(wrapper));
        let guess = GUESSES
            .get(&squeeze(bare.unwrap_or(name)))
            .copied()
            .unwrap_or_default();
        Use {
            rank: guess.rank + if bare.is_some() { FROM_WRAPPER } else { 0 },
            ..guess
        }
    }
}

impl Asked {
    fn is(&self, name: &str) -> bool {
        let squeezed = squeeze(name);
        self.column == name || (!squeezed.is_empty() && squeeze(&self.column) == squeezed)
    }

    /// As the user said it.
    fn said(&self) -> String {
        format!("{}={}", self.field.name(), self.column)
    }
}

/// The first names.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(12);
    let shown: Vec<String> = shown.map(|name| name.chars().take(40).collect()).collect();
    let more = if names.len() > shown.len() {
        ", …"
    } else {
        ""
    };
    shown.join(", ") + more
}

impl Chosen {
    /// Which column each field comes from.
    pub(crate) fn names(&self, cells: &[Cell<'_>]) -> Vec<(&'static str, String)> {
        let of = |field: Field| Some(cells[self.cells[field as usize]?].0.to_string());
        let fields = Field::ALL.iter();
        fields
            .filter_map(|(field, name)| Some((*name, of(*field)?)))
            .collect()
    }

    /// The value of a field, where a cell holds it.
    pub(crate) fn get<'c>(&self, field: Field, cells: &'c [Cell<'_>]) -> Option<&'c str> {
        self.cells[field as usize].map(|index| cells[index].1.as_ref())
    }

    /// Whether a cell holds a field.
    pub(crate) fn uses(&self, index: usize) -> bool {
        self.cells.contains(&Some(index))
    }
}

fn guesses() -> HashMap<String, Use> {
    let mut guesses = HashMap::new();
    for (field, names) in NAMES {
        for (rank, name) in (1..).zip(names.split_whitespace()) {
            let fields = field.bit();
            let alike = name.split('=').map(str::to_string);
            guesses.extend(alike.map(|name| (name, Use { fields, rank })));
        }
    }
    for (rank, name) in (SUMMARY..).zip(SUMMARIES.split_whitespace()) {
        guesses.insert(
            name.to_string(),
            Use {
                fields: Field::Body.bit(),
                rank,
            },
        );
    }
    guesses
}

/// Lower case, letters, digits and dots only.
fn squeeze(name: &str) -> String {
    let kept = name
        .chars()
        .filter(|letter| letter.is_alphanumeric() || *letter == '.');
    kept.flat_map(char::to_lowercase).collect()
}

/// A code or an address, and no text: a column named `article` may hold an id.
fn is_one_word(value: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii() && !byte.is_ascii_whitespace();
    value.len() < 500 && value.trim().bytes().all(is_word)
}

/// Whether a value says nothing.
pub(crate) fn is_nothing(value: &str) -> bool {
    let value = value.trim();
    value.is_empty() || (value.len() <= 4 && NOTHING.contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn columns(asked: &[(&str, &str)]) -> Columns {
        let asked = asked
            .iter()
            .map(|(field, column)| (field.to_string(), column.to_string()));
        Columns::new(&asked.collect())
    }

    /// Fields by the names of the columns they come from; every column says something.
    fn chosen(columns: &mut Columns, names: &[&str]) -> Vec<(&'static str, String)> {
        let cell = |name: &&str| (Cow::from(name.to_string()), Cow::from(format!("{name} !")));
        let cells: Vec<Cell<'_>> = names.iter().map(cell).collect();
        let chosen = columns.choose(&cells);
        let value = |field| Some(chosen.get(field, &cells)?.strip_suffix(" !")?.to_string());
        Field::ALL
            .iter()
            .filter_map(|(field, name)| Some((*name, value(*field)?)))
            .collect()
    }

    #[test]
    fn usual_names_are_understood_in_many_languages() {
        for (language, names) in [
            (
                "English",
                ["Publisher", "Headline", "Article Text", "Publish_Date"],
            ),
            ("German", ["Zeitung", "Überschrift", "Volltext", "Datum"]),
            (
                "French",
                ["Source", "Titre", "Texte", "Date de publication"],
            ),
            ("Spanish", ["Fuente", "Título", "Texto", "Fecha"]),
            ("Italian", ["Testata", "Titolo", "Testo", "Data"]),
            ("Portuguese", ["Veículo", "Título", "Conteúdo", "Data"]),
            ("Dutch", ["Krant", "Kop", "Tekst", "Datum"]),
            ("Russian", ["Источник", "Заголовок", "Текст", "Дата"]),
            ("Polish", ["Gazeta", "Tytuł", "Treść", "Data"]),
            ("Turkish", ["Gazete", "Başlık", "Metin", "Tarih"]),
            ("Chinese", ["来源", "标题", "正文", "日期"]),
            (
                "NewsAPI",
                ["source.name", "title", "content", "publishedAt"],
            ),
            (
                "Elasticsearch",
                [
                    "_source.source",
                    "_source.title",
                    "_source.text",
                    "_source.date",
                ],
            ),
        ] {
            let found = chosen(&mut columns(&[]), &names);
            let expected = [("outlet", 0), ("title", 1), ("body", 2), ("date", 3)];
            let expected: Vec<_> = expected
                .iter()
                .map(|(field, at)| (*field, names[*at].to_string()))
                .collect();
            assert_eq!(found, expected, "{language}");
        }
    }

    #[test]
    fn the_surer_name_wins_and_topics_are_no_events() {
        let names = [
            "source",
            "outlet",
            "summary",
            "text",
            "topic",
            "description",
        ];
        let found = chosen(&mut columns(&[]), &names);
        assert_eq!(
            found,
            [
                ("outlet", "outlet".to_string()),
                ("body", "text".to_string())
            ]
        );
    }

    #[test]
    fn plain_names_go_before_longer_ones_and_of_equal_ones_the_first() {
        for (names, field, column) in [
            (
                &["Full_Text", "summary", "text", "content"][..],
                "body",
                "text",
            ),
            (&["headline", "title"], "title", "headline"),
            (&["title", "headline"], "title", "title"),
            (&["Article-Title", "headline"], "title", "headline"),
        ] {
            let found = chosen(&mut columns(&[]), names);
            assert!(found.contains(&(field, column.to_string())), "{found:?}");
        }
        let cells =
            ["Headline", "Headline", "Title"].map(|name| (Cow::from(name), Cow::from("A b")));
        let chosen = columns(&[]).choose(&cells);
        assert_eq!(chosen.cells[Field::Title as usize], Some(0));
        assert_eq!(chosen.names(&cells), [("title", "Headline".to_string())]);
    }

    #[test]
    fn what_the_user_says_goes_first_and_one_column_may_serve_twice() {
        let mut columns = columns(&[("body", "Headline"), ("title", "headline"), ("url", "gone")]);
        let found = chosen(&mut columns, &["text", "headline"]);
        let headline = "headline".to_string();
        assert_eq!(found, [("title", headline.clone()), ("body", headline)]);
        assert_eq!(columns.not_found(), ["url=gone"]);
    }

    #[test]
    fn an_empty_cell_leaves_the_field_to_the_next_column() {
        let cells = [("text", " NaN "), ("content", "The harbour reopened.")]
            .map(|(name, value)| (Cow::from(name), Cow::from(value)));
        let chosen = columns(&[]).choose(&cells);
        assert_eq!(
            chosen.get(Field::Body, &cells),
            Some("The harbour reopened.")
        );
    }

    #[test]
    fn a_code_is_no_text_unless_the_user_says_so() {
        let cells = [(Cow::from("article"), Cow::from("post-17"))];
        assert_eq!(columns(&[]).choose(&cells).get(Field::Body, &cells), None);
        let asked = columns(&[("body", "article")]).choose(&cells);
        assert_eq!(asked.get(Field::Body, &cells), Some("post-17"));
    }

    #[test]
    fn no_name_means_two_fields_and_all_are_squeezed() {
        let mut seen = HashMap::new();
        let all = NAMES.iter().map(|(field, names)| (Some(*field), *names));
        for (field, names) in all.chain([(None, SUMMARIES)]) {
            for name in names.split_whitespace().flat_map(|names| names.split('=')) {
                assert_eq!(squeeze(name), name);
                assert_eq!(seen.insert(name, field), None, "{name} stands twice");
            }
        }
    }
}
