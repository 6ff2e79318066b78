import { decodeClone, encodeClone } from './clone.ts'

/*
 * What runs in the page around the built preload. The preload lives in an isolated world of Chromium,
 * as in Electron: it shares the document with the page and nothing else. What contextBridge exposes
 * crosses by DOM events with a secret name, whose details Chromium clones between worlds.
 */

/** The function of the isolated world by which its scripts reach the outside. */
export const bindingName = 'electronBinding'
/** The function of the isolated world by which the outside reaches its scripts. */
export const receiverName = 'electronReceive'
export const isolatedWorld = 'electron-isolated'

/** What the isolated world says to the outside. */
export type FromPage =
  | {
      readonly kind: 'invoke'
      readonly id: number
      readonly channel: string
      readonly args: string
    }
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  /** Asks for the path of a File that the page's world keeps under a number. */
  | { readonly kind: 'path'; readonly id: number; readonly file: number }

/** What the outside says to the isolated world. */
export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly value: string }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }

/** The page's own world keeps Files here, so that their paths can be asked of Chromium. */
export function filesName(secret: string): string {
  return `files-${secret}`
}

/** Script for the page's own world; must run before the preload's. */
export function pageWorldScript(secret: string): string {
  return `(${pageWorld.toString()})(${JSON.stringify(secret)}, ${JSON.stringify(filesName(secret))})`
}

/** Script that runs the preload, in whichever world. */
export function preloadScript(preload: string, secret: string, contextIsolation: boolean): string {
  const names = JSON.stringify({ secret, bindingName, receiverName, contextIsolation })
  return `{
    if (window === window.top) {
      const encodeClone = ${encodeClone.toString()}
      const decodeClone = ${decodeClone.toString()}
      const electron = (${electronOfPreload.toString()})(${names}, encodeClone, decodeClone)
      const require = (name) => {
        if (name === 'electron') return electron
        throw new Error('module not found: ' + name)
      }
      const module = { exports: {} }
      ;(function (exports, require, module) {${preload}
      })(module.exports, require, module)
    }
  }`
}

/** Builds in the page's world what the isolated world exposes. */
function pageWorld(secret: string, files: string): void {
  if (window !== window.top) return
  interface Exposed {
    readonly key: string
    readonly shape: Shape
  }
  type Shape = 'function' | { readonly value: unknown } | { readonly members: [string, Shape][] }
  type Answer =
    | { readonly call: number; readonly value: unknown }
    | { readonly call: number; readonly error: string }
    | { readonly call: number; readonly later: number }
    | { readonly call: number; readonly callable: number }

  const kept: File[] = []
  Object.defineProperty(window, files, { value: kept })
  const listeners: ((...args: unknown[]) => unknown)[] = []
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let calls = 0
  let answer: Answer | null = null

  const emit = (name: string, detail: object): void =>
    void window.dispatchEvent(new CustomEvent(`${secret}:${name}`, { detail }))
  const hear = (name: string, take: (detail: never) => void): void =>
    window.addEventListener(`${secret}:${name}`, (event) =>
      take((event as CustomEvent<never>).detail),
    )

  const settle = (given: Answer): unknown => {
    if ('error' in given) throw new Error(given.error)
    if ('callable' in given) {
      return (...args: unknown[]) => call({ callable: given.callable }, args)
    }
    if (!('later' in given)) return given.value
    const promise = Promise.withResolvers<unknown>()
    waiting.set(given.later, promise)
    return promise.promise
  }

  const call = (target: object, args: readonly unknown[]): unknown => {
    const sent = args.map((arg) => {
      if (typeof arg === 'function') return { listener: listeners.push(arg as () => unknown) - 1 }
      if (arg instanceof File) return { file: kept.push(arg) - 1 }
      return { value: arg }
    })
    answer = null
    emit('call', { ...target, call: ++calls, args: sent })
    if (answer === null) throw new Error('the preload is gone')
    return settle(answer)
  }

  const build = (path: readonly string[], shape: Shape): unknown => {
    if (shape === 'function') return (...args: unknown[]) => call({ path }, args)
    if ('value' in shape) return shape.value
    const members = shape.members.map(([name, inner]) => [name, build([...path, name], inner)])
    return Object.freeze(Object.fromEntries(members) as object)
  }

  hear('expose', ({ key, shape }: Exposed) => {
    Object.defineProperty(window, key, { value: build([key], shape), enumerable: true })
  })
  hear('return', (given: Answer) => (answer = given))
  hear('settle', ({ later, value, error }: { later: number; value: unknown; error?: string }) => {
    if (error === undefined) waiting.get(later)?.resolve(value)
    else waiting.get(later)?.reject(new Error(error))
    waiting.delete(later)
  })
  hear('listener', ({ listener, args }: { listener: number; args: unknown[] }) => {
    listeners[listener]?.(...args)
  })
}

/** The module \`electron\` of a sandboxed preload: contextBridge, ipcRenderer, webUtils. */
function electronOfPreload(
  names: {
    readonly secret: string
    readonly bindingName: string
    readonly receiverName: string
    readonly contextIsolation: boolean
  },
  encode: typeof encodeClone,
  decode: typeof decodeClone,
) {
  type Any = (...args: unknown[]) => unknown
  const scope = window as unknown as Record<string, (text: string) => void>
  const send = scope[names.bindingName]!
  const post = (message: FromPage): void => send(JSON.stringify(message))
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, Set<Any>>()
  const paths = new WeakMap<File, string>()
  let ids = 0

  const ask = (make: (id: number) => FromPage): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>()
    waiting.set(++ids, answer)
    post(make(ids))
    return answer.promise
  }

  scope[names.receiverName] = (text) => {
    const message = JSON.parse(text) as ToPage
    switch (message.kind) {
      case 'answer':
        waiting.get(message.id)?.resolve(decode(message.value))
        waiting.delete(message.id)
        break
      case 'refusal':
        waiting.get(message.id)?.reject(new Error(message.message))
        waiting.delete(message.id)
        break
      case 'message': {
        const args = decode(message.args) as unknown[]
        for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args)
      }
    }
  }

  const emit = (name: string, detail: object): void =>
    void window.dispatchEvent(new CustomEvent(`${names.secret}:${name}`, { detail }))
  const exposed = new Map<string, unknown>()
  const callables: Any[] = []
  let later = 0

  const shapeOf = (value: unknown): unknown => {
    if (typeof value === 'function') return 'function'
    if (value === null || typeof value !== 'object') return { value }
    return { members: Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]) }
  }

  interface Call {
    readonly call: number
    readonly path?: readonly string[]
    readonly callable?: number
    readonly args: readonly { listener?: number; file?: number; value?: unknown }[]
  }

  const answer = ({ call, path = [], callable }: Call, args: readonly unknown[]): void => {
    try {
      const [key = '', ...rest] = path
      const target =
        callable === undefined
          ? rest.reduce((part, name) => (part as Record<string, unknown>)[name], exposed.get(key))
          : callables[callable]
      const value = (target as Any)(...args)
      if (typeof value === 'function') {
        emit('return', { call, callable: callables.push(value as Any) - 1 })
      } else if (value instanceof Promise) {
        const number = ++later
        emit('return', { call, later: number })
        value.then(
          (result: unknown) => emit('settle', { later: number, value: result }),
          (error: unknown) => emit('settle', { later: number, error: String(error) }),
        )
      } else emit('return', { call, value })
    } catch (error) {
      emit('return', { call, error: String(error) })
    }
  }

  window.addEventListener(`${names.secret}:call`, (event) => {
    const asked = (event as CustomEvent<Call>).detail
    const files = asked.args.filter(({ file }) => file !== undefined)
    const args = (): unknown[] =>
      asked.args.map(({ listener, value }) =>
        listener === undefined
          ? value
          : (...given: unknown[]) => emit('listener', { listener, args: given }),
      )
    if (files.length === 0) {
      answer(asked, args())
      return
    }
    // Only Chromium's outside can tell a File's path, so such a call is answered by a promise.
    const number = ++later
    emit('return', { call: asked.call, later: number })
    const all = asked.args.map(async ({ file }, index) => {
      if (file === undefined) return args()[index]
      const path = (await ask((id) => ({ kind: 'path', id, file }))) as string
      const stand = new File([], 'file')
      paths.set(stand, path)
      return stand
    })
    void Promise.all(all)
      .then((given) =>
        (exposed.get(asked.path?.[0] ?? '') as Record<string, Any>)[asked.path![1]!]!(...given),
      )
      .then(
        (value) => emit('settle', { later: number, value }),
        (error: unknown) => emit('settle', { later: number, error: String(error) }),
      )
  })

  return {
    contextBridge: {
      exposeInMainWorld(key: string, api: unknown): void {
        if (!names.contextIsolation) {
          throw new Error('contextBridge API can only be used when contextIsolation is enabled')
        }
        exposed.set(key, api)
        emit('expose', { key, shape: shapeOf(api) })
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => {
        const text = encode(args)
        return ask((id) => ({ kind: 'invoke', id, channel, args: text }))
      },
      send: (channel: string, ...args: unknown[]) =>
        post({ kind: 'message', channel, args: encode(args) }),
      on(channel: string, listener: Any) {
        const all = listeners.get(channel) ?? new Set()
        listeners.set(channel, all.add(listener))
      },
      off: (channel: string, listener: Any) => void listeners.get(channel)?.delete(listener),
    },
    webUtils: { getPathForFile: (file: File) => paths.get(file) ?? '' },
  }
}
