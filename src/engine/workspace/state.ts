import * as v from 'valibot'
import type { RememberedSurvey } from '@/grammar/survey/remember'
import type { ManifestForm } from './store/manifestReading'
import { batchSchema, mappedTo } from './batch'

const files = v.record(v.string(), v.object({ dataset: v.string(), mapping: v.pipe(v.array(mappedTo), v.readonly()) }))

const schema = v.object({
  batches: v.array(batchSchema),
  /** Ids are never used twice, also not those of batches deleted for good. */
  nextId: v.number(),
  /** A place as written → the node the user says it is. */
  aliases: v.record(v.string(), v.string()),
  /** What was confirmed of files, by the signature of their headers, and of survey questions. */
  memory: v.object({
    files: v.pipe(files, v.readonly()),
    survey: v.custom<RememberedSurvey>((value) => typeof value === 'object' && value !== null),
  }),
  /** The database made of all batches as it was last kept, and the form of program and data it fits. */
  snapshot: v.nullable(v.object({ file: v.string(), form: v.string() })),
  /** Which sample was loaded. */
  sample: v.string(),
  /** What belongs to the user and not to the machine: the agenda, settings. */
  notes: v.record(v.string(), v.unknown()),
})

/** All that is kept beside the files of the batches. */
export type WorkspaceState = Readonly<v.InferOutput<typeof schema>>

export const emptyState: WorkspaceState = {
  batches: [],
  nextId: 1,
  aliases: {},
  memory: { files: {}, survey: { questions: {}, attributes: {} } },
  snapshot: null,
  sample: '',
  notes: {},
}

/** The document of schema version 1: the number of `migrations` plus one. */
export const stateForm: ManifestForm<WorkspaceState> = {
  parse: (json) => v.parse(schema, json),
  empty: emptyState,
  migrations: [],
}
