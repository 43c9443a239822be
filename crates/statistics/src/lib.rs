//! What counts can tell us: numbers only, no words. Counts and labels go in, measures with their
//! uncertainty come out; the crate knows no text, no outlet and no file.
//!
//! Start with [`stratified`], the calibrated test; [`keyness`] holds the classic measures,
//! [`multiple`] the corrections for many terms. Nothing here fails: where a value has no meaning,
//! its type or its doc says so.
//!
//! Same input, same output, on any machine and any number of threads: logarithms and exponentials
//! go through [`real`] (libm) and nothing else, sums run in a fixed order, and every random stream
//! is seeded by its caller.

pub mod association;
pub mod bootstrap;
pub mod contingency;
pub mod dispersion;
pub mod divergence;
pub mod keyness;
pub mod measure;
pub mod multiple;
pub mod null;
pub mod power;
pub mod real;
pub mod resample;
pub mod stratified;
pub mod tail;
