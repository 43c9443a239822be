//! Numbers and dates as a reader sees them, in English. Only wording: rounding was done before.

mod date;
mod number;
mod ratio;
mod summary;
mod sureness;

pub(crate) use date::{day, days};
pub(crate) use number::{count, counted, measure, or_dash, percent, probability, rate, signed};
pub(crate) use ratio::{log_ratio, times, times_in_words};
pub(crate) use summary::{summary, title};
pub(crate) use sureness::{chance, power};
