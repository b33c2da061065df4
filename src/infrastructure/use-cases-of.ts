import type { Container } from 'inversify'
import { Tokens } from './tokens.ts'
import type { UseCases } from './use-cases.ts'

export const useCasesOf = (container: Container): UseCases => ({
  registerUser: container.get(Tokens.registerUser),
  login: container.get(Tokens.login),
  refreshSession: container.get(Tokens.refreshSession),
  authenticate: container.get(Tokens.authenticate),
  authorize: container.get(Tokens.authorize),
  getMe: container.get(Tokens.getMe),
  getUser: container.get(Tokens.getUser),
  createUser: container.get(Tokens.createUser),
  changeUser: container.get(Tokens.changeUser),
  activateUser: container.get(Tokens.activateUser),
  deactivateUser: container.get(Tokens.deactivateUser),
  grantRole: container.get(Tokens.grantRole),
  revokeRole: container.get(Tokens.revokeRole),
  deleteUser: container.get(Tokens.deleteUser),
  importUsers: container.get(Tokens.importUsers),
  exportUsers: container.get(Tokens.exportUsers),
  listUsers: container.get(Tokens.listUsers),
  listSessions: container.get(Tokens.listSessions),
  endSession: container.get(Tokens.endSession),
  endOtherSessions: container.get(Tokens.endOtherSessions),
  listSessionsOf: container.get(Tokens.listSessionsOf),
  endSessionsOf: container.get(Tokens.endSessionsOf),
  listKeys: container.get(Tokens.listKeys),
  rotateKeys: container.get(Tokens.rotateKeys),
  listEvents: container.get(Tokens.listEvents),
  verifyLog: container.get(Tokens.verifyLog),
  checkHealth: container.get(Tokens.checkHealth),
  passwordPolicy: container.get(Tokens.passwordPolicy),
})
