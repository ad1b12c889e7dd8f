import type { Cors } from '../model.ts'
import type { UrlRequest } from './event.ts'

/** Whether Lambda answers a request itself: a preflight, when the URL has a CORS configuration. */
export function isPreflight({ method, headers }: UrlRequest, cors: Cors | undefined): boolean {
  return cors !== undefined && method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

/**
 * The headers that a URL's CORS configuration adds (API Reference, "Cors"), to answers and to preflights. They win
 * over the function's own. None for an origin that is not allowed.
 */
export function corsHeaders(request: UrlRequest, cors: Cors | undefined): Record<string, string> {
  const { origin } = request.headers
  if (cors === undefined || origin === undefined) return {}
  const { AllowOrigins = [], AllowMethods, AllowHeaders, ExposeHeaders, MaxAge, AllowCredentials } = cors
  const any = AllowOrigins.includes('*')
  if (!any && !AllowOrigins.includes(origin)) return {}
  return {
    'access-control-allow-origin': any && !AllowCredentials ? '*' : origin,
    vary: 'Origin',
    ...(AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(ExposeHeaders && { 'access-control-expose-headers': ExposeHeaders.join(',') }),
    ...(isPreflight(request, cors) && {
      ...(AllowMethods && { 'access-control-allow-methods': AllowMethods.join(',') }),
      ...(AllowHeaders && { 'access-control-allow-headers': AllowHeaders.join(',') }),
      ...(MaxAge !== undefined && { 'access-control-max-age': `${MaxAge}` }),
    }),
  }
}
