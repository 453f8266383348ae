//! What people ask of a database of a study, as views: passages with all names, and the program's own counts. They use
//! nothing that `SQLite` 3.37 does not know, the first that knows strict tables.

/// The statements that make the views.
pub(super) const VIEWS: [&str; 4] = [PASSAGES_FULL, PASSAGES_BY_THEME, THEME_COUNTS, THEMES_TOGETHER];

const PASSAGES_FULL: &str = "\
CREATE VIEW passages_full AS -- A row for each passage, with the names of everything it refers to
SELECT p.id, p.uid, a.path AS article, a.title, a.date, a.source, a.author, n.name AS annotator,
    (SELECT group_concat(full_name, '; ') FROM (
        SELECT t.full_name FROM passage_themes AS pt JOIN themes AS t ON t.id = pt.theme_id
        WHERE pt.passage_id = p.id ORDER BY t.position)) AS themes,
    p.quote, p.prefix, p.suffix, p.note, p.is_starred, p.state, p.place, p.anchored_start, p.anchored_end,
    p.today_start, p.today_end, p.created, p.modified, p.article_id, p.annotator_id
FROM passages AS p
JOIN articles AS a ON a.id = p.article_id
JOIN annotators AS n ON n.id = p.annotator_id";

const PASSAGES_BY_THEME: &str = "\
CREATE VIEW passages_by_theme AS -- A row for each passage and theme; a passage without a theme has one row
SELECT p.id, p.uid, a.path AS article, a.title, a.date, a.source, a.author, n.name AS annotator,
    t.full_name AS theme, p.quote, p.note, p.is_starred, p.state, p.place, p.created, p.modified,
    p.article_id, p.annotator_id, t.id AS theme_id
FROM passages AS p
JOIN articles AS a ON a.id = p.article_id
JOIN annotators AS n ON n.id = p.annotator_id
LEFT JOIN passage_themes AS pt ON pt.passage_id = p.id
LEFT JOIN themes AS t ON t.id = pt.theme_id";

const THEME_COUNTS: &str = "\
CREATE VIEW theme_counts AS -- Passages and articles of each theme, by itself and with the themes below it
SELECT t.id, t.full_name, coalesce(own.n_passages, 0) AS passages, coalesce(own.n_articles, 0) AS articles,
    coalesce(branch.n_passages, 0) AS passages_with_children,
    coalesce(branch.n_articles, 0) AS articles_with_children
FROM themes AS t
LEFT JOIN (
    SELECT pt.theme_id, count(*) AS n_passages, count(DISTINCT p.article_id) AS n_articles
    FROM passage_themes AS pt JOIN passages AS p ON p.id = pt.passage_id
    GROUP BY pt.theme_id) AS own ON own.theme_id = t.id
LEFT JOIN (
    SELECT tp.ancestor_id, count(DISTINCT p.id) AS n_passages, count(DISTINCT p.article_id) AS n_articles
    FROM theme_paths AS tp
    JOIN passage_themes AS pt ON pt.theme_id = tp.descendant_id
    JOIN passages AS p ON p.id = pt.passage_id
    GROUP BY tp.ancestor_id) AS branch ON branch.ancestor_id = t.id";

const THEMES_TOGETHER: &str = "\
CREATE VIEW themes_together AS -- Pairs of a passage of one theme and a passage of the other that overlap today
SELECT theme, other, count(*) AS together FROM (
    SELECT DISTINCT a.id AS a_id, b.id AS b_id, a.full_name AS theme, b.full_name AS other,
        min(p.id, q.id) AS one, max(p.id, q.id) AS another
    FROM passages AS p
    JOIN passages AS q ON q.article_id = p.article_id AND q.today_start < p.today_end AND p.today_start < q.today_end
    JOIN passage_themes AS pt ON pt.passage_id = p.id
    JOIN passage_themes AS qt ON qt.passage_id = q.id
    JOIN themes AS a ON a.id = pt.theme_id
    JOIN themes AS b ON b.id = qt.theme_id AND b.position > a.position)
GROUP BY a_id, b_id";
