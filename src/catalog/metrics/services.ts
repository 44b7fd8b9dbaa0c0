import { defineMetrics } from '@/grammar/metric'
import { rate, sumsOf } from './kinds'

const register = { certainty: 'register' } as const
const source = { from: ['services'] as const, subject: 'services' }

/** D8. Households (困难帮扶, 送温暖) and cases (劳动争议调解) are different units and never meet in one figure. */
export const serviceMetrics = defineMetrics({
  assistance_rate: {
    ...rate,
    ...register,
    source: { ...source, uses: ['services.served', 'services.on_file'], ...sumsOf('served', 'on_file', 'helped') },
  },
  household_amount: {
    ...register,
    measure: 'number',
    unit: '万元/户',
    better: 'none',
    change: 'relative',
    cumulates: 'ratio',
    source: { ...source, uses: ['services.amount', 'services.served'], ...sumsOf('amount', 'served', 'helped') },
  },
  mediation_rate: {
    ...rate,
    ...register,
    source: { ...source, uses: ['services.resolved', 'services.served'], ...sumsOf('resolved', 'served', 'mediated') },
  },
})
