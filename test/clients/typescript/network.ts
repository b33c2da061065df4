type Passing = (answered: () => Promise<Response>, signal: AbortSignal) => Promise<Response>

type Asked = Pick<Request, 'credentials' | 'redirect' | 'url'> & {
  readonly operation: string
  readonly authorization: string | null
}

const operationOf = ({ method, url }: Request) => `${method} ${new URL(url).pathname}`

/** What lies between a client and the service: it keeps what was asked, and delays or loses what a test says. */
export const aNetwork = () => {
  const asked: Asked[] = []
  const obstacles = new Map<string, Passing>()

  return {
    asked,
    fetch: (request: Request): Promise<Response> => {
      const operation = operationOf(request)
      const { credentials, redirect, url } = request
      asked.push({
        operation,
        credentials,
        redirect,
        url,
        authorization: request.headers.get('authorization'),
      })
      const passed = obstacles.get(operation) ?? ((answered) => answered())
      return passed(() => fetch(request), request.signal)
    },
    count: (operation: string) => asked.filter((each) => each.operation === operation).length,
    /** Loses every request for an operation until it is mended. */
    cut: (operation: string) => {
      obstacles.set(operation, () => Promise.reject(new TypeError('the network is cut')))
      return { mend: () => obstacles.delete(operation) }
    },
    /** Lets every request for an operation wait until it is mended or the request is given up. */
    silence: (operation: string) => {
      obstacles.set(
        operation,
        (_, signal) =>
          new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      )
      return { mend: () => obstacles.delete(operation) }
    },
    /** The service answers the next request for an operation, and the answer arrives when it is released. */
    hold: (operation: string) => {
      const answered = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      obstacles.set(operation, async (answer) => {
        obstacles.delete(operation)
        const response = await answer()
        answered.resolve()
        await released.promise
        return response
      })
      return { answered: answered.promise, release: released.resolve }
    },
  }
}

export type Network = ReturnType<typeof aNetwork>
