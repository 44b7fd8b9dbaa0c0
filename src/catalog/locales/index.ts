import type { Locale } from '@/grammar/words'
import en from './en'
import type { Same } from './same'
import zh from './zh-CN'

type Leaves<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${Leaves<Words[Key]>}`
}[keyof Words & string]

declare module '@/grammar/words' {
  interface Register {
    messageKey: Leaves<typeof zh>
  }
}

export const messages: Record<Locale, Same<typeof zh>> = { 'zh-CN': zh, en }
