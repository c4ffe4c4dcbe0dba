import { leastAnswersOfMember, leastColleagues, type SurveyMembers } from '@heed/contract/survey-members.ts'
import { seesMember } from '../../../platform/access/member-sight.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import type { Filter } from '../results/count-answers.ts'
import { countByMember } from '../results/count-by-member.ts'
import { everyQuestion } from '../results/read-results.ts'
import { compareGroups } from './compare-groups.ts'
import { countsFor, measuresOf, presentMeasure, sum } from './measures.ts'
import { readMinimumAnswers } from './minimum-answers.ts'

type Query = Filter & { measure?: string | undefined }

/**
 * One figure of each employee whose case was asked about, in the order of names. Whoever does not lead sees themselves alone, and what
 * they are compared with only where enough colleagues are in it: of two, each would know the other by subtraction.
 */
export const compareMembers = (scope: Scope, surveyId: string, query: Query): Promise<SurveyMembers> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    const measures = measuresOf(await everyQuestion(tx, survey))
    const measure = measures.find(({ key }) => key === query.measure) ?? measures[0]
    const minimumAnswers = Math.max(leastAnswersOfMember, await readMinimumAnswers(tx))
    const sight = seesMember(scope, null) ? 'everybody' : 'oneself'
    if (!measure) return { measure: null, minimumAnswers, sight, whole: null, members: [], funnel: null }
    const grouped = await countByMember(tx, surveyId, query, measure.question)
    const all = (await tx.db.selectFrom('member').select(['id', 'name']).orderBy('name').orderBy('id').execute())
      .map((member) => ({
        member,
        counts: countsFor(
          measure,
          grouped.filter(({ group }) => group === member.id),
        ),
      }))
      .filter(({ counts }) => sum(counts) > 0)
    const compared = compareGroups(measure, all, minimumAnswers)
    const seen = compared.rows.filter(({ group }) => seesMember(scope, group.member.id))
    const isCompared = sight === 'everybody' || (seen.length > 0 && all.length - seen.length >= leastColleagues)
    return {
      measure: presentMeasure(measure),
      minimumAnswers,
      sight,
      whole: isCompared ? compared.whole : null,
      members: seen.map(({ group: { member }, estimate, difference, limits, place }) => ({
        member,
        estimate,
        difference: isCompared ? difference : null,
        limits: isCompared ? limits : null,
        place: isCompared ? place : null,
      })),
      funnel: isCompared ? compared.drawFunnel(seen.map(({ group }) => sum(group.counts))) : null,
    }
  })
