const names = ['localStorage', 'addEventListener', 'removeEventListener'] as const

/** As much of a page as `localStorageStore` uses, for the tests of the describe around it: Node.js has locks alone. */
export const inAPage = () => {
  const values = new Map<string, string>()
  let page: EventTarget
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)

  beforeEach(() => {
    values.clear()
    page = new EventTarget()
    Object.defineProperties(globalThis, {
      localStorage: {
        configurable: true,
        value: {
          getItem: (key: string) => values.get(key) ?? null,
          setItem: (key: string, value: string) => void values.set(key, value),
          removeItem: (key: string) => void values.delete(key),
        },
      },
      addEventListener: { configurable: true, value: page.addEventListener.bind(page) },
      removeEventListener: { configurable: true, value: page.removeEventListener.bind(page) },
    })
  })
  afterEach(() => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
  })

  return {
    values,
    /** As a browser tells a tab what another one has done. */
    changed: (key: string | null) => page.dispatchEvent(Object.assign(new Event('storage'), { key })),
    /** As it tells a tab that it is seen again. */
    shown: () => page.dispatchEvent(new Event('pageshow')),
  }
}
