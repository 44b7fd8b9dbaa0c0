/** Filled in by the catalog (`declare module`), so that a key that no locale has is a type error everywhere. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- augmented by the catalog
export interface Register {}

export type MessageKey = Register extends { messageKey: infer Key extends string } ? Key : string
export type Params = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, params?: Params) => string

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
