import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/training'

export default {} satisfies Same<typeof zh>
