import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { builtOnce } from './built-once.ts'
import { openDatabase, read, write } from './database.ts'
import { companies, debtors } from './schema.ts'

test('A query is built once for all transactions of a connection, and what is asked outside them', async () => {
  const { db } = openDatabase(':memory:')
  let builds = 0
  const count = builtOnce((queries) => {
    builds++
    return queries.select({ id: debtors.id }).from(debtors).prepare()
  })
  await write(db, (tx) => {
    expect(count(tx).all()).toEqual([])
    tx.insert(debtors).values({ id: 1, number: '1', name: 'One', position: 0 }).run()
    expect(count(tx).all()).toEqual([{ id: 1 }])
  })
  expect(await read(db, (tx) => count(tx).all())).toEqual([{ id: 1 }])
  expect(count(db).all()).toEqual([{ id: 1 }])
  expect(builds).toBe(1)
})

test('Another connection has queries of its own, and each is asked with values of its own', async () => {
  const named = builtOnce((queries) =>
    queries
      .select({ number: companies.number })
      .from(companies)
      .where(sql`${companies.id} = ${sql.placeholder('id')}`)
      .prepare(),
  )
  const [one, other] = [openDatabase(':memory:').db, openDatabase(':memory:').db]
  for (const [db, number] of [
    [one, 'a'],
    [other, 'b'],
  ] as const) {
    await write(db, (tx) => {
      tx.insert(debtors).values({ id: 1, number: '1', name: 'One', position: 0 }).run()
      tx.insert(companies).values({ id: 7, debtorId: 1, number, name: 'Seven', position: 0 }).run()
    })
  }
  expect(await read(one, (tx) => named(tx).get({ id: 7 }))).toEqual({ number: 'a' })
  expect(await read(other, (tx) => named(tx).get({ id: 7 }))).toEqual({ number: 'b' })
  expect(await read(one, (tx) => named(tx).get({ id: 8 }))).toBeUndefined()
})
