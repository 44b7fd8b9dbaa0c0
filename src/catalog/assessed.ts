/** Where an idea counts as worth it: 效益 and 可行性, out of 100. */
export const PASS_MARKS = { benefit: 60, feasibility: 60 } as const
