import type { Container } from 'inversify'
import { guestApp } from '../../adapters/http/guest-app.ts'
import { Tokens } from '../tokens.ts'
import type { UseCases } from '../use-cases.ts'
import { useCasesOf } from '../use-cases-of.ts'
import type { Mountable } from './mountable.ts'

export const driversOf = (
  container: Container,
): { readonly app: Mountable; readonly useCases: UseCases } => ({
  app: guestApp({ app: container.get(Tokens.app), operations: container.get(Tokens.operations) }),
  useCases: useCasesOf(container),
})
