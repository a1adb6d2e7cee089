import swagger from '@fastify/swagger'
import { Health, routes } from '@tosite/contract'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

/** Describes every route registered after it. */
export async function describeApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tosite',
        version: '0.1.0',
        description:
          'Carries payroll journals from Visma Nmbrs into Procountor. Errors are `{ code, message, details? }`.',
      },
      servers: [{ url: publicUrl }],
    },
    transform: createJsonSchemaTransform({}),
  })
}

/** What tells an operator, or a program, that Tosite is there and what it offers. */
export function serviceRoutes(app: FastifyInstance): void {
  app.get(
    routes.getHealth.path,
    { config: { access: 'public' }, schema: { operationId: 'getHealth', response: { 200: Health } } },
    async () => ({ status: 'ok' }) as const,
  )
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger())
}
