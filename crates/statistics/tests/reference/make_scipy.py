"""Makes scipy.csv: what SciPy answers, one number a row. Inputs of a row are lists of numbers
separated by semicolons. Run: python make_scipy.py > scipy.csv"""

import csv
import math
import sys

import numpy as np
import scipy
from scipy import special, stats
from scipy.spatial import distance

rows = []


def row(measure, inputs, value, variant, tolerance="1e-9"):
    inputs = "; ".join(" ".join(repr(x) for x in numbers) for numbers in inputs)
    rows.append([measure, inputs, repr(float(value)), "scipy", scipy.__version__, variant, tolerance])


tables = [(12, 3, 1000, 2000), (0, 7, 500, 900), (40, 40, 10000, 10001), (310, 95, 52000, 61000), (9000, 20, 100000, 90000)]
for a, b, n1, n2 in tables:
    # Where the rates are nearly equal, SciPy's sum cancels and leaves few digits.
    digits = "1e-4" if a == b else "1e-8"
    cells = [[a, b], [n1 - a, n2 - b]]
    inputs = [[a, b, n1, n2]]
    g2 = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
    row("g2", inputs, g2.statistic, "chi2_contingency, lambda_=log-likelihood", digits)
    expected = [n1 * (a + b) / (n1 + n2), n2 * (a + b) / (n1 + n2)]
    two = stats.power_divergence([a, b], expected, lambda_="log-likelihood").statistic
    row("g2_two_cell", inputs, two, "power_divergence, lambda_=log-likelihood", digits)
    row("chi_square", inputs, stats.chi2_contingency(cells, correction=False).statistic, "chi2_contingency")
    half = np.array(cells) + 0.5
    ratio = half[0, 0] * half[1, 1] / (half[0, 1] * half[1, 0])
    row("log_odds_ratio", inputs, np.log2(ratio), "sample odds ratio with a half in every cell")
    row("bic", inputs, g2.statistic - math.log(n1 + n2), "chi2_contingency less ln N", "1e-8")

distributions = [
    ([0.5, 0.3, 0.2, 0.0], [0.1, 0.3, 0.2, 0.4]),
    ([5, 0, 3, 1, 9], [4, 4, 2, 0, 7]),
    ([1, 1, 1], [1, 1, 1]),
    ([1, 0], [0, 1]),
    ([1000, 20, 3, 1], [400, 90, 8, 2]),
]
for p, q in distributions:
    x, y = np.array(p) / sum(p), np.array(q) / sum(q)
    row("jensen_shannon", [p, q], distance.jensenshannon(x, y, base=2) ** 2, "distance.jensenshannon, base 2, squared", "1e-7")
    row("total_variation", [p, q], distance.cityblock(x, y) / 2, "half of distance.cityblock")
    row("kullback_leibler", [p, q], stats.entropy(x, y, base=2), "stats.entropy, base 2")

samples = [
    ([3.1, 0.0, 4.4, 7.9, 2.2, 0.0, 5.5], [0.0, 1.1, 0.0, 2.3, 0.4, 0.0, 1.9, 0.0]),
    ([1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0, 9.0]),
    ([2.0, 2.0, 1.0], [2.0, 1.0, 1.0, 2.0]),
]
for x, y in samples:
    test = stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=True)
    row("mann_whitney_w", [x, y], test.statistic, "mannwhitneyu, asymptotic")
    row("mann_whitney_p", [x, y], test.pvalue, "mannwhitneyu, asymptotic, continuity")

p = [0.001, 0.2, 0.03, 0.04, 0.9, 0.0004, 0.04]
for place, q in enumerate(stats.false_discovery_control(p)):
    row("benjamini_hochberg", [[place], p], q, "false_discovery_control")

# One event, equal lengths, counts of 0 and 1: the score's law is hypergeometric.
for k, with_term, m, in_target in [(20, 6, 5, 4), (12, 3, 6, 0), (40, 10, 20, 9), (8, 4, 4, 4)]:
    tail = stats.hypergeom.sf(in_target - 1, k, with_term, m)
    row("score_upper_equal", [[k, with_term, m, in_target]], tail, "hypergeom.sf", "1e-11")

# One event, unequal lengths: every relabelling of the residuals.
events = [
    ([4, 0, 2, 1, 0, 0, 1], [500, 300, 410, 800, 650, 220, 900], 3),
    ([0, 1, 1, 0, 5, 0, 2, 0], [120, 400, 333, 810, 555, 240, 610, 700], 4),
]
for counts, lengths, m in events:
    r = np.array(counts) - np.array(lengths) * sum(counts) / sum(lengths)
    test = stats.permutation_test((r[:m], r[m:]), lambda x, y, axis: x.sum(axis), n_resamples=np.inf, alternative="greater", vectorized=True)
    row("score_upper", [counts, lengths, [m]], test.pvalue, "permutation_test, exact, of the residuals", "1e-11")

for z in (-3.0, 0.5, 6.0, 38.8):
    row("normal_log_survival", [[z]], stats.norm.logsf(z), "norm.logsf", "1e-11")
for x, degrees in ((3.84, 1), (18.3, 10), (700.0, 4), (0.5, 3)):
    row("chi_square_log_survival", [[x, degrees]], stats.chi2.logsf(x, degrees), "chi2.logsf")
for x, a, b in ((0.519, 12.0, 4.0), (0.3, 1.0, 8.0), (0.99, 9000.0, 101.0)):
    row("beta_cumulative", [[x, a, b]], special.betainc(a, b, x), "special.betainc")

writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["measure", "inputs", "expected", "tool", "version", "variant", "tolerance"])
writer.writerows(rows)
