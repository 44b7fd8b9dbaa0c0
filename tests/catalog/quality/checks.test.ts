import { afterAll, expect, test } from 'vitest'
import { emptyLibrary } from '../../support/company'
import { cleanCompany, findingsOf, groundWith, type Company } from './company'

const library = emptyLibrary()
afterAll(() => library.database.close())

type Clean = ReturnType<typeof cleanCompany>
type Brief = readonly [check: string, dataset: string, column: string, count: number]
type Row = readonly [
  line: number | null,
  org: string | null,
  quarter: string | null,
  column: string,
  value: string | null,
  other: string | null,
]

const ONE = '三号井/综采一队'
const TWO = '三号井/综采二队'

const swap = (lines: readonly string[], from: string | RegExp, to: string) =>
  lines.map((line) => line.replace(from, to))
const less = (lines: readonly string[], having: string) => lines.filter((line) => !line.includes(having))

/** Two workers of each team in each quarter. */
const roster = () => [
  '季度,单位,区队,工号,是否操作岗,是否持证',
  ...['2026Q2', '2026Q3'].flatMap((quarter) =>
    ['综采一队,7001', '综采一队,7002', '综采二队,8001', '综采二队,8002'].map(
      (worker) => `${quarter},三号井,${worker},是,是`,
    ),
  ),
]

test('a company without a fault has an empty report', async () => {
  expect((await findingsOf(await groundWith(library, cleanCompany()))).brief).toEqual([])
})

/** The clean company with one fault, and exactly what the report says of it. */
const faults: readonly [
  what: string,
  company: (clean: Clean) => Company,
  brief: readonly Brief[],
  rows?: readonly Row[],
][] = [
  [
    'closed before accepted',
    (c) => ({ ...c, demands: swap(c.demands, '2026-05-05', '2026-05-15') }),
    [['closed-before-accepted', 'demands', 'closed_on', 1]],
    [[2, ONE, '2026Q2', 'closed_on', '2026-05-12', '2026-05-15']],
  ],
  [
    'a date after the import',
    (c) => ({ ...c, certificates: swap(c.certificates, '2025-01-02', '2027-01-02') }),
    [['date-in-future', 'certificates', 'issued_on', 1]],
    [[2, ONE, null, 'issued_on', '2027-01-02', null]],
  ],
  ['a time limit ahead is none', (c) => ({ ...c, demands: swap(c.demands, '2026-08-20', '2026-12-20') }), []],
  [
    'a date before 1990',
    (c) => ({ ...c, certificates: swap(c.certificates, '2025-01-02', '1925-01-02') }),
    [['date-too-early', 'certificates', 'issued_on', 1]],
  ],
  [
    'a quarter after the import',
    (c) => ({ ...c, proposals: swap(c.proposals, '2026Q3', '2027Q1') }),
    [
      ['quarter-in-future', 'proposals', 'quarter', 1],
      ['quarter-missing', 'proposals', 'quarter', 1],
    ],
    [
      [3, TWO, '2027Q1', 'quarter', '2027Q1', null],
      [null, null, '2026Q3', 'quarter', '2026Q3–2026Q4', null],
    ],
  ],
  [
    'a quarter that is not that of its date',
    (c) => ({
      ...c,
      training: c.training.map((line, at) => `${at ? '2026Q3' : '季度'},${line}`),
    }),
    [['quarter-not-of-date', 'training', 'quarter', 1]],
    [[2, ONE, '2026Q3', 'quarter', '2026Q3', '2026-05-06']],
  ],
  [
    'certified, but no operators',
    (c) => ({ ...c, headcount: swap(c.headcount, '103,50,48', '103,,48') }),
    [['operators-missing', 'headcount', 'operators', 1]],
    [[5, TWO, '2026Q3', 'operators', null, '48']],
  ],
  [
    'an event without a unit',
    (c) => ({ ...c, events: swap(c.events, ',三号井,', ',,') }),
    [['event-without-unit', 'events', 'org', 1]],
  ],
  [
    'the same number twice',
    (c) => ({ ...c, demands: [...c.demands, (c.demands[1] ?? '').replace('生活保障', '其他')] }),
    [['duplicate-key', 'demands', 'line', 1]],
    [[4, ONE, '2026Q2', 'line', 'D1', '2:2']],
  ],
  [
    'the same row twice, without numbers',
    (c) => ({ ...c, demands: swap([...c.demands, c.demands[1] ?? ''], /^D\d/, '') }),
    [['duplicate-row', 'demands', 'line', 1]],
    [[4, ONE, '2026Q2', 'line', null, '2:2']],
  ],
  [
    'rows without numbers that differ',
    (c) => ({ ...c, demands: swap([...c.demands, (c.demands[1] ?? '').replace('生活', '权益')], /^D\d/, '') }),
    [],
  ],
  [
    'a headcount row for the same team twice',
    (c) => ({ ...c, headcount: [...c.headcount, c.headcount[1] ?? ''] }),
    [['duplicate-key', 'headcount', 'line', 1]],
  ],
  [
    'two headcounts for the same team',
    (c) => ({ ...c, headcount: [...c.headcount, '2026Q2,三号井,综采一队,90,50,48'] }),
    [['duplicate-key', 'headcount', 'line', 1]],
    [[6, ONE, '2026Q2', 'line', null, '1:2']],
  ],
  [
    'a worker twice in a roster',
    (c) => ({ ...c, headcount: [...roster(), '2026Q3,三号井,综采二队,8001,是,是'] }),
    [['duplicate-key', 'headcount', 'line', 1]],
    [[10, TWO, '2026Q3', 'line', '8001', '1:8']],
  ],
  ['a roster', (c) => ({ ...c, headcount: roster() }), []],
  [
    'a unit that the headcount does not know',
    (c) => ({ ...c, demands: [...c.demands, 'D3,2026-08-03,三号井,掘进一队,其他,,,,待受理'] }),
    [['unit-unknown', 'demands', 'org', 1]],
    [[null, '三号井/掘进一队', null, 'org', '1', null]],
  ],
  [
    'a crew below the level of the headcount',
    (c) => ({
      ...c,
      demands: c.demands.map((line, at) => line.replace(/(,综采.队|,区队)/, at ? '$1,甲班' : '$1,班组')),
    }),
    [['unit-below-headcount', 'demands', 'org', 2]],
  ],
  [
    'a branch that is no unit',
    (c) => ({ ...c, assessment: swap(c.assessment, '综采二队党支部', '综采二区党支部') }),
    [
      ['unit-unknown', 'assessment', 'org', 1],
      ['branch-unmatched', 'assessment', 'org', 1],
    ],
  ],
  [
    'a team in the headcount alone',
    (c) => ({ ...c, headcount: [...c.headcount, '2026Q3,三号井,通风队,30,10,10'] }),
    [['unit-in-one-dataset', 'headcount', 'org', 1]],
    [[null, '三号井/通风队', null, 'org', null, null]],
  ],
  ['no headcount at all', ({ headcount: _, ...rest }) => rest, [['headcount-none', 'headcount', 'headcount', 1]]],
  [
    'a quarter before the first headcount',
    (c) => ({ ...c, headcount: less(c.headcount, '2026Q2') }),
    [['headcount-missing', 'headcount', 'headcount', 1]],
    [[null, '', '2026Q2', 'headcount', null, null]],
  ],
  [
    'one team before its first headcount',
    (c) => ({ ...c, headcount: less(c.headcount, '2026Q2,三号井,综采一队') }),
    [['headcount-missing', 'headcount', 'headcount', 1]],
    [[null, ONE, '2026Q2', 'headcount', null, null]],
  ],
  [
    'a quarter with an older headcount',
    (c) => ({ ...c, headcount: less(c.headcount, '2026Q3') }),
    [['headcount-carried', 'headcount', 'headcount', 1]],
    [[null, '', '2026Q3', 'headcount', '201', null]],
  ],
  [
    'a team with an older headcount',
    (c) => ({ ...c, headcount: less(c.headcount, '2026Q3,三号井,综采一队') }),
    [['headcount-carried', 'headcount', 'headcount', 1]],
    [[null, ONE, '2026Q3', 'headcount', '100', null]],
  ],
  [
    'a mine smaller than its teams',
    (c) => ({ ...c, headcount: [...c.headcount, '2026Q3,三号井,,200,100,90'] }),
    [['headcount-below-parts', 'headcount', 'headcount', 1]],
    [[6, '三号井', '2026Q3', 'headcount', '200', '205']],
  ],
  [
    'a mine with staff of its own',
    (c) => ({ ...c, headcount: [...c.headcount, '2026Q3,三号井,,220,100,90'] }),
    [['headcount-above-parts', 'headcount', 'headcount', 1]],
  ],
  ['a mine that equals its teams', (c) => ({ ...c, headcount: [...c.headcount, '2026Q3,三号井,,205,100,90'] }), []],
  [
    'certificates without operators',
    (c) => ({ ...c, headcount: swap(c.headcount, /,50,48$/, ',,') }),
    [['operators-unknown', 'certificates', 'operators', 1]],
    [[null, ONE, null, 'operators', '1', null]],
  ],
  [
    'a side of 95 marks',
    (c) => ({
      ...c,
      assessment: swap(
        c.assessment,
        '2026Q3,三号井,综采二队党支部,党建,三会一课,100,100',
        '2026Q3,三号井,综采二队党支部,党建,三会一课,95,95',
      ),
    }),
    [['side-not-hundred', 'assessment', 'full_score', 1]],
    [[null, TWO, '2026Q3', 'party_score', '95.0', '100']],
  ],
  [
    'innovation worth 25',
    (c) => ({
      ...c,
      assessment: swap(
        swap(c.assessment, '创新成果转化,30,30', '创新成果转化,25,25'),
        '任务完成,70,70',
        '任务完成,75,75',
      ),
    }),
    [['innovation-not-thirty', 'assessment', 'full_score', 4]],
  ],
  [
    'a quarter missing from a register',
    (c) => ({ ...c, services: [...c.services, '2025Q3,三号井,困难帮扶,5,4'] }),
    [['quarter-missing', 'services', 'quarter', 1]],
    [[null, null, '2025Q4', 'quarter', '2025Q4–2026Q1', null]],
  ],
  [
    'a half-yearly register',
    (c) => ({
      ...c,
      services: [...less(c.services, '2026Q2'), '2025Q3,三号井,困难帮扶,5,4', '2026Q1,三号井,困难帮扶,5,4'],
    }),
    [],
  ],
  [
    'a question that came and one that went',
    (c) => ({
      ...c,
      sentiment: c.sentiment.map((line) => (line.startsWith('2026Q3') ? line.replace('食堂', '浴室') : line)),
    }),
    [['question-set-changed', 'sentiment', 'question', 2]],
    [
      [null, null, '2026Q3', 'question', '浴室服务', null],
      [null, null, '2026Q3', 'question', null, '食堂服务'],
    ],
  ],
  [
    'a question of another scale',
    (c) => ({
      ...c,
      sentiment: c.sentiment.map((line) => (line.startsWith('2026Q3') ? line.replace(',5,', ',7,') : line)),
    }),
    [['question-set-changed', 'sentiment', 'question', 1]],
    [[null, null, '2026Q3', 'scale', '食堂服务 · 7', '食堂服务 · 5']],
  ],
  [
    'a question whose favourable answers begin elsewhere; bounds that the scale has anyway are no change',
    (c) => ({
      ...c,
      sentiment: c.sentiment.map((line, at) => `${line},${at === 0 ? '正面起点' : line.startsWith('2026Q3') ? 5 : 4}`),
    }),
    [['question-set-changed', 'sentiment', 'question', 1]],
    [[null, null, '2026Q3', 'favourable_from', '食堂服务 · ≥5 ≤2', '食堂服务 · ≥4 ≤2']],
  ],
  [
    'training without employee numbers',
    (c) => ({ ...c, training: swap(c.training, '9001', '') }),
    [['person-id-missing', 'training', 'person_id', 1]],
    [[null, null, null, 'person_id', '50.0%', null]],
  ],
  [
    'a negative score',
    (c) => ({
      ...c,
      assessment: swap(
        c.assessment,
        '2026Q3,三号井,综采二队党支部,党建,三会一课,100,100',
        '2026Q3,三号井,综采二队党支部,党建,三会一课,100,-2',
      ),
    }),
    [
      ['score-negative', 'assessment', 'score', 1],
      ['deduction-without-reason', 'assessment', 'deduction_reason', 1],
    ],
  ],
  [
    'bonus points',
    (c) => ({
      ...c,
      assessment: swap(
        c.assessment,
        '2026Q3,三号井,综采二队党支部,党建,三会一课,100,100',
        '2026Q3,三号井,综采二队党支部,党建,三会一课,100,102',
      ),
    }),
    [['score-above-full', 'assessment', 'score', 1]],
    [[11, TWO, '2026Q3', 'score', '102.0', '100.0']],
  ],
  [
    'survey answers off the scale, without a scale, without a respondent',
    (c) => ({
      ...c,
      sentiment: [
        ...c.sentiment,
        '2026Q3,901,三号井,综采一队,食堂服务,5,6',
        '2026Q3,902,三号井,综采一队,食堂服务,,3',
        '2026Q3,,三号井,综采一队,食堂服务,5,3',
      ],
    }),
    [
      ['score-above-scale', 'sentiment', 'score', 1],
      ['score-without-scale', 'sentiment', 'scale', 1],
      ['score-without-response', 'sentiment', 'response_id', 1],
    ],
    [
      [22, null, null, 'score', null, null],
      [23, null, null, 'scale', null, null],
      [24, null, null, 'response_id', null, null],
    ],
  ],
]

test.each(faults)('%s', async (_, change, brief, rows) => {
  const found = await findingsOf(await groundWith(library, change(cleanCompany())))
  expect(found.brief).toEqual(brief)
  if (rows) expect(found.rows).toEqual(rows)
})
