//! Who takes part in the close reading: the outlets that are target or reference of some table. Their
//! articles are read, and those of nobody else; and what is listed concerns a target: its omissions, its
//! part in a contrast, in a contested term, in what is said of a referent.

use crate::gather::Material;
use crate::plan::Group;

/// Outlets by their numbers in [`Material::outlets`].
pub(crate) struct Participants {
    /// Whether an outlet is a target or a reference.
    reads: Vec<bool>,
    /// Whether it is a target.
    targets: Vec<bool>,
}

impl Participants {
    pub(crate) fn of(material: &Material<'_, '_>) -> Self {
        let nobody = vec![false; material.outlets.len()];
        let (mut reads, mut targets) = (nobody.clone(), nobody);
        for matchup in &material.plan.matchups {
            let (target, reference) = material.sides(matchup);
            for outlet in target {
                reads[outlet as usize] = true;
                targets[outlet as usize] = true;
            }
            for outlet in reference {
                reads[outlet as usize] = true;
            }
        }
        Self { reads, targets }
    }

    /// Whether an outlet's articles are read.
    pub(crate) fn has(&self, outlet: u32) -> bool {
        self.reads[outlet as usize]
    }

    /// Whether it is a target.
    pub(crate) fn is_target(&self, outlet: u32) -> bool {
        self.targets[outlet as usize]
    }

    /// The names of the targets, sorted.
    pub(crate) fn targets(&self, material: &Material<'_, '_>) -> Vec<String> {
        named(material, &self.targets)
    }

    /// Those that are read, as a group; `None` where they are all that there are.
    pub(crate) fn group(&self, material: &Material<'_, '_>) -> Option<Group> {
        let outlets = named(material, &self.reads);
        (outlets.len() < self.reads.len()).then(|| Group {
            name: outlets.join(" + "),
            outlets,
        })
    }
}

fn named(material: &Material<'_, '_>, fit: &[bool]) -> Vec<String> {
    let outlets = material.outlets.iter().zip(fit);
    let fit = outlets.filter(|(_, fits)| **fits);
    fit.map(|(outlet, _)| outlet.clone()).collect()
}
