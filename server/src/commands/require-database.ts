import { type Config, ConfigError } from '../platform/config.ts'

/** Several processes need a database that none of them owns. */
export function requireOutsideDatabase(config: Config, command: string): Config {
  if (!config.databaseUrl)
    throw new ConfigError(`heed ${command} needs DATABASE_URL: the embedded database belongs to "heed start"`)
  return config
}
