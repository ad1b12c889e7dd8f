import type { RegionCredentials } from '../aws/credentials.ts'
import type { Context } from '../inputs/context.ts'
import type { RegionPlans } from '../plan/plan.ts'
import type { Tools } from '../session/tools.ts'

/** All that the removal of previews works with, made once and handed on. */
export interface RemovalRun {
  plan: RegionPlans & { context: Context }
  tools: Tools
  credentials: RegionCredentials
}
