import type { ClientBase } from 'pg'

/** Lost without harm: who looks at what right now. */
const leftOut = ['heed.presence']

export type Table = { name: string; isScoped: boolean }

/** Tables of Heed and its sign-in, parents before children, so that restoring in this order meets every reference. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<{ name: string; scoped: boolean }>(
    `select n.nspname || '.' || quote_ident(c.relname) as name, c.relrowsecurity as scoped from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('heed', 'auth') and c.relkind = 'r' order by 1`,
  )
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `select cn.nspname || '.' || quote_ident(c.relname) as child, pn.nspname || '.' || quote_ident(p.relname) as parent
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
     join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace where k.contype = 'f'`,
  )
  const ordered: Table[] = []
  const placed = new Set<string>()
  const place = (name: string) => {
    if (placed.has(name)) return
    placed.add(name)
    for (const { child, parent } of references) if (child === name && parent !== name) place(parent)
    const table = tables.find((candidate) => candidate.name === name)
    if (table && !leftOut.includes(name)) ordered.push({ name, isScoped: table.scoped })
  }
  for (const { name } of tables) place(name)
  return ordered
}
