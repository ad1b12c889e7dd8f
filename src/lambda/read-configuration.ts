import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { present } from '../domain/present.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'

/** Reads what Lambda says of a configuration; without Environment when Lambda can't show it. */
export function readConfiguration(found: FunctionConfiguration): FunctionConfig {
  const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack } = found.VpcConfig ?? {}
  return present({
    Role: found.Role,
    Description: found.Description,
    Timeout: found.Timeout,
    MemorySize: found.MemorySize,
    EphemeralStorage: found.EphemeralStorage?.Size === undefined ? undefined : { Size: found.EphemeralStorage.Size },
    Environment: found.Environment?.Error ? undefined : { Variables: found.Environment?.Variables ?? {} },
    ImageConfig: present({ ...found.ImageConfigResponse?.ImageConfig }),
    SnapStart: { ApplyOn: found.SnapStart?.ApplyOn ?? 'None' },
    VpcConfig: present({ SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack }),
    DeadLetterConfig: { TargetArn: found.DeadLetterConfig?.TargetArn ?? '' },
    KMSKeyArn: found.KMSKeyArn,
    TracingConfig: { Mode: found.TracingConfig?.Mode ?? 'PassThrough' },
    FileSystemConfigs: found.FileSystemConfigs?.map(({ Arn = '', LocalMountPath = '', S3FilesConfig }) =>
      present({ Arn, LocalMountPath, S3FilesConfig }),
    ),
    LoggingConfig: present({ ...found.LoggingConfig }),
    DurableConfig: found.DurableConfig && present({ ...found.DurableConfig }),
    CapacityProviderConfig: readCapacityProvider(found.CapacityProviderConfig),
    TenancyConfig:
      found.TenancyConfig?.TenantIsolationMode === undefined
        ? undefined
        : { TenantIsolationMode: found.TenancyConfig.TenantIsolationMode },
  })
}

function readCapacityProvider(found: FunctionConfiguration['CapacityProviderConfig']) {
  const instances = found?.LambdaManagedInstancesCapacityProviderConfig
  if (instances?.CapacityProviderArn === undefined) return undefined
  const { CapacityProviderArn, ...values } = instances
  return { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn, ...present(values) } }
}
