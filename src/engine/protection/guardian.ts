import type { AnyRow } from '@/grammar/column'
import type { DatasetSpec } from '@/grammar/dataset'
import type { Database } from '../database/database'
import {
  chooseHidden,
  chooseHiddenParts,
  groupSizesSql,
  keyOf,
  type GroupSize,
  type Hidden,
  type Shown,
} from './lattice'

/** Groups that were counted, and which of them must not be shown. */
interface Ruling {
  sizes: readonly GroupSize[]
  hidden: Hidden
}

/** Knows which groups of one protected dataset may be shown in one data version; each part is decided when it is first asked for. */
export class Guardian {
  private whole: Promise<Ruling> | undefined
  private readonly parts = new Map<string, Promise<Ruling>>()

  constructor(
    private readonly database: Database,
    private readonly dataset: DatasetSpec,
    /** Worker attributes that the dataset has. */
    private readonly attributes: readonly string[],
  ) {}

  /**
   * Groups that may be shown, of everybody in all quarters and, `byAttribute`, of every attribute's values in those quarters. A group that
   * was never counted is none of them.
   */
  async shown(byAttribute: boolean, quarters: Iterable<string>): Promise<Shown> {
    const rulings = [await this.everybody()]
    if (byAttribute) for (const quarter of new Set(quarters)) rulings.push(await this.partsOf(quarter))
    return new Set(rulings.flatMap(({ sizes, hidden }) => sizes.map(keyOf).filter((key) => !hidden.has(key))))
  }

  private everybody(): Promise<Ruling> {
    return (this.whole ??= this.kept(this.chooseWhole(), () => (this.whole = undefined)))
  }

  private async chooseWhole(): Promise<Ruling> {
    const sizes = await this.sizes(groupSizesSql(this.dataset))
    return { sizes, hidden: chooseHidden(sizes, this.minimum) }
  }

  private partsOf(quarter: string): Promise<Ruling> {
    const known = this.parts.get(quarter)
    if (known) return known
    const chosen = this.kept(this.chooseParts(quarter), () => this.parts.delete(quarter))
    this.parts.set(quarter, chosen)
    return chosen
  }

  private async chooseParts(quarter: string): Promise<Ruling> {
    const { sizes, hidden } = await this.everybody()
    const whole = sizes.filter((size) => size.quarter === quarter)
    if (!whole.length || !this.attributes.length) return { sizes: [], hidden: new Set() }
    const parts = await this.sizes(groupSizesSql(this.dataset, { names: this.attributes, quarter }))
    return { sizes: parts, hidden: chooseHiddenParts(whole, hidden, parts, this.minimum) }
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
