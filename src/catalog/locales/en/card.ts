import type { Same } from '../same'
import type zh from '../zh-CN/card'

/** Words around every chart: states, footer, menu, table. */
export default {
  everywhere: 'All units',
  ownLevel: 'Attached directly',
  tooFew: 'Too few people',
  comma: ', ',
  filterWords: '{column}: {values}',
  footerSize: '{n} in all',
  footerSources: 'Source: {files} · as of {date}',
  andMoreFiles: '{names} and others, {count} files',
  sample: 'Sample data',
  menu: 'More actions',
  exportPng: 'Export picture (PNG)',
  exportSvg: 'Export vector picture (SVG)',
  exportCsv: 'Export data (CSV)',
  copyImage: 'Copy picture',
  showData: 'Show data table',
  pin: 'Add to the agenda',
  pinned: 'Added to the meeting’s agenda',
  showChart: 'Back to the chart',
  copied: 'Picture copied',
  saved: 'Saved: {name}',
  exportFailed: 'The export did not succeed: {detail}',
  clipboardRefused: 'The browser does not allow writing to the clipboard. Use “Export picture” instead.',
  modes: 'Reading',
  source: 'Source',
  sourceLine: '{file}, line {line}',
  searchRows: 'Search the rows',
  rowsShown: '{shown} rows of {all}',
  loading: 'Calculating…',
  retry: 'Try again',
  tableOf: 'Data table: {title}',
  states: {
    empty: 'No data in this selection. Widen the quarters or the filters.',
    missingDataset: '“{dataset}” has not been imported; this chart needs it. The Data page has a template.',
    missingColumn: 'The imported “{dataset}” lacks the column “{columns}”, which this chart needs.',
    missingFilter: 'This filter does not apply: “{dataset}” has no “{columns}”. Remove the filter to see the chart.',
    suppressedSmall: 'Fewer than {minimum} people: not shown, to protect them.',
    suppressedTooFine:
      'Too fine a filter: sentiment can be seen by one value of one worker attribute at a time, so that nobody can be recognised.',
  },
  belowTen: 'In groups under ten, 0% and 100% are shown as ≤10% and ≥90%.',
  suppressedNote:
    '{count} places hold fewer than {minimum} people, or would give such a place away, and are not shown.',
  summary: '{title}. {headline}. {footer}',
} satisfies Same<typeof zh>
