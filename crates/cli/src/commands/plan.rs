//! From flags to a plan.

use std::fs::File;
use std::io::BufReader;
use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Context, bail};
use otherwords_comparison::{Correction, Group, Layers, Matchup, OwnVectors, Plan, Unit};
use otherwords_corpus::Problem;
use otherwords_indexer::CopyRule;
use otherwords_text::Language;

use super::frames::frames;
use crate::args::{Asked, CopiesChoice, CorrectionChoice, LayerChoice, UnitChoice};
use crate::config;

/// The plan that flags, the settings file and the defaults make together, in this order.
pub(crate) fn plan(asked: &Asked) -> anyhow::Result<Plan> {
    let file = config::load(asked.config.as_deref())?.compare;
    let defaults = Plan::default();
    let cutoff = share(asked.cutoff.or(file.cutoff).unwrap_or(defaults.cutoff))?;
    bounded("lines", file.lines, 1..=1_000)?;
    bounded("rows", asked.rows.or(file.rows), 1..=1_000_000)?;
    bounded("least-count", file.least_count, 1..=u64::MAX)?;
    bounded("least-articles", file.least_articles, 1..=u64::MAX)?;
    // Fewer have no 2.5 % at either end.
    bounded("draws", file.draws, 40..=100_000)?;
    // Fewer give no p below 0.05.
    let relabellings = asked.relabellings.or(file.relabellings);
    bounded("relabellings", relabellings, 19..=100_000)?;
    bounded("swaps", asked.swaps.or(file.swaps), 0..=1_000)?;
    let language_name = asked.lang.as_deref().or(file.lang.as_deref());
    let layer = asked.layer.or(file.layer);
    Ok(Plan {
        matchups: if asked.target.is_empty() {
            matchups(&file.target, &file.reference)
        } else {
            matchups(&asked.target, &asked.reference)
        },
        events: either(&asked.event, file.events),
        from: asked.since.or(file.since),
        to: asked.until.or(file.until),
        copies: asked
            .copies
            .or(file.copies)
            .map_or(defaults.copies, copies_of),
        language: language_name.map(language).transpose()?,
        units: match either(&asked.unit, file.units).as_slice() {
            [] => defaults.units.clone(),
            units => units.iter().map(|unit| unit_of(*unit)).collect(),
        },
        vectors: asked
            .vectors
            .as_deref()
            .or(file.vectors.as_deref())
            .map(own_vectors)
            .transpose()?,
        layers: layer.map_or(defaults.layers, layers_of),
        by_event: !asked.overall_only && file.by_event.unwrap_or(defaults.by_event),
        event_tables: asked
            .event_tables
            .or(file.event_tables)
            .unwrap_or(defaults.event_tables),
        least_articles: file.least_articles.unwrap_or(defaults.least_articles),
        least_count: file.least_count.unwrap_or(defaults.least_count),
        rows: asked.rows.or(file.rows).unwrap_or(defaults.rows),
        lines: file.lines.unwrap_or(defaults.lines),
        cutoff,
        correction: asked
            .correction
            .or(file.correction)
            .map_or(defaults.correction, correction_of),
        by: asked.by.clone().or(file.by),
        swaps: asked.swaps.or(file.swaps).unwrap_or(defaults.swaps),
        relabellings: asked
            .relabellings
            .or(file.relabellings)
            .unwrap_or(defaults.relabellings),
        draws: file.draws.unwrap_or(defaults.draws),
        seed: asked.seed.or(file.seed).unwrap_or(defaults.seed),
        ..defaults
    })
}

/// The same with the frames that were asked for, and what of those could not be used.
pub(crate) fn plan_with_frames(asked: &Asked) -> anyhow::Result<(Plan, Vec<Problem>)> {
    let named = config::load(asked.config.as_deref())?.compare.frames;
    let (frames, problems) = frames(&either(&asked.frames, named))?;
    let plan = Plan {
        frames,
        ..plan(asked)?
    };
    Ok((plan, problems))
}

/// Refuses a cut-off that is no share.
pub(crate) fn share(cutoff: f64) -> anyhow::Result<f64> {
    if !(cutoff > 0.0 && cutoff < 1.0) {
        bail!("the cut-off {cutoff} is no share: give a number between 0 and 1");
    }
    Ok(cutoff)
}

/// Refuses a number with which nothing would ever be finished, or nothing be said.
fn bounded<N: TryInto<u64> + Copy>(
    name: &str,
    asked: Option<N>,
    bounds: RangeInclusive<u64>,
) -> anyhow::Result<()> {
    let Some(asked) = asked else { return Ok(()) };
    let (least, most) = (bounds.start(), bounds.end());
    match asked.try_into() {
        Ok(number) if number < *least => bail!("{name} must be {least} at least"),
        Ok(number) if number <= *most => Ok(()),
        _ => bail!("{name} may be {most} at most"),
    }
}

/// What was said by flags, or else what the file says.
fn either<T: Clone>(flags: &[T], file: Vec<T>) -> Vec<T> {
    if flags.is_empty() {
        file
    } else {
        flags.to_vec()
    }
}

/// Reads a file of word vectors.
fn own_vectors(path: &Path) -> anyhow::Result<OwnVectors> {
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot read vectors from `{name}`"))?;
    OwnVectors::read(&name, BufReader::new(file)).with_context(|| {
        format!("`{name}` holds no word vectors (a word and its numbers a line are needed)")
    })
}

/// Reads a language code or name.
pub(crate) fn language(text: &str) -> anyhow::Result<Language> {
    Language::parse(text)
        .with_context(|| format!("`{text}` is no language: give a code such as en or de"))
}

fn matchups(target: &[String], reference: &[String]) -> Vec<Matchup> {
    if target.is_empty() {
        return Vec::new();
    }
    let group = |outlets: &[String]| Group {
        name: outlets.join(" + "),
        outlets: outlets.to_vec(),
    };
    let reference = if reference.is_empty() {
        Group::rest()
    } else {
        group(reference)
    };
    vec![Matchup {
        target: group(target),
        reference,
    }]
}

fn unit_of(unit: UnitChoice) -> Unit {
    match unit {
        UnitChoice::Word => Unit::Word,
        UnitChoice::Sequence => Unit::Sequence,
    }
}

fn layers_of(layer: LayerChoice) -> Layers {
    match layer {
        LayerChoice::Voice => Layers::Voice,
        LayerChoice::Quotation => Layers::Quotation,
        LayerChoice::Short => Layers::ShortQuotation,
        LayerChoice::All => Layers::All,
    }
}

pub(crate) fn copies_of(copies: CopiesChoice) -> CopyRule {
    match copies {
        CopiesChoice::Once => CopyRule::Once,
        CopiesChoice::All => CopyRule::All,
        CopiesChoice::Drop => CopyRule::Drop,
    }
}

fn correction_of(correction: CorrectionChoice) -> Correction {
    match correction {
        CorrectionChoice::Bh => Correction::BenjaminiHochberg,
        CorrectionChoice::Maxt => Correction::WestfallYoung,
    }
}
