/**
 * To be taken in the place of an import of `node:http`: that reads whatever the module exports, and one of these loads a
 * second HTTP client, for a third of the time that Node itself needs to start.
 */
export const http = process.getBuiltinModule('node:http')
