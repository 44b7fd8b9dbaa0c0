import { test } from 'vitest'
import { sniffTable } from '@/engine/import/text/sniff'
import { readFileSync } from 'node:fs'
import { readTable } from './readTable'
test('x', async () => {
  console.log(JSON.stringify(sniffTable('单位,人数,,,\n,男,女,,\n文本,人,人,,\n三号井,3,4,,\n单位,人数,,,\n,男,女,,\n四号井,5,6,,\n')))
  for (const f of ['codebook_问卷','csps2020_median_timeseries','dete_survey','答卷_coded']) {
    const t = await readTable(readFileSync(`/work/shared/real/survey/${f}.csv`))
    console.log(f, t.encoding, t.layout.delimiter, t.layout.headerLine, t.layout.headerLines, t.layout.firstDataLine, t.layout.columns, t.report.dataRows, JSON.stringify(t.report.skipped), t.report.rejectedRows)
  }
})
