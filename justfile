# Conveniences on top of plain cargo; `just` lists them.

default:
    @just --list

# the sample corpora as reports
report:
    cargo run --release -- report

# every test
test:
    cargo test --workspace

# reports as a reader uses them, in Chromium (skips where there is none)
browser *reports:
    crates/report/tests/browser/run {{reports}}

# everything that must hold before a change lands
check:
    .ci/run

# the documentation of the crates
doc:
    cargo doc --workspace --no-deps --open
