/** An examination is no training: it is counted apart everywhere. */
export const EXAM = '考试'

/** The demands that training can answer. */
export const SKILLS = '技能提升'

/**
 * Which course type answers which kind of skill demand: 子类 → 培训类别. What is not listed, and has not itself the name of
 * a course type, is reported, never guessed.
 */
export const coursesFor: Readonly<Record<string, string>> = {
  技能培训: '技能实操',
  师带徒: '技能实操',
  岗位练兵: '技能实操',
  技能竞赛: '技能实操',
  新设备培训: '技能实操',
  转岗培训: '技能实操',
  等级认定: '等级认定',
  技能等级: '等级认定',
  技能鉴定: '等级认定',
  取证换证: '等级认定',
  安全培训: '安全专题',
  应急培训: '安全专题',
  法律培训: '法律法规',
  普法: '法律法规',
  班组长培训: '干部培训',
  管理培训: '干部培训',
}
