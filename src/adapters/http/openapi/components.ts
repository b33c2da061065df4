import type { Schema } from './described.ts'

const text: Schema = { type: 'string' }
const seconds: Schema = { type: 'integer', minimum: 0 }

const header = (description: string, schema: Schema = text) => ({ description, schema })

/** What operations have in common. */
export const components: Schema = {
  parameters: {
    RequestId: {
      name: 'X-Request-Id',
      in: 'header',
      description:
        'A name for the request, which comes back with the answer and is in every log line and event: 1 to 128 letters, digits, `_`, `.` and `-`. Another is replaced.',
      schema: text,
    },
  },
  headers: {
    'X-Request-Id': header('The name of the request: the one that was sent, if it is sane.'),
    Location: header('Where that which was made is found.', { type: 'string', format: 'uri-reference' }),
    'WWW-Authenticate': header('What is wrong with the credentials (RFC 6750).'),
    'Retry-After': header('Seconds until it is worth asking again.', seconds),
    RateLimit: header('What is left of the quota that was used up, and for how long.'),
    'RateLimit-Policy': header('The quota that was used up.'),
  },
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The access token of a login or a refresh.',
    },
  },
}
