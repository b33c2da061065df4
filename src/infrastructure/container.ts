import 'reflect-metadata'
import { Container, type ContainerModule } from 'inversify'
import { useCases } from './modules/use-cases.ts'

/** The application, made of the adapters that the modules choose. Everything in it exists once. */
export const container = (...modules: ReadonlyArray<ContainerModule>): Container => {
  const filled = new Container({ defaultScope: 'Singleton' })
  filled.load(useCases, ...modules)
  return filled
}
