import type { DeploymentConfig, Traffic } from './model.ts'

const MINUTE = 60_000
export const ALL_AT_ONCE = 'CodeDeployDefault.LambdaAllAtOnce'

/** CodeDeploy User Guide, "Predefined deployment configurations for an AWS Lambda compute platform". */
export const PREDEFINED: readonly DeploymentConfig[] = [
  { name: ALL_AT_ONCE, traffic: { type: 'AllAtOnce' } },
  ...[5, 10, 15, 30].map((minutes): DeploymentConfig => {
    const traffic = { type: 'TimeBasedCanary', percentage: 10, interval: minutes * MINUTE } as const
    return { name: `CodeDeployDefault.LambdaCanary10Percent${minutes}Minutes`, traffic }
  }),
  ...[1, 2, 3, 10].map((minutes): DeploymentConfig => {
    const traffic = { type: 'TimeBasedLinear', percentage: 10, interval: minutes * MINUTE } as const
    return { name: `CodeDeployDefault.LambdaLinear10PercentEvery${minutes}Minute${minutes > 1 ? 's' : ''}`, traffic }
  }),
]

/** The steps of a shift: when each is due, in ms after the first, and the weight of the new version, 0 to 1. */
export function stepsOf(traffic: Traffic): { after: number; weight: number }[] {
  if (traffic.type === 'AllAtOnce') return [{ after: 0, weight: 1 }]
  const { type, percentage, interval } = traffic
  const increments = type === 'TimeBasedCanary' ? 1 : Math.ceil(100 / percentage) - 1
  const partial = Array.from({ length: increments }, (_, index) => ({
    after: index * interval,
    weight: (percentage * (index + 1)) / 100,
  }))
  return [...partial, { after: increments * interval, weight: 1 }]
}

/** `trafficRoutingConfig` of the API, which counts in minutes: an interval of a sandbox, which is short, is one. */
export function writeTraffic(traffic: Traffic): object {
  if (traffic.type === 'AllAtOnce') return { type: traffic.type }
  const minutes = Math.max(1, Math.round(traffic.interval / MINUTE))
  if (traffic.type === 'TimeBasedCanary') {
    return {
      type: traffic.type,
      timeBasedCanary: { canaryPercentage: traffic.percentage, canaryInterval: minutes },
    }
  }
  return { type: traffic.type, timeBasedLinear: { linearPercentage: traffic.percentage, linearInterval: minutes } }
}
