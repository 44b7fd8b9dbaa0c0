import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/overview'

export default {} satisfies Same<typeof zh>
