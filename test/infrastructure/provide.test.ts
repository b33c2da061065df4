import 'reflect-metadata'
import { expect } from 'chai'
import { Container } from 'inversify'
import { provide, token } from '../../src/infrastructure/provide.ts'

describe('providing a function of ports', () => {
  const One = token<number>('One')
  const Two = token<number>('Two')
  const Difference = token<() => number>('Difference')
  const difference =
    ({ minuend, subtrahend }: { minuend: number; subtrahend: number }) =>
    () =>
      minuend - subtrahend

  it('hands it each port by its name, in whatever order they are given', () => {
    for (const needs of [
      { minuend: Two, subtrahend: One },
      { subtrahend: One, minuend: Two },
    ]) {
      const filled = new Container({ defaultScope: 'Singleton' })
      filled.bind(One).toConstantValue(1)
      filled.bind(Two).toConstantValue(2)
      provide(filled.bind.bind(filled))(Difference, difference, needs)

      expect(filled.get(Difference)()).to.equal(1)
      expect(filled.get(Difference)).to.equal(filled.get(Difference))
    }
  })

  it('fails by the name of the port that nothing fills', () => {
    const filled = new Container({ defaultScope: 'Singleton' })
    filled.bind(One).toConstantValue(1)
    provide(filled.bind.bind(filled))(Difference, difference, { minuend: Two, subtrahend: One })

    expect(() => filled.get(Difference)).to.throw('Two')
  })

  it('tells tokens of one name apart', () => {
    const filled = new Container()
    filled.bind(token<number>('One')).toConstantValue(1)

    expect(() => filled.get(token<number>('One'))).to.throw('One')
  })
})
