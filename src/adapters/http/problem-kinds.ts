/** `[status, title, detail]` of every kind of problem there is (RFC 9457). Names and statuses are part of the contract. */
export const problemKinds = {
  InvalidInput: [400, 'Invalid input', 'Some of what was sent cannot be used; "errors" says what and why.'],
  UnreadableRequest: [400, 'Unreadable request', 'The request is not well-formed.'],
  MissingCredentials: [401, 'Sign-in needed', 'Sign in first: this needs an access token.'],
  InvalidToken: [401, 'Invalid token', 'The access token is expired, revoked or not valid here.'],
  WrongCredentials: [401, 'Wrong credentials', 'The e-mail address or the password is not right.'],
  InvalidRefreshToken: [
    401,
    'Invalid refresh token',
    'The refresh token is expired, revoked or not valid here.',
  ],
  RefreshTokenReused: [
    401,
    'Refresh token reused',
    'This refresh token was used before, so that its session has been ended. Please log in again.',
  ],
  NotPermitted: [403, 'Not permitted', 'You are signed in, and this is not for you.'],
  NotFound: [404, 'Not found', 'There is nothing at this address.'],
  SessionNotFound: [404, 'No such session', 'There is no such session of yours.'],
  UserNotFound: [404, 'No such user', 'There is no such user.'],
  MethodNotAllowed: [
    405,
    'Method not allowed',
    'This method is not for this address; "Allow" lists those that are.',
  ],
  NotAcceptable: [406, 'Not acceptable', 'Answers here are JSON, which "Accept" rules out.'],
  RequestTimeout: [408, 'Request timeout', 'The request took too long to arrive.'],
  EmailTaken: [409, 'E-mail address taken', 'This e-mail address is registered already.'],
  IdempotencyKeyReused: [
    409,
    'Idempotency key reused',
    'This Idempotency-Key was used for another request. Please take a new one.',
  ],
  LastAdmin: [409, 'Last admin', 'This is the last active admin. Please make somebody else one first.'],
  OtherVersion: [
    412,
    'Another version',
    'Somebody has changed this in the meantime. Please look at it again.',
  ],
  PayloadTooLarge: [413, 'Payload too large', 'The body is larger than is accepted here.'],
  UriTooLong: [414, 'URI too long', 'The address is longer than is accepted here.'],
  UnsupportedMediaType: [
    415,
    'Unsupported media type',
    'Send application/json, in UTF-8 and not compressed.',
  ],
  ExpectationFailed: [417, 'Expectation failed', 'The only expectation met here is 100-continue.'],
  TooManyAttempts: [
    429,
    'Too many attempts',
    'There were too many attempts. Please wait as long as "Retry-After" says.',
  ],
  HeadersTooLarge: [431, 'Headers too large', 'The headers are larger than is accepted here.'],
  InternalError: [500, 'Internal error', 'Something went wrong on our side. It has been noted.'],
  Unavailable: [503, 'Unavailable', 'This is not available right now. Please try again in a moment.'],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemKind = keyof typeof problemKinds
