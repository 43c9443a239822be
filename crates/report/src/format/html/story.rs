//! Events read closely, as the page shows them: each line with its source, each row with the id that
//! the opening paragraph leads to.

use crate::report::{
    Alternative, CutQuotation, Line, Omission, OutletCount, Profile, Recurring, Referent, Report,
    Speaker, Speaking, Story, WordContrast,
};
use crate::wording::{count, counted, measure, percent, probability};

use super::evidence::{LineView, lines};
use super::room;

/// Outlets named beside a word.
const NAMED: usize = 5;
/// Speakers named of an outlet, and verbs of each.
const SPEAKERS: usize = 4;
const VERBS: usize = 3;
/// Lines shown of a profile.
const LINES: usize = 3;

/// An event.
pub(super) struct StoryView<'r> {
    pub(super) number: usize,
    /// What the event is called.
    pub(super) title: String,
    pub(super) contrasts: Vec<ContrastView<'r>>,
    pub(super) referents: Vec<ReferentView<'r>>,
    pub(super) speaking: Vec<SpeakingView<'r>>,
    pub(super) cuts: &'r [CutQuotation],
    pub(super) omissions: Vec<OmissionView<'r>>,
}

/// A contrast.
pub(super) struct ContrastView<'r> {
    pub(super) anchor: String,
    pub(super) contrast: &'r WordContrast,
    pub(super) words: Vec<WordView<'r>>,
}

/// One of its words.
pub(super) struct WordView<'r> {
    pub(super) word: &'r Alternative,
    pub(super) lines: Vec<LineView<'r>>,
}

/// A referent.
pub(super) struct ReferentView<'r> {
    pub(super) anchor: String,
    pub(super) referent: &'r Referent,
    pub(super) profiles: Vec<ProfileView<'r>>,
}

/// What an outlet says of it.
pub(super) struct ProfileView<'r> {
    pub(super) profile: &'r Profile,
    pub(super) lines: Vec<LineView<'r>>,
}

/// An omission.
pub(super) struct OmissionView<'r> {
    pub(super) anchor: String,
    pub(super) omission: &'r Omission,
    pub(super) lines: Vec<LineView<'r>>,
}

/// Whose words an outlet prints.
pub(super) struct SpeakingView<'r> {
    pub(super) speaking: &'r Speaking,
}

/// A choice that comes back.
pub(super) struct RecurringView<'r> {
    pub(super) row: &'r Recurring,
}

/// The choices that come back.
pub(super) fn recurring(report: &Report) -> Vec<RecurringView<'_>> {
    report
        .recurring
        .iter()
        .map(|row| RecurringView { row })
        .collect()
}

/// The events that have anything to show.
pub(super) fn stories(report: &Report) -> Vec<StoryView<'_>> {
    let numbers = room::stories(report).into_iter();
    let views = numbers.map(|number| view(report, number, &report.stories[number]));
    views.filter(|view| !view.is_empty()).collect()
}

fn view<'r>(report: &'r Report, number: usize, story: &'r Story) -> StoryView<'r> {
    let contrasts = story.contrasts.iter().enumerate();
    let omissions = story.omissions.iter().enumerate();
    StoryView {
        number,
        title: report.event_title(&story.event),
        contrasts: contrasts
            .map(|(row, contrast)| ContrastView {
                anchor: format!("contrast-{number}-{row}"),
                contrast,
                words: contrast
                    .alternatives
                    .iter()
                    .map(|word| word_view(report, word))
                    .collect(),
            })
            .collect(),
        referents: referents(report, number, story),
        speaking: story
            .speaking
            .iter()
            .map(|speaking| SpeakingView { speaking })
            .collect(),
        cuts: &story.cut_quotations,
        omissions: omissions
            .map(|(row, omission)| OmissionView {
                anchor: format!("omission-{number}-{row}"),
                omission,
                lines: lines(report, &omission.lines, LINES),
            })
            .collect(),
    }
}

fn word_view<'r>(report: &'r Report, word: &'r Alternative) -> WordView<'r> {
    WordView {
        word,
        lines: lines(report, std::slice::from_ref(&word.line), 1),
    }
}

/// The referents of an event.
pub(super) fn referents<'r>(
    report: &'r Report,
    number: usize,
    story: &'r Story,
) -> Vec<ReferentView<'r>> {
    let numbered = story.referents.iter().enumerate();
    numbered
        .map(|(row, referent)| ReferentView {
            anchor: format!("referent-{number}-{row}"),
            referent,
            profiles: profiles(report, referent),
        })
        .collect()
}

fn profiles<'r>(report: &'r Report, referent: &'r Referent) -> Vec<ProfileView<'r>> {
    let telling = referent
        .profiles
        .iter()
        .filter(|profile| !profile.descriptions.is_empty());
    telling
        .map(|profile| {
            let found = profile
                .descriptions
                .iter()
                .filter_map(|found| found.line.as_ref());
            ProfileView {
                profile,
                lines: found
                    .flat_map(|line: &Line| lines(report, std::slice::from_ref(line), 1))
                    .take(LINES)
                    .collect(),
            }
        })
        .collect()
}

impl StoryView<'_> {
    fn is_empty(&self) -> bool {
        self.contrasts.is_empty() && self.referents.is_empty() && self.omissions.is_empty()
    }

    /// How much there is.
    pub(super) fn counts(&self) -> String {
        [
            counted(self.contrasts.len() as u64, "contrast", "contrasts"),
            counted(self.referents.len() as u64, "referent", "referents"),
            counted(self.omissions.len() as u64, "omission", "omissions"),
        ]
        .join(", ")
    }
}

impl<'r> WordView<'r> {
    /// Outlets named.
    pub(super) fn first_uses(&self) -> &'r [OutletCount] {
        &self.word.uses[..NAMED.min(self.word.uses.len())]
    }

    /// How many are not.
    pub(super) fn n_others(&self) -> usize {
        self.word.uses.len().saturating_sub(NAMED)
    }
}

impl OmissionView<'_> {
    /// `2 of 2`.
    pub(super) fn having(&self) -> String {
        let first = self.omission.terms.first();
        first.map_or_else(String::new, |term| {
            format!("{} of {}", term.n_outlets, term.of)
        })
    }

    /// Occurrences in the others.
    pub(super) fn uses(&self) -> u64 {
        self.omission.terms.first().map_or(0, |term| term.n)
    }

    /// How often it is to be expected.
    pub(super) fn expected(&self) -> String {
        measure(self.omission.expected, 1)
    }

    /// Its chance.
    pub(super) fn chance(&self) -> String {
        probability(self.omission.chance)
    }
}

impl<'r> SpeakingView<'r> {
    /// All words.
    pub(super) fn words(&self) -> String {
        count(self.speaking.words)
    }

    /// Share in quotation marks.
    pub(super) fn share(&self) -> String {
        percent(self.speaking.quoted_share)
    }

    /// Speakers named.
    pub(super) fn first_speakers(&self) -> &'r [Speaker] {
        let speakers = &self.speaking.speakers;
        &speakers[..SPEAKERS.min(speakers.len())]
    }

    /// The commonest verbs of a speaker's introductions.
    pub(super) fn verbs(&self, speaker: &Speaker) -> String {
        let verbs = speaker.verbs.iter().take(VERBS);
        verbs
            .map(|verb| verb.verb.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

impl RecurringView<'_> {
    /// Uses of both words in the outlet.
    pub(super) fn here(&self) -> String {
        format!("{} : {}", count(self.row.n_term), count(self.row.n_other))
    }

    /// Uses of both words in the others.
    pub(super) fn there(&self) -> String {
        format!(
            "{} : {}",
            count(self.row.rest_term),
            count(self.row.rest_other)
        )
    }

    /// p.
    pub(super) fn p(&self) -> String {
        probability(self.row.p)
    }

    /// q.
    pub(super) fn q(&self) -> String {
        probability(self.row.q)
    }
}
