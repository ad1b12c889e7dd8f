import { parseFunctionArn } from './arn.ts'
import { findImageReference, parseEcrRegistry } from './image-reference.ts'
import { type Partition, partitionOf, type Region } from './region.ts'

// AWS General Reference, "AWS Management Console endpoints", and its counterparts of the other partitions. The consoles
// of the isolated partitions have no public address.
const domains: Readonly<Partial<Record<Partition['id'], string>>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
}

/** A page of AWS's console; undefined where the region's partition has none that is known. */
type Page = string | undefined

function page(region: Region, path: string, fragment = ''): Page {
  const domain = domains[partitionOf(region).id]
  return domain && `https://${region}.${domain}/${path}?region=${region}${fragment}`
}

/** What a function's page shows: a version, an alias, or `$LATEST`. */
export interface FunctionPage {
  region: Region
  /** Of the function, the version or the alias. */
  arn: string
  /** Of the page, for example `monitoring`. */
  tab?: string
}

/** The page of a function, of one of its versions or aliases, by its ARN. */
export function functionPage({ region, arn, tab }: FunctionPage): Page {
  const { name, qualifier } = parseFunctionArn(arn) ?? {}
  if (name === undefined) return undefined
  const shown = tab === undefined ? '' : `?tab=${tab}`
  return page(region, 'lambda/home', `#/functions/${name}${subpage(qualifier)}${shown}`)
}

function subpage(qualifier: string | undefined): string {
  if (qualifier === undefined || qualifier === '$LATEST') return ''
  return /^\d+$/.test(qualifier) ? `/versions/${qualifier}` : `/aliases/${encodeURIComponent(qualifier)}`
}

/** The page of an image in ECR, by its URI with a digest; undefined without one, and for any other registry. */
export function imagePage(imageUri: string): Page {
  const { registry = '', repository, digest } = findImageReference(imageUri) ?? {}
  const ecr = parseEcrRegistry(registry)
  if (ecr === undefined || digest === undefined) return undefined
  return page(ecr.region, `ecr/repositories/private/${ecr.account}/${repository}/_/image/${digest}/details`)
}

/** The page of an alarm. */
export function alarmPage(region: Region, name: string): Page {
  return page(region, 'cloudwatch/home', `#alarmsV2:alarm/${encodeURIComponent(name)}`)
}

/**
 * What a version has logged in the last hour, newest first. Its name is in those of its log streams (Lambda developer
 * guide, "Viewing CloudWatch logs"), whatever their date.
 *
 * @param version a number, or `$LATEST`
 */
export function logsPage(region: Region, logGroup: string, version: string): Page {
  const query = `fields @timestamp, @message\n| filter @logStream like "[${version}]"\n| sort @timestamp desc\n| limit 200`
  const detail = `~(end~0~start~-3600~timeType~'RELATIVE~unit~'seconds~editorString~'${star(query)}~source~(~'${star(logGroup)}))`
  return page(region, 'cloudwatch/home', `#logsV2:logs-insights$3FqueryDetail$3D${dollar(detail)}`)
}

/** The console's own writing of a value in a query: a `*` and two hexadecimal digits stand for any odd character. */
function star(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_.-]/g, (character) => `*${hexadecimal(character)}`)
}

/** Its writing of a part of a fragment: a `$` stands for the `%` of a URL. */
function dollar(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_.~*'()-]/g, (character) => `$${hexadecimal(character)}`)
}

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0')
}
