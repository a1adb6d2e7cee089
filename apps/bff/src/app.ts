import { fileURLToPath } from 'node:url'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accountRoutes } from './accounts/account-routes.ts'
import { createAccountStore } from './accounts/account-store.ts'
import { createAuthorizationStore } from './accounts/authorization-store.ts'
import { callbackRoute } from './accounts/callback-route.ts'
import { registerProcountorOauth } from './accounts/procountor-oauth.ts'
import { createTokenStore } from './accounts/token-store.ts'
import { administrationRoutes } from './administrations/administration-routes.ts'
import { createAdministrations } from './administrations/administrations.ts'
import { changeRoutes } from './changes/change-routes.ts'
import { createChangeStore } from './changes/change-store.ts'
import { companyRoutes } from './companies/company-routes.ts'
import { createCompanyStore } from './companies/company-store.ts'
import { deliveryRoutes } from './deliveries/delivery-routes.ts'
import type { Deps } from './deps.ts'
import { driftRoutes } from './drift/drift-routes.ts'
import { logAnswers } from './http/access-log.ts'
import { apiProblem } from './http/api-error.ts'
import { handleErrors } from './http/error-handler.ts'
import { guardRoutes } from './http/guard.ts'
import { describeApi, serviceRoutes } from './http/open-api.ts'
import { refuseCrossSite } from './http/same-site.ts'
import { sendSecurityHeaders } from './http/security-headers.ts'
import { serveWeb } from './http/web-files.ts'
import { journalRoutes } from './journals/journal-routes.ts'
import { mappingRoutes } from './mappings/mapping-routes.ts'
import { createConnectionStore } from './nmbrs/connection-store.ts'
import { nmbrsRoutes } from './nmbrs/nmbrs-routes.ts'
import { overviewRoutes } from './overview/overview-routes.ts'
import { packageFolder } from './package-folder.ts'
import { preflightRoutes } from './preflight/preflight-routes.ts'
import { createAdministrationsInUse } from './receipts/administration-in-use.ts'
import { receiptRoutes } from './receipts/receipt-routes.ts'
import { ruleRoutes } from './rules/rule-routes.ts'
import { runRoutes } from './runs/run-routes.ts'
import { createSeal } from './secrets/seal.ts'
import { sessionRoutes } from './sign-in/session-routes.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { createUserStore } from './sign-in/user-store.ts'
import { withdrawalRoutes } from './withdrawals/withdrawal-routes.ts'

const webFolder = fileURLToPath(new URL('../web/dist', packageFolder))

/** The whole server, not listening yet. Everything is registered here, in order. */
export async function buildApp(deps: Deps, web = webFolder): Promise<FastifyInstance> {
  const { config, db, now, newId } = deps
  const seal = createSeal(config.secretKey)
  const signIn = createSignIn(config, db, deps.log)
  const users = createUserStore(db, now)
  const companies = createCompanyStore(db, now)
  const tokens = createTokenStore(db, seal, now)
  const authorizations = createAuthorizationStore(db, now)
  const administrations = createAdministrations(deps)
  const administrationsInUse = createAdministrationsInUse(administrations, now)
  const changeStore = createChangeStore(db)

  const app: FastifyInstance = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: () => newId(),
    // Idle connections of browsers would hold up a shutdown.
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  logAnswers(app)
  handleErrors(app)
  await sendSecurityHeaders(app, config.publicUrl)
  refuseCrossSite(app, config.publicUrl)
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => apiProblem('too-many-requests', 429, 'Too many requests: wait a moment.'),
  })
  await describeApi(app, config.publicUrl)
  guardRoutes(app, { signIn, users, companies })

  serviceRoutes(app)
  await app.register(signInRoutes(signIn, config))
  await app.register(sessionRoutes(users, changeStore, config.demo))
  await app.register(changeRoutes(deps.log, { store: changeStore, signIn, users, companies }))
  await app.register(companyRoutes(companies, deps.companyReader))
  await app.register(nmbrsRoutes(deps, createConnectionStore(db, seal, now), deps.companyReader))
  if (config.procountor !== null) await registerProcountorOauth(app, config, config.procountor, authorizations)
  await app.register(accountRoutes(deps, createAccountStore(db, now, newId), administrations))
  await app.register(callbackRoute(deps, { signIn, users, authorizations, tokens, administrations }))
  await app.register(administrationRoutes(administrations))
  await app.register(mappingRoutes(deps))
  await app.register(ruleRoutes(deps))
  await app.register(driftRoutes(deps))
  await app.register(runRoutes(deps))
  await app.register(journalRoutes(deps))
  await app.register(receiptRoutes(deps, administrationsInUse))
  await app.register(preflightRoutes(deps, administrationsInUse))
  await app.register(deliveryRoutes(deps))
  await app.register(withdrawalRoutes(deps))
  await app.register(overviewRoutes(deps))

  await serveWeb(app, web)
  app.addHook('onClose', async () => {
    deps.companyReader.stop()
    await deps.companyReader.settled()
  })
  return app
}
