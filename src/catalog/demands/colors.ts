import type { Theme } from '@/grammar/theme'

/** The usual categories keep their colour on every chart, whichever is the largest; 其他 is grey. */
const USUAL = ['生活保障', '权益保障', '技能提升', '职业发展']
const OTHER = '其他'
/** Places in `theme.kinds` left for categories of one's own. */
const FREE = [4, 6, 7]

/** The colour of each of the categories shown; those beyond what a reader can tell apart are grey. */
export function categoryColors(categories: readonly string[], theme: Theme): (category: string) => string {
  const own = categories.filter((category) => category !== OTHER && !USUAL.includes(category))
  return (category) => {
    if (category === OTHER) return theme.quiet
    const usual = USUAL.indexOf(category)
    return theme.kinds[usual >= 0 ? usual : (FREE[own.indexOf(category)] ?? -1)] ?? theme.quieter
  }
}
