import type { Same } from '../../same'
import type zh from '../../zh-CN/charts/sentiment'

export default {} satisfies Same<typeof zh>
