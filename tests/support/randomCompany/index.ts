import { demands } from './demands'
import { csv, Draw, QUARTERS, type Cells } from './draw'
import { certificates, headcount, roster, training, workforce } from './people'
import { assessment, outcomes, proposals, services } from './registers'
import { sentiment } from './sentiment'

const TABLES = [
  'headcount',
  'roster',
  'demands',
  'sentiment',
  'training',
  'assessment',
  'proposals',
  'services',
  'outcomes',
  'certificates',
] as const
export type Table = (typeof TABLES)[number]

/** A small company as its files say it: every cell a text. `roster` is the other form of D0. */
export interface Company {
  root: string
  tables: Readonly<Record<Table, readonly Cells[]>>
  files: File[]
}

/** A company of one to three levels with all datasets; the same seed is the same company. */
export function randomCompany(seed: number): Company {
  const draw = new Draw(seed)
  const root = '华山集团'
  const units = ['东矿', '西厂', '南站'].slice(0, draw.int(2, 3)).map((name) => `${root}/${name}`)
  const teams = units.flatMap((unit) =>
    ['采煤队', '机电队', '运输队'].slice(0, draw.int(0, 3)).map((name) => `${unit}/${name}`),
  )
  const leaves = [...teams, ...units.filter((unit) => !teams.some((team) => team.startsWith(unit)))]
  // Rows attached to an inner node stand beside its children.
  const places = [...leaves, ...(draw.chance(0.7) ? [draw.pick(units)] : []), ...(draw.chance(0.4) ? [root] : [])]
  const nodes = [...new Set(places)]
  const people = workforce(draw, nodes)
  const form = draw.pick(['counts', 'counts', 'roster', 'roster', 'both'])
  const listed = form === 'both' ? people.filter(({ home }) => home !== leaves[0]) : people
  const counted = form === 'both' ? leaves.slice(0, 1) : draw.chance(0.3) ? [...leaves, draw.pick(units)] : leaves
  const tables = {
    headcount: form === 'roster' ? [] : headcount(draw, [...new Set(counted)], QUARTERS),
    roster:
      form === 'counts'
        ? []
        : roster(
            draw,
            listed,
            nodes.filter((node) => form !== 'both' || node !== leaves[0]),
            QUARTERS,
          ),
    demands: demands(
      draw,
      nodes,
      QUARTERS.filter(() => !draw.chance(0.1)),
    ),
    sentiment: sentiment(draw, nodes, QUARTERS),
    training: training(draw, people, nodes, QUARTERS),
    assessment: assessment(
      draw,
      nodes,
      QUARTERS.filter(() => !draw.chance(0.1)),
    ),
    proposals: proposals(draw, people, QUARTERS),
    services: services(draw, nodes, QUARTERS),
    outcomes: outcomes(draw, nodes, QUARTERS.slice(-4)),
    certificates: draw.chance(0.5) ? certificates(draw, people) : [],
  }
  const files = TABLES.filter((name) => tables[name].length).map((name) => new File([csv(tables[name])], `${name}.csv`))
  return { root, tables, files }
}
