import type { Same } from '../same'
import type zh from '../zh-CN/importing'

export default {} satisfies Same<typeof zh>
