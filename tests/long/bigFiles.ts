import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { randomOf } from './ownBrowser'

const HEADER =
  '编号,集团,单位,区队,登记日期,岗位,年龄段,性别,渠道,需求类别,子类,诉求内容,承办部门,受理日期,办理时限,办结日期,状态,办理满意度,是否解决\n'
const UNITS = ['一号井', '二号井', '三号井', '洗选厂', '机运处', '供电处', '物资公司', '地质处']
const KINDS = ['生活保障', '职业发展', '技能提升', '权益保障', '其他']
const WISHES = ['夜班食堂菜品少，希望增加热菜，价格也请公示。', '更衣室暖气不热，请检修管道并说明进度。']

async function writeLines(path: string, header: string, line: (index: number) => string | undefined): Promise<void> {
  const file = createWriteStream(path)
  let block = `\uFEFF${header}`
  for (let index = 0, next = line(0); next !== undefined; next = line((index += 1))) {
    block += next
    if (block.length < 1 << 20) continue
    if (!file.write(block)) await once(file, 'drain')
    block = ''
  }
  file.end(block)
  await once(file, 'finish')
}

/** Demands as an export writes them, about 240 bytes a row, over twelve quarters. */
export function writeDemands(path: string, rows: number): Promise<void> {
  const random = randomOf(7)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const day = (offset: number) => new Date(Date.UTC(2023, 9, 1) + offset * 86_400_000).toISOString().slice(0, 10)
  return writeLines(path, HEADER, (index) => {
    if (index === rows) return undefined
    const [submitted, kind] = [Math.floor(random() * 1090), pick(KINDS)]
    const closed = random() < 0.85 ? day(submitted + 3 + Math.floor(random() * 40)) : ''
    return `D${index},华岳集团,${pick(UNITS)},第${1 + Math.floor(random() * 9)}区队,${day(submitted)},${pick(['采煤工', '掘进工', '电工'])},${pick(['≤35', '36–45', '46–55'])},${pick(['男', '女'])},${pick(['座谈会', '问卷', '热线'])},${kind},${kind}${Math.floor(random() * 6)},"${pick(WISHES)}第${index}条",${pick(['后勤科', '工会办公室'])},${day(submitted + 1)},${day(submitted + 15)},${closed},${closed ? '已办结' : '办理中'},${closed ? 1 + Math.floor(random() * 5) : ''},${closed ? pick(['是', '否']) : ''}\n`
  })
}

/** Few demands with long texts, with quotes in them; at least so many bytes. */
export function writeWide(path: string, bytes: number): Promise<void> {
  const story = '更衣室暖气不热，请检修管道并说明进度；""尽快""，谢谢。'.repeat(40)
  let written = 0
  return writeLines(path, '编号,集团,单位,登记日期,需求类别,诉求内容\n', (index) => {
    const row = `W${index},华岳,三号井,2026-0${7 + (index % 3)}-01,其他,"${story}${index}"\n`
    written += Buffer.byteLength(row)
    return written > bytes + 3000 ? undefined : row
  })
}
