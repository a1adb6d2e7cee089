import { type Logger, type LoggerOptions, pino } from 'pino'

/**
 * What may never reach the log, wherever a library or an error carries it: tokens, passwords, cookies, bodies. Names and
 * amounts of payroll are kept out by never being given to the log; these paths are the net below.
 */
const secrets = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'client_secret',
  'clientSecret',
  'secretKey',
  'body',
  'payload',
]

/** Depths at which objects are logged: themselves, an error's or a request's, and their headers'. */
const redactedPaths = secrets.flatMap((name) => {
  const key = name.startsWith('[') ? name : `.${name}`
  return [key.replace(/^\./, ''), `*${key}`, `*.*${key}`, `*.*.*${key}`]
})

export function createLog(options: LoggerOptions = {}, stream?: { write(line: string): void }): Logger {
  const settings: LoggerOptions = {
    level: 'info',
    redact: { paths: redactedPaths, censor: '[redacted]' },
    // A query can hold an authorization code: addresses are logged without theirs.
    serializers: {
      req: (request: { method?: string; url?: string }) => ({
        method: request.method,
        path: request.url?.split('?', 1)[0],
      }),
    },
    ...options,
  }
  return stream === undefined ? pino(settings) : pino(settings, stream)
}
