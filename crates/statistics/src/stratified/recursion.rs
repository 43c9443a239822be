//! The cumulant generating function of a sum drawn without replacement, by the recursion of the
//! elementary symmetric polynomials: exact for any residuals, at a cost of articles times drawn.

use crate::real::{exp, exp_m1, ln, ln_1p};

/// A generating function at a point: value, slope and curvature.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Generated {
    pub(crate) value: f64,
    pub(crate) slope: f64,
    pub(crate) curvature: f64,
}

impl core::ops::AddAssign for Generated {
    fn add_assign(&mut self, other: Self) {
        self.value += other.value;
        self.slope += other.slope;
        self.curvature += other.curvature;
    }
}

/// A cell of the recursion: a mean over choices, with its first and second derivative.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    value: f64,
    first: f64,
    second: f64,
}

/// Buffers of the recursion, reused.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells {
    cells: Vec<Cell>,
    values: Vec<f64>,
    firsts: Vec<f64>,
    seconds: Vec<f64>,
}

/// Exponents beyond this are handled on the log scale.
const LARGEST_EXPONENT: f64 = 600.0;
/// Exponents (times drawn) below this are handled as differences from 1, which keeps the digits
/// that a saddlepoint near 0 needs.
const SMALL_EXPONENT: f64 = 2.0;
/// Articles times drawn above which sums are cheaper than means.
const LARGE: usize = 256;
/// More ways to choose than this do not fit into a sum.
const MOST_WAYS: f64 = 1e40;

/// `K(t) = ln E exp(t S)`, S the sum of `m` of the `residuals` drawn without replacement.
pub(crate) fn generate(residuals: &[f64], m: usize, t: f64, cells: &mut Cells) -> Generated {
    let (mut low, mut high) = (0.0f64, 0.0f64);
    for &r in residuals {
        low = low.min(t * r);
        high = high.max(t * r);
    }
    let largest = high.max(-low);
    if m == 1 {
        one(residuals, t, if largest <= 1.0 { 0.0 } else { high })
    } else if m as f64 * largest <= SMALL_EXPONENT {
        many_near(residuals, m, t, &mut cells.cells)
    } else if m as f64 * (high - low) > LARGEST_EXPONENT {
        many_on_log_scale(residuals, m, t, &mut cells.cells)
    } else if residuals.len() * m > LARGE && ways(residuals.len(), m) <= MOST_WAYS {
        many_summed(residuals, m, t, high, cells)
    } else {
        many_far(residuals, m, t, high, &mut cells.cells)
    }
}

/// The number of ways to choose m of k, to a few digits less than all.
fn ways(k: usize, m: usize) -> f64 {
    (0..m).fold(1.0, |ways, i| ways * ((k - i) as f64 / (i + 1) as f64))
}

/// One article drawn: the logarithm of a mean of exponentials, shifted by `shift`.
fn one(residuals: &[f64], t: f64, shift: f64) -> Generated {
    let centre = if t == 0.0 { 0.0 } else { shift / t };
    let (mut excess, mut first, mut second) = (0.0, 0.0, 0.0);
    for &r in residuals {
        let weight_less_one = exp_m1(t * r - shift);
        let (weight, distance) = (1.0 + weight_less_one, r - centre);
        excess += weight_less_one;
        first += weight * distance;
        second += weight * distance * distance;
    }
    let k = residuals.len() as f64;
    let weight = k + excess;
    let slope = first / weight;
    Generated {
        value: shift + ln_1p(excess / k),
        slope: centre + slope,
        curvature: second / weight - slope * slope,
    }
}

/// The recursion on means: after `i` articles, cell `j` is the mean of the products of `j` weights
/// over all choices of `j` of them; here less 1, so that small exponents lose no digits.
fn many_near(residuals: &[f64], m: usize, t: f64, cells: &mut Vec<Cell>) -> Generated {
    cells.clear();
    cells.resize(m + 1, Cell::default());
    for (i, &r) in residuals.iter().enumerate() {
        let (growth, per) = (exp_m1(t * r), 1.0 / (i as f64 + 1.0));
        for j in (1..=m.min(i + 1)).rev() {
            let (taken, before, cell) = (j as f64 * per, cells[j - 1], cells[j]);
            let left = (i + 1 - j) as f64 * per;
            let weight = 1.0 + growth;
            let whole = 1.0 + before.value;
            cells[j] = Cell {
                value: left * cell.value + taken * (before.value + growth * whole),
                first: left * cell.first + taken * weight * (before.first + r * whole),
                second: left * cell.second
                    + taken * weight * (before.second + r * (2.0 * before.first + r * whole)),
            };
        }
    }
    let Cell {
        value,
        first,
        second,
    } = cells[m];
    let slope = first / (1.0 + value);
    Generated {
        value: ln_1p(value),
        slope,
        curvature: second / (1.0 + value) - slope * slope,
    }
}

/// The same on the means themselves, weights divided by the largest.
fn many_far(residuals: &[f64], m: usize, t: f64, shift: f64, cells: &mut Vec<Cell>) -> Generated {
    cells.clear();
    cells.resize(m + 1, Cell::default());
    cells[0].value = 1.0;
    for (i, &r) in residuals.iter().enumerate() {
        let (weight, per) = (exp(t * r - shift), 1.0 / (i as f64 + 1.0));
        for j in (1..=m.min(i + 1)).rev() {
            let (before, cell) = (cells[j - 1], cells[j]);
            let left = (i + 1 - j) as f64 * per;
            let taken = j as f64 * per * weight;
            cells[j] = Cell {
                value: left * cell.value + taken * before.value,
                first: left * cell.first + taken * (before.first + r * before.value),
                second: left * cell.second
                    + taken * (before.second + r * (2.0 * before.first + r * before.value)),
            };
        }
    }
    let Cell {
        value,
        first,
        second,
    } = cells[m];
    let slope = first / value;
    Generated {
        value: ln(value) + m as f64 * shift,
        slope,
        curvature: second / value - slope * slope,
    }
}

/// The same on sums instead of means, in an order that suits the processor: place i of a buffer
/// holds the sums over choices of m - i articles, so that every place reads the next one's old
/// value.
fn many_summed(residuals: &[f64], m: usize, t: f64, shift: f64, cells: &mut Cells) -> Generated {
    let Cells {
        values,
        firsts,
        seconds,
        ..
    } = cells;
    for buffer in [&mut *values, &mut *firsts, &mut *seconds] {
        buffer.clear();
        buffer.resize(m + 1, 0.0);
    }
    values[m] = 1.0;
    for &r in residuals {
        let weight = exp(t * r - shift);
        let (values, firsts, seconds) = (&mut values[..=m], &mut firsts[..=m], &mut seconds[..=m]);
        for i in 0..m {
            let (value, first, second) = (values[i + 1], firsts[i + 1], seconds[i + 1]);
            let rise = r * value;
            values[i] += weight * value;
            firsts[i] += weight * (first + rise);
            seconds[i] += weight * (second + r * (2.0 * first + rise));
        }
    }
    let (value, slope) = (values[0], firsts[0] / values[0]);
    Generated {
        value: ln(value / ways(residuals.len(), m)) + m as f64 * shift,
        slope,
        curvature: seconds[0] / value - slope * slope,
    }
}

/// The same with logarithms in the cells and mean and mean square beside them: slow, and safe for
/// exponents of any size.
fn many_on_log_scale(residuals: &[f64], m: usize, t: f64, cells: &mut Vec<Cell>) -> Generated {
    cells.clear();
    cells.resize(
        m + 1,
        Cell {
            value: f64::NEG_INFINITY,
            first: 0.0,
            second: 0.0,
        },
    );
    cells[0].value = 0.0;
    for (i, &r) in residuals.iter().enumerate() {
        let per = 1.0 / (i as f64 + 1.0);
        for j in (1..=m.min(i + 1)).rev() {
            let (before, cell) = (cells[j - 1], cells[j]);
            let left = cell.value + ln((i + 1 - j) as f64 * per);
            let taken = before.value + ln(j as f64 * per) + t * r;
            let most = left.max(taken);
            let (a, b) = (exp(left - most), exp(taken - most));
            let share = b / (a + b);
            cells[j] = Cell {
                value: most + ln(a + b),
                first: (1.0 - share) * cell.first + share * (before.first + r),
                second: (1.0 - share) * cell.second
                    + share * (before.second + r * (2.0 * before.first + r)),
            };
        }
    }
    let Cell {
        value,
        first,
        second,
    } = cells[m];
    Generated {
        value,
        slope: first,
        curvature: second - first * first,
    }
}
