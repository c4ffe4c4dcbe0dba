import { completeSetup, getSetup, previewSetup } from '@heed/contract/setup.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listStandardTemplates } from '../standards/index.ts'
import { readSurveyTemplate } from '../voice/index.ts'
import { isSetupNeeded, setUpByLink } from './set-up.ts'

/** What somebody who has just begun is shown; the other standards wait on their page. */
const firstShown = ['first_answer', 'solution', 'plan'] as const

/** The first run: what a kind of business starts with, and making it. */
export const setup = defineFeature({
  name: 'setup',
  routes: [
    route(getSetup, async ({ house }) => ({
      needed: await isSetupNeeded(house),
      demo: false,
      oidc: house.config.oidc ? { name: house.config.oidc.name, providerId: 'oidc' } : null,
    })),
    route(previewSetup, ({ query }) => ({
      standards: listStandardTemplates(query.kind).flatMap(({ name, measure, targetSeconds, targetSharePercent }) => {
        const shown = firstShown.find((known) => known === measure)
        return shown && targetSeconds
          ? [{ name: name[query.language], measure: shown, targetSeconds, targetSharePercent }]
          : []
      }),
      survey: readSurveyTemplate(query.language),
    })),
    route(
      completeSetup,
      async ({ house, body }) => {
        const { workspaceId, email } = await setUpByLink(house, body)
        return { workspaceId, email }
      },
      { perMinute: 20 },
    ),
  ],
})
