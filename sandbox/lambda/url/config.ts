import type { Arn } from '../../core/arn.ts'
import { type Fields, flag, optionalFields, optionalNumber, optionalText, optionalTexts } from '../../core/fields.ts'
import type { Cors, FunctionUrl, LambdaFunction, UrlSettings } from '../model.ts'
import { requireEnum } from '../refusals.ts'

/** The settings after CreateFunctionUrlConfig or UpdateFunctionUrlConfig: what the request names replaces what was. */
export function readUrlSettings(fields: Fields, before?: UrlSettings): UrlSettings {
  const cors = optionalFields(fields, 'Cors')
  const authType = optionalText(fields, 'AuthType') ?? before?.authType
  const invokeMode = optionalText(fields, 'InvokeMode') ?? before?.invokeMode
  return {
    authType: requireEnum(authType, 'authType', ['NONE', 'AWS_IAM']),
    ...(cors ? { cors: readCors(cors) } : before?.cors && { cors: before.cors }),
    ...(invokeMode !== undefined && {
      invokeMode: requireEnum(invokeMode, 'invokeMode', ['BUFFERED', 'RESPONSE_STREAM']),
    }),
  }
}

/** As CreateFunctionUrlConfig and UpdateFunctionUrlConfig answer it (recorded). `arn` with the alias. */
export function writeUrl({ listening, authType, cors, created }: FunctionUrl, arn: Arn): object {
  return {
    FunctionUrl: `${listening.url}/`,
    FunctionArn: arn,
    AuthType: authType,
    ...(cors && { Cors: cors }),
    CreationTime: writeTime(created),
  }
}

/** As reads answer it (recorded). */
export function writeWholeUrl(url: FunctionUrl, arn: Arn): object {
  return {
    ...writeUrl(url, arn),
    InvokeMode: url.invokeMode ?? 'BUFFERED',
    LastModifiedTime: writeTime(url.lastModified),
  }
}

/** `2026-01-31T12:00:00.000000Z` */
export function writeTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}

/** Stops serving the URL of a function or alias that goes away, if it has one. */
export async function removeUrl(owner: LambdaFunction | undefined, alias: string | undefined): Promise<void> {
  const url = owner?.urls.get(alias ?? '')
  owner?.urls.delete(alias ?? '')
  await url?.listening.close()
}

function readCors(fields: Fields): Cors {
  const cors: Cors = {}
  const lists = ['AllowHeaders', 'AllowMethods', 'AllowOrigins', 'ExposeHeaders'] as const
  for (const member of lists) {
    const list = optionalTexts(fields, member)
    if (list !== undefined) cors[member] = list
  }
  const maxAge = optionalNumber(fields, 'MaxAge')
  if (maxAge !== undefined) cors.MaxAge = maxAge
  if (fields.AllowCredentials !== undefined) cors.AllowCredentials = flag(fields, 'AllowCredentials')
  return cors
}
