-- How text becomes a value. Each reader gives NULL for what it cannot read; `is_blank` tells that from an empty cell.
CREATE OR REPLACE MACRO plain(t) AS trim(translate(t, '０１２３４５６７８９．，％－−＋：／（）　', '0123456789.,%--+:/() '));

-- Cells come trimmed; looked up as they stand, since every cell of every file passes here.
CREATE OR REPLACE MACRO is_blank(t) AS
  t IS NULL OR t IN ('', ' ', '-', '--', '---', '----', '-----', '------', '-------', '--------', '—', '——', '———', '－', '－－', '/', '／', '\', 'NA', 'N/A', '#N/A', 'NULL', '无', '空', '(空)', '（空）');

CREATE OR REPLACE MACRO read_written_number(p) AS
  try_cast(replace(regexp_extract(p, '^[¥￥$]?\s*([-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?)\s*(%|\p{Han}{1,4})?$', 1), ',', '') AS DOUBLE);

CREATE OR REPLACE MACRO read_number(t) AS CASE WHEN isfinite(try_cast(t AS DOUBLE)) THEN try_cast(t AS DOUBLE) ELSE read_written_number(plain(t)) END;

CREATE OR REPLACE MACRO read_integer(t) AS CASE WHEN read_number(t) = floor(read_number(t)) THEN try_cast(read_number(t) AS INTEGER) END;

-- What is no date as a whole becomes `--`, which is none: the cast alone would take a date with anything behind it.
CREATE OR REPLACE MACRO read_written_date(p, y) AS
  CASE
    WHEN regexp_full_match(p, '[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?.*')
      THEN try_cast(regexp_replace(p, '(?s)^(?:([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?\s*(?:T?\s*[0-9]{1,2}[:时][0-9]{1,2}.*)?|.*)$', '\1-\2-\3') AS DATE)
    WHEN regexp_full_match(p, '(19|20)[0-9]{6}') THEN try_cast(regexp_replace(p, '^([0-9]{4})([0-9]{2})([0-9]{2})$', '\1-\2-\3') AS DATE)
    WHEN regexp_full_match(p, '[2-5][0-9]{4}(\.[0-9]+)?') THEN DATE '1899-12-30' + CAST(floor(CAST(p AS DOUBLE)) AS INTEGER)
    WHEN y IS NOT NULL AND regexp_full_match(p, '[0-9]{1,2}月[0-9]{1,2}日') THEN try_cast(regexp_replace(y || p, '^(?:([0-9]{4})([0-9]{1,2})月([0-9]{1,2})日|.*)$', '\1-\2-\3') AS DATE)
  END;

CREATE OR REPLACE MACRO read_date(t, y) AS
  CASE WHEN strlen(t) = 10 AND t[5] = '-' AND t[8] = '-' THEN try_cast(t AS DATE) ELSE read_written_date(plain(t), y) END;

CREATE OR REPLACE MACRO make_quarter(p) AS
  (CASE WHEN length(p['y']) = 2 THEN '20' || p['y'] ELSE p['y'] END) || 'Q' || translate(p['q'], '一二三四', '1234');

-- Its argument once: what stands in a macro twice is planned and computed twice.
CREATE OR REPLACE MACRO quarter_of(d) AS
  replace(replace(replace(replace(left(CAST(date_trunc('quarter', d) AS VARCHAR), 7), '-01', 'Q1'), '-04', 'Q2'), '-07', 'Q3'), '-10', 'Q4');

CREATE OR REPLACE MACRO quarter_of_month(p) AS
  CASE WHEN CAST(p['m'] AS INTEGER) BETWEEN 1 AND 12 THEN p['y'] || 'Q' || (CAST(p['m'] AS INTEGER) + 2) // 3 END;

CREATE OR REPLACE MACRO read_quarter(t) AS
  CASE
    WHEN regexp_full_match(t, '[0-9]{4}Q[1-4]') THEN t
    WHEN regexp_matches(plain(t), '([0-9]{4}|[0-9]{2})\s*年?\s*[-./]?\s*(?:[Qq]\s*[1-4]|第?\s*[1-4一二三四]\s*季)')
      THEN make_quarter(regexp_extract(plain(t), '([0-9]{4}|[0-9]{2})\s*年?\s*[-./]?\s*(?:[Qq]|第)?\s*([1-4一二三四])', ['y', 'q']))
    WHEN regexp_full_match(plain(t), '[0-9]{4}[-/.年][0-9]{1,2}月?')
      THEN quarter_of_month(regexp_extract(plain(t), '^([0-9]{4})[-/.年]([0-9]{1,2})', ['y', 'm']))
    ELSE quarter_of(read_date(t, NULL))
  END;

CREATE OR REPLACE MACRO tidy_band(t) AS regexp_replace(translate(plain(t), '~～—–-至', '–––––––'), '\s|岁|年|周|含|\(\)', '', 'g')
