import { datasets } from '@/catalog'
import { qualityChecks } from '@/catalog/quality'
import type { QualityEntry } from '@/grammar/quality'
import { qualityRows, reportQuality, type QualityGround } from '@/engine/quality'
import type { Library } from '@/engine/workspace/library'
import { load } from '../../support/company'

/** A company of two teams and two quarters without any fault: file → lines, the header first. */
export function cleanCompany() {
  const teams = ['综采一队', '综采二队']
  const quarters = ['2026Q2', '2026Q3']
  const each = <Line>(of: (quarter: string, team: string, nth: number) => Line[]) =>
    quarters.flatMap((quarter, q) => teams.flatMap((team, t) => of(quarter, team, q * 2 + t)))
  const item = (side: string, name: string, full: number) => `${side},${name},${full},${full}`
  return {
    headcount: [
      '季度,单位,区队,在册人数,操作岗人数,持证操作岗人数',
      ...each((quarter, team, nth) => [`${quarter},三号井,${team},${100 + nth},50,48`]),
    ],
    demands: [
      '编号,登记日期,单位,区队,需求类别,受理日期,办理时限,办结日期,状态',
      'D1,2026-05-04,三号井,综采一队,生活保障,2026-05-05,2026-05-20,2026-05-12,已办结',
      'D2,2026-08-03,三号井,综采二队,技能提升,2026-08-04,2026-08-20,,办理中',
    ],
    sentiment: [
      '季度,答卷编号,单位,区队,题目,量表级数,得分',
      ...each((quarter, team, nth) =>
        [1, 2, 3, 4, 5].map((person) => `${quarter},${nth}0${person},三号井,${team},食堂服务,5,${person}`),
      ),
    ],
    training: [
      '培训日期,单位,区队,课程,培训类别,工号,应训人数,参训人次,合格人次',
      '2026-05-06,三号井,综采一队,电钳实操,技能实操,9001,1,1,1',
      '2026-08-06,三号井,综采二队,电钳实操,技能实操,9002,1,1,1',
    ],
    assessment: [
      '季度,单位,区队,考核侧,考核指标,满分,得分',
      ...each((quarter, team) =>
        [item('党建', '三会一课', 100), item('业务', '任务完成', 70), item('业务', '创新成果转化', 30)].map(
          (line) => `${quarter},三号井,${team}党支部,${line}`,
        ),
      ),
    ],
    outcomes: ['期间,单位,指标,数值,计量单位,类型', '2026Q3,三号井,隐患排查,12,条,数量'],
    proposals: [
      '提案编号,季度,单位,区队,标题,状态',
      'T1,2026Q2,三号井,综采一队,托辊改造,已采纳',
      'T2,2026Q3,三号井,综采二队,皮带改造,已提交',
    ],
    events: ['日期,单位,标题', '2026-07-06,三号井,食堂更换承包单位'],
    services: ['季度,单位,类别,在档数,帮扶数', '2026Q2,三号井,困难帮扶,5,4', '2026Q3,三号井,困难帮扶,5,5'],
    certificates: [
      '工号,单位,区队,证书名称,发证日期,有效期至',
      '9001,三号井,综采一队,电工作业证,2025-01-02,2028-01-01',
    ],
  }
}

export type Company = Partial<Record<keyof ReturnType<typeof cleanCompany>, string[]>>

export function groundOf(library: Library, batches: QualityGround['batches'] = []): QualityGround {
  return { rows: library.database.rows.bind(library.database), batches, datasets, checks: qualityChecks }
}

/** Loads a company in place of what was loaded before, one file per dataset. */
export async function groundWith(library: Library, company: Company): Promise<QualityGround> {
  await library.erase()
  const files = Object.entries(company).map(([name, lines]) => new File([`${lines.join('\n')}\n`], `${name}.csv`))
  return groundOf(library, (await load(library, files)).batches)
}

/** Entries as `[check, dataset, column, count]`, and the rows of each. */
export async function findingsOf(ground: QualityGround) {
  const entries = await reportQuality(ground)
  const rows = (entry: QualityEntry) => qualityRows(ground, entry, { limit: 200, offset: 0 })
  const found = await Promise.all(entries.map(async (entry) => (await rows(entry)).map((row) => [entry, row] as const)))
  return {
    entries,
    brief: entries.map(({ check, dataset, column, count }) => [check, dataset, column, count]),
    rows: found
      .flat()
      .map(([, { line, org, quarter, column, value, other }]) => [line, org, quarter, column, value, other]),
  }
}
