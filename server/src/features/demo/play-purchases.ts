import demo from '../../../../content/demo/purchases.json' with { type: 'json' }
import { newIdAt } from '../../platform/ids.ts'
import { addClass, addProduct, learnRhythm } from '../purchases/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'
import { branches } from './stage.ts'
import { RowsToWrite } from './write-rows.ts'

const dayMs = 86_400_000

type Article = (typeof demo.products)[number] & { id: string }
type Shopper = { id: string; branch: number; since: Date }

/** What is sold, and what customers bought over the year: some come every few weeks, some of those have stayed away lately, most came once or twice. */
export async function playPurchases(company: Company, chance: Chance, nowMs: number): Promise<void> {
  const articles = await stockShelves(company)
  const shoppers = await findShoppers(company)
  await company.scope.transaction(async (tx) => {
    const rows = new RowsToWrite()
    const sales = shoppers
      .flatMap((shopper) => timesOf(chance, shopper, nowMs).map((atMs) => ({ shopper, atMs })))
      .sort((one, other) => one.atMs - other.atMs)
    for (const [index, { shopper, atMs }] of sales.entries())
      addPurchase(rows, chance, company, shopper, articles, atMs, String(20_001 + index))
    await rows.write(tx)
    for (const { id } of shoppers) await learnRhythm(tx, id)
  })
}

async function stockShelves(company: Company): Promise<Article[]> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const classIds = new Map<string, string>()
  for (const { key, name, warrantyMonths } of demo.classes)
    classIds.set(key, (await addClass(owner, { name, warrantyMonths })).id)
  const articles: Article[] = []
  for (const product of demo.products) {
    const added = { name: product.name.tr, code: product.code, classId: classIds.get(product.class) ?? null }
    articles.push({ ...product, id: (await addProduct(owner, added)).id })
  }
  return articles
}

/** Half of those who ever wrote, each at the branch that they wrote to last. */
const findShoppers = ({ scope, branches: own }: Company): Promise<Shopper[]> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('customer as u')
      .innerJoin('case as c', 'c.customer_id', 'u.id')
      .distinctOn('u.id')
      .select(['u.id', 'c.branch_id', 'u.created_at'])
      .orderBy('u.id')
      .orderBy('c.opened_at', 'desc')
      .execute()
    return rows
      .filter((_, index) => index % 2 === 0)
      .map((row) => ({
        id: row.id,
        branch: own.findIndex(({ id }) => id === row.branch_id),
        since: row.created_at,
      }))
  })

/** One of four comes by a rhythm of their own, and one of nine of those has stayed away. */
function timesOf(chance: Chance, { since }: Shopper, nowMs: number): number[] {
  const beganMs = Math.max(since.getTime() - chance.between(0, 60) * dayMs, nowMs - 364 * dayMs)
  const noon = (ms: number) => ms - (ms % dayMs) + (8 * 3600 + chance.between(0, 6 * 3600)) * 1000
  if (!chance.happens(0.25))
    return Array.from({ length: chance.between(1, 2) }, () =>
      noon(beganMs + chance.next() * (nowMs - beganMs - dayMs)),
    ).filter((ms) => ms < nowMs)
  const usual = chance.between(18, 55)
  const untilMs = nowMs - (chance.happens(0.12) ? usual * (1.6 + chance.next() * 1.6) : 0) * dayMs
  const times: number[] = []
  for (let ms = beganMs; noon(ms) < untilMs; ms += usual * (0.8 + chance.next() * 0.4) * dayMs) times.push(noon(ms))
  return times.filter((ms) => ms < nowMs)
}

function addPurchase(
  rows: RowsToWrite,
  chance: Chance,
  company: Company,
  shopper: Shopper,
  articles: Article[],
  atMs: number,
  reference: string,
): void {
  const stage = branches[shopper.branch]
  const branchId = company.branches[shopper.branch]?.id
  if (!stage || !branchId) return
  const usual = articles[Number.parseInt(shopper.id.slice(-4), 16) % articles.length] as Article
  const chosen = new Set([chance.happens(0.6) ? usual : chance.pick(articles)])
  if (chance.happens(0.4)) chosen.add(chance.pick(articles))
  const lines = [...chosen].map((article) => {
    const quantity = article.code.startsWith('YK') || article.code.startsWith('PC') ? 2 : 1
    const price = article.price[stage.currency as keyof Article['price']]
    return { article, quantity, amount: price * quantity }
  })
  const id = newIdAt(atMs)
  rows.add('occasion', {
    id,
    branch_id: branchId,
    customer_id: shopper.id,
    kind: 'purchase',
    reference,
    at: new Date(atMs).toISOString(),
    words: null,
    amount: lines.reduce((sum, { amount }) => sum + amount, 0),
    currency: stage.currency,
    noted_by: null,
    created_at: new Date(atMs).toISOString(),
    cancelled_at: chance.happens(0.03) ? new Date(Math.min(atMs + 3 * dayMs, Date.now())).toISOString() : null,
  })
  for (const [position, { article, quantity, amount }] of lines.entries())
    rows.add('purchase_line', {
      occasion_id: id,
      position,
      branch_id: branchId,
      product_id: article.id,
      code: article.code,
      name: article.name[stage.language as keyof Article['name']],
      quantity,
      amount,
    })
}
