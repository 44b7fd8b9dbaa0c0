import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unanswered } from '@/grammar/survey/doubts'
import { setDirection } from '@/grammar/survey/change'
import { emptyLibrary } from '../../support/company'

const folder = resolve('../shared/real/survey')
const file = (name: string) => new File([new Uint8Array(readFileSync(resolve(folder, name)))], name)

/** Other people's surveys; the choices are those that only a person can know. */
describe.skipIf(!existsSync(folder))('survey files of other people', () => {
  test('an exit survey: the letters are a scale; when and where is said by hand', async () => {
    const { session } = emptyLibrary()
    const found = await session.stage(file('dete_survey.csv'), {}, () => undefined)
    expect(found.survey?.questions.filter(({ kind }) => kind === 'scale').length).toBe(21)
    const survey = found.survey
    if (!survey) throw new Error('no survey')
    const again = await session.stage(found.file, { survey, quarter: '2012Q3', org: 'DETE' }, () => undefined)
    expect([again.dataset, again.open, again.quarters]).toEqual(['sentiment', 0, ['2012Q3']])
    expect(again.rows).toBeGreaterThan(10_000)
  })

  test('coded answers: which end is good is asked, then all is read', async () => {
    const { session } = emptyLibrary()
    const found = await session.stage(file('答卷_coded.csv'), { quarter: '2020Q4' }, () => undefined)
    let survey = found.survey
    if (!survey) throw new Error('no survey')
    expect(found.open).toBeGreaterThan(0)
    for (const block of unanswered(survey))
      if (block.doubts.includes('direction'))
        survey = setDirection(
          survey,
          block.questions.map(({ column }) => column),
          true,
        )
    const again = await session.stage(found.file, { survey, quarter: '2020Q4', org: '学校' }, () => undefined)
    expect(again.nearest).toBe('sentiment')
    expect(again.rows + again.rejected).toBeGreaterThan(1000)
  })

  test('a table of questions by years holds figures, not answers: outcomes, a row a figure', async () => {
    const { session } = emptyLibrary()
    const source = file('csps2020_median_timeseries.csv')
    const first = await session.stage(source, { dataset: 'outcomes', org: 'Civil Service' }, () => undefined)
    expect(first.mapping.filter((target) => target?.startsWith('at:')).length).toBe(12)
    const mapping = first.mapping.map((target, at) => (at === 1 ? 'indicator' : at === 0 ? 'note' : target))
    const staged = await session.stage(source, { dataset: 'outcomes', org: 'Civil Service', mapping }, () => undefined)
    expect([staged.dataset, staged.missing]).toEqual(['outcomes', []])
    expect(staged.rows).toBeGreaterThan(500)
  })
})
