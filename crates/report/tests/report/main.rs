//! What a report promises, tested from outside: one binary, a file for each kind of promise.

#![allow(clippy::unwrap_used)] // a test that panics says so

mod fixture;
mod golden;

mod charts;
mod files;
mod formats;
mod frames;
mod numbers;
mod page;
mod safety;
mod schema;
