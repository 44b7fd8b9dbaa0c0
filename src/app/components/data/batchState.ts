import { isQuarter, type Quarter } from '@/grammar/quarter'
import type { Batch } from '@/engine/workspace/batch'
import { besides, successors, visibleParts } from '@/engine/workspace/parts'
import { t } from '../../i18n'

const NAMED = 3

/** Names of files, the first few. */
function listed(batches: readonly Batch[]): string {
  const names = batches.slice(0, NAMED).map(({ file }) => file)
  const list = names.join(t('importing.left.separator'))
  return batches.length > NAMED ? t('app.data.andMore', { list, count: batches.length }) : list
}

/** In use, undone, or replaced: wholly, or in some quarters; and what else counts for the same. */
export function stateWords(batch: Batch, batches: readonly Batch[], nameOf: (quarter: Quarter) => string): string[] {
  if (!batch.active) return [t('app.data.inactive')]
  const visible = visibleParts(batch, batches)
  const files = listed(successors(batch, batches))
  if (!visible.length && batch.parts.length) return [t('app.data.replacedBy', { files })]
  const gone = batch.parts.filter((part) => !visible.includes(part)).filter(isQuarter)
  const quarters = gone.map(nameOf).join(t('importing.left.separator'))
  const state = gone.length ? t('app.data.partlyReplaced', { quarters, files }) : t('app.data.active')
  const others = besides(batch, batches)
  if (!others.length) return [state]
  return [state, t(batch.quarters.length ? 'app.data.besideQuarter' : 'app.data.beside', { files: listed(others) })]
}
