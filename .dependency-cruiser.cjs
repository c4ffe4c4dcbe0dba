/** The house's walls. Each rule's name says what went wrong; scripts/boundaries.test.ts plants a violation of each and sees it caught. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-is-a-leaf',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: '^(methods|server|web|site)/' },
    },
    {
      name: 'methods-are-a-leaf',
      severity: 'error',
      from: { path: '^methods/' },
      to: { path: '^(contract|server|web|site)/' },
    },
    {
      name: 'pages-do-not-reach-into-the-server',
      severity: 'error',
      from: { path: '^(web|site)/' },
      to: { path: '^server/' },
    },
    {
      name: 'the-server-does-not-reach-into-pages',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(web|site)/' },
    },
    {
      name: 'staff-app-and-public-pages-stay-apart',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^site/' },
    },
    {
      name: 'public-pages-and-staff-app-stay-apart',
      severity: 'error',
      from: { path: '^site/' },
      to: { path: '^web/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(features|events|commands|app\\.ts)' },
    },
    {
      name: 'events-are-a-leaf',
      severity: 'error',
      from: { path: '^server/src/events/' },
      to: { path: '^server/src/', pathNot: ['^server/src/events/', '^server/src/platform/events/'] },
    },
    {
      name: 'features-meet-at-the-front-door',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/' },
      to: { path: '^server/src/features/', pathNot: ['^server/src/features/$1/', '/index\\.ts$'] },
    },
    {
      name: 'routes-never-touch-the-database',
      severity: 'error',
      from: { path: '\\.routes\\.ts$' },
      to: { path: '^(server/src/platform/database/|node_modules/(kysely|pg)/)' },
    },
    {
      name: 'contract-and-methods-need-no-node',
      severity: 'error',
      from: { path: '^(contract|methods)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/.vite)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
