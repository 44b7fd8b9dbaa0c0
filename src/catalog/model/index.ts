const sources = import.meta.glob<string>(['./*.sql', '../quality/*.sql'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Files build on each other in this order; the rest stand on these alone. */
const FIRST = ['./base.sql', './demands.sql', './headcount.sql']

const quarterOf = (view: string) => `SELECT CAST(quarter AS VARCHAR) AS quarter FROM model.${view}`

/** The semantic layer: every measure defined once. Each file's head comment says grain and meaning. */
export const model = {
  files: [...FIRST, ...Object.keys(sources).filter((path) => !FIRST.includes(path))].map((path) => sources[path] ?? ''),
  asOf: `SELECT CAST(as_of AS VARCHAR) AS as_of FROM model.as_of`,
  /** The current quarter is the latest with rows in one of these; where none has any, in one of the others. */
  quarters: [
    `FROM (${['demands', 'sentiment', 'training', 'assessment'].map(quarterOf).join(' UNION ')})`,
    `FROM (${['proposals', 'services', 'headcount_counted'].map(quarterOf).join(' UNION ')} UNION SELECT CAST(quarter AS VARCHAR) AS quarter FROM model.outcome_nodes)`,
  ],
}
