//! The exact law of the score, by counting every relabelling. Equal partial sums are merged, and
//! the events are split into two halves that meet in the middle, so a hundred thousand relabellings
//! cost about seven hundred sums. Where all articles of an event are equally long and counts are small
//! multiples of something, the sums lie on a lattice and stay few however many relabellings there
//! are. Too many, and it declines.

use super::contrast::Contrast;
use super::residuals::Scratch;
use super::saddlepoint::Tails;
use crate::real::{ln, sqrt};

/// More relabellings (after merging equal articles) than this are left to the saddlepoint.
const MOST_RELABELLINGS: f64 = 131_072.0;
/// As few as this are listed one by one, which is quicker than to sort any of them.
const FEW_RELABELLINGS: f64 = 4_096.0;
/// The same where an event holds more than [`SMALL_EVENT`] articles, whose draws are many and all
/// different.
const MOST_IF_LARGE: f64 = 20_000.0;
/// Articles of an event whose draws are few.
const SMALL_EVENT: u32 = 12;
/// More partial sums than this on one side are left to the saddlepoint.
const MOST_SUMS: usize = 8_192;
/// More articles than this in the term's events are left to the saddlepoint.
const MOST_ARTICLES: usize = 512;
/// More events than this, too, unless on a lattice.
const MOST_EVENTS: usize = 64;
/// More articles times drawn than this are left to the saddlepoint on a lattice.
const MOST_WORK_ON_LATTICE: usize = 4_096;
/// More different sums than this are no lattice worth the name.
const MOST_LATTICE_POINTS: u64 = 1_024;

/// Sums this near (relative to the score's deviation, at least 1) count as tied with the observed.
const TIE: f64 = 1e-9;
/// Partial sums this near are one.
const SAME: f64 = 1e-12;

/// A partial sum and its probability (or number of ways), ascending by sum.
type Sums = Vec<(f64, f64)>;

/// The tails at the observed score, or nothing if counting would cost too much.
pub(crate) fn tails(contrast: &Contrast, scratch: &mut Scratch, score: f64) -> Option<Tails> {
    let events = choices(contrast, scratch)?;
    let variance: f64 = scratch.touched.iter().map(|event| event.variance).sum();
    let unit = sqrt(variance).max(1.0);
    let relabellings: f64 = events.iter().map(|event| event.results).product();
    let (upper, lower) = if relabellings <= FEW_RELABELLINGS {
        list_all(&events, score, unit)
    } else {
        meet_in_the_middle(events, score, unit)?
    };
    // Rounding may leave a probability of one a digit above it, and an underflow below all.
    (upper > 1e-290 && lower > 1e-290).then(|| Tails {
        log_upper: ln(upper.min(1.0)),
        log_lower: ln(lower.min(1.0)),
    })
}

/// An event as a draw of `m` of some residuals.
struct Draw {
    residuals: Vec<f64>,
    m: usize,
    /// Number of different results, at most.
    results: f64,
}

impl Draw {
    /// The law of the sum of what is drawn, ascending.
    fn law(&self) -> Option<Sums> {
        subset_sums(&self.residuals, self.m)?
            .into_iter()
            .nth(self.m)
    }

    /// All different draws with their probabilities, in no order.
    fn list(&self) -> Sums {
        let kinds = self.residuals.chunk_by(|a, b| same(*a, *b));
        let kinds: Vec<(f64, usize)> = kinds.map(|kind| (kind[0], kind.len())).collect();
        let mut draws = Sums::with_capacity(self.results as usize);
        list(&kinds, self.residuals.len(), self.m, (0.0, 1.0), &mut draws);
        normalised(draws)
    }
}

/// Adds to `draws` every way to draw `m` more of `kinds`, which are `n` residuals.
fn list(kinds: &[(f64, usize)], n: usize, m: usize, drawn: (f64, f64), draws: &mut Sums) {
    let Some((&(residual, of_kind), others)) = kinds.split_first().filter(|_| m > 0) else {
        return draws.push(drawn);
    };
    let others_hold = n - of_kind;
    let mut ways = 1.0;
    for taken in 0..=of_kind.min(m) {
        if m - taken <= others_hold {
            let drawn = (drawn.0 + taken as f64 * residual, drawn.1 * ways);
            list(others, others_hold, m - taken, drawn, draws);
        }
        ways *= (of_kind - taken) as f64 / (taken + 1) as f64;
    }
}

/// The events' draws, the largest first, unless there are too many relabellings.
fn choices(contrast: &Contrast, scratch: &mut Scratch) -> Option<Vec<Draw>> {
    let Scratch {
        occurrences,
        touched,
        ..
    } = scratch;
    let on_lattice = lies_on_lattice(contrast, touched, occurrences);
    let n_units =
        |event: &super::residuals::Touched| contrast.strata[event.stratum as usize].n_units();
    let most = match touched.iter().any(|event| n_units(event) > SMALL_EVENT) {
        true => MOST_IF_LARGE,
        false => MOST_RELABELLINGS,
    };
    let too_many_events = touched.len() > MOST_EVENTS && !on_lattice;
    if too_many_events || obviously_too_many(contrast, touched, most) {
        return None;
    }
    let (mut draws, mut product) = (Vec::with_capacity(touched.len()), 1.0);
    for event in touched.iter() {
        let stratum = &contrast.strata[event.stratum as usize];
        let m = stratum.n_chosen() as usize;
        let scale = if m == stratum.n_target as usize {
            1.0
        } else {
            -1.0
        };
        let mut residuals = Vec::with_capacity(stratum.n_units() as usize);
        Scratch::write_residuals(&mut residuals, contrast, occurrences, event, scale);
        residuals.sort_by(f64::total_cmp);
        let results = distinct_draws(&residuals, m);
        product *= results;
        if product > most && !on_lattice {
            return None;
        }
        draws.push(Draw {
            residuals,
            m,
            results,
        });
    }
    draws.sort_by(|a, b| b.results.total_cmp(&a.results));
    Some(draws)
}

/// Whether the articles of every event are equally long, so that scores differ by what counts differ
/// by, and counting on that lattice is cheap.
fn lies_on_lattice(
    contrast: &Contrast,
    touched: &[super::residuals::Touched],
    occurrences: &[super::residuals::Occurrence],
) -> bool {
    let mut work = 0;
    let level = touched.iter().all(|event| {
        let stratum = &contrast.strata[event.stratum as usize];
        work += stratum.n_units() as usize * stratum.n_chosen() as usize;
        stratum.distinct_lengths == 1 && work <= MOST_WORK_ON_LATTICE
    });
    level && lattice_points(occurrences) <= MOST_LATTICE_POINTS
}

/// How many sums there can be where all articles are equally long: all occurrences, by their largest
/// common step.
fn lattice_points(occurrences: &[super::residuals::Occurrence]) -> u64 {
    let counts = || occurrences.iter().map(|occurrence| occurrence.count as u64);
    let step = counts().fold(0, greatest_common_divisor);
    counts().sum::<u64>() / step.max(1)
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// A cheap lower bound on the number of relabellings, from how many lengths differ: articles
/// without the term and of different lengths have different residuals.
fn obviously_too_many(
    contrast: &Contrast,
    touched: &[super::residuals::Touched],
    most: f64,
) -> bool {
    let (mut articles, mut product) = (0, 1.0);
    for event in touched {
        let stratum = &contrast.strata[event.stratum as usize];
        articles += stratum.n_units() as usize;
        let present = event.last - event.first;
        let different = stratum.distinct_lengths.saturating_sub(present);
        product *= choose_at_most(different, stratum.n_chosen());
        if articles > MOST_ARTICLES || product > most {
            return true;
        }
    }
    false
}

/// The number of ways to choose `m` of `k`, at least 1, and no further than is of interest.
fn choose_at_most(k: u32, m: u32) -> f64 {
    if m >= k {
        return 1.0;
    }
    let mut ways = 1.0;
    for i in 0..m.min(k - m) {
        ways *= f64::from(k - i) / f64::from(i + 1);
        if ways > MOST_RELABELLINGS {
            break;
        }
    }
    ways
}

/// The number of different multisets of `m` of the sorted residuals: equal ones are one kind.
fn distinct_draws(sorted: &[f64], m: usize) -> f64 {
    let mut ways = vec![0.0; m + 1];
    ways[0] = 1.0;
    for kind in sorted.chunk_by(|a, b| same(*a, *b)) {
        for j in (1..=m).rev() {
            ways[j] += ways[j.saturating_sub(kind.len())..j].iter().sum::<f64>();
        }
    }
    ways[m]
}

fn same(a: f64, b: f64) -> bool {
    (b - a).abs() <= SAME * (1.0 + a.abs())
}

/// Probabilities of a sum at least, and at most, as large as the observed, by adding up all.
fn list_all(draws: &[Draw], score: f64, unit: f64) -> (f64, f64) {
    let mut all: Sums = vec![(0.0, 1.0)];
    for draw in draws {
        all = draw
            .list()
            .iter()
            .flat_map(|&(shift, ways)| all.iter().map(move |&(sum, n)| (sum + shift, n * ways)))
            .collect();
    }
    let tie = TIE * unit;
    let of = |is_in: &dyn Fn(f64) -> bool| -> f64 {
        let fits = all.iter().filter(|(sum, _)| is_in(*sum));
        fits.map(|(_, ways)| ways).sum()
    };
    (of(&|sum| sum >= score - tie), of(&|sum| sum <= score + tie))
}

/// The same without listing them: the largest draw is
/// split by its articles, the others are dealt to the two sides as evenly as they come.
fn meet_in_the_middle(mut draws: Vec<Draw>, score: f64, unit: f64) -> Option<(f64, f64)> {
    let split = if draws.is_empty() {
        return None;
    } else {
        draws.remove(0)
    };
    let (mut left, mut right): (Sums, Sums) = (vec![(0.0, 1.0)], vec![(0.0, 1.0)]);
    for draw in &draws {
        let side = if left.len() <= right.len() {
            &mut left
        } else {
            &mut right
        };
        *side = convolve(side, &normalised(draw.law()?))?;
    }
    let (first, second) = split.residuals.split_at(split.residuals.len() / 2);
    let (first, second) = (subset_sums(first, split.m)?, subset_sums(second, split.m)?);
    let (mut upper, mut lower, mut all) = (0.0, 0.0, 0.0);
    for taken in 0..=split.m {
        let a = convolve(&left, &first[taken])?;
        let b = convolve(&right, &second[split.m - taken])?;
        let (at_least, at_most) = both_tails(&a, &b, score, TIE * unit);
        upper += at_least;
        lower += at_most;
        all += mass(&a) * mass(&b);
    }
    Some((upper / all, lower / all))
}

fn mass(sums: &Sums) -> f64 {
    sums.iter().map(|sum| sum.1).sum()
}

fn normalised(mut sums: Sums) -> Sums {
    let all = mass(&sums);
    sums.iter_mut().for_each(|sum| sum.1 /= all);
    sums
}

/// For every size up to `m`: the sums of all choices of that many residuals, with their number.
fn subset_sums(residuals: &[f64], m: usize) -> Option<Vec<Sums>> {
    let mut by_size: Vec<Sums> = vec![Vec::new(); m + 1];
    by_size[0].push((0.0, 1.0));
    for (i, &r) in residuals.iter().enumerate() {
        for j in (1..=m.min(i + 1)).rev() {
            let with = shifted(&by_size[j - 1], r, 1.0);
            by_size[j] = merged(&by_size[j], &with);
            if by_size[j].len() > MOST_SUMS {
                return None;
            }
        }
    }
    Some(by_size)
}

/// The law of the sum of two independent sums; nothing if it has too many.
fn convolve(a: &Sums, b: &Sums) -> Option<Sums> {
    if a.len() * b.len() > 4 * MOST_SUMS {
        return None;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut rows: Vec<Sums> = short
        .iter()
        .map(|&(shift, ways)| shifted(long, shift, ways))
        .collect();
    // Neighbours are merged two by two, so that every sum is moved log2(rows) times.
    while rows.len() > 1 {
        rows = rows
            .chunks(2)
            .map(|pair| {
                pair.get(1)
                    .map_or_else(|| pair[0].clone(), |other| merged(&pair[0], other))
            })
            .collect();
    }
    let all = rows.pop().unwrap_or_default();
    (all.len() <= MOST_SUMS).then_some(all)
}

/// All sums moved by `shift`, in `ways` as many ways.
fn shifted(sums: &Sums, shift: f64, ways: f64) -> Sums {
    sums.iter()
        .map(|&(sum, n)| (sum + shift, n * ways))
        .collect()
}

/// Merges ascending sums and adds up equal ones.
fn merged(a: &Sums, b: &Sums) -> Sums {
    let mut all = Sums::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if y.0 < x.0 => b.next(),
            (Some(_), _) => a.next(),
            (None, _) => b.next(),
        };
        match (next, all.last_mut()) {
            (None, _) => return all,
            (Some(&(sum, ways)), Some(last)) if same(last.0, sum) => last.1 += ways,
            (Some(sum), _) => all.push(*sum),
        }
    }
}

/// The mass of all pairs whose sum is at least, and at most, `observed`, ties in both.
fn both_tails(a: &Sums, b: &Sums, observed: f64, tie: f64) -> (f64, f64) {
    let (mut at_least, mut at_most) = (0.0, 0.0);
    let (mut from_top, mut top_mass) = (b.len(), 0.0);
    for &(sum, ways) in a {
        while from_top > 0 && b[from_top - 1].0 + sum >= observed - tie {
            from_top -= 1;
            top_mass += b[from_top].1;
        }
        at_least += ways * top_mass;
    }
    let (mut from_bottom, mut bottom_mass) = (0, 0.0);
    for &(sum, ways) in a.iter().rev() {
        while from_bottom < b.len() && b[from_bottom].0 + sum <= observed + tie {
            bottom_mass += b[from_bottom].1;
            from_bottom += 1;
        }
        at_most += ways * bottom_mass;
    }
    (at_least, at_most)
}
