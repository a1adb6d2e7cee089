import * as z from 'zod'

export interface Config {
  readonly port: number
  /** Scheme and host as browsers reach it, without a trailing slash. */
  readonly publicUrl: string
  /** Whether browsers accept `Secure` cookies from {@link publicUrl}: https, or localhost. */
  readonly secureCookies: boolean
  readonly databaseFile: string
  readonly secretKey: string
  readonly production: boolean
  readonly demo: boolean
  readonly demoSeed: DemoSeed
  readonly procountor: ProcountorConfig | null
  readonly settleSeconds: number
  /** Null where no address is set: a person is told so, and nothing is guessed. */
  readonly nmbrsSoapUrl: string | null
}

export interface ProcountorConfig {
  readonly url: string
  /** `/api`, or a pinned version such as `/supported/api`. */
  readonly apiPath: string
  readonly clientId: string
  readonly clientSecret: string
  readonly requestsPerSecond: number
}

const DemoSeed = z.strictObject({
  nmbrs: z.strictObject({ username: z.string(), token: z.string(), domain: z.string() }).optional(),
  testCompanyIds: z.array(z.int()).default([]),
  blockedDebtorIds: z.array(z.int()).default([]),
})
/** What the demo's launcher knows and a demo installation starts with. */
export type DemoSeed = z.output<typeof DemoSeed>

/** Every problem of the environment, each naming its variable. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const Address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((text) => text.replace(/\/+$/, ''))
const Origin = Address.refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: 'must be scheme and host only, without a path',
})
const Switch = z.enum(['on', 'off', 'true', 'false', '1', '0'], { error: 'must be on or off' })
const filled = z.string().trim().min(1)

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(1).max(65_535).default(3000),
  PUBLIC_URL: Origin.optional(),
  DATABASE_FILE: filled.default('data/tosite.db'),
  SECRET_KEY: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  PROCOUNTOR_URL: Origin.optional(),
  PROCOUNTOR_API_PATH: z
    .string()
    .regex(/^(\/[\w.-]+)+$/, { error: 'must be a path such as /api or /supported/api' })
    .default('/api'),
  PROCOUNTOR_CLIENT_ID: filled.optional(),
  PROCOUNTOR_CLIENT_SECRET: filled.optional(),
  PROCOUNTOR_REQUESTS_PER_SECOND: z.coerce
    .number({ error: 'must be a number' })
    .positive({ error: 'must be above zero' })
    .max(1000)
    .default(20),
  SETTLE_SECONDS: z.coerce.number({ error: 'must be a number' }).min(0).max(86_400).default(120),
  NMBRS_SOAP_URL: Address.optional(),
  DEMO: Switch.optional(),
  DEMO_SEED: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('must be JSON')
        return z.NEVER
      }
    })
    .pipe(DemoSeed)
    .optional(),
})

/**
 * Reads the environment. An empty variable counts as unset. `keptSecretKey` is asked for a secret only where none is set
 * and none is required.
 * @throws ConfigError naming every problem at once.
 */
export function parseConfig(
  variables: Readonly<Record<string, string | undefined>>,
  keptSecretKey: (databaseFile: string) => string,
): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(set)
  const problems = parsed.success
    ? problemsBetween(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)

  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`
  const { protocol, hostname } = new URL(publicUrl)
  return {
    port: env.PORT,
    publicUrl,
    secureCookies: protocol === 'https:' || isLocalhost(hostname),
    databaseFile: env.DATABASE_FILE,
    secretKey: env.SECRET_KEY ?? keptSecretKey(env.DATABASE_FILE),
    production,
    demo: env.DEMO === undefined ? !production : ['on', 'true', '1'].includes(env.DEMO),
    demoSeed: env.DEMO_SEED ?? { testCompanyIds: [], blockedDebtorIds: [] },
    procountor: procountorOf(env),
    settleSeconds: env.SETTLE_SECONDS,
    nmbrsSoapUrl: env.NMBRS_SOAP_URL ?? null,
  }
}

type Parsed = z.output<typeof Environment>

/** What no single variable shows. */
function problemsBetween(env: Parsed): string[] {
  const problems: string[] = []
  if (env.NODE_ENV === 'production' && env.SECRET_KEY === undefined) {
    problems.push('SECRET_KEY is required in production: without it nothing can be stored encrypted')
  }
  if (env.PROCOUNTOR_URL !== undefined) {
    for (const name of ['PROCOUNTOR_CLIENT_ID', 'PROCOUNTOR_CLIENT_SECRET'] as const) {
      if (env[name] === undefined) problems.push(`${name} is required where PROCOUNTOR_URL is set`)
    }
  }
  return problems
}

function procountorOf(env: Parsed): ProcountorConfig | null {
  const { PROCOUNTOR_URL: url, PROCOUNTOR_CLIENT_ID: clientId, PROCOUNTOR_CLIENT_SECRET: clientSecret } = env
  if (url === undefined || clientId === undefined || clientSecret === undefined) return null
  return {
    url,
    apiPath: env.PROCOUNTOR_API_PATH,
    clientId,
    clientSecret,
    requestsPerSecond: env.PROCOUNTOR_REQUESTS_PER_SECOND,
  }
}

/** Browsers accept `Secure` cookies from these over plain http too. */
function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}
