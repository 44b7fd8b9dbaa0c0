import { expect, test } from 'vitest'
import { Database } from '@/engine/database/database'
import type { Door } from '@/engine/database/door'
import { guard } from '@/engine/database/guard'
import { nodeDoor } from '../../support/nodeDoor'

const never = new Promise<never>(() => undefined)

test('asked many times at once, boots once', async () => {
  let boots = 0
  const database = new Database({ boot: () => ((boots += 1), nodeDoor()), restore: async () => undefined })
  const [a, b] = await Promise.all([database.rows('SELECT 1 AS v'), database.rows('SELECT 2 AS v')])
  expect([a, b, boots]).toEqual([[{ v: 1 }], [{ v: 2 }], 1])
})

test('a boot that hangs is given up, and can be tried again', async () => {
  let hang = true
  const door = await nodeDoor()
  const database = new Database({
    boot: () => (hang ? never : Promise.resolve(door)),
    restore: async () => undefined,
    timeout: 200,
  })
  await expect(database.open()).rejects.toMatchObject({ code: 'boot-timeout' })
  hang = false
  expect(await database.rows('SELECT 3 AS v')).toEqual([{ v: 3 }])
})

test('a crash fails what was asked, and the next question finds a rebuilt engine', async () => {
  let crash: (reason: unknown) => void = () => undefined
  let restored = 0
  const database = new Database({
    async boot(_, lost) {
      crash = lost
      const door = await nodeDoor()
      return restored
        ? door
        : { ...door, start: (connection, sql) => (sql.includes('hang') ? never : door.start(connection, sql)) }
    },
    restore: async () => void (restored += 1),
  })
  await database.open()
  const asked = database.rows("SELECT 'hang' AS v")
  setTimeout(() => crash(new Error('worker died')), 20)
  await expect(asked).rejects.toMatchObject({ code: 'engine-lost' })
  expect(await database.rows("SELECT 'hang' AS v")).toEqual([{ v: 'hang' }])
  expect(restored).toBe(2)
})

test('a damaged block gives the engine up: all else that was asked ends, the question is put again to a sound one', async () => {
  let boots = 0
  const sent: string[] = []
  const damaged: string[] = []
  const database = new Database({
    async boot() {
      const door = await nodeDoor()
      if ((boots += 1) > 1) return door
      const start = (connection: number, sql: string) => {
        if (sql.includes('hang')) return never
        if (sql.includes('block'))
          throw new Error('IO Error: Corrupt database file: computed checksum 1 does not match')
        return door.start(connection, sql)
      }
      const disconnect = async (connection: number) => void sent.push(`disconnect ${connection > 0}`)
      return { ...door, start, disconnect, close: async () => void damaged.push('closed') }
    },
    restore: async () => undefined,
    damaged: () => damaged.push('damaged'),
  })
  await database.open()
  sent.length = 0
  const other = expect(database.rows("SELECT 'hang'")).rejects.toMatchObject({ code: 'engine-lost' })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await database.rows("SELECT 'block' AS v")).toEqual([{ v: 'block' }])
  await other
  expect([boots, damaged, sent]).toEqual([2, ['damaged', 'closed'], ['disconnect true']])
})

test('a question that fails by its own words is not put twice', async () => {
  let boots = 0
  const database = new Database({ boot: () => ((boots += 1), nodeDoor()), restore: async () => undefined })
  await expect(database.rows("SELECT error('checksum')")).rejects.toMatchObject({ code: 'query-failed' })
  expect(boots).toBe(2)
})

test('a worker that falls silent is reported, and its calls end', async () => {
  const mute = { connect: () => never, close: async () => undefined } as unknown as Door
  let die: (reason: Error) => void = () => undefined
  const death = new Promise<never>((_, reject) => (die = reject))
  await expect(guard(mute, death, () => die(new Error('silent')), 50).connect()).rejects.toThrow('silent')
})
