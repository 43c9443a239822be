//! Whether queries are read, written and refused as the grammar says.

mod errors;
mod laws;
mod reading;
