import { expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'

const kept = () => 'kept beside the database'
const parse = (variables: Record<string, string | undefined>) => parseConfig(variables, kept)

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parse(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('an empty environment is a demo on localhost with nothing configured', () => {
  expect(parse({ PORT: '', UNRELATED: 'x' })).toEqual({
    port: 3000,
    publicUrl: 'http://localhost:3000',
    secureCookies: true,
    databaseFile: 'data/tosite.db',
    secretKey: 'kept beside the database',
    production: false,
    demo: true,
    demoSeed: { testCompanyIds: [], blockedDebtorIds: [] },
    procountor: null,
    settleSeconds: 120,
    nmbrsSoapUrl: null,
  })
})

test('the public address follows the port until it is set', () => {
  expect(parse({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
  expect(parse({ PORT: '8080', PUBLIC_URL: 'https://tosite.example/' }).publicUrl).toBe('https://tosite.example')
})

test('Procountor is configured by its address and client, with defaults for the rest', () => {
  const { procountor } = parse({
    PROCOUNTOR_URL: 'https://api.procountor.com/',
    PROCOUNTOR_CLIENT_ID: 'id',
    PROCOUNTOR_CLIENT_SECRET: 'secret',
    PROCOUNTOR_REQUESTS_PER_SECOND: '1.5',
  })
  expect(procountor).toEqual({
    url: 'https://api.procountor.com',
    apiPath: '/api',
    clientId: 'id',
    clientSecret: 'secret',
    requestsPerSecond: 1.5,
  })
})

test('every problem is named at once', () => {
  const problems = problemsOf({
    PORT: 'many',
    PUBLIC_URL: 'https://tosite.example/path',
    SECRET_KEY: 'short',
    PROCOUNTOR_URL: 'ftp://x',
    PROCOUNTOR_API_PATH: 'api',
    PROCOUNTOR_REQUESTS_PER_SECOND: '0',
    SETTLE_SECONDS: 'soon',
    NMBRS_SOAP_URL: 'nmbrs',
    DEMO: 'maybe',
    DEMO_SEED: '{',
  })
  expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual(
    [
      'DEMO',
      'DEMO_SEED',
      'NMBRS_SOAP_URL',
      'PORT',
      'PROCOUNTOR_API_PATH',
      'PROCOUNTOR_REQUESTS_PER_SECOND',
      'PROCOUNTOR_URL',
      'PUBLIC_URL',
      'SECRET_KEY',
      'SETTLE_SECONDS',
    ].sort(),
  )
})

test('what belongs together is required together', () => {
  const problems = problemsOf({ NODE_ENV: 'production', PROCOUNTOR_URL: 'https://api.procountor.com' })
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'SECRET_KEY',
    'PROCOUNTOR_CLIENT_ID',
    'PROCOUNTOR_CLIENT_SECRET',
  ])
})

test('no problem repeats a secret', () => {
  expect(problemsOf({ SECRET_KEY: 'hunter2' }).join()).not.toContain('hunter2')
})

test('demo data is off in production unless it is switched on', () => {
  const production = { NODE_ENV: 'production', SECRET_KEY: 'x'.repeat(32) }
  expect(parse(production).demo).toBe(false)
  expect(parse({ ...production, DEMO: 'on' }).demo).toBe(true)
  expect(parse({ DEMO: 'off' }).demo).toBe(false)
})

test('cookies are secure wherever browsers accept that', () => {
  expect(parse({ PUBLIC_URL: 'https://tosite.example' }).secureCookies).toBe(true)
  expect(parse({ PUBLIC_URL: 'http://localhost:3100' }).secureCookies).toBe(true)
  expect(parse({ PUBLIC_URL: 'http://tosite.example' }).secureCookies).toBe(false)
})
