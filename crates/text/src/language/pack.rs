//! What differs from language to language, as data. No code lives in a language's file.

use super::Language;

/// What a reporting verb adds to what is reported.
///
/// The division follows the literature on reporting verbs (Thompson & Ye 1991, *Evaluation in the
/// reporting verbs used in academic papers*; Bergler 1992, *Evidential analysis of reported
/// speech*). The lists are a starting point made for this program and are not validated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// The outlet only tells that it was said: *said*, *told*, *added*.
    Neutral,
    /// The outlet tells how it was said or meant: *insisted*, *slammed*, *boasted*.
    Loaded,
    /// The outlet keeps its distance from what was said: *claimed*, *alleged*.
    Doubting,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Tone; 3] = [Tone::Neutral, Tone::Loaded, Tone::Doubting];

    /// The name used in tables: `neutral`, `loaded` or `doubting`.
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Loaded => "loaded",
            Tone::Doubting => "doubting",
        }
    }
}

/// The rules of one language: everything the tokenizer and the comparison need to know about it.
///
/// All words are folded terms (lower case, `'` for every apostrophe), in the forms news writing
/// uses: finite forms, not lemmas.
#[derive(Debug)]
pub struct Pack {
    /// The language these rules are for.
    pub language: Language,
    /// Names the language goes by, lower case, the English one first: `german`, `deutsch`.
    pub names: &'static [&'static str],
    /// Quotation marks as (opening, closing). The same mark may stand on both sides, in one pair
    /// (Swedish `”…”`) or in two (`“` closes `„` and opens `“…”`); the context then decides.
    pub quotation_marks: &'static [(char, char)],
    /// Words before a full stop that does not end the sentence, without the last stop, sorted.
    /// An entry with a capital (`Jan`, `Mass`) is only one when written so; the others in any
    /// case. Initials and single letters with stops between (`U.S`, `p.m`) need no entry.
    pub abbreviations: &'static [&'static str],
    /// Abbreviations only before a number: `no`, `p`, `art`.
    pub number_abbreviations: &'static [&'static str],
    /// Terms, beside function words, whose capital after an abbreviation shows that a new
    /// sentence begins: `however`, `meanwhile`.
    pub sentence_openers: &'static [&'static str],
    /// Whether a full stop after one or two digits makes an ordinal (`am 5. Mai`).
    pub ordinal_stop: bool,
    /// Whether shortened words are written together with the next one (`l'homme`, `dell'arte`)
    /// and are to be split after the apostrophe.
    pub elision: bool,
    /// The shortened words, with their apostrophe: `l'`, `qu'`. Empty unless [`Pack::elision`].
    pub elided_words: &'static [&'static str],
    /// Pronouns that a hyphen ties to the verb before them and that are words of their own
    /// (`dit-il`, `tornou-se`). One with a hyphen behind it counts only before a hyphen (`a-t-on`).
    pub clitics: &'static [&'static str],
    /// Words that begin with an apostrophe for what was left out, without it: `tis`, `em`.
    pub leading_apostrophes: &'static [&'static str],
    /// Whether the press opens speech with a dash instead of a mark: `– Nie – powiedział.`
    pub dialogue_dash: bool,
    /// Verbs that report speech, with what they add to it.
    pub reporting_verbs: &'static [(&'static str, Tone)],
    /// Words and phrases with which an outlet attributes, denies or keeps its distance:
    /// `so-called`, `alleged`, `according to`. A phrase is terms joined by single spaces.
    pub attribution_cues: &'static [&'static str],
    /// What begins like a denial and is none (`not only`), folded.
    pub affirmations: &'static [&'static str],
    /// Words and phrases with which an outlet denies what follows: `no`, `not`, `far from`.
    /// Function words among them are cues only here. A phrase is terms joined by single spaces.
    pub denial_cues: &'static [&'static str],
    /// Those of them that deny a verb and not what stands behind it: `never`, `did not`. *They did not end
    /// the protest* takes the protest for granted.
    pub verb_denials: &'static [&'static str],
    /// Determiners of what need not exist: `a`, `any`. A denied verb denies what they announce, too: *did
    /// not lodge a protest*.
    pub indefinites: &'static [&'static str],
    /// Words that open a clause of which a reporting verb tells: `that`, `whether`.
    pub clause_openers: &'static [&'static str],
    /// Reporting verbs behind which such a clause stands without one as well: `said`.
    pub bare_speech: &'static [&'static str],
    /// Words across which no denial and no hedge reaches, unless they follow it at once: prepositions of
    /// place and time, conjunctions. *No boots on the ground* denies the boots and not the ground.
    pub cue_limits: &'static [&'static str],
    /// Words that say when, how long or how much, beside days and months: any news text has them.
    pub plain_words: &'static [&'static str],
    /// Days and months, where they are written with a capital as names are.
    pub calendar_names: &'static [&'static str],
    /// Nouns that carry how something was done, in the forms in which they do: in a friendly
    /// `atmosphere`, `fashion`, `spirit`.
    pub manner_nouns: &'static [&'static str],
    /// Pronouns of the third person that stand for whoever was named before: `he`, `she`, `they`. None
    /// where the verb alone may stand for him (`dijo que`).
    pub speaking_pronouns: &'static [&'static str],
    /// Pronouns that are the subject of a clause and hardly ever anything else: `i`, `we`, `she`.
    pub subject_pronouns: &'static [&'static str],
    /// Pronouns behind which a clause says something of those named before it: `who`.
    pub relative_pronouns: &'static [&'static str],
    /// Words behind which nobody stands who does what the sentence tells: `from`, `of`, `by`.
    pub prepositions: &'static [&'static str],
    /// Verbs that help others, in their finite forms: `has`, `would`. Where one stands, there is a clause.
    pub auxiliaries: &'static [&'static str],
    /// Forms of *to be*, contracted or not: behind one, a denial is of what something is.
    pub forms_of_be: &'static [&'static str],
    /// Adverbs between a subject and its verb that are function words, or that the lexicon does not know.
    pub small_adverbs: &'static [&'static str],
    /// Reporting verbs with which somebody is told something, who then stands behind them: `told`.
    pub telling_verbs: &'static [&'static str],
    /// Ends of verb forms that have no subject of their own: `saying`.
    pub participle_endings: &'static [&'static str],
    /// Whether a subject may follow its verb anywhere (`dijo el ministro`); in English it does so only
    /// behind what was said.
    pub subject_may_follow: bool,
    /// Pronouns that stand for a thing and never for a person: `it`. None where the gender of nouns
    /// decides, or the pronoun is left out.
    pub thing_pronouns: &'static [&'static str],
    /// Forms of *to be* and its like, between a thing and what it is said to be.
    pub copulas: &'static [&'static str],
    /// Words that announce a noun: articles, demonstratives, possessives. None where a language has
    /// no such words.
    pub determiners: &'static [&'static str],
    /// Words for whose something is: `its`, `their`. What follows one is taken for given.
    pub possessives: &'static [&'static str],
    /// Titles before a name, without full stop, sorted: `mr`, `sen`, `herr`. After one that is
    /// also an abbreviation a full stop never ends a sentence.
    pub honorifics: &'static [&'static str],
    /// Common nouns of office that are often capitalised and are still no names: `president`.
    pub role_words: &'static [&'static str],
    /// Nouns for people who speak together and hold no office: `experts`, `residents`.
    pub people: &'static [&'static str],
    /// Ends of further such nouns: `protesters`, `lawmakers`.
    pub people_endings: &'static [&'static str],
    /// Words behind which places stand and people hardly ever do: `near`, `across`.
    pub before_places: &'static [&'static str],
    /// Words of grammar behind which a participle is part of what somebody does: `have`, `was`, `they`.
    pub before_verbs: &'static [&'static str],
    /// Function words for languages that have no list in NLTK, or lack some.
    pub stop_words: &'static [&'static str],
}

impl Pack {
    /// Whether a mark opens quotations in this language.
    pub fn opens(&self, mark: char) -> bool {
        self.quotation_marks.iter().any(|pair| pair.0 == mark)
    }

    /// Whether a mark closes quotations in this language.
    pub fn closes(&self, mark: char) -> bool {
        self.quotation_marks.iter().any(|pair| pair.1 == mark)
    }

    /// Whether a quotation opened by one mark may be closed by the other.
    pub fn pairs(&self, opening: char, closing: char) -> bool {
        self.quotation_marks.contains(&(opening, closing))
    }

    /// Whether a word, as written and without its last stop, stands in the abbreviations.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.binary_search(&word).is_ok()
    }

    /// Whether a folded term says when, how long or how much: any news text has such words, so who has one
    /// and who has not, or who quotes it, says nothing about wording.
    ///
    /// ```
    /// use otherwords_text::Language;
    /// let pack = Language::ENGLISH.pack();
    /// for term in ["monday", "december", "hour", "percent", "dozen"] {
    ///     assert!(pack.is_plain(term), "{term}");
    /// }
    /// assert!(!pack.is_plain("protest") && !pack.is_plain("crisis"));
    /// assert!(!Language::FRENCH.pack().is_plain("hour"));
    /// ```
    pub fn is_plain(&self, term: &str) -> bool {
        self.plain_words.contains(&term) || self.calendar_names.contains(&term)
    }

    /// Whether a folded term is a title before a name.
    pub fn is_honorific(&self, term: &str) -> bool {
        self.honorifics.binary_search(&term).is_ok()
    }

    /// What a folded term adds to what it reports, if it is a reporting verb.
    ///
    /// ```
    /// use otherwords_text::{Language, Tone};
    /// let pack = Language::ENGLISH.pack();
    /// assert_eq!(pack.reporting_tone("said"), Some(Tone::Neutral));
    /// assert_eq!(pack.reporting_tone("claimed"), Some(Tone::Doubting));
    /// assert_eq!(pack.reporting_tone("walked"), None);
    /// ```
    pub fn reporting_tone(&self, term: &str) -> Option<Tone> {
        let found = self
            .reporting_verbs
            .binary_search_by_key(&term, |verb| verb.0)
            .ok()?;
        Some(self.reporting_verbs[found].1)
    }
}

/// No rules at all but the marks nearly everyone uses; a language's file overrides what it has.
pub(super) const EMPTY: Pack = Pack {
    language: Language::UNKNOWN,
    names: &[],
    quotation_marks: &[],
    abbreviations: &[],
    number_abbreviations: &[],
    sentence_openers: &[],
    ordinal_stop: false,
    elision: false,
    elided_words: &[],
    clitics: &[],
    leading_apostrophes: &[],
    dialogue_dash: false,
    reporting_verbs: &[],
    attribution_cues: &[],
    affirmations: &[],
    denial_cues: &[],
    verb_denials: &[],
    indefinites: &[],
    clause_openers: &[],
    bare_speech: &[],
    cue_limits: &[],
    plain_words: &[],
    calendar_names: &[],
    manner_nouns: &[],
    speaking_pronouns: &[],
    subject_pronouns: &[],
    relative_pronouns: &[],
    prepositions: &[],
    auxiliaries: &[],
    forms_of_be: &[],
    small_adverbs: &[],
    telling_verbs: &[],
    participle_endings: &[],
    subject_may_follow: false,
    thing_pronouns: &[],
    copulas: &[],
    determiners: &[],
    possessives: &[],
    honorifics: &[],
    role_words: &[],
    people: &[],
    people_endings: &[],
    before_places: &[],
    before_verbs: &[],
    stop_words: &[],
};

/// The rules for a language we know nothing about: common quotation marks and nothing else.
pub(super) static UNKNOWN: Pack = Pack {
    quotation_marks: COMMON_MARKS,
    ..EMPTY
};

/// Marks that are read alike nearly everywhere; what typewriters and careless exports leave.
pub(super) const COMMON_MARKS: &[(char, char)] = &[
    ('"', '"'),
    ('＂', '＂'),
    ('“', '”'),
    ('”', '”'),
    ('“', '“'),
    ('„', '”'),
    ('„', '“'),
    ('«', '»'),
    ('»', '«'),
    ('»', '»'),
    ('‹', '›'),
    ('‘', '’'),
    ('\'', '\''),
    ('「', '」'),
    ('『', '』'),
];
