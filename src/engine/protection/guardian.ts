import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Database } from '../database/database'
import { chooseHidden, chooseHiddenParts, groupSizesSql, type GroupSize, type Hidden } from './lattice'

interface Whole {
  sizes: readonly GroupSize[]
  hidden: Hidden
}

/** Knows which groups of one protected dataset must not be shown in one data version; each part is chosen when it is first asked for. */
export class Guardian {
  private whole: Promise<Whole> | undefined
  private readonly parts = new Map<string, Promise<Hidden>>()

  constructor(
    private readonly database: Database,
    private readonly dataset: DatasetSpec,
    /** Worker attributes that the dataset has. */
    private readonly attributes: readonly string[],
  ) {}

  /** Hidden groups of everybody in all quarters and, `byAttribute`, of every attribute's values in those quarters. */
  async hidden(byAttribute: boolean, quarters: Iterable<string>): Promise<Hidden> {
    const { hidden } = await this.everybody()
    if (!byAttribute) return hidden
    const all = new Set(hidden)
    for (const quarter of new Set(quarters)) for (const key of await this.partsOf(quarter)) all.add(key)
    return all
  }

  private everybody(): Promise<Whole> {
    return (this.whole ??= this.kept(this.chooseWhole(), () => (this.whole = undefined)))
  }

  private async chooseWhole(): Promise<Whole> {
    const sizes = await this.sizes(groupSizesSql(this.dataset))
    return { sizes, hidden: chooseHidden(sizes, this.minimum) }
  }

  private partsOf(quarter: string): Promise<Hidden> {
    const known = this.parts.get(quarter)
    if (known) return known
    const chosen = this.kept(this.chooseParts(quarter), () => this.parts.delete(quarter))
    this.parts.set(quarter, chosen)
    return chosen
  }

  private async chooseParts(quarter: string): Promise<Hidden> {
    const { sizes, hidden } = await this.everybody()
    const whole = sizes.filter((size) => size.quarter === quarter)
    if (!whole.length || !this.attributes.length) return new Set()
    const parts = await this.sizes(groupSizesSql(this.dataset, { names: this.attributes, quarter }))
    return chooseHiddenParts(whole, hidden, parts, this.minimum)
  }

  private get minimum(): number {
    return this.dataset.protection?.minimum ?? 0
  }

  private sizes(sql: string): Promise<GroupSize[]> {
    return this.database.rows<GroupSize & AnyRow>(sql)
  }

  /** A failure is not kept. */
  private kept<Value>(chosen: Promise<Value>, forget: () => void): Promise<Value> {
    chosen.catch(forget)
    return chosen
  }
}
