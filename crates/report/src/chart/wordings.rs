//! Who uses which wording for one thing: outlets by wordings, a disc for each that is used, filled
//! where the outlet stands by it and hollow where it keeps a distance: in quotation marks, denied or hedged.

use super::drawing::{Drawing, Named};
use super::svg::Svg;
use super::text_width::{fit, text_width};

/// Uses of several wordings by several outlets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wordings {
    /// The wordings.
    pub wordings: Vec<String>,
    /// Outlets with their uses of each wording: those they stand by, and those they keep a distance from.
    pub outlets: Vec<(Named, Vec<[u64; 2]>)>,
}

const FONT: f64 = 13.0;
const ROW: f64 = 32.0;
const WIDEST_LABEL: f64 = 180.0;
const LARGEST: f64 = 13.0;

/// The board.
pub fn wordings(board: &Wordings, title: &str) -> Drawing {
    let widest = |names: &mut dyn Iterator<Item = &str>| {
        let widths = names.map(|name| text_width(name, FONT));
        widths.fold(40.0, f64::max).min(WIDEST_LABEL)
    };
    let left = widest(&mut board.outlets.iter().map(|(name, _)| name.name.as_str())) + 30.0;
    let column = widest(&mut board.wordings.iter().map(String::as_str)).max(64.0) + 12.0;
    let columns = board.wordings.len().max(1) as f64;
    let (top, width) = (30.0, (left + column * columns).max(360.0));
    let height = top + ROW * board.outlets.len() as f64 + 26.0;
    let mut svg = Svg::new("figure wide", width, height);
    for (place, wording) in board.wordings.iter().enumerate() {
        let x = left + column * (place as f64 + 0.5);
        svg.text(
            "label middle-label strong",
            x,
            17.0,
            &fit(wording, FONT, column - 6.0),
        );
    }
    let uses = board
        .outlets
        .iter()
        .flat_map(|(_, uses)| uses.iter().flatten());
    let most = uses.max().copied().unwrap_or(1).max(1) as f64;
    for (place, (name, uses)) in board.outlets.iter().enumerate() {
        let y = top + ROW * (place as f64 + 0.5);
        svg.lines("grid", &[[left, y, width, y]]);
        svg.disc(&format!("{} mark", name.class), [6.0, y], 4.0, "");
        svg.text("label", 16.0, y + 4.5, &fit(&name.name, FONT, WIDEST_LABEL));
        for (wording, [own, quoted]) in uses.iter().enumerate() {
            let x = left + column * (wording as f64 + 0.5);
            let radius = |uses: u64| 2.0 + (LARGEST - 2.0) * (uses as f64 / most).sqrt();
            let both = *own > 0 && *quoted > 0;
            let apart = if both {
                (radius(*own) + radius(*quoted)) / 2.0 + 1.0
            } else {
                0.0
            };
            if *own > 0 {
                let title = format!("{}: {own} that it stands by", name.name);
                svg.disc(
                    &format!("{} mark", name.class),
                    [x - apart, y],
                    radius(*own),
                    &title,
                );
            }
            if *quoted > 0 {
                let title = format!("{}: {quoted} that it keeps a distance from", name.name);
                svg.disc(
                    &format!("{} hollow", name.class),
                    [x + apart, y],
                    radius(*quoted),
                    &title,
                );
            }
            let counts = match (own, quoted) {
                (0, 0) => String::new(),
                (own, 0) => own.to_string(),
                (own, quoted) => format!("{own} “{quoted}”"),
            };
            svg.text(
                "start",
                x + apart + radius(*quoted.max(own)) + 3.0,
                y + 4.0,
                &counts,
            );
        }
    }
    svg.disc("mark", [left, height - 10.0], 5.0, "");
    svg.text("start", left + 9.0, height - 6.0, "stands by it");
    svg.disc("hollow", [left + 90.0, height - 10.0], 5.0, "");
    svg.text("start", left + 99.0, height - 6.0, "keeps a distance");
    let rows = table(board);
    let described = rows.iter().map(|row| {
        format!(
            "{}, {}: stands by {}, keeps a distance from {}",
            row[0], row[1], row[2], row[3]
        )
    });
    let described = described.collect::<Vec<_>>().join("; ");
    Drawing::new(
        svg.finish(title, &described),
        &["outlet", "wording", "stands by", "keeps a distance"],
        rows,
    )
}

/// A row for every wording that an outlet has.
fn table(board: &Wordings) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (name, uses) in &board.outlets {
        for (wording, [own, quoted]) in board.wordings.iter().zip(uses) {
            if own + quoted > 0 {
                rows.push(vec![
                    name.name.clone(),
                    wording.clone(),
                    own.to_string(),
                    quoted.to_string(),
                ]);
            }
        }
    }
    rows
}
