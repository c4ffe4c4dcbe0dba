import { ConfigError, readConfig } from './platform/config.ts'

/** A command of `heed`: loaded when called, so that a small command does not load the whole server. */
type Command = {
  about: string
  load: () => Promise<{ run: (args: string[]) => Promise<void> }>
  /** Exit code of an unforeseen failure; 1 unless said. */
  failure?: number
}

const commands: Record<string, Command> = {
  start: {
    about: 'everything in one process tree: database, pages, jobs, mail (--demo loads a demo business)',
    load: () => import('./commands/start.ts'),
  },
  serve: { about: 'HTTP only; run as many as you like on one DATABASE_URL', load: () => import('./commands/serve.ts') },
  work: {
    about: 'jobs and mail only; run as many as you like on one DATABASE_URL',
    load: () => import('./commands/work.ts'),
  },
  migrate: { about: 'bring the database up to date and end', load: () => import('./commands/migrate.ts') },
  setup: {
    about: 'first set-up without a browser: heed setup --json \'{"name":…}\' or --json - for standard input',
    load: () => import('./commands/setup.ts'),
  },
  demo: { about: 'load the demo business into a new installation and end', load: () => import('./commands/demo.ts') },
  'reset-password': {
    about: 'set a new password for someone who lost theirs: heed reset-password EMAIL',
    load: () => import('./commands/reset-password.ts'),
  },
  backup: {
    about: 'database and files into one file, also while Heed runs: heed backup [FILE]',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    about: 'a backup into an empty installation: heed restore FILE',
    load: () => import('./commands/restore.ts'),
  },
  intake: {
    about: 'take one mail from standard input: heed intake --channel ADDRESS < mail.eml',
    load: () => import('./commands/intake.ts'),
    // To a mail server every other code means "give it up".
    failure: 75,
  },
  doctor: { about: 'look at what commonly goes wrong and say what to do', load: () => import('./commands/doctor.ts') },
}

async function main(): Promise<void> {
  const [name = 'start', ...args] = process.argv.slice(2)
  const command = commands[name]
  if (!command && !['help', '--help', '-h'].includes(name)) {
    console.error(`heed: unknown command "${name}"; heed help lists what there is`)
    process.exitCode = 1
    return
  }
  if (!command) {
    const lines = Object.entries(commands).map(([key, { about }]) => `  ${key.padEnd(16)}${about}`)
    console.log(
      [
        'heed COMMAND [--help]',
        '',
        ...lines,
        '',
        'Settings are environment variables: HEED_PORT, HEED_DATA, HEED_URL, DATABASE_URL, HEED_SMTP_PORT … (docs/operating.md)',
      ].join('\n'),
    )
    return
  }
  if (args.includes('--help')) {
    console.log(`heed ${name}: ${command.about}`)
    return
  }
  readConfig()
  await (await command.load()).run(args)
}

main().catch((error: Error) => {
  // One line for what the reader can mend; the whole story only for what they cannot.
  console.error(
    error instanceof ConfigError || error.name === 'UsageError'
      ? `heed: ${error.message}`
      : `heed: ${error.message}\n${process.env.HEED_LOG === 'debug' ? error.stack : ''}`,
  )
  process.exit(commands[process.argv[2] ?? '']?.failure ?? 1)
})
