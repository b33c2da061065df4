import { fileURLToPath } from 'node:url'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'

const assets = fileURLToPath(new URL('.', import.meta.resolve('swagger-ui-dist/package.json')))

/** Of the package, so much is served and no more. */
const parts = ['swagger-ui.css', 'swagger-ui-bundle.js']

/** Seconds: they change with a release. */
const maxAge = 3_600

/** The page loads what is here and nothing else (ASVS 3.4.3). Its icons are within its style. */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

/** The answers hold nobody's data: browsers may keep them as long as they ask whether they are still good. */
const kept: RequestHandler = (_request, response, next) => {
  response.set('cache-control', `public, max-age=${maxAge}`)
  next()
}

const page = (at: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>PrescribeMe API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${at}/docs/swagger-ui.css">
    <link rel="stylesheet" href="${at}/docs/page.css">
    <script src="${at}/docs/swagger-ui-bundle.js" defer></script>
    <script src="${at}/docs/start.js" defer></script>
  </head>
  <body><main id="docs"></main></body>
</html>
`

const start = (
  at: string,
) => `SwaggerUIBundle({ url: '${at}/openapi.json', domNode: document.getElementById('docs'), validatorUrl: null })
`

/**
 * What would be wider than a phone: the column of links between operations, of which ours has none; buttons in one row.
 * What would move: a button that slides into the row under the mouse breaks its line, and all below jumps.
 */
const style = `.response-col_links { display: none; }
.swagger-ui .opblock .opblock-section-header { flex-wrap: wrap; }
.swagger-ui .opblock .opblock-summary .view-line-link.copy-to-clipboard { width: 24px; margin: 0 5px; transition: none; }
`

/** A page to read the API's description and to try it: Swagger UI, from its package. */
export const docsPage = (basePath: string): Express => {
  const router = express()
    .disable('x-powered-by')
    .use(policy, kept)
    .get('/', (_request, response) => void response.type('html').send(page(basePath)))
    .get('/page.css', (_request, response) => void response.type('css').send(style))
    .get('/start.js', (_request, response) => void response.type('js').send(start(basePath)))
  for (const part of parts)
    router.get(`/${part}`, (_request, response) =>
      response.sendFile(part, { root: assets, cacheControl: false }),
    )
  return router
}
