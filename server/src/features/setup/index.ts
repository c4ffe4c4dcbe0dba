import { completeSetup, getSetup, previewSetup } from '@heed/contract/setup.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listStandardTemplates } from '../standards/index.ts'
import { readSurveyTemplate } from '../voice/index.ts'
import { isSetupNeeded, setUpByLink } from './set-up.ts'

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
      standards: listStandardTemplates(query.kind).map((template) => ({
        name: template.name[query.language],
        measure: template.measure,
        targetSeconds: template.targetSeconds,
        targetSharePercent: template.targetSharePercent,
      })),
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
