type Node = {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  readonly children?: ReadonlyArray<number>
}

/** What V8 writes; times in microseconds. */
export type Profile = {
  readonly nodes: ReadonlyArray<Node>
  readonly samples: ReadonlyArray<number>
  readonly timeDeltas: ReadonlyArray<number>
}

/** Whose code it is: a package by its name. */
export type Frame = { readonly name: string; readonly owner: string }

/** Functions that called one another, with the time that was spent in them and in those they called. */
export type Stack = { readonly frame: Frame; readonly time: number; readonly above: ReadonlyArray<Stack> }

const ownerOf = (url: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ??
  (url.includes('/src/') ? 'src' : url.startsWith('node:') ? 'node' : 'V8')

const frameOf = ({ callFrame: { functionName, url, lineNumber } }: Node): Frame => {
  const at = url.replace(/.*\/(node_modules|src)\//, '$1/')
  return {
    name: at ? `${functionName || '(anonymous)'} ${at}:${lineNumber + 1}` : functionName,
    owner: ownerOf(url),
  }
}

const spentIn = ({ samples, timeDeltas }: Profile, from: number, to: number): ReadonlyMap<number, number> => {
  const spent = new Map<number, number>()
  let now = 0
  samples.forEach((id, nth) => {
    const took = timeDeltas[nth] ?? 0
    now += took
    if (now >= from && now < to) spent.set(id, (spent.get(id) ?? 0) + took)
  })
  return spent
}

/** From `from` to `to`, in seconds of the profile. Nothing to do is nothing done. */
export const stacksOf = (profile: Profile, from: number, to: number): Stack => {
  const spent = spentIn(profile, from * 1e6, to * 1e6)
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))

  const stackOf = (node: Node): Stack => {
    const above = (node.children ?? []).flatMap((id) => {
      const child = nodes.get(id)
      return child && child.callFrame.functionName !== '(idle)' ? [stackOf(child)] : []
    })
    const own = spent.get(node.id) ?? 0
    return {
      frame: frameOf(node),
      time: own + above.reduce((sum, { time }) => sum + time, 0),
      above: above.toSorted((a, b) => b.time - a.time),
    }
  }

  const [root] = profile.nodes
  if (!root) throw new Error('a profile without nodes')
  return stackOf(root)
}

const ownTime = ({ time, above }: Stack) => above.reduce((rest, { time }) => rest - time, time)

/** Time spent in the code of each owner itself, the most first. */
export const shares = (stack: Stack): ReadonlyArray<readonly [owner: string, time: number]> => {
  const times = new Map<string, number>()
  const add = (each: Stack): void => {
    const owner = each.frame.name === '(garbage collector)' ? 'garbage' : each.frame.owner
    times.set(owner, (times.get(owner) ?? 0) + ownTime(each))
    each.above.forEach(add)
  }
  add(stack)
  return [...times].toSorted(([, a], [, b]) => b - a)
}
