//! Where labels go so that none lies on another: each takes the first free place around its mark,
//! the most important first, and one without a free place is left out.

use super::text_width::text_width;

/// A mark that would like a label.
#[derive(Clone, Debug)]
pub(super) struct Wish<'t> {
    pub(super) text: &'t str,
    pub(super) at: [f64; 2],
    /// Radius of the mark.
    pub(super) radius: f64,
}

/// A label with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    /// Number of the wish.
    pub(super) wish: usize,
    /// Start of its baseline.
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

/// Space between labels, and between a mark and its label.
const GAP: f64 = 2.5;

/// Places for as many labels as there is room for, within an area and clear of all marks that have
/// a label.
pub(super) fn place(wishes: &[Wish<'_>], font: f64, within: Area, most: usize) -> Vec<Label> {
    let mut taken: Vec<Area> = Vec::new();
    let mut labels = Vec::new();
    for (wish, wanted) in wishes.iter().enumerate() {
        if labels.len() == most {
            break;
        }
        let mark = around(wanted.at, wanted.radius);
        let free = candidates(wanted, font)
            .into_iter()
            .find(|area| inside(area, &within) && !taken.iter().any(|other| meet(area, other)));
        if let Some(area) = free {
            labels.push(Label {
                wish,
                x: area[0],
                y: area[3] - 0.22 * font,
            });
            taken.extend([area, mark]);
        }
    }
    labels
}

/// Right, left, above, below, then the corners.
fn candidates(wish: &Wish<'_>, font: f64) -> Vec<Area> {
    let (width, height) = (text_width(wish.text, font), font * 1.1);
    let [x, y] = wish.at;
    let off = wish.radius + GAP;
    let (right, left, centre) = (x + off, x - off - width, x - width / 2.0);
    let (middle, above, below) = (y - height / 2.0, y - off - height, y + off);
    [
        (right, middle),
        (left, middle),
        (centre, above),
        (centre, below),
        (right, above + GAP),
        (right, below - GAP),
        (left, above + GAP),
        (left, below - GAP),
    ]
    .map(|(left, top)| [left, top, left + width, top + height])
    .to_vec()
}

fn around([x, y]: [f64; 2], radius: f64) -> Area {
    [x - radius, y - radius, x + radius, y + radius]
}

fn inside(area: &Area, within: &Area) -> bool {
    area[0] >= within[0] && area[1] >= within[1] && area[2] <= within[2] && area[3] <= within[3]
}

fn meet(one: &Area, other: &Area) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_lies_on_another_however_many_there_are() {
        let texts: Vec<String> = (0..2_000).map(|number| format!("term{number}")).collect();
        let wishes: Vec<Wish<'_>> = texts
            .iter()
            .enumerate()
            .map(|(number, text)| Wish {
                text,
                at: [(number * 37 % 500) as f64, (number * 91 % 400) as f64],
                radius: 2.0,
            })
            .collect();
        let labels = place(&wishes, 11.0, [0.0, 0.0, 500.0, 400.0], usize::MAX);
        assert!(labels.len() > 50, "{}", labels.len());
        let areas: Vec<Area> = labels
            .iter()
            .map(|label| {
                let bottom = label.y + 0.22 * 11.0;
                let width = text_width(wishes[label.wish].text, 11.0);
                [label.x, bottom - 12.1, label.x + width, bottom]
            })
            .collect();
        for (place, area) in areas.iter().enumerate() {
            assert!(!areas[..place].iter().any(|other| meet(area, other)));
        }
    }

    #[test]
    fn the_most_important_label_is_never_left_out_where_it_fits() {
        let wish = Wish {
            text: "protest",
            at: [50.0, 50.0],
            radius: 2.0,
        };
        let labels = place(&[wish.clone(), wish], 11.0, [0.0, 0.0, 200.0, 100.0], 9);
        assert_eq!((labels[0].wish, labels.len()), (0, 2));
        let narrow = place(&[], 11.0, [0.0; 4], 9);
        assert!(narrow.is_empty());
    }
}
