import { expect, test } from 'vitest'
import { planDemo } from './demo-plan.ts'

test('starts both stand-ins on port 3000 when nothing is set', () => {
  expect(planDemo({})).toEqual({
    ok: true,
    plan: {
      port: 3000,
      publicUrl: 'http://localhost:3000',
      demo: true,
      imitated: ['nmbrs', 'procountor'],
      standInsFolder: 'data/sandbox',
    },
  })
})

test('takes the port into the address and keeps stand-ins beside the database', () => {
  expect(planDemo({ PORT: '4000', DATABASE_FILE: '/var/lib/tosite/t.db' })).toMatchObject({
    plan: { publicUrl: 'http://localhost:4000', standInsFolder: '/var/lib/tosite/sandbox' },
  })
})

test('imitates only the vendor whose address is not set', () => {
  expect(planDemo({ PROCOUNTOR_URL: 'https://procountor.example' })).toMatchObject({ plan: { imitated: ['nmbrs'] } })
  expect(planDemo({ NMBRS_SOAP_URL: 'https://nmbrs.example' })).toMatchObject({ plan: { imitated: ['procountor'] } })
  expect(planDemo({ NMBRS_SOAP_URL: ' ' })).toMatchObject({ plan: { imitated: ['nmbrs', 'procountor'] } })
})

test.each(['off', '0', 'false', 'OFF'])('imitates nobody when DEMO is %s', (DEMO) => {
  expect(planDemo({ DEMO })).toMatchObject({ plan: { demo: false, imitated: [] } })
})

test('has the demo off in production unless asked for', () => {
  expect(planDemo({ NODE_ENV: 'production' })).toMatchObject({ plan: { demo: false } })
  expect(planDemo({ NODE_ENV: 'production', DEMO: 'on' })).toMatchObject({ plan: { demo: true } })
})

test('names every problem at once', () => {
  expect(planDemo({ PORT: '99999', DEMO: 'maybe' })).toEqual({
    ok: false,
    problems: ['PORT is "99999"; it must be a whole number from 1 to 65535.', 'DEMO is "maybe"; it must be on or off.'],
  })
})
