import { plainName, type Place, type StoredFile } from './place'
import { guarded } from './storageFault'

const STORE = 'files'

/** An IndexedDB database of blobs: one transaction a call, so each call happens wholly or not at all. */
export function indexedDbPlace(database = 'xinsheng'): Place {
  /** Runs one transaction; `work` gives a function that is asked for the result when all is kept. */
  async function inStore<Value>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => () => Value,
  ): Promise<Value> {
    const db = await open(database)
    try {
      return await new Promise<Value>((resolve, reject) => {
        const transaction = db.transaction(STORE, mode, { durability: 'strict' })
        const result = work(transaction.objectStore(STORE))
        transaction.addEventListener('complete', () => resolve(result()))
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('transaction aborted')))
      })
    } finally {
      db.close()
    }
  }

  const change = (work: (store: IDBObjectStore) => void) =>
    inStore('readwrite', (store) => {
      work(store)
      return () => undefined
    })

  return {
    kind: 'indexeddb',
    read: (name) =>
      guarded(() =>
        inStore('readonly', (store) => {
          const request = store.get(name) as IDBRequest<Blob | undefined>
          return () => request.result
        }),
      ),
    write: (name, blob) => guarded(() => change((store) => store.put(blob, plainName(name))), blob.size),
    add: (name, blob) =>
      guarded(async () => {
        try {
          await change((store) => store.add(blob, plainName(name)))
          return true
        } catch (error) {
          if (error instanceof DOMException && error.name === 'ConstraintError') return false
          throw error
        }
      }, blob.size),
    remove: (names) =>
      guarded(() =>
        change((store) => {
          for (const name of names) store.delete(name)
        }),
      ),
    list: () => guarded(() => inStore('readonly', filesOf)),
    clear: () => guarded(() => settled(indexedDB.deleteDatabase(database)).then(() => undefined)),
  }
}

function filesOf(store: IDBObjectStore): () => StoredFile[] {
  const files: StoredFile[] = []
  const request = store.openCursor()
  request.addEventListener('success', () => {
    const cursor = request.result
    if (!cursor) return
    files.push({ name: String(cursor.key), size: (cursor.value as Blob).size })
    cursor.continue()
  })
  return () => files
}

/** A connection of its own for each call: none is left open that could keep another tab from clearing. */
async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
  const db = await settled(request)
  db.addEventListener('versionchange', () => db.close())
  return db
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('request failed')))
  })
}
