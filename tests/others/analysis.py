#!/usr/bin/env python3
"""Compares the statistics of src/analysis with those of scipy, statsmodels, nltk and mpmath.

    python3 -m venv /tmp/others
    /tmp/others/bin/pip install scipy statsmodels nltk numpy mpmath
    BUTDA_ANALYSIS_OUT=/tmp/analysis.jsonl cargo test analysis_elsewhere
    /tmp/others/bin/python tests/others/analysis.py /tmp/analysis.jsonl

The test writes 2,000 tables that look like chance and are the same each time, about half of them 2 by 2, with zeros
and with counts up to 2.5 million, and what the program says of them. Compared are
  scipy        chi-square, its p, degrees and least expected count, Cramer's V, Fisher's exact test with both sides and the
               odds ratio, G2 of four and of two cells, the tails, Benjamini-Hochberg
  statsmodels  adjusted residuals, Benjamini-Hochberg
  nltk         Jaccard, Dice, PMI, G2
  mpmath       the tails to 40 digits, to a relative 1e-12; Fisher's test by its definition, G2
  by hand      logDice, NPMI, log ratio: as their papers define them, in a few lines
Numbers agree to a relative 1e-9. Where a library takes large rounded numbers from each other, what it rounds is allowed for
and counts as no distance; of p below 2e-308 only the size is compared. What a library does not define must be none with us, too. The script prints how many
numbers of each kind were compared and how far apart the farthest were, and ends with 1 where any disagrees. A library
that is missing ends it at once.
"""

import json
import math
import sys
import warnings
from collections import defaultdict

try:
    import mpmath
    import numpy as np
    from nltk.metrics import BigramAssocMeasures
    from scipy import stats
    from scipy.stats.contingency import association
    from statsmodels.stats.contingency_tables import Table
    from statsmodels.stats.multitest import multipletests
except ImportError as missing:
    sys.exit(f"{missing}; see the head of this script")

ALLOWED = 1e-9
TAIL_ALLOWED = 1e-12
# Below it a double has fewer digits, and then none.
LEAST = sys.float_info.min
# The tables of scipy's test are equally probable within 1e-14, ours and R's within 1e-7.
TOLERANCE = mpmath.mpf("1e-7")
mpmath.mp.dps = 40

n_compared = defaultdict(int)
farthest = defaultdict(float)
faults = []


def compare(name, ours, theirs, about, allowed=ALLOWED, absolute=0.0):
    """Notes how far apart two numbers are, and a fault where it is too far."""
    n_compared[name] += 1
    if ours is None or theirs is None:
        if ours is not theirs:
            faults.append(f"{name}: {ours} and {theirs} of {about}")
        return
    difference = abs(ours - theirs)
    size = max(abs(ours), abs(theirs))
    apart = 0.0 if difference <= absolute or size == 0 else float(difference / size)
    farthest[name] = max(farthest[name], apart)
    if not apart <= allowed:
        faults.append(f"{name}: {ours} and {theirs} of {about}")


def compare_table(told):
    rows = np.array(told["rows"], dtype=np.int64)
    held = rows[rows.sum(axis=1) > 0][:, rows.sum(axis=0) > 0]
    is_defined = min(held.shape) > 1
    about = told["rows"]
    theirs = stats.chi2_contingency(held, correction=False) if is_defined else None
    # Of equal rows nothing is left but what was rounded.
    noise = 1e-20 * float(rows.sum()) + 1e-13
    compare("chi-square", told["statistic"], theirs and theirs.statistic, about, absolute=noise)
    compare("chi-square degrees", told["degrees"], theirs and theirs.dof, about)
    if not is_defined:
        compare("chi-square p", told["p"], None, about)
        return
    compare("chi-square p", told["p"], theirs.pvalue, about, absolute=LEAST)
    compare("Cramer's V", told["v"], association(held, method="cramer"), about, absolute=1e-7)
    compare("least expected", told["least_expected"], theirs.expected_freq.min(), about)
    compare("expected below 5", told["n_expected_below_5"], int((theirs.expected_freq < 5).sum()), about)
    residuals = Table(held, shift_zeros=False).standardized_resids
    ours = np.array(told["residuals"], dtype=float)
    at = 0
    for row in range(rows.shape[0]):
        for column in range(rows.shape[1]):
            if rows[row].sum() == 0 or rows[:, column].sum() == 0:
                compare("none in empty rows", told["residuals"][row][column], None, about)
                continue
            # Theirs take two rounded numbers from each other.
            rounded = 1e-15 * rows.sum() ** 0.5 + 1e-14
            compare("adjusted residual", ours[row, column], residuals.flat[at], about, absolute=rounded)
            at += 1


def ln_ways(with_a, without_a, with_b, both):
    return sum(
        sign * mpmath.loggamma(count + 1)
        for sign, count in [
            (1, with_a), (-1, both), (-1, with_a - both),
            (1, without_a), (-1, with_b - both), (-1, without_a - with_b + both),
        ]
    )  # fmt: skip


def exact_two_sided(cells):
    """Fisher's test by its definition: from whole numbers where they are few, else to 40 digits near the mode."""
    a, b, c, d = cells
    with_a, without_a, with_b = a + b, c + d, a + c
    least, most = max(0, a - d), min(with_a, with_b)
    if most - least <= 200:
        ways = math.comb(with_a, least) * math.comb(without_a, with_b - least)
        all_ways = []
        for both in range(least, most + 1):
            all_ways.append(ways)
            ways = ways * (with_a - both) * (with_b - both) // ((both + 1) * (without_a - with_b + both + 1))
        limit = all_ways[a - least]
        counted = sum(there for there in all_ways if 10**7 * there <= limit * (10**7 + 1))
        return mpmath.mpf(counted) / sum(all_ways)
    observed = ln_ways(with_a, without_a, with_b, a)
    every = ln_ways(with_a + without_a, 0, with_b, with_b)
    limit = observed + mpmath.log1p(TOLERANCE)
    if observed - every < -800:
        # Not even ten million times as much is a number that a double holds.
        return mpmath.mpf(0)
    mode = (with_a + 1) * (with_b + 1) // (with_a + without_a + 2)
    if ln_ways(with_a, without_a, with_b, mode) <= limit:
        return mpmath.mpf(1)
    total = mpmath.mpf(0)
    for end, step in [(most, 1), (least, -1)]:
        if ln_ways(with_a, without_a, with_b, end) > limit:
            continue
        inside, both = mode, end
        while abs(both - inside) > 1:
            middle = (both + inside) // 2
            if ln_ways(with_a, without_a, with_b, middle) <= limit:
                both = middle
            else:
                inside = middle
        term = mpmath.exp(ln_ways(with_a, without_a, with_b, both) - every)
        while term > total * mpmath.mpf(10) ** -20:
            total += term
            if both == end:
                break
            if step == 1:
                term *= mpmath.mpf((with_a - both) * (with_b - both)) / ((both + 1) * (without_a - with_b + both + 1))
            else:
                term *= mpmath.mpf(both * (without_a - with_b + both)) / ((with_a - both + 1) * (with_b - both + 1))
            both += step
    return total


def compare_fisher(told):
    cells = told["cells"]
    a, b, c, d = cells
    if sum(cells) == 0:
        compare("Fisher", told["two_sided"], None, cells)
        return
    compare("Fisher, exact", told["two_sided"], exact_two_sided(cells), cells, 1e-10, LEAST)
    compare("odds ratio", told["odds_ratio"], a * d / (b * c) if b * c else None, cells)
    # What scipy rounds in large or very unlikely tables is more than we allow; those were compared above.
    if max(cells) <= 200 and told["two_sided"] > 1e-100:
        table = [[a, b], [c, d]]
        compare("Fisher", told["two_sided"], stats.fisher_exact(table).pvalue, cells)
        compare("Fisher, more", told["more"], stats.fisher_exact(table, "greater").pvalue, cells)
        compare("Fisher, fewer", told["fewer"], stats.fisher_exact(table, "less").pvalue, cells)


def ln_or_none(value, base=None):
    if value is None or value <= 0:
        return None
    return math.log2(value) if base == 2 else math.log(value)


def over(part, whole):
    return part / whole if part is not None and whole else None


def compare_pair(told):
    a, b, c, d = told["cells"]
    ours, total = told["pair"], a + b + c + d
    n_a, n_b = a + b, a + c
    about = told["cells"]
    marginals = (a, (n_a, n_b), total)
    measures = BigramAssocMeasures
    compare("Jaccard", ours["jaccard"], measures.jaccard(*marginals) if n_a + n_b else None, about)
    dice = measures.dice(*marginals) if n_a + n_b else None
    compare("Dice", ours["dice"], dice, about)
    logarithm = ln_or_none(dice, 2)
    compare("logDice", ours["log_dice"], None if logarithm is None else 14 + logarithm, about)
    pmi = measures.pmi(*marginals) if a else None
    compare("PMI", ours["pmi"], pmi, about, absolute=1e-12)
    npmi = (-1.0 if n_a and n_b else None) if a == 0 else over(pmi, -math.log2(a / total))
    compare("NPMI", ours["npmi"], npmi, about, absolute=1e-11)
    if min(n_a, n_b, c + d, b + d) > 0:
        # Sums of large parts of both signs, so that as much is rounded as the table is large.
        noise = 1e-14 * total + 1e-13
        compare("G2, nltk", told["g2"], measures.likelihood_ratio(*marginals), about, absolute=noise)
        theirs = stats.chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood")
        compare("G2, scipy", told["g2"], theirs.statistic, about, absolute=noise)


def two_cells(count_a, total_a, count_b, total_b):
    count, total = mpmath.mpf(count_a + count_b), total_a + total_b
    parts = [(count_a, count * total_a / total), (count_b, count * total_b / total)]
    return 2 * sum(seen * mpmath.log(seen / expected) for seen, expected in parts if seen)


def compare_key(told):
    a, b, c, d = told["cells"]
    ours, about = told["key"], told["cells"]
    total_a, total_b = a + b, c + d
    if not total_a or not total_b:
        for name, value in ours.items():
            compare(f"none of nothing: {name}", value, None, about)
        return
    total = total_a + total_b
    expected = [(a + c) * total_a / total, (a + c) * total_b / total]
    g2 = two_cells(a, total_a, c, total_b)
    compare("G2 of two cells, 40 digits", ours["g2_two"], g2, about, absolute=1e-30)
    if a + c:
        theirs = stats.power_divergence([a, c], expected, lambda_="log-likelihood").statistic
        compare("G2 of two cells, scipy", ours["g2_two"], theirs, about, absolute=1e-14 * (a + c) + 1e-13)
    parts = [(a, total_a, a + c), (b, total_a, b + d), (c, total_b, a + c), (d, total_b, b + d)]
    four = 2 * sum(seen * mpmath.log(mpmath.mpf(seen * total) / (row * column)) for seen, row, column in parts if seen)
    compare("G2 of four cells, 40 digits", told["g2"], four, about, absolute=1e-30)
    ratio = ((a or 0.5) / total_a) / ((c or 0.5) / total_b) if a or c else None
    compare("log ratio", ours["log_ratio"], ratio and math.log2(ratio), about, absolute=1e-12)


def compare_tail(told):
    at, degrees = mpmath.mpf(told["at"]), told["degrees"]
    tail = mpmath.gammainc(mpmath.mpf(degrees) / 2, at / 2, mpmath.inf, regularized=True)
    compare("tail, 40 digits", told["p"], tail, told, allowed=TAIL_ALLOWED)
    normal = mpmath.erfc(mpmath.mpf(told["z"]) / mpmath.sqrt(2))
    compare("normal tail, 40 digits", told["normal"], normal, told, allowed=TAIL_ALLOWED)
    compare("tail, scipy", told["p"], float(stats.chi2.sf(told["at"], degrees)), told)
    compare("normal tail, scipy", told["normal"], float(2 * stats.norm.sf(told["z"])), told)


def compare_adjusted(told):
    others = [
        multipletests(told["p"], method="fdr_bh")[1],
        stats.false_discovery_control(told["p"], method="bh"),
    ]
    for name, theirs in zip(["statsmodels", "scipy"], others):
        for ours, other in zip(told["q"], theirs, strict=True):
            compare(f"Benjamini-Hochberg, {name}", ours, float(other), told["p"])


def compare_four(told):
    compare_fisher(told)
    compare_pair(told)
    compare_key(told)


KINDS = {
    "table": compare_table,
    "four": compare_four,
    "tail": compare_tail,
    "adjusted": compare_adjusted,
}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    warnings.simplefilter("ignore")
    n_kinds = defaultdict(int)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            n_kinds[told["kind"]] += 1
            KINDS[told["kind"]](told)
    if set(n_kinds) != set(KINDS):
        sys.exit(f"the file has only {dict(n_kinds)}")
    for name in n_compared:
        print(f"{name:30} {n_compared[name]:7,} compared, farthest apart {farthest[name]:.1e}")
    print(*faults[:20], sep="\n")
    n_of_name = defaultdict(int)
    for fault in faults:
        n_of_name[fault.split(":")[0]] += 1
    print(f"{sum(n_compared.values()):,} numbers of {dict(n_kinds)}; {len(faults)} disagree {dict(n_of_name) or ''}")
    sys.exit(bool(faults))


main()
