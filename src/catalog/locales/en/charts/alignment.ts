import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/alignment'

export default {} satisfies Same<typeof zh>
