/** Texts that a spreadsheet would run, or that break markup. */
export const formulas = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
] as const

export const hostile = [
  ...formulas,
  '<b>&"\'</b>',
  ']]>',
  'a\u0000b\u0008c\ufffe',
  '\ud800',
  '{{x}}',
  '&amp;lt;',
] as const
