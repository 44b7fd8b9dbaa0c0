import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

/** mulberry32 (Tommy Ettinger, 2017): a small seeded generator, the same numbers everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const HEADER =
  '编号,集团,单位,区队,登记日期,岗位,年龄段,性别,是否党员,渠道,需求类别,子类,诉求内容,承办部门,受理日期,办理时限,办结日期,状态,办理满意度,是否解决\n'
const UNITS = ['一号井', '二号井', '三号井', '洗选厂', '机运处', '供电处', '物资公司', '地质处']
const CATEGORIES = ['生活保障', '职业发展', '技能提升', '权益保障', '其他']
const CONTENTS = [
  '夜班食堂菜品少，希望增加热菜，价格也请公示。',
  '希望增加技师培训名额，让一线职工也能报名。',
  '班中餐补助标准希望与物价同步调整。',
  '更衣室暖气不热，请检修管道并说明进度。',
]

/** Writes a demand table of `rows` rows (about 240 bytes each), as an export would look. */
export async function writeDemands(path: string, rows: number, seed = 7): Promise<void> {
  const random = mulberry32(seed)
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value
  const file = createWriteStream(path)
  const day = (offset: number) => new Date(Date.UTC(2023, 9, 1) + offset * 86_400_000).toISOString().slice(0, 10)
  let block = `\uFEFF${HEADER}`
  for (let index = 0; index < rows; index += 1) {
    const submitted = Math.floor(random() * 1090)
    const closes = submitted + 3 + Math.floor(random() * 40)
    const closed = random() < 0.85 && closes < 1095
    const category = pick(CATEGORIES)
    block += `D${index},华岳集团,${pick(UNITS)},第${1 + Math.floor(random() * 9)}区队,${day(submitted)},${pick(['采煤工', '掘进工', '电工', '绞车司机', '夜班采煤工'])},${pick(['≤35', '36–45', '46–55', '≥56'])},${random() < 0.8 ? '男' : '女'},${random() < 0.25 ? '是' : '否'},${pick(['座谈会', '实地走访', '问卷', '热线'])},${category},${category}${Math.floor(random() * 6)},"${pick(CONTENTS)}第${index}条",${pick(['后勤科', '人力资源部', '工会办公室', '安监处'])},${day(submitted + 1)},${day(submitted + 15)},${closed ? day(closes) : ''},${closed ? '已办结' : '办理中'},${closed && random() < 0.6 ? 1 + Math.floor(random() * 5) : ''},${closed ? pick(['是', '否']) : ''}\n`
    if (block.length > 1 << 20) {
      if (!file.write(block)) await once(file, 'drain')
      block = ''
    }
  }
  file.end(block)
  await once(file, 'finish')
}
