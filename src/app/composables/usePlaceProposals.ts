import { computed, shallowRef, watch, type Ref } from 'vue'
import type { OrgPath } from '@/grammar/organisation'
import type { Proposal } from '@/grammar/placeNames'
import type { StagedFile } from '@/engine/import/session'
import { useLibrary } from '../stores/library'

/** Places of the files that may be known ones, and what the user says of each: a place of the tree, or '' for a new one. */
export function usePlaceProposals(files: Ref<readonly StagedFile[]>, reading: Ref<boolean>) {
  const library = useLibrary()
  const proposals = shallowRef<readonly Proposal[]>([])
  const said = shallowRef<Readonly<Record<OrgPath, OrgPath | ''>>>({})
  let asked = 0

  const choice = ({ place, candidates, sure }: Proposal): OrgPath | '' =>
    said.value[place] ?? (sure ? (candidates[0] ?? '') : '')

  watch([files, reading], async () => {
    const turn = (asked += 1)
    if (reading.value) return
    const found = files.value.length ? await library.proposals(files.value).catch(() => []) : []
    if (turn === asked) proposals.value = found
  })

  return {
    proposals,
    choice,
    say: (place: OrgPath, meaning: OrgPath | '') => (said.value = { ...said.value, [place]: meaning }),
    aliases: computed(() =>
      Object.fromEntries(
        proposals.value.flatMap((proposal) => {
          const meaning = choice(proposal)
          return meaning ? [[proposal.place, meaning]] : []
        }),
      ),
    ),
  }
}
