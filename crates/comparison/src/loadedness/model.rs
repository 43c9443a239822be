//! The logistic model behind the score: weights with names, in a table that anybody can read.

use std::sync::LazyLock;

const WEIGHTS: &str = include_str!("weights.tsv");
const QUANTILES: &str = include_str!("quantiles.tsv");

/// A standardised number further out than this counts as this: one odd value must not decide.
const FURTHEST: f64 = 6.0;

/// A logistic model over named numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The log-odds where every number is at its centre.
    pub intercept: f64,
    /// What each number weighs.
    pub weights: Vec<Weight>,
    /// Log-odds below which each hundredth of the content words of ordinary news lie; the last
    /// hundredth in ten steps. Rising.
    pub quantiles: Vec<Quantile>,
}

/// What a number weighs.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// Name of the number.
    pub name: String,
    /// Its mean where the model was trained.
    pub centre: f64,
    /// Its standard deviation there.
    pub scale: f64,
    /// Change of the log-odds a standard deviation.
    pub weight: f64,
}

/// A share of words, and the log-odds that they stay below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantile {
    /// From 0 to 1.
    pub share: f64,
    /// Log-odds.
    pub log_odds: f64,
}

impl Model {
    /// The model in the program; `SOURCES.md` beside its table says what it was trained on.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Model> =
            LazyLock::new(|| Model::parse(WEIGHTS, QUANTILES).unwrap_or_else(Model::empty));
        &BUILT_IN
    }

    /// Reads the tables that [`Model::to_tables`] writes; `None` where a line is not as it should be.
    pub fn parse(weights: &str, quantiles: &str) -> Option<Self> {
        let mut model = Self::empty();
        for line in weights.lines().skip(1) {
            let (name, numbers) = line.split_once('\t')?;
            let [centre, scale, weight] = numbers_of(numbers)?;
            let name = name.to_owned();
            match name.as_str() {
                "intercept" => model.intercept = weight,
                _ => model.weights.push(Weight {
                    name,
                    centre,
                    scale,
                    weight,
                }),
            }
        }
        for line in quantiles.lines().skip(1) {
            let [share, log_odds] = numbers_of(line)?;
            model.quantiles.push(Quantile { share, log_odds });
        }
        Some(model)
    }

    fn empty() -> Self {
        Self {
            intercept: 0.0,
            weights: Vec::new(),
            quantiles: Vec::new(),
        }
    }

    /// Both tables, weights and quantiles, as text.
    pub fn to_tables(&self) -> (String, String) {
        let mut weights = format!(
            "name\tcentre\tscale\tweight\nintercept\t0\t1\t{}\n",
            self.intercept
        );
        for Weight {
            name,
            centre,
            scale,
            weight,
        } in &self.weights
        {
            weights += &format!("{name}\t{centre}\t{scale}\t{weight}\n");
        }
        let mut quantiles = "share\tlog_odds\n".to_owned();
        for Quantile { share, log_odds } in &self.quantiles {
            quantiles += &format!("{share}\t{log_odds}\n");
        }
        (weights, quantiles)
    }

    /// The log-odds that readers would call the word loaded, from its numbers in the order of the
    /// weights.
    pub fn log_odds(&self, numbers: &[f64]) -> f64 {
        let terms = self.weights.iter().zip(numbers);
        let sum: f64 = terms
            .map(|(weight, number)| weight.weight * weight.standardise(*number))
            .sum();
        self.intercept + sum
    }

    /// How loaded a word of these log-odds is, from 0 to 1: the share of content words in ordinary
    /// news that are less so.
    pub fn loadedness(&self, log_odds: f64) -> f64 {
        let above = self
            .quantiles
            .partition_point(|quantile| quantile.log_odds <= log_odds);
        let (Some(low), Some(high)) = (
            above
                .checked_sub(1)
                .and_then(|below| self.quantiles.get(below)),
            self.quantiles.get(above),
        ) else {
            return if above == 0 { 0.0 } else { 1.0 };
        };
        let part = (log_odds - low.log_odds) / (high.log_odds - low.log_odds);
        low.share + part * (high.share - low.share)
    }
}

impl Weight {
    /// The number in standard deviations from its centre.
    pub fn standardise(&self, number: f64) -> f64 {
        ((number - self.centre) / self.scale).clamp(-FURTHEST, FURTHEST)
    }
}

/// As many numbers as are wanted, separated by tabs.
fn numbers_of<const N: usize>(line: &str) -> Option<[f64; N]> {
    let mut columns = line.split('\t');
    let mut numbers = [0.0; N];
    for number in &mut numbers {
        *number = columns
            .next()?
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())?;
    }
    columns.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let weights = "name\tcentre\tscale\tweight\nintercept\t0\t1\t-2\na\t1\t2\t3\n";
        Model::parse(weights, "share\tlog_odds\n0\t-8\n0.5\t-4\n1\t0\n").expect("well formed")
    }

    #[test]
    fn a_score_is_a_weighted_sum_and_its_place_among_words() {
        let model = model();
        for (number, log_odds, loadedness) in [
            (1.0, -2.0, 0.75),
            (-1.0, -5.0, 0.375),
            (1e9, 16.0, 1.0),
            (-1e9, -20.0, 0.0),
        ] {
            assert_eq!(model.log_odds(&[number]), log_odds);
            assert_eq!(model.loadedness(log_odds), loadedness);
        }
    }

    #[test]
    fn tables_are_read_as_they_were_written() {
        let (weights, quantiles) = model().to_tables();
        assert_eq!(Model::parse(&weights, &quantiles), Some(model()));
        assert_eq!(Model::parse("name\na\t1\tx\t2\n", ""), None);
        assert_eq!(Model::parse("name\na\t1\n", ""), None);
    }

    #[test]
    fn the_built_in_tables_are_well_formed() {
        let model = Model::parse(WEIGHTS, QUANTILES).expect("well formed");
        assert!(model.weights.len() > 100);
        assert!(
            model
                .quantiles
                .is_sorted_by(|a, b| a.share < b.share && a.log_odds <= b.log_odds)
        );
        assert!(model.weights.iter().all(|weight| weight.scale > 0.0));
    }
}
