/** Characters that Windows does not allow in a file name, and what makes one hard to read. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\s]+/g

/** `诉求趋势_2026Q3_华岳矿业_2026-11-21.png`, at most 120 characters. */
export function fileName(parts: readonly string[], extension: string): string {
  const words = parts.map((part) => part.replace(FORBIDDEN, '-').replace(/^[-.]+|[-.]+$/g, '')).filter(Boolean)
  return `${words.join('_').slice(0, 110)}.${extension}`
}

/** Hands a file to the user. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
