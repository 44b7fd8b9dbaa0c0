import type { Absence } from '@/engine/answer'
import { columnLabel, t } from '../i18n'

/** Why there is no chart, in words that say what to do. */
export function absenceWords(absence: Absence | undefined): string {
  if (!absence || absence.state === 'empty') return t('card.states.empty')
  if (absence.state === 'suppressed')
    return t(absence.reason === 'small' ? 'card.states.suppressedSmall' : 'card.states.suppressedTooFine', {
      minimum: absence.minimum,
    })
  const dataset = t(`datasets.${absence.dataset}.name` as 'datasets.demands.name')
  const columns = absence.names.map((name) => columnLabel(name, absence.dataset)).join(t('card.comma'))
  if (absence.reason === 'dataset') return t('card.states.missingDataset', { dataset })
  return t(absence.reason === 'column' ? 'card.states.missingColumn' : 'card.states.missingFilter', {
    dataset,
    columns,
  })
}
