import type { WordScale } from '@/grammar/survey/words'

/** 量表的词。Every word scale that questionnaires here offer, each from least to most favourable. */

const TOP = ['非常', '很', '十分', '完全', '特别', '极其', '极', '高度', '强烈', '最', '相当', '充分']
const SOME = ['比较', '较', '较为', '还算', '还比较']
const HINT = ['有点', '有些', '略', '略微', '稍微']
const LOW = ['不太', '不大', '不怎么', '不够', '不是很', '不是太', '不很']
const NONE = ['非常', '很', '极', '极其', '十分', '完全', '特别', '根本', '一点也', '一点都', '强烈']

/** Words in the middle of any scale, which metrics.md calls neutral. */
export const neutral = [
  '一般',
  '中立',
  '中等',
  '普通',
  '说不清',
  '说不清楚',
  '说不准',
  '不好说',
  '无所谓',
  '不确定',
  '不一定',
  '尚可',
  '还可以',
  '还行',
  '一般般',
  '适中',
]

interface Grades {
  top: string[]
  plain: string[]
  some: string[]
  middle: string[]
  low: string[]
  no: string[]
  bottom: string[]
}

const each = (starts: readonly string[], words: readonly string[]): string[] =>
  words.flatMap((word) => starts.map((start) => start + word))

/** The grades of a word: 非常满意 … 很不满意; `opposite` words say the contrary without 不 (反对, 差). */
function grades(words: readonly string[], opposite: readonly string[] = []): Grades {
  const not = words.map((word) => `不${word}`)
  return {
    top: each(TOP, words),
    plain: [...words],
    some: each([...SOME, ...HINT], words),
    middle: [
      ...neutral,
      ...each(['基本', '一般', '大致', '尚', '基本上'], words),
      ...words.map((word) => `${word}一般`),
    ],
    low: [...each(LOW, words), ...each([...SOME, ...HINT], [...not, ...opposite])],
    no: [...not, ...opposite],
    bottom: each(NONE, [...not, ...opposite]),
  }
}

/**
 * The scales that are made of one word's grades. Points are the number of options wherever the model then classes each
 * word as metrics.md does; where it would not (四级里有“一般”, or three favourable options of five), the options stand on
 * a longer scale. Seven options stay seven: there 比较满意 (5 of 7) is neutral by the scale table.
 */
function scalesOf(id: string, words: readonly string[], opposite: readonly string[] = []): WordScale[] {
  const { top, plain, some, middle, low, no, bottom } = grades(words, opposite)
  const good = [...plain, ...some]
  const bad = [...low, ...no]
  return [
    { id: `${id}-5`, options: [bottom, bad, middle, good, top] },
    { id: `${id}-5-plain`, options: [no, low, middle, good, top] },
    { id: `${id}-5-mild`, options: [bottom, bad, middle, some, plain] },
    { id: `${id}-5-mild-plain`, options: [no, low, middle, some, plain] },
    {
      id: `${id}-5-upper`,
      options: [[...bad, ...bottom], middle, some, plain, top],
      scores: [1, 4, 6, 7, 8],
      classes: { favourable: 6, unfavourable: 3 },
    },
    { id: `${id}-4-neutral`, options: [no, middle, good, top], scores: [1, 3, 4, 5] },
    { id: `${id}-4-mild`, options: [no, middle, some, plain], scores: [1, 3, 4, 5] },
    { id: `${id}-4-lower`, options: [no, low, middle, [...plain, ...top]], scores: [1, 2, 3, 5] },
    { id: `${id}-4`, options: [bottom, bad, good, top] },
    { id: `${id}-4-plain`, options: [no, low, good, top] },
    { id: `${id}-3`, options: [no, middle, good] },
    { id: `${id}-3-strong`, options: [bottom, middle, top] },
    { id: `${id}-6`, options: [bottom, no, low, some, plain, top] },
    { id: `${id}-7`, options: [bottom, no, low, middle, some, plain, top] },
    { id: `${id}-2`, options: [no, plain] },
  ]
}

const WORDS: readonly (readonly [id: string, words: readonly string[], opposite?: readonly string[]])[] = [
  ['satisfied', ['满意']],
  ['agree', ['同意', '赞同', '赞成'], ['反对']],
  ['approve', ['认同', '认可']],
  ['important', ['重要']],
  ['convenient', ['方便', '便利', '便捷'], ['不便', '麻烦']],
  ['clear', ['清楚', '清晰', '明确', '明白']],
  ['known', ['了解', '熟悉', '知道', '知晓']],
  ['good', ['好', '良好'], ['差']],
  ['willing', ['愿意', '乐意', '想']],
  ['support', ['支持'], ['反对']],
  ['like', ['喜欢', '喜爱', '感兴趣'], ['讨厌']],
  ['true', ['符合', '相符', '贴切']],
  ['trust', ['信任', '相信'], ['担心']],
  ['fair', ['公平', '公正', '公开', '透明']],
  ['reasonable', ['合理', '科学']],
  ['prompt', ['及时', '迅速', '快'], ['慢']],
  ['helpful', ['有帮助', '有用', '有效', '有作用', '有效果']],
  ['confident', ['有信心', '自信']],
  ['concerned', ['关心', '重视', '关注']],
  ['happy', ['幸福', '愉快', '快乐', '开心', '高兴']],
  ['sound', ['健全', '完善', '到位', '齐全', '规范']],
  ['likely', ['可能']],
  ['safe', ['安全'], ['危险']],
  ['harmonious', ['和谐', '融洽', '团结']],
  ['needed', ['需要', '必要', '有必要', '迫切']],
  ['high', ['高'], ['低']],
  ['easy', ['容易', '简单', '轻松'], ['困难', '难']],
  ['proud', ['自豪', '有归属感']],
]

const NEVER = ['从不', '从来不', '从来没有', '从未', '没有', '没有过', '完全没有', '从没有']
const RARELY = ['很少', '极少', '偶尔', '较少', '几乎不', '几乎没有', '几乎从不', '不经常', '偶尔有']
const SOMETIMES = ['有时', '有时候', '时有', '一般', '有时会', '有时有']
const OFTEN = ['经常', '常常', '较多', '频繁', '时常', '比较频繁', '通常', '经常有', '较频繁']
const ALWAYS = ['总是', '一直', '非常频繁', '每次', '每次都', '几乎总是', '始终', '几乎每天', '每天']

const scale = (id: string, options: string, more: Partial<WordScale> = {}): WordScale => ({
  id,
  options: options.split(' < ').map((words) => words.split('|')),
  ...more,
})

const MIDDLE = neutral.join('|')

/** Scales whose words are no grades of one word, least < most favourable. A frequency rises: more often is the higher score. */
const others: readonly WordScale[] = [
  { id: 'frequency-5', options: [NEVER, RARELY, SOMETIMES, OFTEN, ALWAYS] },
  { id: 'frequency-4', options: [NEVER, [...RARELY, ...SOMETIMES], OFTEN, ALWAYS] },
  { id: 'frequency-3', options: [NEVER, [...RARELY, ...SOMETIMES], OFTEN] },
  scale('marks-5', '差|很差|较差 < 及格|合格 < 中|中等|一般 < 良|良好 < 优|优秀'),
  scale('marks-4', '差|较差|不合格|不及格|不称职 < 中|中等|一般|合格|及格|基本称职 < 良|良好|好|称职 < 优|优秀|很好', {
    scores: [1, 3, 4, 5],
  }),
  scale(
    'worry-5',
    `非常担心|十分担心|很担心 < 比较担心|有点担心|有些担心|担心 < ${MIDDLE} < 不太担心|不大担心|不怎么担心 < 不担心|完全不担心|一点也不担心|从不担心`,
  ),
  scale('worry-trust-5', `十分担心|非常担心 < 有点担心|担心|比较担心 < ${MIDDLE} < 信任|比较信任 < 十分信任|非常信任`),
  scale(
    'load-5',
    `非常大|很大|压力很大|压力非常大 < 比较大|较大|压力较大|压力比较大 < ${MIDDLE}|压力一般 < 比较小|较小|不太大|不大|压力较小|压力不大 < 没有|很小|非常小|几乎没有|没有压力|无压力|压力很小`,
  ),
  scale(
    'understood-3',
    '不清楚|不了解 < 了解大概|大概了解|基本清楚|基本了解|了解一些|部分了解 < 十分清楚|非常清楚|清楚|了解|非常了解',
  ),
  scale('impact-3', '非常影响|影响很大|影响较大 < 影响一般|有一定影响|影响不大 < 不影响|没有影响|无影响'),
  scale(
    'change-5',
    '明显变差|明显下降|差很多|明显减弱 < 有所变差|有所下降|变差|下降 < 没有变化|没变化|差不多|持平|基本没变 < 有所改善|有所提高|有所提升|变好|提升 < 明显改善|明显提高|明显提升|好很多',
  ),
  scale('change-3', '变差|下降|退步 < 没有变化|没变化|差不多|持平 < 变好|提高|提升|改善|进步'),
  scale('agree-letters', 'SD < D < N < A < SA', { missing: ['M', 'N/A', 'NA'] }),
  scale(
    'agree-english-5',
    'Strongly disagree < Disagree|Somewhat disagree < Neutral|Neither agree nor disagree|Undecided|Not sure < Agree|Somewhat agree < Strongly agree',
  ),
  scale('agree-english-4', 'Strongly disagree < Disagree < Agree < Strongly agree'),
  scale(
    'satisfied-english-5',
    'Very dissatisfied < Dissatisfied|Somewhat dissatisfied < Neutral|Neither satisfied nor dissatisfied < Satisfied|Somewhat satisfied < Very satisfied',
  ),
  scale('frequency-english-5', 'Never < Rarely|Seldom < Sometimes|Occasionally < Often|Frequently|Usually < Always'),
]

export const scales: readonly WordScale[] = [
  ...WORDS.flatMap(([id, words, opposite]) => scalesOf(id, words, opposite)),
  ...others,
]
