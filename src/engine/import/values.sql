-- How text becomes a value. Each reader gives NULL for what it cannot read; `is_blank` tells that from an empty cell.
CREATE OR REPLACE MACRO plain(t) AS trim(translate(t, '０１２３４５６７８９．，％－−＋：／（）　', '0123456789.,%--+:/() '));

-- Cells come trimmed; looked up as they stand, since every cell of every file passes here.
CREATE OR REPLACE MACRO is_blank(t) AS
  t IS NULL OR t IN ('', ' ', '-', '--', '---', '----', '-----', '------', '-------', '--------', '—', '——', '———', '－', '－－', '/', '／', '\', 'NA', 'N/A', '#N/A', 'NULL', '无', '空', '(空)', '（空）');

CREATE OR REPLACE MACRO read_written_number(p) AS
  try_cast(replace(regexp_extract(p, '^[¥￥$]?\s*([-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?)\s*(%|\p{Han}{1,4})?$', 1), ',', '') AS DOUBLE);

CREATE OR REPLACE MACRO read_number(t) AS CASE WHEN isfinite(try_cast(t AS DOUBLE)) THEN try_cast(t AS DOUBLE) ELSE read_written_number(plain(t)) END;

CREATE OR REPLACE MACRO read_integer(t) AS CASE WHEN read_number(t) = floor(read_number(t)) THEN try_cast(read_number(t) AS INTEGER) END;

CREATE OR REPLACE MACRO make_day(p) AS try_cast(p['y'] || '-' || lpad(p['m'], 2, '0') || '-' || lpad(p['d'], 2, '0') AS DATE);

CREATE OR REPLACE MACRO read_written_date(p, y) AS
  CASE
    WHEN regexp_full_match(p, '[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?.*')
      THEN make_day(regexp_extract(p, '^([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?\s*(?:T?\s*[0-9]{1,2}[:时][0-9]{1,2}.*)?$', ['y', 'm', 'd']))
    WHEN regexp_full_match(p, '(19|20)[0-9]{6}') THEN make_day(regexp_extract(p, '^([0-9]{4})([0-9]{2})([0-9]{2})$', ['y', 'm', 'd']))
    WHEN regexp_full_match(p, '[2-5][0-9]{4}(\.[0-9]+)?') THEN DATE '1899-12-30' + CAST(floor(CAST(p AS DOUBLE)) AS INTEGER)
    WHEN y IS NOT NULL AND regexp_full_match(p, '[0-9]{1,2}月[0-9]{1,2}日') THEN make_day(regexp_extract(y || p, '^([0-9]{4})([0-9]{1,2})月([0-9]{1,2})日$', ['y', 'm', 'd']))
  END;

CREATE OR REPLACE MACRO read_date(t, y) AS
  CASE WHEN strlen(t) = 10 AND t[5] = '-' AND t[8] = '-' THEN try_cast(t AS DATE) ELSE read_written_date(plain(t), y) END;

CREATE OR REPLACE MACRO make_quarter(p) AS
  (CASE WHEN length(p['y']) = 2 THEN '20' || p['y'] ELSE p['y'] END) || 'Q' || translate(p['q'], '一二三四', '1234');

CREATE OR REPLACE MACRO quarter_of(d) AS CAST(year(d) AS VARCHAR) || 'Q' || CAST(quarter(d) AS VARCHAR);

CREATE OR REPLACE MACRO read_quarter(t) AS
  CASE
    WHEN regexp_full_match(t, '[0-9]{4}Q[1-4]') THEN t
    WHEN regexp_matches(plain(t), '([0-9]{4}|[0-9]{2})\s*年?\s*[-./]?\s*(?:[Qq]\s*[1-4]|第?\s*[1-4一二三四]\s*季)')
      THEN make_quarter(regexp_extract(plain(t), '([0-9]{4}|[0-9]{2})\s*年?\s*[-./]?\s*(?:[Qq]|第)?\s*([1-4一二三四])', ['y', 'q']))
    WHEN regexp_full_match(plain(t), '[0-9]{4}[-/.年][0-9]{1,2}月?') THEN quarter_of(read_written_date(plain(t) || (CASE WHEN t LIKE '%月' THEN '1日' WHEN t LIKE '%年%' THEN '月1日' WHEN t LIKE '%/%' THEN '/1' WHEN t LIKE '%-%' THEN '-1' ELSE '.1' END), NULL))
    ELSE quarter_of(read_date(t, NULL))
  END;

CREATE OR REPLACE MACRO tidy_band(t) AS regexp_replace(translate(plain(t), '~～—–-至', '–––––––'), '\s|岁|年|周|含|\(\)', '', 'g')
