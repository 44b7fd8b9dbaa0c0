import { day } from './calendar'

/** What a meeting should find in the sample. The seasons (story 8) are in demand-subjects.ts. data/README.md has the resulting numbers. */

/** 1: the canteen of one unit changes hands; 生活保障 demands surge and are closed slowly. */
export const canteen = { unit: '五号井', changed: day('2026-07-06'), quarter: 11, extraDemands: 62 } as const

/** 2: a team whose branch collects points while its mood falls (shift of the latent answer on five points). */
export const twoFaces = { team: '综采二队', moodShift: { 8: -0.3, 9: -0.5, 10: -0.65, 11: -0.85 } } as const

/** 3: share of safety courses in the training of night-shift positions and of everyone else. */
export const nightShift = { prefix: '夜班', safetyShare: 0.03, safetyShareOthers: 0.46 } as const

/** 4: operators without a valid certificate. */
export const missingCertificates = { unit: '洗选厂', never: 0.11, lapsed: 0.13 } as const

/** 5: how many branches reach the full Party score, quarter by quarter. */
export const ceilingBranches = [4, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16] as const

/** 5 and 2: points above the maximum (加分) since 2026Q1, which is all that still separates the branches at the top. */
export const bonusPoints: Readonly<Record<string, number>> = { 综采二队: 1.5, 供电队: 1, 提升队: 0.5, 筛分车间: 2 }

/** 6: a team too small to be shown. */
export const tinyTeam = { team: '火工品库', workers: 12 } as const

/** 7: no headcount from one unit in one quarter (2025Q2). */
export const missingHeadcount = { unit: '机运处', quarter: 6 } as const
