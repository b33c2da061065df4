/** The path of a URL without a slash at its end, and never with two at its beginning, which would name a host. */
export const basePathOf = (url: string): string =>
  new URL(url).pathname
    .split('/')
    .flatMap((part) => (part ? [`/${part}`] : []))
    .join('')
