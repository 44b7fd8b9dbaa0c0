import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { lastName, type OrgNode, type Organisation } from '@/grammar/organisation'

const MOST = 200

type Match = (name: string, letters: string) => boolean

/** Nodes whose own name has the words in it, or whose pinyin (or its initials) begins so; pinyin is fetched on the first letter typed. */
export function useOrgSearch(organisation: Ref<Organisation | undefined>) {
  const query = ref('')
  const pinyin = shallowRef<Match>()
  const letters = computed(() => /^[a-z']+$/i.test(query.value.replaceAll(' ', '')))

  watch(letters, async (typed) => {
    if (!typed || pinyin.value) return
    const { match } = await import('pinyin-pro')
    pinyin.value = (name, text) => match(name, text, { precision: 'start', continuous: true }) !== null
  })

  const found = computed<readonly OrgNode[]>(() => {
    const needle = query.value.trim().toLowerCase()
    if (!needle || !organisation.value) return []
    const spoken = letters.value ? pinyin.value : undefined
    const bare = needle.replaceAll(/[\s']/g, '')
    const fits = ({ path }: OrgNode) => {
      const name = lastName(path)
      return (
        name.toLowerCase().includes(needle) ||
        (needle.includes('/') && path.toLowerCase().includes(needle)) ||
        (spoken?.(name, bare) ?? false)
      )
    }
    return organisation.value.nodes.filter((node) => node.depth > 0 && fits(node)).slice(0, MOST)
  })

  return { query, found }
}
