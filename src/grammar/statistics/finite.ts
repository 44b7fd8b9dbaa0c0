/** Refuses NaN and infinities before they become a wrong number on a page. @throws RangeError naming the method */
export function requireFinite(method: string, ...values: readonly number[]): void {
  if (!values.every(Number.isFinite)) throw new RangeError(`${method}: ${values.join(', ')} must be finite numbers`)
}
