//! `otherwords audit`: what is in a corpus, in what condition, and which comparisons it bears.

use std::io::IsTerminal;
use std::process::ExitCode;

use otherwords_comparison::{Plan, audit_index};
use otherwords_indexer::Check;
use otherwords_report::audit::{CorpusAudit, Part};

use super::open::{named_or_only_index, open};
use super::plan::language;
use super::search::format;
use crate::args::{Audit, AuditPart};
use crate::messages::print;
use crate::progress::progress;

pub(crate) fn run(asked: &Audit) -> anyhow::Result<ExitCode> {
    let opened = if asked.sources.is_empty() {
        named_or_only_index(None, Check::Full)?
    } else {
        let progress = progress(asked.quiet);
        open(&asked.sources, &asked.reading, Check::Full, &*progress)?
    };
    let plan = Plan {
        language: asked.lang.as_deref().map(language).transpose()?,
        ..Plan::default()
    };
    let (audit, condition) = audit_index(&opened.index, &plan)?;
    let audit = CorpusAudit::new(&audit, &condition);
    if plan.language.is_none() {
        super::say_chosen(&audit.corpus);
    }
    let colour = std::io::stdout().is_terminal();
    print(&audit.show(
        asked.part.map(part),
        format(asked.format),
        super::table_width(),
        asked.limit,
        colour,
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn part(part: AuditPart) -> Part {
    match part {
        AuditPart::Outlets => Part::Outlets,
        AuditPart::Events => Part::Events,
        AuditPart::Sharing => Part::Sharing,
        AuditPart::Gaps => Part::Gaps,
        AuditPart::Comparisons => Part::Comparisons,
    }
}
