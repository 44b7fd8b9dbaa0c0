import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import SurveyQuestions from '@/app/components/import/SurveyQuestions.vue'
import { setLocale } from '@/app/i18n'
import { orgLevels } from '@/catalog'
import sentiment from '@/catalog/datasets/sentiment'
import { surveyWords } from '@/catalog/survey'
import { exactTarget } from '@/engine/import/survey'
import { unanswered } from '@/grammar/survey/doubts'
import { readSurvey } from '@/grammar/survey/readSurvey'
import type { SurveyReading } from '@/grammar/survey/reading'
import { expectAccessible, show } from './support'

const column = (header: string, counts: Readonly<Record<string, number>>) => {
  const cells = Object.entries(counts).map(([text, count]) => ({ text, count }))
  return { header, cells, distinct: cells.length, filled: cells.reduce((sum, { count }) => sum + count, 0) }
}
const codes = { 1: 40, 2: 30, 3: 20, 4: 8, 5: 2 }
const words = { 非常满意: 40, 满意: 30, 一般: 20, 不满意: 8, 不了解: 3, 挺好: 1 }

type Column = ReturnType<typeof column>
const found = (more: readonly Column[]) =>
  readSurvey(
    [
      column('序号', { 1: 1, 2: 1 }),
      column('1、您对食堂的满意度', words),
      column('2、您对宿舍满意吗', codes),
      column('3、您对班车满意吗', codes),
      column('4、请为工会打分', { 3: 9, 8: 20 }),
      column('5、我感到压力很大', { 非常同意: 9, 同意: 8, 一般: 7, 不同意: 6, 非常不同意: 5 }),
      column('6、您有什么建议', { 希望把热水修好一点: 1 }),
      column('7、您家的情况', { 双职工: 30, 单职工: 20 }),
      ...more,
    ],
    surveyWords,
    exactTarget(sentiment, orgLevels),
  )

/** The component in the hands of a user: what it emits is what it is given next. */
async function survey(more: readonly Column[] = []) {
  const first = found(more)
  const wrapper = await show(SurveyQuestions, { reading: first })
  const reading = () => (wrapper.emitted('change')?.at(-1)?.[0] ?? first) as SurveyReading
  const act = async (action: Promise<unknown>) => {
    await action
    await wrapper.setProps({ reading: reading() })
  }
  const question = (at: number) => reading().questions.find((one) => one.column === at)
  return { wrapper, reading, act, question }
}
const button = (name: string | RegExp) => page.getByRole('button', { name }).first()

test('says what each question became and asks first what only the user can say', async () => {
  await survey()
  await expect.element(page.getByTestId('survey-questions')).toHaveAttribute('data-open', '3')
  await expect.element(page.getByText('还有 3 处需要您回答，回答后才能载入')).toBeVisible()
  await expect.element(page.getByText('您对宿舍满意吗、您对班车满意吗')).toBeVisible()
  await expect.element(page.getByLabelText('“您对食堂的满意度”作为')).toHaveValue('scale')
  await expect.element(page.getByLabelText('“您有什么建议”作为')).toHaveValue('open')
  await expect.element(page.getByText('不在选项里：1 人，将列入未导入的行')).toBeVisible()
  await expect.element(page.getByText('像是反向题，请核对')).toBeVisible()
  await expectAccessible()
})

test('one answer settles a block, and after the last one nothing is asked', async () => {
  const { act, question, reading } = await survey()
  await act(userEvent.click(button('1 最好（如“非常满意”）')))
  expect(question(2)?.scores).toEqual({ 1: 5, 2: 4, 3: 3, 4: 2, 5: 1 })
  await act(userEvent.click(button('5 个选项')))
  expect(question(3)?.doubts).not.toContain('options')
  await act(userEvent.click(button('0–10 分')))
  expect(question(4)).toMatchObject({ k: 11, scores: { 3: 4, 8: 9 } })
  await act(userEvent.click(button('非常满意 / 满意 / 一般 / 不满意 / 非常不满意')))
  expect(question(1)).toMatchObject({ scaleId: 'satisfied-5', scores: { 不满意: 2 } })
  expect(unanswered(reading())).toEqual([])
  await expect.element(page.getByText('处需要您回答', { exact: false })).not.toBeInTheDocument()
  await expectAccessible()
})

test('numbers that are no scale are left out with one click', async () => {
  const { act, question } = await survey()
  await act(userEvent.click(button('这不是量表题，不导入')))
  expect([question(2)?.kind, question(3)?.kind]).toEqual(['single', 'single'])
})

test('kind, scale, dimension and marks are changed in the table', async () => {
  const { act, question } = await survey()
  await act(userEvent.fill(page.getByLabelText('“我感到压力很大”的维度'), '班组氛围').then(() => userEvent.tab()))
  expect(question(5)?.dimension).toBe('班组氛围')
  const row = page.getByRole('row', { name: /我感到压力很大/ })
  await act(userEvent.click(row.getByLabelText('反向题')))
  expect(question(5)?.reversed).toBe(true)
  await act(userEvent.selectOptions(page.getByLabelText('“您对宿舍满意吗”的选项数'), '7'))
  expect(question(2)?.k).toBe(7)
  await act(userEvent.selectOptions(page.getByLabelText('“我感到压力很大”作为'), 'skip'))
  expect(question(5)?.kind).toBe('skip')
})

test('any question can be scored by hand', async () => {
  const { act, question } = await survey()
  await act(userEvent.selectOptions(page.getByLabelText('“您家的情况”作为'), 'scale'))
  await act(userEvent.selectOptions(page.getByLabelText('“您家的情况”的选项数'), '2'))
  await act(userEvent.selectOptions(page.getByLabelText('“您家的情况”中“双职工”的分值'), '2'))
  await act(userEvent.selectOptions(page.getByLabelText('“您家的情况”中“单职工”的分值'), '1'))
  expect(question(7)).toMatchObject({ kind: 'scale', k: 2, scores: { 双职工: 2, 单职工: 1 } })
})

test('what counts as favourable is said in the words of the answers, and the usual is no choice of its own', async () => {
  const { act, question, wrapper } = await survey()
  const textOf = (text: string) =>
    wrapper
      .findAll('tbody tr')
      .find((one) => one.text().includes(text))
      ?.find('summary')
  expect(textOf('我感到压力很大')?.text()).toBe('正面：非常同意、同意负面：不同意、非常不同意')
  expect(textOf('您对宿舍满意吗')?.exists()).toBe(false)
  await act(userEvent.click(button('1 最好（如“非常满意”）')))
  await act(userEvent.click(button('5 个选项')))
  expect(textOf('您对宿舍满意吗')?.text()).toBe('正面：1–2负面：4–5')
  for (const details of document.querySelectorAll('details')) details.open = true
  const favourable = page.getByLabelText('“我感到压力很大”哪些回答算正面')
  const unfavourable = page.getByLabelText('“我感到压力很大”哪些回答算负面')
  await act(userEvent.selectOptions(favourable, '正面：非常同意'))
  expect(question(5)?.classes).toEqual({ favourable: 5, unfavourable: 2 })
  await act(userEvent.selectOptions(unfavourable, '负面：同意、一般、不同意、非常不同意'))
  expect(question(5)?.classes).toEqual({ favourable: 5, unfavourable: 4 })
  await act(userEvent.selectOptions(favourable, '2'))
  expect(question(5)?.classes).toEqual({ favourable: 2, unfavourable: 1 })
  await act(userEvent.selectOptions(favourable, '4'))
  await act(userEvent.selectOptions(unfavourable, '2'))
  expect(question(5)).not.toHaveProperty('classes')
  await expectAccessible()
})

test('a column of the respondent becomes a question that is scored, and the respondent again', async () => {
  const { act, question, reading } = await survey([
    column('8、您的性别', { 男: 30, 女: 20 }),
    column('9、您常参加的活动（多选题）', { '球类┋读书': 5, 读书: 8, '球类┋读书┋棋牌┋书法': 2 }),
  ])
  expect(reading().attributes.map(({ target }) => target)).toEqual(['response_id', 'gender'])
  await expect.element(page.getByText('读书：15 人')).toBeVisible()
  await expect.element(page.getByText('另有 1 项')).toBeVisible()
  await act(userEvent.selectOptions(page.getByLabelText('“8、您的性别”对应为'), 'kind:single'))
  expect(question(8)).toMatchObject({ text: '您的性别', kind: 'single' })
  await expect.element(page.getByText('男：30 人')).toBeVisible()
  await act(userEvent.selectOptions(page.getByLabelText('“您的性别”作为'), 'scale'))
  await act(userEvent.selectOptions(page.getByLabelText('“您的性别”中“男”的分值'), '2'))
  await act(userEvent.selectOptions(page.getByLabelText('“您的性别”中“女”的分值'), '1'))
  expect(question(8)).toMatchObject({ kind: 'scale', scores: { 男: 2, 女: 1 } })
  expect(reading().attributes.map(({ column: at }) => at)).toEqual([0])
  await act(userEvent.selectOptions(page.getByLabelText('“您的性别”作为'), 'target:gender'))
  expect(question(8)).toBeUndefined()
  expect(reading().attributes.at(-1)).toMatchObject({ column: 8, target: 'gender' })
  await expectAccessible()
})

test('a column may say something of the respondent', async () => {
  const { act, reading } = await survey()
  await act(userEvent.selectOptions(page.getByLabelText('“您家的情况”作为'), 'target:employment'))
  expect(reading().attributes.map(({ column: at, target }) => [at, target])).toEqual([
    [0, 'response_id'],
    [7, 'employment'],
  ])
  await act(userEvent.selectOptions(page.getByLabelText('“您家的情况”对应为'), 'kind:scale'))
  expect(reading().attributes.map(({ column: at }) => at)).toEqual([0])
  expect(reading().questions.at(-1)).toMatchObject({ column: 7, text: '您家的情况', kind: 'scale' })
  await act(userEvent.selectOptions(page.getByLabelText('“序号”对应为'), ''))
  expect(reading().attributes[0]?.target).toBeUndefined()
})

test('the counts are read out, and the words are there in English', async () => {
  await survey()
  await expect.element(page.getByRole('img', { name: '1：5 人、2：6 人、3：7 人、4：8 人、5：9 人' })).toBeVisible()
  setLocale('en')
  await expect.element(page.getByText('Questions to answer before loading: 3')).toBeVisible()
  await expectAccessible()
})
