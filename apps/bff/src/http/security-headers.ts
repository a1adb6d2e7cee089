import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** A strict content policy with a nonce per request for the style elements of the component library. */
export async function sendSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith('https:')
  // Data has no style elements: a nonce for it would only take time.
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api')) route.helmet = { ...withoutNonce }
  })
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        // Named, or the nonce alone would stand here and block our own modules.
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Over plain http it would send the browser to a port that does not speak https.
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
}

const withoutNonce = { enableCSPNonces: false }
