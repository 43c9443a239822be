//! Every chart as it was when somebody last looked at it.

use otherwords_report::chart::{
    Counts, Distances, Dot, Drawing, Estimate, Named, Pair, Panel, Part, Scored, Timeline, Voices,
    Wordings, grid, heat_map, intervals, loaded, map, multiples, scatter, shares, timeline,
    word_shift, wordings,
};
use otherwords_report::cite;

use crate::fixture;
use crate::golden::golden;

fn named(name: &str, place: usize) -> Named {
    Named {
        name: name.to_owned(),
        class: format!("c{place}"),
    }
}

const OUTLETS: [&str; 5] = [
    "Harbour Ledger",
    "Daily Beacon",
    "Meridian Wire",
    "Civic Radio News",
    "Northgate Chronicle",
];

fn outlets() -> Vec<Named> {
    OUTLETS
        .iter()
        .enumerate()
        .map(|(place, name)| named(name, place))
        .collect()
}

fn distances() -> Distances {
    let far = [81.0, 34.0, 52.0, 12.0, 66.0, 47.0, 71.0, 21.0, 38.0, -2.0];
    let pairs = (0..5).flat_map(|one| (one + 1..5).map(move |other| [one, other]));
    Distances {
        measure: "Distances in thousandths of a bit beyond chance".to_owned(),
        names: outlets(),
        pairs: pairs
            .zip(far)
            .map(|(of, distance)| Pair {
                of,
                distance: Some(distance),
                error: Some(8.0),
                sure: distance > 30.0,
            })
            .collect(),
    }
}

fn dots() -> Vec<Dot> {
    let words = [
        "summoned", "protest", "routine", "friendly", "ministry", "envoy", "lodged", "relaxed",
        "meeting", "note", "dispute", "exchange", "article", "border", "ties",
    ];
    let dot = |(place, word): (usize, &&str)| Dot {
        term: (*word).to_owned(),
        target: (place * 997 % 15) as f64 * 210.0,
        reference: (place * 613 % 15) as f64 * 190.0,
        strength: ((place * 7) % 15) as f64 - 7.0,
        sure: place % 4 == 0,
    };
    words.iter().enumerate().map(dot).collect()
}

fn charts() -> Vec<(&'static str, Drawing)> {
    let counts = Counts {
        unit: "articles".to_owned(),
        rows: vec![
            "harbour-strike".to_owned(),
            "rail-crash".to_owned(),
            "wind-farm".to_owned(),
        ],
        columns: OUTLETS.map(str::to_owned).to_vec(),
        cells: (0..3)
            .map(|row| {
                (0..5)
                    .map(|column| Some((row * 5 + column * 3) % 7))
                    .collect()
            })
            .collect(),
    };
    let voices: Vec<Voices> = (1..)
        .zip(outlets())
        .map(|(place, outlet)| Voices {
            outlet,
            words: 4_000 + place * 700,
            long: place * 310,
            short: place * 41,
        })
        .collect();
    let board = Wordings {
        wordings: ["protest", "discontent", "routine meeting"]
            .map(str::to_owned)
            .to_vec(),
        outlets: outlets()
            .into_iter()
            .zip([[9, 0], [0, 4], [3, 1], [5, 2], [0, 0]])
            .map(|(name, uses)| (name, vec![uses, [uses[1], uses[0]], [uses[1], 0]]))
            .collect(),
    };
    let coverage = Timeline {
        unit: "articles".to_owned(),
        periods: (1..=28).map(|day| format!("2020-04-{day:02}")).collect(),
        bands: (0..)
            .zip(outlets())
            .map(|(row, name)| {
                (
                    name,
                    (0..28).map(|day| (day * 5 + row * 3) % 11 / 4).collect(),
                )
            })
            .collect(),
        events: vec![(2, "summons".to_owned()), (14, "harbour strike".to_owned())],
    };
    let frames: Vec<Estimate> = ["conflict", "economy"]
        .into_iter()
        .flat_map(|group| {
            (0_u8..).zip(outlets()).map(move |(place, of)| Estimate {
                group: group.to_owned(),
                of,
                value: f64::from(place) * 1.3 + 2.0,
                interval: (place != 2)
                    .then(|| [f64::from(place) * 1.1 + 0.6, f64::from(place) * 1.5 + 3.9]),
                n: format!("{} uses", 12 + place),
            })
        })
        .collect();
    let parts: Vec<Part> = (0_u8..12)
        .map(|place| Part {
            term: format!("wording{place}"),
            kind: if place == 1 { "stop word" } else { "" }.to_owned(),
            share: 0.12 / (1.0 + f64::from(place)),
            first: place % 3 != 0,
        })
        .collect();
    let scored: Vec<Scored> = dots()
        .into_iter()
        .map(|dot| Scored {
            distinctive: dot.strength / 2.0,
            loaded: dot.target % 1000.0 / 1000.0,
            term: dot.term,
            sure: dot.sure,
        })
        .collect();
    let panels: Vec<Panel> = [
        "harbour-strike",
        "rail-crash",
        "wind-farm",
        "river-flood",
        "data-leak",
    ]
    .into_iter()
    .zip(0_u8..)
    .map(|(event, row)| Panel {
        event: event.to_owned(),
        bars: (0_u8..)
            .zip(outlets())
            .map(|(place, name)| {
                let ratio = (place != row).then(|| f64::from((row * 3 + place * 5) % 7) - 3.0);
                (name, ratio, "4 here, 1 there".to_owned())
            })
            .collect(),
    })
    .collect();
    vec![
        ("grid", grid(&counts, "Who covered what")),
        ("heat-map", heat_map(&distances())),
        (
            "intervals",
            intervals(&frames, "per thousand words", "Frames by outlet"),
        ),
        ("loaded", loaded(&scored, "Loaded and distinctive")),
        ("map", map(&distances())),
        ("multiples", multiples(&panels, "“protest” event by event")),
        (
            "scatter",
            scatter(&dots(), "Harbour Ledger", "the rest", "Every key word"),
        ),
        ("shares", shares(&voices)),
        ("timeline", timeline(&coverage, "Articles by day")),
        (
            "word-shift",
            word_shift(
                &parts,
                [&outlets()[0], &outlets()[1]],
                "What sets both apart",
            ),
        ),
        ("wordings", wordings(&board, "Whose word it is")),
    ]
}

#[test]
fn charts_look_as_they_did() {
    for (name, drawing) in charts() {
        golden(&format!("{name}.svg"), &(drawing.svg + "\n"));
    }
}

#[test]
fn every_chart_has_a_name_a_description_and_its_figures() {
    for (name, drawing) in charts() {
        assert!(drawing.svg.contains("role=\"img\"><title>"), "{name}");
        assert!(drawing.svg.contains("<desc>"), "{name}");
        assert!(!drawing.rows.is_empty(), "{name}");
        for row in &drawing.rows {
            assert_eq!(row.len(), drawing.columns.len(), "{name}: {row:?}");
        }
        assert!(
            !drawing.svg.contains("NaN") && !drawing.svg.contains("inf\""),
            "{name}"
        );
    }
}

#[test]
fn nothing_to_draw_is_still_a_picture() {
    for drawing in [
        grid(&Counts::default(), "Nothing"),
        heat_map(&Distances::default()),
        map(&Distances::default()),
        intervals(&[], "per thousand", "Nothing"),
        loaded(&[], "Nothing"),
        multiples(&[], "Nothing"),
        scatter(&[], "here", "there", "Nothing"),
        shares(&[]),
        timeline(&Timeline::default(), "Nothing"),
        word_shift(&[], [&Named::default(), &Named::default()], "Nothing"),
        wordings(&Wordings::default(), "Nothing"),
    ] {
        assert!(
            !drawing.svg.contains("NaN") && !drawing.svg.contains("inf"),
            "{}",
            drawing.svg
        );
        assert!(drawing.svg.starts_with("<svg") && drawing.svg.ends_with("</svg>"));
    }
}

#[test]
fn a_name_in_a_chart_stays_a_name() {
    let counts = Counts {
        rows: vec!["<script>alert(1)</script>".to_owned()],
        columns: vec!["\"><img>".to_owned()],
        cells: vec![vec![Some(1)]],
        ..Counts::default()
    };
    let svg = grid(&counts, "</title><script>").svg;
    assert!(!svg.contains("<script") && !svg.contains("<img"), "{svg}");
}

#[test]
fn every_citation_of_the_paragraph_is_in_the_list() {
    let report = fixture::report();
    let paragraph = otherwords_report::methods::paragraph(&report);
    let works = cite::works(&report);
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let mut cited = 0;
    for pair in words.windows(2) {
        let is_name = pair[0]
            .trim_start_matches('(')
            .starts_with(char::is_uppercase);
        let year = pair[1].trim_matches(|sign: char| !sign.is_ascii_digit());
        if let (true, 4, Ok(year)) = (is_name, year.len(), year.parse::<u16>()) {
            let is_month = jiff::fmt::strtime::parse("%B", pair[0]).is_ok();
            cited += usize::from(!is_month);
            assert!(
                is_month || works.iter().any(|work| work.year == year),
                "{} {}",
                pair[0],
                pair[1]
            );
        }
    }
    assert!(cited >= 8, "{cited} citations");
}
