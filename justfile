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

# every job beside its yardsticks, into docs/performance.md
speed sizes="10k" *options:
    cargo build --release -p otherwords -p otherwords-evaluation
    target/release/otherwords-evaluation speed --sizes {{sizes}} {{options}}

# instructions of the hottest parts, by valgrind, into docs/performance.md
instructions:
    cargo build --release -p otherwords -p otherwords-evaluation
    target/release/otherwords-evaluation instructions --into docs/performance.md

# the kernels by themselves
bench:
    cargo bench -p otherwords-evaluation -p otherwords-statistics
