import { embedded } from '../../src/adapters/mikro-orm/embedded.ts'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { serviceWith } from '../load/service.ts'
import { registerFirst } from './populated.ts'

type Env = Readonly<Record<string, string>> & { readonly DATA_DIR: string }

/** The embedded database is one process's at a time: the first start makes it, then it is filled. */
export const filledEmbedded = async <A>(env: Env, fill: (engine: Engine) => Promise<A>): Promise<A> => {
  const service = await serviceWith(env)
  await registerFirst(service.url)
  await service.stop()

  const engine = await embedded(env.DATA_DIR)
  try {
    return await fill(engine)
  } finally {
    await engine.close()
  }
}
