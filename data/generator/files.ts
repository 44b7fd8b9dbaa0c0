import { assessment } from './assessment'
import { certificates } from './certificates'
import { demands } from './demands'
import { encode, type Encoding } from './encode'
import { events } from './events'
import { headcount } from './headcount'
import { outcomes } from './outcomes'
import { proposals } from './proposals'
import { sentiment } from './sentiment'
import { services } from './services'
import { csvText, type Table } from './table'
import { training } from './training'
import { ximing } from './ximing'

export interface SampleFile {
  /** below data/ */
  path: string
  encoding: Encoding
  table: () => Table
}

const file = (path: string, table: () => Table, encoding: Encoding = 'utf-8-bom'): SampleFile => ({
  path,
  encoding,
  table,
})

export const sampleFiles: readonly SampleFile[] = [
  file('huayue/headcount.csv', headcount),
  file('huayue/demands.csv', demands),
  file('huayue/sentiment.csv', sentiment, 'gbk'),
  file('huayue/training.csv', training, 'gbk'),
  file('huayue/assessment.csv', assessment),
  file('huayue/outcomes.csv', outcomes),
  file('huayue/proposals.csv', proposals),
  file('huayue/events.csv', events),
  file('huayue/services.csv', services),
  file('huayue/certificates.csv', certificates),
  file('ximing/outcomes.csv', ximing),
]

/** Files in UTF-8 end their lines as WPS does, the two long ones in GBK as a database export does. */
export const bytesOf = ({ encoding, table }: SampleFile): Uint8Array =>
  encode(csvText(table(), encoding === 'gbk' ? '\n' : '\r\n'), encoding)
