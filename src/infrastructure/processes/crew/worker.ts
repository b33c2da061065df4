import { channelOf } from './channel.ts'
import { work } from './work.ts'

/** What node:cluster runs for each worker. */
process.exit(await work(channelOf(process)))
