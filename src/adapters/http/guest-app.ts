import type { RequestListener } from 'node:http'
import express, { type Express } from 'express'
import type { Operation } from './operation.ts'

type Needs = { readonly app: RequestListener; readonly operations: ReadonlyArray<Operation> }

const patternOf = (path: string) => path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')

/** Addresses as Express compares them: in any case, with a slash at the end or without. */
const addressesOf = (operations: ReadonlyArray<Operation>): RegExp =>
  new RegExp(`^(?:/docs(?:/.*)?|${operations.map(({ path }) => patternOf(path)).join('|')})/?$`, 'i')

/** The app for a place in another: a request for an address that it does not have is left to that one, untouched. */
export const guestApp = ({ app, operations }: Needs): Express => {
  const addresses = addressesOf(operations)

  return express()
    .disable('x-powered-by')
    .use((request, response, next) => (addresses.test(request.path) ? app(request, response) : next()))
}
