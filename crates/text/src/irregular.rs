//! Past forms and participles of English verbs that no rule finds, with the verb they are counted under.
//!
//! Only those that mean nothing else, and whose verb has no form that mostly means another thing: *met* is not one
//! with *meet*, or it would be one with *meeting*; nor *heard* with *hearing*, *built* with *building*, *drew*
//! with *drawing*, *struck* with *strikes*, *dealt* with *deal*. And *felt*, *found*, *left*, *saw*, *shot*,
//! *thought*, *rose*, *bound*, *fell*, *wound*, *lay* and *bore* are words of their own.

/// The verb a form belongs to, if it is in the list.
pub(crate) fn base(form: &str) -> Option<&'static str> {
    let found = FORMS.binary_search_by_key(&form, |row| row.0).ok()?;
    Some(FORMS[found].1)
}

/// Forms with their verbs, sorted.
#[rustfmt::skip] // one pair a line would hide the list
const FORMS: &[(&str, &str)] = &[
    ("arisen", "arise"), ("arose", "arise"), ("ate", "eat"), ("awoke", "awake"),
    ("awoken", "awake"), ("became", "become"), ("befallen", "befall"), ("befell", "befall"),
    ("began", "begin"), ("begun", "begin"), ("besought", "beseech"), ("betook", "betake"),
    ("bitten", "bite"), ("blew", "blow"), ("blown", "blow"), ("bought", "buy"),
    ("broke", "break"), ("broken", "break"), ("brought", "bring"), ("came", "come"),
    ("caught", "catch"), ("chose", "choose"), ("chosen", "choose"), ("clung", "cling"),
    ("crept", "creep"), ("driven", "drive"), ("drove", "drive"), ("dug", "dig"),
    ("eaten", "eat"), ("fled", "flee"), ("flew", "fly"), ("flown", "fly"), ("flung", "fling"),
    ("forbade", "forbid"), ("forbidden", "forbid"), ("foresaw", "foresee"),
    ("foreseen", "foresee"), ("foretold", "foretell"), ("forgave", "forgive"),
    ("forgiven", "forgive"), ("forgone", "forgo"), ("forgot", "forget"),
    ("forgotten", "forget"), ("forsaken", "forsake"), ("forsook", "forsake"),
    ("forwent", "forgo"), ("fought", "fight"), ("froze", "freeze"), ("frozen", "freeze"),
    ("gave", "give"), ("given", "give"), ("gone", "go"), ("grew", "grow"), ("grown", "grow"),
    ("held", "hold"), ("hid", "hide"), ("hidden", "hide"), ("kept", "keep"), ("knelt", "kneel"),
    ("knew", "know"), ("known", "know"), ("led", "lead"), ("lost", "lose"),
    ("misled", "mislead"), ("misunderstood", "misunderstand"), ("outgrew", "outgrow"),
    ("outgrown", "outgrow"), ("overcame", "overcome"), ("oversaw", "oversee"),
    ("overseen", "oversee"), ("overtaken", "overtake"), ("overthrew", "overthrow"),
    ("overthrown", "overthrow"), ("overtook", "overtake"), ("paid", "pay"),
    ("partaken", "partake"), ("partook", "partake"), ("rebuilt", "rebuild"),
    ("repaid", "repay"), ("resold", "resell"), ("retold", "retell"), ("rewritten", "rewrite"),
    ("rewrote", "rewrite"), ("ridden", "ride"), ("rode", "ride"), ("said", "say"),
    ("sang", "sing"), ("sank", "sink"), ("sent", "send"), ("shaken", "shake"),
    ("shook", "shake"), ("shrank", "shrink"), ("shrunk", "shrink"), ("slain", "slay"),
    ("slept", "sleep"), ("slung", "sling"), ("sold", "sell"), ("sought", "seek"),
    ("spent", "spend"), ("spoke", "speak"), ("spoken", "speak"), ("stole", "steal"),
    ("stolen", "steal"), ("stood", "stand"), ("striven", "strive"), ("strove", "strive"),
    ("stung", "sting"), ("sunk", "sink"), ("swam", "swim"), ("swept", "sweep"),
    ("swore", "swear"), ("sworn", "swear"), ("swum", "swim"), ("taken", "take"),
    ("taught", "teach"), ("threw", "throw"), ("thrown", "throw"), ("told", "tell"),
    ("took", "take"), ("undergone", "undergo"), ("undersold", "undersell"),
    ("understood", "understand"), ("undertaken", "undertake"), ("undertook", "undertake"),
    ("underwent", "undergo"), ("undid", "undo"), ("undone", "undo"), ("unwound", "unwind"),
    ("upheld", "uphold"), ("went", "go"), ("wept", "weep"), ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"), ("withheld", "withhold"), ("withstood", "withstand"),
    ("won", "win"), ("wove", "weave"), ("woven", "weave"), ("written", "write"),
    ("wrote", "write"), ("wrung", "wring"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_and_no_verb_is_a_form_itself() {
        for (form, verb) in FORMS {
            assert_eq!(base(form), Some(*verb), "{form}: not sorted?");
            assert_eq!(base(verb), None, "{verb}");
        }
    }
}
