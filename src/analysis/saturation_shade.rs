//! What other orders of the same articles would have shown: how many themes a hundred random orders have after so many
//! articles. The orders come from a fixed seed, so that they are the same every time.

use super::together::share;

/// How many random orders there are.
pub const N_ORDERS: usize = 100;

const SEED: u64 = 0x5bd1_e995_2f6a_3c17;

/// What random orders give, for each number of articles from 1 on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shade {
    /// How many orders were looked at.
    pub n_orders: usize,
    /// After one article, after two, and so on.
    pub points: Vec<ShadePoint>,
}

/// How many themes the first articles of random orders have.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShadePoint {
    /// The number that 5 of 100 orders do not exceed.
    pub low: usize,
    /// The mean of all orders.
    pub mean: f64,
    /// The number that 95 of 100 orders do not exceed.
    pub high: usize,
}

impl Shade {
    /// Puts articles in random orders; each is told by its themes, of which there are `n_themes`, each once. Where it is no
    /// longer wanted, there are fewer orders, or none.
    #[must_use]
    pub fn of(themes_of_articles: &[Vec<usize>], n_themes: usize, is_cancelled: &dyn Fn() -> bool) -> Self {
        let mut chance = SplitMix64(SEED);
        let mut order: Vec<usize> = (0..themes_of_articles.len()).collect();
        // Of each theme the last order in which it came up.
        let mut seen_in = vec![0; n_themes];
        // After each number of articles what the orders have.
        let mut counts = vec![Vec::with_capacity(N_ORDERS); order.len()];
        let mut n_orders = 0;
        while n_orders < N_ORDERS && !is_cancelled() {
            n_orders += 1;
            chance.shuffle(&mut order);
            let mut cumulative = 0_usize;
            for (article, counts) in order.iter().zip(&mut counts) {
                for theme in themes_of_articles.get(*article).into_iter().flatten() {
                    let seen = seen_in.get_mut(*theme);
                    cumulative +=
                        usize::from(seen.is_some_and(|seen| std::mem::replace(seen, n_orders) != n_orders));
                }
                counts.push(cumulative);
            }
        }
        let points = if n_orders == 0 { Vec::new() } else { counts.into_iter().map(point).collect() };
        Self { n_orders, points }
    }
}

fn point(mut counts: Vec<usize>) -> ShadePoint {
    counts.sort_unstable();
    let at = |percent: usize| {
        let rank = (counts.len() * percent).div_ceil(100).saturating_sub(1);
        counts.get(rank).copied().unwrap_or_default()
    };
    ShadePoint {
        low: at(5),
        mean: share(counts.iter().sum(), counts.len()).unwrap_or_default(),
        high: at(95),
    }
}

/// Numbers that look like chance and are the same for the same seed (Steele, Lea and Flood 2014).
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, each about as likely as any other.
    fn below(&mut self, n: usize) -> usize {
        let scaled = (u128::from(self.next()) * n as u128) >> 64;
        usize::try_from(scaled).unwrap_or_default()
    }

    /// Puts things in an order of which each is as likely as any other (Fisher and Yates).
    fn shuffle(&mut self, things: &mut [usize]) {
        for at in (1..things.len()).rev() {
            let other = self.below(at + 1);
            things.swap(at, other);
        }
    }
}
