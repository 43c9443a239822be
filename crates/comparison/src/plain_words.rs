//! Plain words: what says when, how long or how much. Any news text has them, so who has one and who has
//! not, or who quotes it, says nothing about wording. Days and months come from the language's pack, the
//! others from a list for English.

use otherwords_text::Language;

/// Folded forms, sorted.
#[rustfmt::skip] // one word a line would hide the list
const ENGLISH: &[&str] = &[
    "afternoon", "afternoons", "ago", "amount", "amounts", "annual", "annually", "average",
    "billion", "billions", "century", "couple", "daily", "date", "dates", "day", "days", "decade",
    "decades", "dozen", "dozens", "eight", "eighteen", "eighth", "eighty", "eleven", "evening",
    "evenings", "fifteen", "fifth", "fifty", "five", "forty", "four", "fourteen", "fourth", "half",
    "hour", "hourly", "hours", "hundred", "hundreds", "late", "later", "least", "less", "lot",
    "lots", "many", "midnight", "million", "millions", "minute", "minutes", "month", "monthly",
    "months", "more", "morning", "mornings", "most", "much", "nearly", "night", "nights", "nine",
    "nineteen", "ninety", "ninth", "noon", "number", "numbers", "once", "one", "percent",
    "percentage", "pm", "quarter", "quarters", "second", "seconds", "seven", "seventeen", "seventh",
    "seventy", "several", "six", "sixteen", "sixth", "sixty", "ten", "tenth", "third", "thirds",
    "thirteen", "thirty", "thousand", "thousands", "three", "time", "times", "today", "tomorrow",
    "tonight", "total", "trillion", "trillions", "twelve", "twenty", "twice", "two", "week",
    "weekend", "weekends", "weekly", "weeks", "year", "yearly", "years", "yesterday", "zero",
];

/// Whether a folded form is a plain word of a language.
pub(crate) fn is_plain(form: &str, language: Language) -> bool {
    let listed = language == Language::ENGLISH && ENGLISH.contains(&form);
    listed || language.pack().calendar_names.contains(&form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_quantities_are_plain_and_what_happens_is_not() {
        for (form, expected) in [
            ("monday", true),
            ("december", true),
            ("hour", true),
            ("percent", true),
            ("dozen", true),
            ("protest", false),
            ("crisis", false),
        ] {
            assert_eq!(is_plain(form, Language::ENGLISH), expected, "{form}");
        }
        assert!(!is_plain("hour", Language::FRENCH));
    }
}
