import { inject, onScopeDispose, provide, ref, shallowReactive, type InjectionKey } from 'vue'

/** What can be walked along with the keyboard: the marks of one drawing. `show` of no mark shows none. */
export interface Marks {
  count(): number
  show(index: number): void
  press(index: number): void
}

const KEY: InjectionKey<Set<Marks>> = Symbol('play')

/** A drawing on a slide that is played takes part; elsewhere nothing happens. */
export function useMarks(marks: Marks): void {
  const all = inject(KEY, undefined)
  all?.add(marks)
  onScopeDispose(() => all?.delete(marks))
}

/**
 * The stage: while it plays, `walk` goes from mark to mark over all its drawings, and `press` does what a click on the mark does. What is
 * not drawn (key figures) is walked along by its buttons.
 */
export function usePlay(root: () => HTMLElement | null) {
  const playing = ref(false)
  const all = shallowReactive(new Set<Marks>())
  let at = -1
  provide(KEY, all)

  const total = () => [...all].reduce((sum, marks) => sum + marks.count(), 0)
  function each(visit: (marks: Marks, index: number) => void): void {
    let before = 0
    for (const marks of all) {
      const index = at - before
      visit(marks, index >= 0 && index < marks.count() ? index : -1)
      before += marks.count()
    }
  }
  const buttons = () => [...(root()?.querySelectorAll<HTMLElement>('.body button:not(:disabled)') ?? [])]
  const show = () => each((marks, index) => marks.show(index))

  return {
    playing,
    start(): void {
      playing.value = true
      this.walk(1)
    },
    walk(steps: number): void {
      const count = total() || buttons().length
      if (count) at = at < 0 ? (steps > 0 ? 0 : count - 1) : (at + steps + count) % count
      if (total()) show()
      else buttons()[at]?.focus()
    },
    press: () => each((marks, index) => index >= 0 && marks.press(index)),
    stop(): void {
      playing.value = false
      this.restart()
      if (root()?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
    },
    /** Another drawing: from its first mark. */
    restart(): void {
      at = -1
      show()
    },
  }
}
