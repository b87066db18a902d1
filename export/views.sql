-- Views and indexes of reports.sqlite: the usual questions, asked once. docs/questions.md shows them at work.

CREATE INDEX IF NOT EXISTS documents_by_file ON documents (file);
CREATE INDEX IF NOT EXISTS documents_by_agency ON documents (agency, fiscal_year_be);
CREATE INDEX IF NOT EXISTS indicators_by_document ON indicators (document_id);
CREATE INDEX IF NOT EXISTS measures_by_document ON measures (document_id);
CREATE INDEX IF NOT EXISTS measures_by_agency ON measures (agency, fiscal_year_be);
CREATE INDEX IF NOT EXISTS measures_by_last_day ON measures (period_last_day);
CREATE INDEX IF NOT EXISTS owners_by_name ON action_owners (responsible);
CREATE INDEX IF NOT EXISTS months_by_month ON action_months (month);
CREATE INDEX IF NOT EXISTS outline_by_document ON outline (document_id);
CREATE INDEX IF NOT EXISTS findings_by_document ON findings (document_id);
CREATE INDEX IF NOT EXISTS findings_by_code ON findings (code);
CREATE INDEX IF NOT EXISTS findings_by_row ON findings (row_id);

-- Each plan once: of documents with the same plan, the first. same_plan_as holds the others in order.
DROP VIEW IF EXISTS plans;
CREATE VIEW plans AS
SELECT * FROM documents WHERE same_plan_as IS NULL OR document_id < same_plan_as;

-- Actions that end before today, the longest past first. For another day, ask measures or narrow last_day.
DROP VIEW IF EXISTS late_actions;
CREATE VIEW late_actions AS
SELECT m.row_id, m.document_id, m.agency, m.fiscal_year_be, m.measure, m.action, m.responsible, m.period_raw,
  m.period_last_day AS last_day, CAST(julianday('now') - julianday(m.period_last_day) AS INTEGER) AS days_past, m.link
FROM measures AS m JOIN plans USING (document_id)
WHERE m.period_last_day < date('now')
ORDER BY m.period_last_day, m.row_id;

DROP VIEW IF EXISTS actions_by_month;
CREATE VIEW actions_by_month AS
SELECT am.month, m.agency, count(*) AS actions
FROM action_months AS am JOIN measures AS m USING (row_id) JOIN plans USING (document_id)
GROUP BY am.month, m.agency
ORDER BY am.month, m.agency;

-- What a plan says in two ways that do not agree.
DROP VIEW IF EXISTS agencies_with_contradictions;
CREATE VIEW agencies_with_contradictions AS
SELECT d.agency, d.province, d.fiscal_year_be, f.code, f.message, f.message_th, f.row_id, f.page, d.document_id, d.file
FROM findings AS f JOIN plans AS d USING (document_id)
WHERE f.code IN (
  'score-mismatch', 'grade-mismatch', 'sum-mismatch', 'indicator-group', 'agency-name',
  'period-order', 'period-outside-fiscal-year', 'duplicate-number'
)
ORDER BY d.agency, d.fiscal_year_be, f.finding_id;

-- The sum lies between least and greatest; open_above counts budgets without an upper bound, unread those not read.
DROP VIEW IF EXISTS budget_by_agency;
CREATE VIEW budget_by_agency AS
SELECT m.agency, m.province, m.fiscal_year_be, count(*) AS actions, count(m.budget_raw) AS with_budget,
  coalesce(sum(m.budget_min), 0) AS least, coalesce(sum(m.budget_max), 0) AS greatest,
  sum(m.budget_min IS NOT NULL AND m.budget_max IS NULL) AS open_above,
  sum(m.budget_raw IS NOT NULL AND m.budget_min IS NULL AND m.budget_max IS NULL) AS unread
FROM measures AS m JOIN plans USING (document_id)
GROUP BY m.agency, m.province, m.fiscal_year_be
ORDER BY m.agency, m.province, m.fiscal_year_be;

-- Every text with the row that it stands in.
DROP VIEW IF EXISTS all_text;
CREATE VIEW all_text AS
SELECT 'documents' AS "table", document_id, document_id AS row_id, file, 1 AS page, 'title' AS field, title AS text
  FROM documents WHERE title IS NOT NULL
UNION ALL SELECT 'indicators', document_id, row_id, file, page, 'indicator', indicator FROM indicators
UNION ALL SELECT 'indicators', document_id, row_id, file, page, 'issue', issue FROM indicators WHERE issue IS NOT NULL
UNION ALL SELECT 'measures', document_id, row_id, file, page, 'measure', measure FROM measures WHERE measure IS NOT NULL
UNION ALL SELECT 'measures', document_id, row_id, file, page, 'action', action FROM measures WHERE action IS NOT NULL
UNION ALL SELECT 'measures', document_id, row_id, file, page, 'responsible', responsible
  FROM measures WHERE responsible IS NOT NULL
UNION ALL SELECT 'measures', document_id, row_id, file, page, 'follow_up', follow_up FROM measures WHERE follow_up IS NOT NULL
UNION ALL SELECT 'measures', document_id, row_id, file, page, 'extra', extra FROM measures WHERE extra IS NOT NULL
UNION ALL SELECT 'outline', document_id, row_id, file, page, 'label', label FROM outline
UNION ALL SELECT 'other_tables', document_id, document_id || '-t' || table_no || '-r' || row_no || '-c' || column_no,
  file, page, 'text', text FROM other_tables WHERE text IS NOT NULL;

-- Official codes of the places that documents print; empty where a name is not that of an official place.
DROP VIEW IF EXISTS document_places;
CREATE VIEW document_places AS
SELECT d.document_id, d.agency, d.province, p.code AS province_code, d.district, a.code AS district_code,
  d.subdistrict, t.code AS subdistrict_code
FROM documents AS d
LEFT JOIN places AS p ON p.parent = '' AND p.name = d.province
LEFT JOIN places AS a ON a.parent = p.code AND a.name IN (d.district, 'เขต' || d.district)
LEFT JOIN places AS t ON t.parent = a.code AND t.name = d.subdistrict;
