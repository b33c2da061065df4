export { type MovableClock, movableClock } from '../../adapters/in-memory/movable-clock.ts'
export { type InMemoryApplication, inMemoryApplication } from './in-memory-application.ts'
export { aClient, aFullName, anEmail, aPassword } from './samples.ts'
