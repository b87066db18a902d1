-- Full-text search of reports.sqlite, made anew at the end of each run. The trigram tokenizer finds every run of three
-- or more letters, also inside Thai words, which no space separates.

DROP TABLE IF EXISTS search;
CREATE VIRTUAL TABLE search USING fts5 (
  "table" UNINDEXED, document_id UNINDEXED, row_id UNINDEXED, file UNINDEXED, page UNINDEXED, field UNINDEXED, text,
  tokenize = 'trigram'
);
INSERT INTO search SELECT * FROM all_text;
