import { expect, test } from 'vitest'
import { emptyLibrary, load } from '../../support/company'
import { gbk, utf16le } from '../../support/gbk'

const TABLE = `编号,单位,登记日期,需求类别,办结日期,办理满意度,诉求内容
A1,三号井/综采二队,2026年9月30日,生活保障,,满意,"食堂菜品少，
价格高"
A2,三号井/综采二队,2026/7/5,技能提升,2026-07-20,,希望参加技师培训
A3,四号井,20260801,权益保障,2026.8.9,非常满意,加班工资
`
const utf8 = new TextEncoder().encode(TABLE)

const FORMS: [string, string, Uint8Array<ArrayBuffer>][] = [
  ['UTF-8', 'UTF-8', utf8],
  ['UTF-8+BOM', 'UTF-8 BOM', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])],
  ['GBK', 'GB18030', gbk(TABLE)],
  ['GB18030', 'GB18030', new Uint8Array([0x84, 0x31, 0x95, 0x33, ...gbk(TABLE)])],
  ['UTF-16LE', 'UTF-16LE', utf16le(TABLE)],
]

test('one table in five encodings gives the same rows without a question', async () => {
  const seen: unknown[] = []
  for (const [name, encoding, bytes] of FORMS) {
    const library = emptyLibrary()
    const state = await load(library, [new File([bytes], 'demands.csv')])
    expect([name, state.batches[0]?.encoding]).toEqual([name, encoding])
    seen.push(
      await library.database.rows(
        'SELECT * EXCLUDE (org, written, quarter, status, category, satisfaction, age_band, seniority, position, education, gender, employment, channel, subcategory, owner, accepted_on, due_on, submitted_on, closed_on), CAST(org AS VARCHAR) AS org, CAST(quarter AS VARCHAR) AS quarter, CAST(status AS VARCHAR) AS status, CAST(satisfaction AS VARCHAR) AS satisfaction, CAST(category AS VARCHAR) AS category, CAST(submitted_on AS VARCHAR) AS submitted_on, CAST(closed_on AS VARCHAR) AS closed_on FROM (SELECT * EXCLUDE (ended_on) FROM model.demands) ORDER BY line',
      ),
    )
  }
  expect(seen[0]).toMatchObject([
    {
      demand_id: 'A1',
      org: '三号井/综采二队',
      quarter: '2026Q3',
      status: 'open',
      satisfaction: '4',
      submitted_on: '2026-09-30',
      closed_on: null,
      content: '食堂菜品少，\n价格高',
      line: 2,
    },
    { demand_id: 'A2', status: 'closed', closed_on: '2026-07-20', line: 4 },
    { demand_id: 'A3', org: '四号井', satisfaction: '5', submitted_on: '2026-08-01', closed_on: '2026-08-09', line: 5 },
  ])
  for (const other of seen.slice(1)) expect(other).toEqual(seen[0])
}, 120_000)
