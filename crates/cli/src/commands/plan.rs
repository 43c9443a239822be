//! From flags to a plan.

use anyhow::{Context, bail};
use otherwords_comparison::{Correction, Group, Layers, Matchup, Plan, Unit};
use otherwords_text::Language;

use crate::args::{Asked, CorrectionChoice, LayerChoice, UnitChoice};

pub(crate) fn plan(asked: &Asked) -> anyhow::Result<Plan> {
    if !(asked.cutoff > 0.0 && asked.cutoff < 1.0) {
        bail!(
            "--cutoff {} is no share: give a number between 0 and 1",
            asked.cutoff
        );
    }
    let defaults = Plan::default();
    Ok(Plan {
        matchups: matchups(asked),
        events: asked.event.clone(),
        from: asked.from,
        to: asked.to,
        language: asked.lang.as_deref().map(language).transpose()?,
        units: if asked.unit.is_empty() {
            defaults.units.clone()
        } else {
            asked.unit.iter().map(|unit| unit_of(*unit)).collect()
        },
        layers: layers_of(asked.layer),
        by_event: !asked.overall_only,
        rows: asked.rows,
        cutoff: asked.cutoff,
        correction: correction_of(asked.correction),
        by: asked.by.clone(),
        swaps: asked.swaps,
        relabellings: asked.relabellings,
        seed: asked.seed,
        ..defaults
    })
}

/// Reads a language code or name.
pub(crate) fn language(text: &str) -> anyhow::Result<Language> {
    Language::parse(text)
        .with_context(|| format!("`{text}` is no language: give a code such as en or de"))
}

fn matchups(asked: &Asked) -> Vec<Matchup> {
    if asked.target.is_empty() {
        return Vec::new();
    }
    let group = |outlets: &[String]| Group {
        name: outlets.join(" + "),
        outlets: outlets.to_vec(),
    };
    let reference = if asked.reference.is_empty() {
        Group::rest()
    } else {
        group(&asked.reference)
    };
    vec![Matchup {
        target: group(&asked.target),
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

fn correction_of(correction: CorrectionChoice) -> Correction {
    match correction {
        CorrectionChoice::Bh => Correction::BenjaminiHochberg,
        CorrectionChoice::Maxt => Correction::WestfallYoung,
    }
}
