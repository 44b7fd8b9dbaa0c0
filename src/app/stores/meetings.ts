import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { readMeetings, type Meetings } from '@/grammar/deck'
import { useLibrary } from './library'

const NOTE = 'meetings'
/** In the first version: one list of pinned charts. */
const AGENDA = 'agenda'

/** Decks and decisions as kept with the data, and the last thing taken away, to be had back. */
export const useMeetings = defineStore('meetings', () => {
  const library = useLibrary()
  const removed = shallowRef<{ what: string; before: Meetings }>()

  const all = computed<Meetings>(() => {
    const { notes, current } = library.state ?? {}
    return readMeetings(notes?.[NOTE], notes?.[AGENDA], current)
  })

  /** Keeps what changes; `undo` names what it takes away. */
  function keep(changes: Partial<Meetings>, undo = ''): void {
    if (library.readOnly) return
    removed.value = undo ? { what: undo, before: all.value } : undefined
    library.note(NOTE, { ...all.value, ...changes })
  }

  function bringBack(): void {
    if (removed.value) library.note(NOTE, removed.value.before)
    removed.value = undefined
  }

  return { all, removed, keep, bringBack, forget: () => (removed.value = undefined) }
})
