import { isoDate } from './calendar'
import { GROUP, ORG_HEADER, teams } from './company'
import { canteen, missingHeadcount, twoFaces } from './stories'
import type { Cell, Table } from './table'

const event = (date: string, unit: string | null, team: string | null, title: string, note: string | null): Cell[] => [
  ...[date, GROUP, unit, team, title, note],
]

const unitOf = (name: string): string | null => teams.find((team) => team.name === name)?.unit ?? null

/** D7: one row per event. */
export const events = (): Table => ({
  header: ['日期', ...ORG_HEADER, '标题', '备注'],
  rows: [
    event('2023-11-15', null, null, '供暖季开始', null),
    event('2024-03-18', null, null, '职工服务热线开通', '诉求统一登记'),
    event('2024-07-01', '三号井', null, '井口食堂改造完成', null),
    event('2024-12-26', null, null, '职代会召开', '通过集体合同'),
    event('2025-03-10', null, null, '党支部双百分考核修订', '创新成果转化占业务30分'),
    event('2025-06-09', missingHeadcount.unit, null, '人事系统切换', '当季职工人数未上报'),
    event('2025-07-08', null, null, '季度问卷增加推荐意愿题', null),
    event('2025-07-21', '洗选厂', null, '操作岗复审培训暂停', '培训基地搬迁'),
    event('2025-11-24', unitOf(twoFaces.team), twoFaces.team, '队内绩效考核办法调整', null),
    event('2026-01-05', null, null, '党支部加分项启用', '最高加2分'),
    event('2026-04-28', null, null, '五一劳动竞赛启动', null),
    event(isoDate(canteen.changed), canteen.unit, null, '职工食堂更换承包单位', '供餐时段同步调整'),
  ],
})
