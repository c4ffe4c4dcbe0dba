import * as contract from '@heed/contract/brand.ts'
import * as experience from '@heed/contract/experience.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { findBrandWords } from './brand-fit.ts'
import { addAspect, changeAspect, readExperience, removeAspect } from './experience.ts'
import { readBrand } from './read-brand.ts'
import { expressValues, readStandardBrand, sign } from './standard-brand.ts'
import { addAct, addIdea, changeAct, removeAct, removeIdea, renameIdea, takeIdea } from './write-ideas.ts'
import { addValue, changeValue, removeValue } from './write-values.ts'
import { addWord, removeWord } from './write-words.ts'

export { findAvoidedWords } from './brand-fit.ts'
export { addAspect } from './experience.ts'
export { addAct, changeAct, takeIdea } from './write-ideas.ts'
export { addValue } from './write-values.ts'
export { addWord } from './write-words.ts'

/** What the business is like and stands for: words, values, ideas with their acts, and whether what is written fits them. */
export const brand = defineFeature({
  name: 'brand',
  routes: [
    route(contract.getBrand, ({ scope }) => readBrand(scope)),
    route(contract.addBrandWord, ({ scope, body }) => addWord(scope, body)),
    route(contract.removeBrandWord, ({ scope, params }) => removeWord(scope, params.id)),
    route(contract.addBrandValue, ({ scope, body }) => addValue(scope, body)),
    route(contract.updateBrandValue, ({ scope, params, body }) => changeValue(scope, params.id, body)),
    route(contract.removeBrandValue, ({ scope, params }) => removeValue(scope, params.id)),
    route(contract.addBrandIdea, ({ scope, body }) => addIdea(scope, body.name)),
    route(contract.takeBrandIdea, ({ scope, body }) => takeIdea(scope, body.key)),
    route(contract.updateBrandIdea, ({ scope, params, body }) => renameIdea(scope, params.id, body.name)),
    route(contract.removeBrandIdea, ({ scope, params }) => removeIdea(scope, params.id)),
    route(contract.addBrandAct, ({ scope, body }) => addAct(scope, body)),
    route(contract.updateBrandAct, ({ scope, params, body }) => changeAct(scope, params.id, body)),
    route(contract.removeBrandAct, ({ scope, params }) => removeAct(scope, params.id)),
    route(experience.getExperienceMap, ({ scope }) => readExperience(scope)),
    route(experience.addExperienceAspect, ({ scope, body }) => addAspect(scope, body)),
    route(experience.changeExperienceAspect, ({ scope, params, body }) => changeAspect(scope, params.id, body)),
    route(experience.removeExperienceAspect, ({ scope, params }) => removeAspect(scope, params.id)),
    route(contract.checkBrandFit, ({ scope, body }) =>
      scope.transaction(async (tx) => ({ findings: await findBrandWords(tx, body.text, body.language) })),
    ),
    route(contract.getStandardBrand, ({ scope, params }) => readStandardBrand(scope, params.id)),
    route(contract.valueStandard, ({ scope, params, body }) => expressValues(scope, params.id, body.valueIds)),
    route(contract.signStandardFit, ({ scope, params, body }) => sign(scope, params.id, body.note)),
  ],
})
