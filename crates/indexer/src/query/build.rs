//! Queries made by programs; not read from text.

use jiff::civil::Date;
use otherwords_text::Language;

use super::word::tokens;
use super::{Filter, LayerSet, Pattern, Proximity, Query, Scope, Sequence, Slot, Word};

impl Query {
    /// Articles with these words next to each other, whatever signs are in the text: nothing in it
    /// is an operator. No article at all if there is no word in it.
    ///
    /// ```
    /// use otherwords_indexer::query::Query;
    ///
    /// let query = Query::words("routine meeting").and(Query::outlet("Harbour \"H\" Times"));
    /// assert_eq!(query.to_string(), r#""routine meeting" outlet:"Harbour \"H\" Times""#);
    /// ```
    pub fn words(text: &str) -> Self {
        Self::words_of(text, Language::UNKNOWN)
    }

    /// As [`Query::words`], split as in a text of this language.
    pub fn words_of(text: &str, language: Language) -> Self {
        let words = tokens(text, language).into_iter().map(Word::Exact);
        let slots: Vec<Slot> = words.map(|word| Slot::OneOf(vec![word])).collect();
        if slots.is_empty() {
            return Self::none();
        }
        Self::Words(Sequence {
            scope: Scope::default(),
            slots,
            proximity: Proximity::Adjacent,
            column: 0,
        })
    }

    /// The same query with all its words looked for in these layers of the text only.
    pub fn in_layers(self, layers: LayerSet) -> Self {
        self.in_scope(Scope::Body { layers })
    }

    /// The same query with all its words looked for in headlines only.
    pub fn in_title(self) -> Self {
        self.in_scope(Scope::Title)
    }

    /// Articles of the outlet with exactly this name, but for upper and lower case.
    pub fn outlet(name: impl Into<String>) -> Self {
        Self::Filter(Filter::Outlet(Pattern::Exact(name.into())))
    }

    /// Articles of the event with exactly this name, but for upper and lower case.
    pub fn event(name: impl Into<String>) -> Self {
        Self::Filter(Filter::Event(Pattern::Exact(name.into())))
    }

    /// Articles in this language.
    pub fn language(language: Language) -> Self {
        Self::Filter(Filter::Language(language))
    }

    /// The article with this identifier.
    pub fn id(id: impl Into<String>) -> Self {
        Self::Filter(Filter::Id(id.into()))
    }

    /// Articles from the first to the last of these days; a missing end is open. All articles
    /// without either, and none if the last day comes before the first.
    pub fn dates(from: Option<Date>, to: Option<Date>) -> Self {
        match (from, to) {
            (None, None) => Self::All,
            (Some(from), Some(to)) if from > to => Self::none(),
            _ => Self::Filter(Filter::Date { from, to }),
        }
    }

    /// No article: all are excluded.
    pub fn none() -> Self {
        Self::All.negated()
    }

    /// Articles that answer to both.
    pub fn and(self, other: Self) -> Self {
        Self::all_of(vec![self, other])
    }

    /// Articles that answer to one or both.
    pub fn or(self, other: Self) -> Self {
        Self::any_of(vec![self, other])
    }

    /// Articles that do not answer to it.
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// Articles that answer to all of these; every article if there are none. What changes nothing
    /// is left out, and an `And` within becomes part of it.
    pub fn all_of(queries: Vec<Self>) -> Self {
        let parts = queries.into_iter().flat_map(|query| match query {
            Self::And(parts) => parts,
            Self::All => Vec::new(),
            other => vec![other],
        });
        let mut parts: Vec<Self> = parts.collect();
        match parts.len() {
            0 => Self::All,
            1 => parts.remove(0),
            _ => Self::And(parts),
        }
    }

    /// Articles that answer to one of these or more; none if there are none. An `Or` within becomes
    /// part of it.
    pub fn any_of(queries: Vec<Self>) -> Self {
        let branches = queries.into_iter().flat_map(|query| match query {
            Self::Or(branches) => branches,
            other => vec![other],
        });
        let mut branches: Vec<Self> = branches.collect();
        match branches.len() {
            0 => Self::none(),
            1 => branches.remove(0),
            _ => Self::Or(branches),
        }
    }

    /// The sequences whose words an article has because it was found, from left to right: those
    /// to show in a concordance. What is excluded is not among them.
    ///
    /// ```
    /// let query = otherwords_indexer::query::parse("met -protest outlet:harbour")?;
    /// assert_eq!(query.sequences().len(), 1);
    /// # Ok::<(), otherwords_indexer::query::QueryError>(())
    /// ```
    pub fn sequences(&self) -> Vec<&Sequence> {
        let mut sequences = Vec::new();
        self.collect(true, &mut sequences);
        sequences
    }

    fn collect<'q>(&'q self, wanted: bool, sequences: &mut Vec<&'q Sequence>) {
        match self {
            Self::Words(sequence) if wanted => sequences.push(sequence),
            Self::And(parts) | Self::Or(parts) => {
                parts
                    .iter()
                    .for_each(|part| part.collect(wanted, sequences));
            }
            Self::Not(excluded) => excluded.collect(!wanted, sequences),
            Self::Words(_) | Self::Filter(_) | Self::All => {}
        }
    }

    fn in_scope(self, scope: Scope) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(|part| part.in_scope(scope)).collect();
        match self {
            Self::Words(sequence) => Self::Words(Sequence { scope, ..sequence }),
            Self::And(parts) => Self::And(all(parts)),
            Self::Or(branches) => Self::Or(all(branches)),
            Self::Not(excluded) => excluded.in_scope(scope).negated(),
            Self::Filter(_) | Self::All => self,
        }
    }
}
