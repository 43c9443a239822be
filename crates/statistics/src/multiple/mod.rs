//! Many terms at once: what is left of single p-values when thousands of terms are tested. One
//! correction a file; a family of tests is what is reported together (one outlet, one kind of
//! term, one layer).

pub mod adaptive;
pub mod benjamini_hochberg;
pub mod bonferroni;
pub mod holm;
pub mod westfall_young;

pub use adaptive::{adaptive, share_of_nulls};
pub use benjamini_hochberg::benjamini_hochberg;
pub use bonferroni::bonferroni;
pub use holm::holm;
pub use westfall_young::westfall_young;

/// The indices of the values that are numbers, ascending by value, ties by index.
fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).filter(|&index| !p[index].is_nan()).collect();
    order.sort_by(|&a, &b| p[a].clamp(0.0, 1.0).total_cmp(&p[b].clamp(0.0, 1.0)));
    order
}
