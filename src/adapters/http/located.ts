import type { Reply } from './reply.ts'

/** Has a reply name addresses with the path under which clients find them; '' is none. */
export const located =
  (basePath: string) =>
  (reply: Reply): Reply =>
    basePath === '' || reply.headers?.['location'] === undefined
      ? reply
      : { ...reply, headers: { ...reply.headers, location: basePath + reply.headers['location'] } }
