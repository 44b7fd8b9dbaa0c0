/** For which nodes a query counts: the scope's own, or each of its children (and, without a name, what is attached to it). */
export interface Level {
  /** The node that a row of the subject's dataset `r` counts for. */
  node: string
  depth: string
  /** What finds the node of a row `r`, after the scope `s`. */
  join: string
  /** What else tells rows apart; NULL for nothing. */
  key: string
}

/** Rows that metrics are aggregated from: SELECT of `quarter`, `node`, `key` and what their aggregates name. */
export interface Subject {
  rows(level: Level): string
  /** Columns by which its rows can be told apart beside node and quarter. */
  dimensions: readonly string[]
  /** Where its quarters are known: there, no rows are 0. Absent: without rows there is no figure. */
  known?: string
  /** Every node has a figure, also one without a row. */
  everywhere?: true
  /** Which questions were asked is carried too: figures compare only where they are the same. */
  asked?: true
  /** What every metric of the subject carries: column → aggregate. */
  carries?: Readonly<Record<string, string>>
}

/** What a subject adds to a query. */
export interface Part {
  ctes: readonly string[]
  /** SELECT of facts. */
  select: string
}

/** Columns that tell groups of workers apart: nobody says how many people each group has. */
export const WORKER: readonly string[] = [
  'position',
  'age_band',
  'seniority',
  'education',
  'gender',
  'party_member',
  'employment',
]
const QUESTION = ['dimension', 'question']

/** Rows as they were loaded, each counting where it is attached. */
const plain =
  (dataset: string, where = '') =>
  ({ node, key, join }: Level) =>
    `SELECT r.*, ${node} AS node, ${key} AS key FROM ${dataset}_history AS r CROSS JOIN scope AS s ${join}${where && ` WHERE ${where}`}`

/** Rows that already stand for a node: those of the scope's node and its children. */
const ofNodes = (select: string) => () => select

export const subjects = {
  demands: {
    rows: plain('demands'),
    dimensions: [...WORKER, 'category', 'subcategory', 'channel', 'owner'],
    known: 'demands',
  },

  // One respondent: `m` answers, `y` favourable, `u` unfavourable, their scores added.
  people: {
    rows: ({ node, key, join }) => `
      SELECT r.quarter, ${node} AS node, ${key} AS key, r.response_id, bool_or(r.estimated) AS estimated, count(*) FILTER (NOT r.recommend) AS m,
        count(*) FILTER (r.favourable AND NOT r.recommend) AS y, count(*) FILTER (r.unfavourable AND NOT r.recommend) AS u,
        sum(r.score) FILTER (NOT r.recommend) AS total, min(r.scale) FILTER (NOT r.recommend) AS shortest, max(r.scale) FILTER (NOT r.recommend) AS longest
      FROM sentiment_history AS r
      CROSS JOIN scope AS s ${join}
      GROUP BY ALL`,
    dimensions: [...QUESTION, ...WORKER],
    asked: true,
    carries: {
      estimated: 'bool_or(estimated)',
      scales: 'CASE WHEN min(shortest) = max(longest) THEN 1 ELSE 2 END',
      n: 'count(*) FILTER (m > 0)',
    },
  },
  recommendations: {
    rows: plain('sentiment', 'r.recommend AND r.scale = 11'),
    dimensions: ['question'],
    carries: { estimated: 'bool_or(estimated)' },
  },
  // One respondent, or a node's estimated number of them: the largest row count over questions.
  respondents: {
    rows: ({ node, key, join }) => `
      SELECT r.quarter, ${node} AS node, ${key} AS key, FALSE AS estimated, count(DISTINCT r.response_id) AS people
      FROM sentiment_history AS r
      CROSS JOIN scope AS s ${join}
      WHERE NOT r.estimated
      GROUP BY ALL
      UNION ALL
      SELECT q.quarter, q.node, q.key, TRUE AS estimated, max(q.answers) AS people
      FROM (
        SELECT r.quarter, ${node} AS node, ${key} AS key, r.org, r.question, count(*) AS answers
        FROM sentiment_history AS r
        CROSS JOIN scope AS s ${join}
        WHERE r.estimated
        GROUP BY ALL
      ) AS q
      GROUP BY q.quarter, q.node, q.key, q.org`,
    dimensions: [],
    known: 'sentiment',
    everywhere: true,
    carries: { estimated: 'bool_or(estimated)' },
  },

  attendance: {
    rows: ({ node, depth, key, join }) => `
      SELECT r.*, ${node} AS node, ${key} AS key
      FROM training_history AS r
      CROSS JOIN scope AS s ${join}
      WHERE r.covered < ${depth}`,
    dimensions: [...WORKER, 'course_type', 'course', 'mode'],
    known: 'training',
  },
  trainees: {
    rows: ({ node, key, join }) => `
      SELECT r.quarter, ${node} AS node, ${key} AS key, r.trainee, o.person_id IS NOT NULL AS listed
      FROM training_history AS r
      CROSS JOIN scope AS s ${join}
      LEFT JOIN model.roster AS o ON o.quarter = r.quarter AND o.person_id = r.trainee AND o.org = coalesce(${node}, s.org)
      WHERE NOT r.exam`,
    dimensions: [...WORKER, 'course_type', 'course', 'mode'],
    known: 'trainees',
    everywhere: true,
    carries: { at_least: 'bool_or(trainee IS NULL)' },
  },
  heads: {
    rows: ofNodes('SELECT h.*, CAST(NULL AS VARCHAR) AS key FROM headcount_nodes AS h'),
    dimensions: [],
    carries: { carried: 'bool_or(carried)' },
  },

  scores: {
    rows: ofNodes(
      'SELECT n.*, n.org AS node, CAST(NULL AS VARCHAR) AS key FROM model.node_scores AS n JOIN nodes AS o ON o.node = n.org',
    ),
    dimensions: [],
  },
  branches: {
    rows: ofNodes(`
      SELECT b.quarter, o.node, CAST(b.side AS VARCHAR) AS key, b.org <> o.node AS below, b.score >= coalesce(b.full_score, 100) AS is_full
      FROM model.branch_scores AS b
      JOIN model.ancestors AS up ON up.org = b.org
      JOIN nodes AS o ON o.node = up.ancestor
      WHERE b.regular`),
    dimensions: [],
  },
  streaks: {
    rows: ofNodes(
      'SELECT b.quarter, o.node, CAST(b.side AS VARCHAR) AS key, b.streak FROM model.branch_streaks AS b JOIN nodes AS o ON o.node = b.org',
    ),
    dimensions: [],
  },
  items: { rows: plain('assessment'), dimensions: ['side', 'indicator_group', 'item', 'deduction_reason'] },

  proposals: { rows: plain('proposals'), dimensions: ['status'], known: 'proposals' },
  proposers: {
    rows: plain('proposals'),
    dimensions: [],
    known: 'proposals',
    everywhere: true,
    carries: { at_least: 'bool_or(proposer_id IS NULL)' },
  },
  services: { rows: plain('services'), dimensions: ['kind'], known: 'services' },
  // `yearly`: the year's own target, where it states one.
  outcomes: {
    rows: ofNodes(`
      SELECT n.*, n.org AS node, CAST(n.indicator AS VARCHAR) AS key, y.target AS yearly
      FROM model.outcome_nodes AS n
      JOIN nodes AS o ON o.node = n.org
      LEFT JOIN model.outcome_nodes AS y
        ON y.org = n.org AND y.period = left(n.period, 4) AND y.indicator = n.indicator AND y.measure IS NOT DISTINCT FROM n.measure
      WHERE n.quarter IS NOT NULL`),
    dimensions: [],
  },
} as const satisfies Readonly<Record<string, Subject>>

/** What is divided by: figures of a node in a quarter. */
export const bases: Readonly<Record<string, string>> = {
  headcount: 'SELECT quarter, node, headcount AS whole, carried, roster FROM headcount_nodes',
  invited: `
    SELECT i.quarter, i.org AS node, i.invited AS whole, FALSE AS carried, FALSE AS roster
    FROM model.invited AS i
    JOIN nodes AS o ON o.node = i.org
    CROSS JOIN scope AS s
    WHERE len(s.filters) = 0`,
}
