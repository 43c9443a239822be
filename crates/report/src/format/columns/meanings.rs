//! What the columns mean, a sentence each: those of many files once, then file by file.

/// A column and what it means.
pub type Meaning = (&'static str, &'static str);

/// Columns that mean the same wherever they stand, but for the files in [`MEANINGS`].
pub const SHARED_MEANINGS: &[Meaning] = &[
    (
        "event",
        "Name of the event: the story that the articles are about.",
    ),
    (
        "scope",
        "Name of the event whose articles were compared, or (all events).",
    ),
    (
        "outlet",
        "Name of the outlet that the row is about; in a comparison the target, which may be a \
         group of outlets.",
    ),
    (
        "reference",
        "Name of what the target is compared with: another outlet, a group, or all the rest.",
    ),
    (
        "term",
        "The word or sequence of words, in its commonest form; other forms are counted with it.",
    ),
    ("unit", "What was counted: word or sequence (of words)."),
    (
        "layer",
        "Whose words: voice (outside quotation marks), quotation (nine words or more in them), \
         short_quotation (up to eight) or all.",
    ),
    (
        "tag",
        "Why the term is set aside as no choice of wording (masthead, name, number and such); \
         empty for ordinary terms.",
    ),
    ("n_target", "Occurrences in the target, a count."),
    ("n_reference", "Occurrences in the reference, a count."),
    (
        "pm_target",
        "Occurrences per million words of the target, in the layer compared.",
    ),
    (
        "pm_reference",
        "Occurrences per million words of the reference, in the layer compared.",
    ),
    (
        "events",
        "Events in which it occurs and both sides have articles, a count.",
    ),
    (
        "log_ratio",
        "How many times as often as log2: 1 is twice as often in the target, -1 half as often; says \
         nothing of how sure that is. Compared event by event (Mantel and Haenszel) with a quarter of an \
         occurrence added to both sides, so it is no quotient of pm_target and pm_reference and is \
         finite where a side never has the term.",
    ),
    (
        "log_ratio_lo",
        "Lower end of the 95 per cent interval of log_ratio, log2; empty below five events.",
    ),
    (
        "log_ratio_hi",
        "Upper end of the 95 per cent interval of log_ratio, log2; empty below five events.",
    ),
    (
        "p",
        "Probability of so large a difference, either way, if it did not matter which outlet wrote \
         which article of an event; to be read with q only; empty where nothing was tested.",
    ),
    (
        "q",
        "Probability p corrected for everything compared in the same table (Benjamini and \
         Hochberg, with Storey's share of true nulls): the share of false finds to expect up to here; \
         empty for terms that could hardly be found and take no part.",
    ),
    (
        "kwic_query",
        "Query that finds the counted uses, in a comparison those of the target; for otherwords \
         search with --kwic.",
    ),
    (
        "kwic_query_reference",
        "Query that finds the counted uses of the reference.",
    ),
    (
        "articles",
        "Articles of the outlet, a count; where the row has an event or period, those in it.",
    ),
    (
        "words",
        "Words of these articles, a count, inside and outside quotation marks, without headlines.",
    ),
    ("period", "How long a period is: day, week, month or year."),
    ("from", "First day of the period, written as 2020-04-14."),
    (
        "report_id",
        "Identifier of the report: reports with the same one are the same.",
    ),
    (
        "program",
        "Name and version of the program that wrote the report.",
    ),
    (
        "index",
        "Identifier of the articles behind the report: the first digits of the fingerprint of \
         their index, which report.json has in full.",
    ),
];

/// By file, the columns that stand in no other or mean something of their own there.
pub const MEANINGS: &[(&str, &[Meaning])] = &[
    ("key_terms.csv", KEY_TERMS),
    ("contested.csv", CONTESTED),
    ("outlets.csv", OUTLETS),
    ("which_outlets.csv", WHICH_OUTLETS),
    ("divergence.csv", DIVERGENCE),
    ("frames.csv", FRAMES),
    ("contrasts.csv", CONTRASTS),
    ("profiles.csv", PROFILES),
    ("omissions.csv", OMISSIONS),
    ("coverage.csv", COVERAGE),
    ("term_use.csv", TERM_USE),
    ("evidence.csv", EVIDENCE),
    ("problems.csv", PROBLEMS),
];

const KEY_TERMS: &[Meaning] = &[
    (
        "docs_target",
        "Articles of the target that have the term, a count.",
    ),
    (
        "docs_reference",
        "Articles of the reference that have the term, a count.",
    ),
    (
        "shared_target",
        "Occurrences in the target in events that both sides covered, a count: log_ratio and p rest on \
         these, n_target counts all articles.",
    ),
    ("shared_reference", "The same in the reference, a count."),
    (
        "percent_diff",
        "Difference of pm_target and pm_reference in per cent of the latter, whatever the events: 100 is \
         twice, -50 half as often; empty where the reference never has the term.",
    ),
    (
        "G2",
        "Log-likelihood ratio, never negative: grows with the amount of text and takes words for \
         independent, so it is for comparison with other tools only.",
    ),
    (
        "p_token",
        "Probability that goes with G2 if words were independent, which they are not: never to be \
         read as p.",
    ),
    (
        "p_fwer",
        "Probability p corrected for the chance of even one false term in the table (Westfall and \
         Young); only in the strict mode.",
    ),
    (
        "z",
        "Score of the test behind p, in standard deviations: positive where the target uses the \
         term more.",
    ),
    (
        "delta_monroe",
        "Difference of log odds (natural logarithm), pulled towards 0 for terms common elsewhere: \
         for ranking, not a test (Monroe et al.).",
    ),
    (
        "z_monroe",
        "delta_monroe in standard errors: takes words for independent and rewards frequency, so \
         1.96 is no proof.",
    ),
    (
        "simple_maths",
        "Ratio of the rates per million after a constant is added to both: 1 is equally often; the \
         ranking depends on the constant, see methods.txt.",
    ),
    (
        "dp_target",
        "Deviation of proportions in the target, from 0 (spread over its articles as evenly as its \
         words) to 1 (all in the shortest): compare terms of like frequency only.",
    ),
    (
        "dp_reference",
        "Deviation of proportions in the reference, from 0 to 1, as dp_target.",
    ),
    (
        "quoted_share",
        "Share, 0 to 1, of the target's occurrences in all layers that stand in quotation marks; \
         empty for sequences.",
    ),
    (
        "copies_sensitive",
        "true where its direction or significance would change if every copy of a text counted; \
         empty where no copies were left out.",
    ),
    (
        "depends_on",
        "The story or the article without which the term would not be significant: a find that \
         hangs on it; empty where none was found.",
    ),
    (
        "driven_by",
        "quotations where the difference is there only with quotations counted, voice where only \
         without; empty where both or not asked.",
    ),
    (
        "loadedness",
        "Share, 0 to 1, of content words in ordinary news that are less loaded than this one here: \
         says nothing of bias; empty for words of grammar.",
    ),
    (
        "forms",
        "Forms that were counted together, each with its count on both sides.",
    ),
];

const CONTESTED: &[Meaning] = &[
    (
        "voice",
        "Uses in the outlet's own voice, outside quotation marks, a count.",
    ),
    (
        "quotation",
        "Uses in quotations of nine words or more, a count; they count for neither side.",
    ),
    (
        "short_quotation",
        "Uses in quotations of up to eight words, a count.",
    ),
    (
        "at_a_distance",
        "Of the uses in its own voice, those just behind a denial or a hedge (no, so-called), a \
         count.",
    ),
    (
        "attributed",
        "Of the other uses in its own voice, those in a sentence, or a part of one, that is attributed to someone, a count.",
    ),
    (
        "stands_by",
        "Uses in its own voice that are neither denied, hedged nor attributed, a count.",
    ),
    (
        "keeps_distance",
        "Uses that are denied, hedged or in a short quotation that is no name or title, a count.",
    ),
    (
        "own",
        "true where the outlet stands by the word at least twice as often as it keeps a distance.",
    ),
    (
        "apart",
        "true where it keeps a distance at least twice as often as it stands by the word; an \
         outlet may be neither own nor apart.",
    ),
    (
        "kwic_query",
        "Query that finds the outlet's uses in the event; where the word is its own, those in its \
         own voice.",
    ),
];

const OUTLETS: &[Meaning] = &[
    (
        "quoted_words",
        "Of the outlet's words, those in quotations of nine words or more, a count.",
    ),
    (
        "short_quoted_words",
        "Of the outlet's words, those in quotations of up to eight words, a count.",
    ),
    (
        "quoted_share",
        "Share, 0 to 1, of the outlet's words that stand in quotation marks of any length.",
    ),
    ("events", "Events that the outlet covered, a count."),
    (
        "first",
        "Day of its first article, written as 2020-04-14; empty where no date is known.",
    ),
    (
        "last",
        "Day of its last article, written as 2020-04-14; empty where no date is known.",
    ),
];

const WHICH_OUTLETS: &[Meaning] = &[
    (
        "p",
        "Probability p of the outlet that differs most from all others, times the number of \
         outlets; to be read with q only.",
    ),
    (
        "q",
        "Probability p corrected for the number of terms compared.",
    ),
    (
        "significant",
        "true where outlets differ on the term by more than chance, at the report's cut-off.",
    ),
    ("n", "Occurrences in the outlet, a count."),
    ("pm", "Occurrences per million words of the outlet."),
    (
        "stance",
        "high or low where the outlet uses the term more or less than all others together, by more \
         than chance; between is no proof that it is like them.",
    ),
];

const DIVERGENCE: &[Meaning] = &[
    (
        "column",
        "What tells the groups of articles apart: outlet, or another column that was asked for.",
    ),
    ("first", "Name of the one group of articles."),
    ("second", "Name of the other group."),
    (
        "events",
        "Events with articles of both, a count; only these are compared, but for the split into \
         agenda and framing.",
    ),
    (
        "jsd",
        "Plain Jensen-Shannon divergence of their words in bits, from 0 (alike) to 1 (nothing in \
         common): mostly measures how short the texts are.",
    ),
    (
        "jsd_chance",
        "What articles of this length are apart by chance, in bits: the mean of jsd when articles \
         change groups within events.",
    ),
    (
        "jsd_centred",
        "The distance, in bits: jsd less jsd_chance; 0 or below is no further apart than chance.",
    ),
    (
        "standard_error",
        "Approximate standard error of the distance, in bits; empty where there are too few \
         events.",
    ),
    (
        "z",
        "The distance in standard deviations of what chance gives.",
    ),
    (
        "p",
        "Probability that chance puts them as far apart: the share of relabellings that do.",
    ),
    (
        "p_corrected",
        "Probability p corrected for the number of pairs (Holm): the one to read.",
    ),
    (
        "jsd_joint",
        "Plain divergence over stories and words together, in bits: jsd_agenda plus jsd_framing.",
    ),
    (
        "jsd_agenda",
        "The part of jsd_joint that lies in which stories they cover, in bits; describes, tests \
         nothing.",
    ),
    (
        "jsd_framing",
        "The part of jsd_joint that lies in the words for the same story, in bits: large for short \
         texts even without a difference.",
    ),
    (
        "drivers",
        "Words that add most to the distance, each with what it adds in bits and the group that \
         uses it more.",
    ),
    (
        "others",
        "What all other words add, in bits: with the drivers it makes the distance.",
    ),
];

const FRAMES: &[Meaning] = &[
    (
        "frame",
        "Name of the frame, a list of words; whether the list measures what its name says is for \
         the reader to judge.",
    ),
    (
        "n_terms",
        "Words and sequences of its list that the corpus has, a count.",
    ),
    (
        "carriers",
        "Words that carry most of the difference, each with its counts in target:reference and, in \
         brackets, the frame's log_ratio without it.",
    ),
];

const CONTRASTS: &[Meaning] = &[
    (
        "kind",
        "Kind of both words: verb, modifier, noun, or word in languages of whose words no classes are known.",
    ),
    (
        "term",
        "The first of two words that may stand for the same, in its commonest form.",
    ),
    (
        "phrase",
        "The first word with the words that belong to it in its sentence.",
    ),
    ("outlet", "Name of the outlet of the first word's sentence."),
    (
        "uses",
        "How often each outlet uses the first word, counts, most first.",
    ),
    ("other", "The other word, in its commonest form."),
    (
        "other_phrase",
        "The other word with the words that belong to it in its sentence.",
    ),
    (
        "other_outlet",
        "Name of the outlet of the other word's sentence.",
    ),
    (
        "other_uses",
        "How often each outlet uses the other word, counts, most first.",
    ),
    ("further", "Further words for the same, if any."),
    (
        "shared",
        "Words that stand around both of them in their sentences.",
    ),
    (
        "alike",
        "Cosine of the two words' vectors, 1 at most: how alike they are used in general; empty \
         where either has none.",
    ),
    (
        "likely",
        "true where alike is high enough that both likely stand for the same; wrong often enough \
         to read both sentences.",
    ),
    (
        "score",
        "For ranking among contrasts of the same kind and event only; means nothing by itself.",
    ),
    ("sentence", "A sentence with the first word."),
    ("other_sentence", "A sentence with the other word."),
    (
        "kwic_query",
        "Query that finds all uses of the first word in the event.",
    ),
    (
        "other_kwic_query",
        "Query that finds all uses of the other word in the event.",
    ),
];

const PROFILES: &[Meaning] = &[
    (
        "referent",
        "The noun or name that is described, in its commonest form.",
    ),
    (
        "n_referent",
        "How often the outlet has the referent, a count, headlines included.",
    ),
    (
        "description",
        "A word that the outlet, and not every other, has near the referent; nearness is no \
         grammar and can mislead.",
    ),
    (
        "kind",
        "modifier for what the referent is like, predicate for what it does or what is done to it.",
    ),
    ("n", "How often the outlet says so, a count."),
    (
        "n_outlets",
        "Outlets that say so, a count, this one included.",
    ),
    (
        "sentence",
        "The first sentence in which it does; empty but for the most telling.",
    ),
];

const OMISSIONS: &[Meaning] = &[
    ("outlet", "Name of the outlet that does not have the word."),
    (
        "term",
        "The word that it lacks and most other outlets have, in its commonest form; a name of several words \
         whole.",
    ),
    ("kind", "Kind of word: name, number or word."),
    (
        "further",
        "Words that are left out with it, to which the figures do not belong.",
    ),
    ("n_outlets", "Other outlets that have it, a count."),
    ("of", "All other outlets of the event, a count."),
    (
        "n",
        "Occurrences in the texts of the other outlets, a count, headlines aside.",
    ),
    (
        "expected",
        "Occurrences to expect in as much text as the outlet has, at the others' rate, a count \
         with decimals.",
    ),
    (
        "chance",
        "Probability, by a model, that an outlet with as long a text and such habits lacks it: the \
         smaller, the more telling; not a test.",
    ),
    ("kwic_query", "Query that finds these occurrences."),
    ("sentence_outlet", "Name of the outlet of the sentence."),
    ("sentence", "A sentence of another outlet that has it."),
];

const COVERAGE: &[Meaning] = &[
    (
        "event_first",
        "Day of the first article of any outlet on the event, written as 2020-04-14.",
    ),
    (
        "event_last",
        "Day of the last article of any outlet on the event, written as 2020-04-14.",
    ),
];

const TERM_USE: &[Meaning] = &[(
    "uses",
    "The outlet's uses of the term in the period, a count, in the layer compared: described, not \
     tested.",
)];

const EVIDENCE: &[Meaning] = &[
    ("side", "Whose line it is: target or reference."),
    (
        "left",
        "What stands in the sentence before the found words.",
    ),
    ("node", "The found words as they are written."),
    (
        "right",
        "What stands in the sentence after the found words.",
    ),
    (
        "source_outlet",
        "Name of the outlet that published the sentence.",
    ),
    (
        "date",
        "Day of publication, written as 2020-04-14; empty where unknown.",
    ),
    ("title", "Headline of the article."),
    (
        "url",
        "Where the article can be read, not checked; empty where unknown.",
    ),
    ("article", "Identifier of the article in the index."),
];

const PROBLEMS: &[Meaning] = &[
    ("file", "The input file that has a problem."),
    (
        "record",
        "Line or record in that file, from 1; empty where the whole file is concerned.",
    ),
    ("what", "What is wrong."),
    ("outcome", "What was done about it."),
];
