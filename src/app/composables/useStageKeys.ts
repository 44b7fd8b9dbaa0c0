import { useEventListener } from '@vueuse/core'
import { ref, watch } from 'vue'
import { commandOf, type Command } from '@/grammar/presenting'
import type { usePlay } from './usePlay'
import type { usePresenter } from './usePresenter'

interface Acts {
  presenter: ReturnType<typeof usePresenter>
  play: ReturnType<typeof usePlay>
  decide(): void
  speaker(): void
  screen(): void
  restartTimer(): void
  leave(): void
}

/** Everything a presentation does, by command: from keys, the bar, or the speaker's window. What is on top is left first. */
export function useStageKeys({ presenter, play, ...acts }: Acts) {
  const help = ref(false)
  const blank = ref<'' | 'black' | 'white'>('')
  const deciding = ref(false)
  const typed = ref('')

  const step = (steps: number) =>
    play.playing.value ? play.walk(steps) : void presenter.go(presenter.place.value + steps)

  function leave(): void {
    if (typed.value) typed.value = ''
    else if (help.value) help.value = false
    else if (play.playing.value) play.stop()
    else if (deciding.value) deciding.value = false
    else acts.leave()
  }

  function enter(): void {
    if (typed.value) void presenter.go(Number(typed.value))
    else if (play.playing.value) play.press()
    typed.value = ''
  }

  function run(command: Command): void {
    if (blank.value) {
      blank.value = ''
      return
    }
    if (help.value && command.do !== 'help' && command.do !== 'leave') help.value = false
    switch (command.do) {
      case 'next':
        return step(1)
      case 'previous':
        return step(-1)
      case 'first':
        return void presenter.go(1)
      case 'last':
        return void presenter.go(presenter.count.value)
      case 'digit':
        typed.value = `${typed.value}${command.digit}`.slice(-3)
        return
      case 'enter':
        return enter()
      case 'return':
        return typed.value ? void (typed.value = typed.value.slice(0, -1)) : void presenter.restore()
      case 'leave':
        return leave()
      case 'play':
        return play.playing.value ? play.stop() : play.start()
      case 'help':
        help.value = !help.value
        return
      case 'blank':
        blank.value = command.color
        return
      case 'decide':
        deciding.value = true
        return acts.decide()
      case 'timer':
        return acts.restartTimer()
      default:
        return acts[command.do]()
    }
  }

  useEventListener(window, 'keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('input, textarea, select, [role="dialog"]')) return
    // A button that was gone to with Tab does what buttons do.
    if (target.closest('button, a') && (event.key === ' ' || event.key === 'Enter')) return
    const command = commandOf(event.key)
    if (!command && !blank.value) return
    event.preventDefault()
    run(command ?? { do: 'enter' })
  })

  watch(presenter.place, () => {
    play.stop()
    deciding.value = false
    typed.value = ''
  })
  watch(presenter.chart, () => play.restart())

  return { help, blank, deciding, typed, run }
}
