import { kpiCards } from '@/catalog/kpis/cards'
import { kpiHeadline } from '@/catalog/kpis/headline'
import { columns, kpiRows, type Fact } from '@/catalog/kpis/rows'
import { defineChart } from '@/grammar/chart'
import { cards } from '@/grammar/marks/cards'

/** How do we stand, and did it move? */
export default defineChart<typeof columns, Fact>({
  id: 'overview-kpis',
  page: 'overview',
  from: ['demands', 'sentiment', 'training', 'assessment', 'headcount'],
  partial: true,
  uses: [],
  window: 'range',
  form: 'cards',
  columns,
  protect: { quarter: 'quarter', exempt: [], when: (row) => row['metric'] === 'favourable' },
  query: `
    WITH span AS (
      SELECT q.quarter, q.place, first.quarter AS first, q.last_day + CAST(least(greatest(s.as_of - n.last_day, 0), 90) AS INTEGER) AS cut
      FROM scope AS s
      JOIN model.quarters AS n ON n.quarter = s.quarter
      JOIN model.quarters AS q ON q.quarter <= s.quarter
      JOIN model.quarters AS first ON first.place = q.place - date_part('quarter', q.last_day) + 1
    ), handled AS (
      SELECT q.quarter, count(*) AS submitted, count(*) FILTER (d.repeat IS DISTINCT FROM TRUE) AS tested,
        count(*) FILTER (d.status = 'closed' AND d.closed_on IS NULL) AS undated,
        count(*) FILTER (d.on_time) AS on_time, count(d.on_time) AS timed, count(*) FILTER (d.satisfied) AS satisfied, count(d.satisfied) AS rated,
        count(*) FILTER (on_time_by(d.status, d.due_on, d.closed_on, q.cut)) AS on_time_then,
        count(on_time_by(d.status, d.due_on, d.closed_on, q.cut)) AS timed_then,
        count(*) FILTER (satisfied_by(d.status, d.satisfaction, d.closed_on, q.cut)) AS satisfied_then,
        count(satisfied_by(d.status, d.satisfaction, d.closed_on, q.cut)) AS rated_then
      FROM demands_history AS d
      JOIN span AS q ON q.quarter = d.quarter
      GROUP BY q.quarter
    ), flow AS (
      SELECT q.place, count(*) AS change
      FROM demands_history AS d
      JOIN model.quarters AS q ON q.quarter = d.quarter
      GROUP BY q.place
      UNION ALL
      SELECT coalesce(e.place, q.place) AS place, -count(*) AS change
      FROM demands_history AS d
      JOIN model.quarters AS q ON q.quarter = d.quarter
      LEFT JOIN model.quarters AS e ON d.ended_on BETWEEN e.first_day AND e.last_day AND e.place > q.place
      WHERE d.status IN ('closed', 'rejected')
      GROUP BY ALL
    ), people AS (
      SELECT quarter, response_id, bool_or(estimated) AS estimated, count(*) FILTER (NOT recommend) AS m,
        count(*) FILTER (favourable AND NOT recommend) AS y
      FROM sentiment_history
      GROUP BY quarter, response_id
    ), answered AS (
      SELECT quarter, count(*) AS respondents, count(*) FILTER (m > 0) AS n, sum(y) AS sum_y, sum(m) AS sum_m,
        sum(y * y) AS sum_yy, sum(y * m) AS sum_ym, sum(m * m) AS sum_mm, bool_or(estimated) AS estimated
      FROM people
      GROUP BY quarter
    ), heads AS (
      SELECT h.*
      FROM headcount_history AS h, scope AS s
      WHERE h.org = s.org AND h.quarter <= s.quarter
    )
    SELECT 'demand_count' AS metric, q.quarter, coalesce(h.submitted, 0) AS part, coalesce(h.tested, 0) AS tested,
      CAST(NULL AS DOUBLE) AS level, CAST(NULL AS BIGINT) AS level_n, CAST(NULL AS VARCHAR) AS asked
    FROM span AS q
    LEFT JOIN handled AS h ON h.quarter = q.quarter
    WHERE q.quarter IN (SELECT quarter FROM model.demands) AND EXISTS (SELECT 1 FROM demands_history)
    UNION ALL BY NAME
    SELECT 'on_time_rate' AS metric, quarter, on_time_then AS part, timed_then AS whole, ratio(on_time, timed) AS level, timed AS level_n, undated
    FROM handled
    UNION ALL BY NAME
    SELECT 'satisfied_rate' AS metric, quarter, satisfied_then AS part, rated_then AS whole, ratio(satisfied, rated) AS level, rated AS level_n, undated
    FROM handled
    UNION ALL BY NAME
    SELECT 'backlog' AS metric, q.quarter, coalesce(sum(f.change), 0) AS part
    FROM span AS q
    LEFT JOIN flow AS f ON f.place <= q.place
    WHERE q.quarter IN (SELECT quarter FROM model.demands) AND EXISTS (SELECT 1 FROM demands_history)
    GROUP BY q.quarter
    UNION ALL BY NAME
    SELECT 'favourable' AS metric, a.* EXCLUDE (respondents), b.asked, b.scales
    FROM answered AS a
    JOIN model.question_sets AS b ON b.quarter = a.quarter
    WHERE a.quarter <= (SELECT quarter FROM scope)
    UNION ALL BY NAME
    SELECT 'participation' AS metric, h.quarter, CASE WHEN b.quarter IS NOT NULL THEN coalesce(a.respondents, 0) END AS part, h.headcount AS whole
    FROM heads AS h
    LEFT JOIN model.question_sets AS b ON b.quarter = h.quarter
    LEFT JOIN answered AS a ON a.quarter = h.quarter
    UNION ALL BY NAME
    SELECT 'coverage' AS metric, h.quarter, h.headcount AS whole,
      CASE WHEN bool_or(t.trainee IS NOT NULL) FILTER (t.quarter = h.quarter)
          OR count(t.quarter) FILTER (t.quarter = h.quarter) = 0 AND h.quarter IN (SELECT quarter FROM model.training WHERE trainee IS NOT NULL)
        THEN count(DISTINCT t.trainee) FILTER (t.quarter = h.quarter) END AS part,
      count(DISTINCT t.trainee) AS ytd_part
    FROM heads AS h
    JOIN span AS q ON q.quarter = h.quarter
    LEFT JOIN training_history AS t ON t.quarter BETWEEN q.first AND q.quarter AND NOT t.exam
    GROUP BY h.quarter, h.headcount
    UNION ALL BY NAME
    SELECT 'certified_rate' AS metric, quarter, certified AS part, operators AS whole
    FROM heads
    UNION ALL BY NAME
    SELECT CASE n.side WHEN 'party' THEN 'party_score' ELSE 'business_score' END AS metric, n.quarter, n.score AS part, greatest(n.branches, 1) AS n
    FROM model.node_scores AS n, scope AS s
    WHERE n.org = s.org AND n.quarter <= s.quarter AND n.quarter IN (SELECT quarter FROM assessment_history)
    ORDER BY metric, quarter`,
  derive: kpiRows,
  option: (rows, context) => cards(kpiCards(rows, context), context),
  headline: kpiHeadline,
  size: (rows) => ({
    n: rows.filter((row, index) => rows[index + 1]?.metric !== row.metric && row.value !== null).length,
    unit: '项',
  }),
})
