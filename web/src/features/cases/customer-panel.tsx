import type { Case } from '@heed/contract/cases.ts'
import { listCases } from '@heed/contract/cases.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { languageNames } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ClockWords } from '../../ui/clock-words.tsx'
import { dayOf } from '../../ui/format.ts'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { PromisesOfCase } from '../promises/promises-of-case.tsx'
import { RuleUses } from '../rules/rule-uses.tsx'
import { customerQuery } from './case-queries.ts'
import classes from './customer-panel.module.css'

const BrokenOnCase = lazy(() =>
  import('../published-promises/broken-on-case.tsx').then((file) => ({ default: file.BrokenOnCase })),
)

const KnownOnCase = lazy(() =>
  import('../customers/known/known-on-case.tsx').then((file) => ({ default: file.KnownOnCase })),
)

const WishesOnCase = lazy(() => import('./wishes-on-case.tsx').then((file) => ({ default: file.WishesOnCase })))

const AskedOnCase = lazy(() =>
  import('../surveys/figures/beside/asked-on-case.tsx').then((file) => ({ default: file.AskedOnCase })),
)

/** Who it is, how to address them, what they told us, and what else they wait for. */
export const CustomerPanel = ({ item }: { item: Case }) => {
  const { t } = useTranslation(['cases', 'recovery', 'prevention'])
  const may = useMay()
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  const name = customer?.name ?? item.customer.name
  return (
    <div className={classes.panel}>
      <Link to="/customers/$customerId" params={{ customerId: item.customer.id }} className={classes.head}>
        <Avatar name={name} size={40} />
        <span>
          <h2>{name}</h2>
          {customer && <p className={classes.quiet}>{t('customer.since', { time: dayOf(customer.since) })}</p>}
        </span>
      </Link>
      {customer && (
        <dl className={classes.facts}>
          <dt>{t('customer.say')}</dt>
          <dd>
            {customer.formOfAddress ? (
              <b>{customer.formOfAddress}</b>
            ) : (
              <span className={classes.quiet}>{t('customer.sayUnknown')}</span>
            )}
          </dd>
          <dt>{t('customer.language')}</dt>
          <dd lang={customer.language}>{languageNames[customer.language]}</dd>
          <dt>{t('customer.reach')}</dt>
          <dd className={classes.reach}>
            {customer.emails.map((email) => (
              <a key={email} href={`mailto:${email}`}>
                {email}
              </a>
            ))}
            {customer.phones.map((phone) => (
              <a key={phone} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            ))}
          </dd>
          {customer.note && (
            <>
              <dt>{t('customer.note')}</dt>
              <dd>{customer.note}</dd>
            </>
          )}
        </dl>
      )}
      {may('feedback:record') && (
        <Link to="/feedback/new" search={{ customer: item.customer.id, case: item.id }} className="link">
          {t('customer.said')}
        </Link>
      )}
      <Suspense>
        <WishesOnCase item={item} />
      </Suspense>
      <Suspense>
        <KnownOnCase key={item.id} item={item} />
      </Suspense>
      {item.kind !== 'complaint' && (
        <section>
          <h3>{t('recovery:promise.title')}</h3>
          <PromisesOfCase item={item} />
        </section>
      )}
      {may('standard:read') && (
        <Suspense>
          <BrokenOnCase caseId={item.id} />
        </Suspense>
      )}
      {item.kind !== 'complaint' && may('prevention:read') && (
        <section>
          <h3>{t('prevention:case.title')}</h3>
          <RuleUses caseId={item.id} />
        </section>
      )}
      <Suspense>
        <AskedOnCase caseId={item.id} />
      </Suspense>
      <OtherCases item={item} />
      {customer && (
        <section>
          <h3>{t('customer.answers')}</h3>
          {customer.answers.length === 0 && <p className={classes.quiet}>{t('customer.noAnswers')}</p>}
          {customer.answers.slice(0, 4).map((answer) => (
            <Link key={answer.id} to="/cases/$caseId" params={{ caseId: answer.caseId }} className={classes.answer}>
              <span>
                {answer.satisfaction !== null && <b>{t('customer.score', { score: answer.satisfaction })}</b>}
                <When at={answer.at} className={classes.quiet} />
              </span>
              {answer.comment && (
                <Voice language={answer.language} quoted className={classes.comment}>
                  {answer.comment}
                </Voice>
              )}
            </Link>
          ))}
        </section>
      )}
    </div>
  )
}

const OtherCases = ({ item }: { item: Case }) => {
  const { t } = useTranslation('cases')
  const { data } = useQuery({
    queryKey: ['cases', 'list', 'of', item.customer.id],
    queryFn: ({ signal }) =>
      call(listCases, { query: { customerId: item.customer.id, view: 'all', limit: 6 }, signal }),
  })
  const others = data?.items.filter((other) => other.id !== item.id) ?? []
  return (
    <section>
      <h3>{t('customer.cases')}</h3>
      {data && others.length === 0 && <p className={classes.quiet}>{t('customer.noCases')}</p>}
      {others.slice(0, 5).map((other) => (
        <Link key={other.id} to="/cases/$caseId" params={{ caseId: other.id }} className={classes.case}>
          <span lang={other.language}>{other.subject}</span>
          {other.clock ? (
            <ClockWords clock={other.clock} />
          ) : (
            <span className={classes.quiet}>{t(`state.${other.state}`)}</span>
          )}
          <span className={classes.quiet}>
            #{other.number} · <When at={other.openedAt} />
          </span>
        </Link>
      ))}
    </section>
  )
}
