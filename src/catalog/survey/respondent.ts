import type { SurveyWords } from '@/grammar/survey/words'

/** 答卷人的列。Columns of a survey that say who answered, where and when, and those that nobody wants. */

const list = (text: string): string[] => text.split(/\s+/u)

/** What people write around the name of an attribute: 您的…是. */
export const around = {
  prefixes: list(`请问您的 请问您 请选择您所在的 请选择您的 请选择 请填写您的 请填写 您目前所在的 您现在所在的
  您所在的 您所属的 您目前的 您现在的 您属于 您的 您 你所在的 你的 你 我的 本人`),
  suffixes: list(`是什么 是多少 属于 是哪个 是 为 情况 名称`),
}

/** Names beside the dataset's own synonyms. */
export const attributes: SurveyWords['attributes'] = {
  response_id: list(`序号 编号 问卷序号 答题编号 ID 样本序号`),
  quarter: list(`提交答卷时间 提交时间 填写时间 答题时间 提交日期 填报时间 填表日期 结束时间 结束答题时间 开始时间
    开始答题时间`),
  'org:unit': list(`工作单位 所在矿 所在单位名称 哪个单位 所在矿井 所在厂`),
  'org:team': list(`所在区队 所在车间 所属区队 所属车间 哪个部门 哪个区队 所在支部 所在党支部 所属党支部 所在科室
    工作部门 所在工区 工区`),
  'org:crew': list(`所在班组 所属班组`),
  age_band: list(`Age 年龄是 年龄（周岁） 年龄范围 年龄阶段 属于哪个年龄段`),
  seniority: list(`参加工作年限 工作时间 入职年限 本单位工作年限`),
  education: list(`教育程度 学历层次 最高学历层次`),
  party_member: list(`是否为中共党员 是否为党员 是不是党员 是党员吗`),
  position: list(`岗位类型 工作岗位 职业岗位 所在岗位 工作类别 岗位性质`),
  employment: list(`用工方式 劳动合同类型`),
}

/** What the platform adds, and what tells who a respondent is: never questions, never kept. */
export const skipped =
  list(`所用时间 答题时长 用时 来源 来源详情 来源渠道 来自IP IP IP地址 总分 浏览器 操作系统 设备 地理位置
  省份 城市 姓名 手机 手机号 手机号码 电话 联系电话 联系方式 微信 微信昵称 昵称 用户名 邮箱 身份证号
  工号 自定义字段 答题人 填表人`)
