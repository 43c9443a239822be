//! A small comparison made by hand: two outlets, two events, one contested word. Figures are
//! invented; what is tested is that they arrive.

use jiff::civil::{Date, date};
use otherwords_comparison::{
    Audit, Calendar, Carrier, Cell, CentredDivergence, Chance, Comparison, ContestedTerm,
    Dependence, Divergence, Divergences, DrivenBy, Driver, EventAudit, Evidence, EvidenceLine,
    Figures, Footing, FrameTable, FrameUse, Group, Interval, KeyTerm, KeyTerms, Layers, Matchup,
    OutletAudit, OutletRate, OutletTable, OutletTerm, OutletUse, Period, Plan, Power, PowerCase,
    Provenance, Scope, Side, Split, Stance, Tag, TermUse, Unit,
};
use otherwords_corpus::{Outcome, Problem};
use otherwords_indexer::query::{Query, parse};
use otherwords_report::Report;
use otherwords_text::{Language, Layer};

pub(crate) const GAZETTE: &str = "Harbour Gazette";
pub(crate) const POST: &str = "Valley Post";

pub(crate) fn report() -> Report {
    Report::new(&comparison(), &problems())
}

pub(crate) fn problems() -> Vec<Problem> {
    vec![Problem {
        file: "exports/gazette.jsonl".to_owned(),
        record: Some(17),
        what: "no text".to_owned(),
        outcome: Outcome::Skipped,
    }]
}

pub(crate) fn comparison() -> Comparison {
    Comparison {
        title: "Two events".to_owned(),
        plan: Plan::default(),
        language: Language::ENGLISH,
        audit: audit(),
        condition: Default::default(),
        calendar: calendar(),
        tables: vec![
            tested(GAZETTE, gazette_terms()),
            tested(POST, post_terms()),
            sequences(),
            of_event(),
        ],
        contested: vec![contested()],
        stories: Vec::new(),
        recurring: Vec::new(),
        sides: Some(sides()),
        which_outlets: vec![which_outlets()],
        divergences: vec![divergences()],
        frames: vec![frames()],
        provenance: Provenance {
            program: "otherwords 0.0.0".to_owned(),
            analysers: "words 1, stems 2".to_owned(),
            index_fingerprint: "0f1e2d3c".to_owned(),
            curation_fingerprint: String::new(),
            index_articles: 9,
            seed: 7,
        },
    }
}

/// One frame, carried by one word.
fn frames() -> FrameTable {
    let figures = Figures {
        n_target: 12,
        n_reference: 3,
        events: 6,
        log_ratio: Some(1.876),
        p: Some(0.001_234_5),
    };
    let query = |text| parse(text).expect("it is a query");
    FrameTable {
        matchup: Matchup {
            target: Group::outlet(GAZETTE),
            reference: Group::rest(),
        },
        footing: Footing::Tested {
            events: 6,
            smallest_p: 0.001,
        },
        target_words: 2_000,
        reference_words: 4_000,
        frames: vec![FrameUse {
            frame: "conflict <b>".to_owned(),
            n_terms: 2,
            figures,
            interval: Some(Interval {
                low: 0.9,
                high: 2.85,
            }),
            q: Some(0.002_469),
            carriers: vec![Carrier {
                term: "clash".to_owned(),
                n_target: 9,
                n_reference: 1,
                excess: 8.5,
                without: Figures {
                    n_target: 3,
                    n_reference: 2,
                    events: 4,
                    log_ratio: Some(0.41),
                    p: Some(0.5),
                },
            }],
            query_target: query("voice:clash|riot outlet:gazette"),
            query_reference: query("voice:clash|riot -outlet:gazette"),
        }],
    }
}

/// What sets the two sides of the contested word apart.
fn sides() -> KeyTerms {
    let terms = vec![
        KeyTerm {
            evidence: Some(evidence("lodged")),
            ..term("lodged", [6, 0], 3.5)
        },
        KeyTerm {
            evidence: Some(evidence("chatted")),
            ..term("chatted", [0, 5], -3.4)
        },
    ];
    let matchup = Matchup {
        target: Group::outlet(GAZETTE),
        reference: Group::outlet(POST),
    };
    KeyTerms {
        matchup,
        ..table(Scope::All, Unit::Word, GAZETTE, terms)
    }
}

/// Nothing was compared, and there was nothing to compare.
pub(crate) fn empty() -> Comparison {
    let audit = Audit {
        outlets: vec![],
        events: vec![],
        articles: 0,
        words: 0,
        ..audit()
    };
    Comparison {
        audit,
        condition: Default::default(),
        tables: vec![],
        contested: vec![],
        sides: None,
        frames: vec![],
        ..comparison()
    }
}

fn calendar() -> Calendar {
    Calendar {
        period: Period::Day,
        periods: (14..=20).map(day).collect(),
        outlets: vec![
            (GAZETTE.to_owned(), vec![2, 1, 0, 0, 1, 0, 1]),
            (POST.to_owned(), vec![0, 1, 1, 0, 0, 0, 1]),
        ],
        terms: vec![TermUse {
            term: "summoned".to_owned(),
            outlets: vec![
                (GAZETTE.to_owned(), vec![3, 2, 0, 0, 1, 0, 1]),
                (POST.to_owned(), vec![0, 0, 1, 0, 0, 0, 0]),
            ],
            undated: 0,
        }],
    }
}

fn audit() -> Audit {
    let outlet = |outlet: &str, articles| OutletAudit {
        outlet: outlet.to_owned(),
        articles,
        words: 1_000,
        quoted_words: 150,
        short_quoted_words: 64,
        events: 2,
        first: Some(day(14)),
        last: Some(day(20)),
        cells: vec![
            Cell {
                articles: articles - 1,
                words: 900,
            },
            Cell {
                articles: 1,
                words: 100,
            },
        ],
    };
    let event = |event: &str| EventAudit {
        event: event.to_owned(),
        articles: 4,
        outlets: 2,
        words: 1_000,
        first: Some(day(14)),
        last: Some(day(16)),
    };
    Audit {
        outlets: vec![outlet(GAZETTE, 5), outlet(POST, 3)],
        events: vec![event("summons"), event("strike")],
        articles: 8,
        words: 2_000,
        first: Some(day(14)),
        last: Some(day(20)),
        languages: vec![(Language::ENGLISH, 9)],
        left_out: 1,
        without_event: 0,
        without_date: 0,
        remarks: vec!["The Gazette has more articles.".to_owned()],
    }
}

pub(crate) fn tested(target: &str, terms: Vec<KeyTerm>) -> KeyTerms {
    let footing = Footing::Tested {
        events: 12,
        smallest_p: 0.000_244_140_6,
    };
    KeyTerms {
        footing,
        is_levelled: true,
        significant: 1,
        chance: Some(chance()),
        power: Some(Power {
            level: 0.000_5,
            chance: 0.8,
            clumping: 1.25,
            cases: vec![PowerCase {
                per_million: 120.0,
                times: Some(3.44),
            }],
        }),
        ..table(Scope::All, Unit::Word, target, terms)
    }
}

fn chance() -> Chance {
    Chance {
        bar: 0.000_5,
        swaps: 20,
        expected: 0.05,
        expected_error: Some(0.05),
        swaps_with_any: 1,
    }
}

/// Outlets differ on one word.
fn which_outlets() -> OutletTable {
    let rate = |outlet: &str, n, stance| OutletRate {
        outlet: outlet.to_owned(),
        n,
        per_million: n as f64 * 1000.0,
        stance,
    };
    OutletTable {
        unit: Unit::Word,
        outlets: vec![GAZETTE.to_owned(), POST.to_owned()],
        paired: vec![GAZETTE.to_owned(), POST.to_owned()],
        compared: 40,
        significant: 1,
        chance: Some(chance()),
        terms: vec![OutletTerm {
            term: "summoned".to_owned(),
            tag: None,
            p: 0.000_02,
            q: 0.000_8,
            is_significant: true,
            uses: vec![
                rate(GAZETTE, 7, Stance::High),
                rate(POST, 1, Stance::Between),
            ],
            pairs: vec![(GAZETTE.to_owned(), POST.to_owned())],
        }],
    }
}

/// Two outlets a little apart.
fn divergences() -> Divergences {
    Divergences {
        column: "outlet".to_owned(),
        groups: vec![GAZETTE.to_owned(), POST.to_owned()],
        left_out: 0,
        terms: 400,
        relabellings: 999,
        pairs: vec![Divergence {
            first: GAZETTE.to_owned(),
            second: POST.to_owned(),
            centred: CentredDivergence {
                raw: 0.041_777,
                null_mean: 0.016_333,
                null_deviation: 0.000_7,
                centred: 0.025_444,
                z: 36.3,
                p: 0.001,
                standard_error: Some(0.002),
                events: 12,
            },
            p_corrected: 0.001,
            drivers: vec![Driver {
                term: "summoned".to_owned(),
                tag: None,
                bits: 0.004,
                is_of_first: true,
            }],
            others: 0.021_444,
            split: Some(Split {
                joint: 0.3,
                agenda: 0.1,
                framing: 0.2,
            }),
        }],
    }
}

fn sequences() -> KeyTerms {
    let quiet = KeyTerm {
        quoted_share: None,
        loadedness: None,
        ..term("lodged a protest", [4, 0], 3.25)
    };
    table(Scope::All, Unit::Sequence, GAZETTE, vec![quiet])
}

fn of_event() -> KeyTerms {
    let scope = Scope::Event("summons".to_owned());
    table(
        scope,
        Unit::Word,
        GAZETTE,
        vec![term("summoned", [7, 1], 2.807_354_9)],
    )
}

fn table(scope: Scope, unit: Unit, target: &str, terms: Vec<KeyTerm>) -> KeyTerms {
    let reason = "one event with 4 articles against 3 says too little".to_owned();
    KeyTerms {
        scope,
        matchup: Matchup {
            target: Group::outlet(target),
            reference: Group::rest(),
        },
        unit,
        layers: Layers::Voice,
        footing: Footing::Descriptive { reason },
        target_articles: 5,
        reference_articles: 3,
        target_words: 786,
        reference_words: 799,
        events: 2,
        compared: 40,
        corrected: 30,
        significant: 0,
        is_levelled: false,
        chance: None,
        power: None,
        terms,
    }
}

fn gazette_terms() -> Vec<KeyTerm> {
    vec![
        KeyTerm {
            p: Some(0.000_012_345_6),
            q: Some(0.000_493_824),
            p_fwer: Some(0.002),
            is_significant: true,
            depends_on: Some(Dependence {
                event: "summons".to_owned(),
                article: None,
            }),
            driven_by: Some(DrivenBy::Voice),
            z: Some(4.372_1),
            interval: Some(Interval {
                low: 1.105,
                high: 4.5051,
            }),
            evidence: Some(evidence("summoned")),
            forms: vec![("summoned".to_owned(), 6), ("summons".to_owned(), 2)],
            ..term("summoned", [7, 1], 2.807_354_9)
        },
        KeyTerm {
            p: Some(0.21),
            q: Some(1.0),
            z: Some(1.25),
            percent_diff: f64::INFINITY,
            ..term("stormy", [3, 0], 3.0)
        },
        KeyTerm {
            p: Some(0.4),
            q: Some(1.0),
            z: Some(-0.8),
            ..term("friendly", [1, 9], -3.169_925)
        },
        KeyTerm {
            tag: Some(Tag::Name),
            ..term("orlova", [6, 2], 1.58)
        },
    ]
}

fn post_terms() -> Vec<KeyTerm> {
    vec![KeyTerm {
        p: Some(0.003),
        q: Some(0.04),
        is_significant: true,
        z: Some(2.9),
        evidence: Some(evidence("friendly")),
        ..term("friendly", [9, 1], 3.169_925)
    }]
}

fn term(term: &str, [n_target, n_reference]: [u64; 2], log_ratio: f64) -> KeyTerm {
    KeyTerm {
        term: term.to_owned(),
        forms: vec![(term.to_owned(), n_target + n_reference)],
        tag: None,
        n_target,
        n_reference,
        docs_target: n_target.min(5),
        docs_reference: n_reference.min(3),
        shared_target: n_target,
        shared_reference: n_reference,
        events: 2,
        log_ratio,
        interval: None,
        percent_diff: 611.538,
        g2: 12.345_67,
        p_token: 0.000_442_1,
        p: None,
        q: None,
        p_fwer: None,
        is_significant: false,
        depends_on: None,
        driven_by: None,
        z: None,
        delta_monroe: 1.234_56,
        z_monroe: 2.345_67,
        simple_maths: 3.456_78,
        dp_target: Some(0.123_45),
        dp_reference: None,
        quoted_share: Some(0.125),
        copies_sensitive: Some(false),
        loadedness: Some(0.987_4),
        query_target: query(&format!("voice:{term} outlet:gazette")),
        query_reference: query(&format!("voice:{term} -outlet:gazette")),
        evidence: None,
    }
}

fn query(query: &str) -> Query {
    parse(query).unwrap()
}

fn evidence(node: &str) -> Evidence {
    let gazette = line(GAZETTE, "On Monday the envoy was", node, "to the ministry.");
    let post = line(POST, "Others say he was never", node, "at all.");
    Evidence {
        target: Side {
            lines: vec![gazette],
            total: 7,
        },
        reference: Side {
            lines: vec![post],
            total: 1,
        },
    }
}

pub(crate) fn line(outlet: &str, left: &str, node: &str, right: &str) -> EvidenceLine {
    EvidenceLine {
        outlet: outlet.to_owned(),
        event: "summons".to_owned(),
        date: Some(day(15)),
        title: format!("A headline of the {outlet}"),
        url: format!(
            "https://{}.example/1",
            outlet.to_lowercase().replace(' ', "-")
        ),
        article: format!("{outlet}/1"),
        left: left.to_owned(),
        node: node.to_owned(),
        right: right.to_owned(),
        layer: Layer::Voice,
        sentence: format!("{left} {node} {right}"),
    }
}

fn contested() -> ContestedTerm {
    let quoted = EvidenceLine {
        layer: Layer::ShortQuotation,
        sentence: "There was no “protest”.".to_owned(),
        ..line(POST, "There was no “", "protest", "”.")
    };
    ContestedTerm {
        term: "protest".to_owned(),
        scope: Scope::Event("summons".to_owned()),
        uses: vec![
            OutletUse {
                outlet: GAZETTE.to_owned(),
                voice: 5,
                quotation: 1,
                short_quotation: 0,
                at_a_distance: 0,
                attributed: 0,
                stands_by: 5,
                keeps_distance: 0,
                own: true,
                apart: false,
                query: query("protest outlet:gazette"),
                evidence: vec![line(
                    GAZETTE,
                    "The ministry lodged a",
                    "protest",
                    "on Monday.",
                )],
                distant: Vec::new(),
            },
            OutletUse {
                outlet: POST.to_owned(),
                voice: 0,
                quotation: 0,
                short_quotation: 2,
                at_a_distance: 0,
                attributed: 0,
                stands_by: 0,
                keeps_distance: 2,
                own: false,
                apart: true,
                query: query("protest outlet:post"),
                evidence: vec![quoted.clone()],
                distant: vec![quoted],
            },
        ],
    }
}

fn day(day: i8) -> Date {
    date(2020, 4, day)
}
