/** Milliseconds after which a long work lets others go on. */
const LONGEST = 40
let since = 0

/** Between two steps of a long work: rejects with AbortError when it was cancelled, and lets others go on now and then. */
export async function pause(signal: AbortSignal): Promise<void> {
  stopIf(signal)
  if (performance.now() - since < LONGEST) return
  await new Promise((resolve) => setTimeout(resolve))
  since = performance.now()
  stopIf(signal)
}

/** Throws AbortError when a work was cancelled. */
export function stopIf(signal: AbortSignal): void {
  if (signal.aborted) throw new DOMException('cancelled', 'AbortError')
}
