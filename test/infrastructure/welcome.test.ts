import { expect } from 'chai'
import { welcome } from '../../src/infrastructure/processes/welcome.ts'
import { aConfig } from '../support/applications.ts'

const at = { host: '127.0.0.1', port: 8000 }

describe('the welcome', () => {
  it('says in one screen where the service listens, where the data is and what to try', () => {
    const [text, fields] = welcome(aConfig({ DATA_DIR: '/var/lib/prescribeme' }), at)

    expect(text.split('\n')).to.have.length.below(24)
    for (const part of [
      'http://localhost:8000',
      '/var/lib/prescribeme',
      'http://localhost:8000/docs',
      'curl ',
      'Ctrl+C',
    ])
      expect(text).to.include(part)
    expect(fields).to.include({ url: 'http://localhost:8000' })
  })

  it('says where figures are read, where they are', () => {
    const [text, fields] = welcome(aConfig(), at, { host: '::1', port: 9464 })

    expect(text).to.include('http://localhost:9464/metrics')
    expect(fields).to.include({ metrics: 'http://localhost:9464/metrics' })
    expect(welcome(aConfig(), at)[0]).not.to.include('Metrics')
    expect(welcome(aConfig(), at)[1]).not.to.have.property('metrics')
  })

  for (const PUBLIC_URL of ['https://example.org/accounts', 'https://example.org/accounts/'])
    it(`leads to the page about the API by way of the proxy, where that takes a path off: ${PUBLIC_URL}`, () => {
      const [text] = welcome(aConfig({ PUBLIC_URL }), at)

      expect(text).to.include('https://example.org/accounts/docs').and.not.to.include('8000/docs')
    })

  it('names the database without its user and password (ASVS 16.2.5)', () => {
    const DATABASE_URL = 'postgresql://canary:canary-password@db.example:5433/accounts?password=canary'
    const [text, fields] = welcome(aConfig({ DATABASE_URL }), at)

    expect(text).to.include('db.example:5433/accounts').and.not.to.include('canary')
    expect(JSON.stringify(fields)).not.to.include('canary')
  })

  it('names the socket where the database listens on one', () => {
    const DATABASE_URL = 'postgresql:///accounts?host=/var/run/postgresql'

    expect(welcome(aConfig({ DATABASE_URL }), at)[0]).to.include('/var/run/postgresql')
  })

  for (const [host, url] of Object.entries({
    '0.0.0.0': 'http://localhost:80',
    '::': 'http://localhost:80',
    '192.0.2.1': 'http://192.0.2.1:80',
    '2001:db8::1': 'http://[2001:db8::1]:80',
  }))
    it(`gives an address that can be followed where it listens on ${host}`, () => {
      expect(welcome(aConfig(), { host, port: 80 })[1]).to.include({ url })
    })
})
