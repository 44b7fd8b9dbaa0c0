import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/assessment'

export default {} satisfies Same<typeof zh>
