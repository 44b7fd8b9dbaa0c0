import { tinyTeam } from './stories'

export const GROUP = '华岳矿业'

export interface Position {
  name: string
  /** share of the team's workers */
  weight: number
  /** the certificate that the post requires; such workers are 操作岗 */
  certificate?: string
}

export interface Team {
  unit: string
  name: string
  workers: number
  positions: readonly Position[]
  /** a branch of its own (党支部) */
  branch: boolean
}

const post = (name: string, weight: number, certificate?: string): Position =>
  certificate === undefined ? { name, weight } : { name, weight, certificate }

const mining = [
  post('采煤工', 5),
  post('支架工', 3),
  post('机组司机', 2, '采煤机操作证'),
  post('夜班检修工', 3),
  post('电钳工', 2, '电工作业证'),
]
const heading = [
  post('掘进工', 6),
  post('支护工', 3),
  post('掘进机司机', 2, '掘进机操作证'),
  post('夜班检修工', 2),
  post('爆破工', 1, '爆破作业证'),
]
const air = [
  post('通风工', 5),
  post('瓦检工', 4, '瓦斯检查证'),
  post('夜班瓦检工', 3, '瓦斯检查证'),
  post('测风工', 2, '通风作业证'),
]
const electric = [post('电钳工', 6, '电工作业证'), post('机修工', 4), post('夜班电钳工', 3, '电工作业证')]
const belts = [
  post('皮带司机', 5, '输送机操作证'),
  post('运输工', 5),
  post('夜班巡线工', 3),
  post('绞车司机', 2, '提升机操作证'),
]
const office = [post('调度员', 5), post('技术员', 4), post('夜班值班员', 2)]
const washing = [
  post('选煤工', 6),
  post('集控司机', 3, '选煤设备证'),
  post('夜班岗位工', 3),
  post('浮选司机', 3, '选煤设备证'),
]
const laboratory = [post('化验员', 7), post('采样工', 5)]
const driving = [post('货车司机', 6, '道路运输证'), post('装卸工', 5), post('夜班押运员', 3), post('维修工', 3)]
const storage = [post('保管员', 6), post('叉车司机', 3, '特种设备证'), post('夜班守库员', 2)]

const teamsOf = (unit: string, teams: readonly (readonly [string, number, readonly Position[]])[]): Team[] =>
  teams.map(([name, workers, positions]) => ({ unit, name, workers, positions, branch: name !== tinyTeam.team }))

export const teams: readonly Team[] = [
  ...teamsOf('三号井', [
    ['综采一队', 230, mining],
    ['综采二队', 225, mining],
    ['掘进一队', 195, heading],
    ['掘进二队', 190, heading],
    ['通风队', 145, air],
    ['机电队', 175, electric],
    ['运输队', 185, belts],
    ['调度室', 68, office],
  ]),
  ...teamsOf('五号井', [
    ['综采三队', 230, mining],
    ['掘进三队', 190, heading],
    ['开拓队', 145, heading],
    ['通风区', 135, air],
    ['机修队', 160, electric],
    ['皮带队', 170, belts],
    ['地测科', 65, office],
    [tinyTeam.team, tinyTeam.workers, [post('保管员', 1), post('押运员', 1)]],
  ]),
  ...teamsOf('洗选厂', [
    ['重介车间', 160, washing],
    ['浮选车间', 135, washing],
    ['筛分车间', 145, washing],
    ['装车车间', 145, belts],
    ['检修车间', 135, electric],
    ['化验室', 68, laboratory],
  ]),
  ...teamsOf('机运处', [
    ['汽运队', 190, driving],
    ['铁运队', 170, driving],
    ['供电队', 145, electric],
    ['提升队', 135, belts],
    ['大修车间', 180, electric],
    ['仓储站', 107, storage],
  ]),
]

export const units: readonly string[] = [...new Set(teams.map((team) => team.unit))]

/** The three organisation columns of every file. */
export const ORG_HEADER = ['集团', '单位', '区队'] as const
export const orgOf = (team: Team): [string, string, string] => [GROUP, team.unit, team.name]
