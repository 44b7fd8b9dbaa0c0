import type { AnyRow } from '@/grammar/column'
import { detailOf, Fault } from '../fault'
import type { Door } from './door'
import { guard } from './guard'
import { isAbort, rows } from './query'

export type BootState = 'idle' | 'booting' | 'ready' | 'failed'

export interface DatabaseOptions {
  boot: (progress: (done: number) => void, lost: (reason: unknown) => void) => Promise<Door>
  /** Brings a fresh engine to the present state: settings, snapshot, views. */
  restore: (door: Door) => Promise<void>
  report?: (state: BootState, progress: number) => void
  /** Called when a block of an attached file proves damaged; the engine is then booted anew. */
  damaged?: () => void
  timeout?: number
}

/** DuckDB's words for a block whose checksum does not hold. */
const DAMAGED = /corrupt database file|checksum/iu

const SETTINGS = ['SET autoload_known_extensions = false', 'SET autoinstall_known_extensions = false']

/** The one engine: booted once for all who ask, watched, and booted again after a crash. */
export class Database {
  private booting: Promise<Door> | undefined
  private door: Door | undefined

  constructor(private readonly options: DatabaseOptions) {}

  /** The running engine, booting it first if need be. Rejects with `boot-timeout` or `boot-failed`. */
  open(): Promise<Door> {
    this.booting ??= this.bootOnce().catch((error: unknown) => {
      this.booting = undefined
      this.options.report?.('failed', 0)
      throw error instanceof Fault ? error : new Fault('boot-failed', { detail: detailOf(error) }, error)
    })
    return this.booting
  }

  /** Rows of one statement. Rejects with `engine-lost` after a crash (the next call boots anew), `query-failed` or AbortError. */
  rows<Row extends AnyRow = AnyRow>(sql: string, signal?: AbortSignal): Promise<Row[]> {
    return this.ask<Row>(sql, signal, true)
  }

  private async ask<Row extends AnyRow>(sql: string, signal: AbortSignal | undefined, again: boolean): Promise<Row[]> {
    const door = await this.open()
    try {
      return await rows<Row>(door, sql, signal)
    } catch (error) {
      if (isAbort(error)) throw error
      if (again && this.door === door && DAMAGED.test(detailOf(error))) {
        await this.giveUp(door)
        return this.ask<Row>(sql, signal, false)
      }
      if (this.door !== door) throw new Fault('engine-lost', {}, error)
      throw new Fault('query-failed', { detail: detailOf(error) }, error)
    }
  }

  /** What the engine has attached cannot be read: what else was asked of it ends, the next question finds one made without it. */
  private async giveUp(door: Door): Promise<void> {
    this.options.damaged?.()
    this.lose('damaged')
    await door.close()
  }

  async close(): Promise<void> {
    const door = this.door
    this.forget()
    await door?.close()
  }

  private async bootOnce(): Promise<Door> {
    const { boot, restore, report, timeout = 30_000 } = this.options
    report?.('booting', 0)
    let die: (fault: Fault) => void = () => undefined
    const death = new Promise<never>((_, reject) => (die = reject))
    death.catch(() => undefined)
    const lost = (reason: unknown) => {
      this.forget()
      die(new Fault('engine-lost', { detail: detailOf(reason) }, reason))
    }
    this.lose = lost
    let moved = Date.now()
    const late = new Promise<never>((_, reject) => {
      const timer = setInterval(() => {
        if (Date.now() - moved < timeout) return
        clearInterval(timer)
        reject(new Fault('boot-timeout', { seconds: timeout / 1000 }))
      }, timeout / 30)
      void death.catch(() => clearInterval(timer))
      this.stopClock = () => clearInterval(timer)
    })
    const started = boot((done) => {
      moved = Date.now()
      report?.('booting', done)
    }, lost)
    try {
      const door = guard(await Promise.race([started, death, late]), death, () => lost('silence'))
      this.door = door
      for (const setting of SETTINGS) await rows(door, setting)
      await restore(door)
      report?.('ready', 1)
      return door
    } finally {
      this.stopClock()
    }
  }

  private stopClock: () => void = () => undefined
  private lose: (reason: unknown) => void = () => undefined

  private forget(): void {
    this.booting = undefined
    this.door = undefined
  }
}
