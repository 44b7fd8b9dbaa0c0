import { organisationOf } from '@/grammar/organisation'
import { quartersBetween, type Quarter } from '@/grammar/quarter'
import type { LibraryState } from '@/engine/workspace/library'
import { useLibrary } from '@/app/stores/library'

/** What is loaded, without a database: every chart finds nothing, every metric is `measured`. */
export function loadState(current: Quarter, measured: number | null = 40, notes: Record<string, unknown> = {}): void {
  const answer = (chart: { id: string }) =>
    Promise.resolve({
      inputs: [],
      rows: chart.id === 'meeting-figure' ? [{ value: measured, n: 100, suppressed: false }] : [],
      evidence: [],
      absence: chart.id === 'meeting-figure' ? undefined : { state: 'empty' },
      provenance: { rows: 0, batches: [] },
      sql: '',
    })
  const library = useLibrary()
  library.state = {
    version: (library.state?.version ?? 0) + 1,
    current,
    quarters: quartersBetween('2024Q1', current),
    organisation: organisationOf(['华岳/三号井/综采一队', '华岳/五号井']),
    asOf: '2026-12-31',
    batches: [{ active: true, sample: false }],
    rows: {},
    notes: { ...library.state?.notes, ...notes },
    storage: { owned: true },
    answerer: { answer },
  } as unknown as LibraryState
}

/** Notes are shown at once; nothing is written. */
export function keepInMemory(): void {
  const library = useLibrary()
  library.note = (key: string, value: unknown) => {
    if (library.state) library.state = { ...library.state, notes: { ...library.state.notes, [key]: value } }
  }
}
