import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import { packageFolder } from '../package-folder.ts'

type Json = Readonly<Record<string, unknown>>

export interface QueryParameter {
  readonly name: string
  readonly required: boolean
  readonly type: 'integer' | 'boolean' | 'list' | 'text'
  readonly check: (value: unknown) => boolean
}
export interface Operation {
  readonly id: string
  readonly method: string
  /** As in the document: `/ledgerreceipts/{receiptId}`. */
  readonly path: string
  readonly query: readonly QueryParameter[]
}
export type OpenApi = ReturnType<typeof readOpenApi>

const documentId = 'procountor'
const methods = ['get', 'post', 'put', 'patch', 'delete']

let loaded: OpenApi | undefined

/** The vendor's interface as described in `procountor.openapi.yaml`, read once per process. */
export function loadOpenApi(): OpenApi {
  loaded ??= readOpenApi()
  return loaded
}

/** Its operations, and checks of bodies and answers. */
function readOpenApi() {
  const document = parse(readFileSync(new URL('procountor.openapi.yaml', packageFolder), 'utf8')) as Json
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: documentId, ...document })

  const compiled = new Map<string, ValidateFunction>()
  const check = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer)
    if (known) return known
    const made = ajv.compile({ $ref: `${documentId}#${pointer}` })
    compiled.set(pointer, made)
    return made
  }

  const at = (pointer: string): unknown =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => asObject(node)[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)

  /** Follows a reference; answers the node and where it really is. */
  const resolve = (pointer: string): { node: Json; pointer: string } => {
    const node = asObject(at(pointer))
    return typeof node.$ref === 'string' ? resolve(node.$ref.slice(1)) : { node, pointer }
  }

  const queryOf = (owner: string): QueryParameter[] => {
    const list = at(`${owner}/parameters`)
    if (!Array.isArray(list)) return []
    return list.flatMap((_, index) => {
      const { node, pointer } = resolve(`${owner}/parameters/${index}`)
      if (node.in !== 'query') return []
      const { node: schema } = resolve(`${pointer}/schema`)
      return [
        {
          name: String(node.name),
          required: node.required === true,
          type: kindOf(schema.type),
          // Compiled when first asked: compiling all of them is most of a cold start.
          check: (value: unknown) => check(`${pointer}/schema`)(value) === true,
        },
      ]
    })
  }

  const operations: Operation[] = Object.entries(asObject(document.paths)).flatMap(([path, item]) =>
    methods
      .filter((method) => method in asObject(item))
      .map((method) => {
        const owner = `/paths/${escaped(path)}`
        return {
          id: String(asObject(asObject(item)[method]).operationId),
          method: method.toUpperCase(),
          path,
          query: [...queryOf(owner), ...queryOf(`${owner}/${method}`)],
        }
      }),
  )

  const properties = new Map<string, Map<string, string>>()
  /** Names of the properties of a schema, parts joined by `allOf` included, each with the pointer to its own schema. */
  const propertiesOf = (pointer: string): Map<string, string> => {
    const known = properties.get(pointer)
    if (known) return known
    const found = resolve(pointer)
    const own = Object.keys(asObject(found.node.properties ?? {})).map((name): [string, string] => [
      name,
      `${found.pointer}/properties/${escaped(name)}`,
    ])
    const parts = Array.isArray(found.node.allOf) ? found.node.allOf : []
    const joined = parts.flatMap((_, index) => [...propertiesOf(`${found.pointer}/allOf/${index}`)])
    const all = new Map([...joined, ...own])
    properties.set(pointer, all)
    return all
  }

  /** Names of the properties that a schema demands, parts joined by `allOf` included. */
  const requiredOf = (pointer: string): ReadonlySet<string> => {
    const found = resolve(pointer)
    const own = Array.isArray(found.node.required) ? found.node.required.map(String) : []
    const parts = Array.isArray(found.node.allOf) ? found.node.allOf : []
    return new Set([...own, ...parts.flatMap((_, index) => [...requiredOf(`${found.pointer}/allOf/${index}`)])])
  }

  const operation = (id: string): Operation => {
    const found = operations.find((each) => each.id === id)
    if (!found) throw new Error(`procountor.openapi.yaml has no operation ${id}`)
    return found
  }

  return {
    operations,
    operation,
    check,
    propertiesOf,
    requiredOf,
    itemsOf: (pointer: string): string => `${resolve(pointer).pointer}/items`,
    hasItems: (pointer: string): boolean => 'items' in resolve(pointer).node,
    /** Differences between an answer and its description; undefined where that status or type is not described. */
    answerErrors: (id: string, status: number, contentType: string, body: unknown): ErrorObject[] | undefined => {
      const { path, method } = operation(id)
      const owner = `/paths/${escaped(path)}/${method.toLowerCase()}/responses`
      if (!(String(status) in asObject(at(owner)))) return undefined
      const response = resolve(`${owner}/${status}`)
      const described = asObject(response.node.content ?? {})
      if (!(contentType in described)) return undefined
      const validate = check(`${response.pointer}/content/${escaped(contentType)}/schema`)
      return validate(body) ? [] : (validate.errors ?? [])
    },
  }
}

function kindOf(type: unknown): QueryParameter['type'] {
  if (type === 'integer' || type === 'boolean') return type
  return type === 'array' ? 'list' : 'text'
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}
