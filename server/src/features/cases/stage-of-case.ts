import { complaintStages } from '@heed/contract/complaint-stages.ts'
import { type RawBuilder, sql } from 'kysely'

/** The furthest stage that the complaint of case `c` has reached and not lost again; null for a case that is none. */
export const stageOfCase: RawBuilder<string | null> = sql`(
  select coalesce((
    select s.stage from complaint_step s
    where s.case_id = k.case_id and s.way = 'done'
      and not exists (select from complaint_step n where n.case_id = s.case_id and n.stage = s.stage and n.id > s.id)
    order by array_position(${[...complaintStages]}::text[], s.stage) desc limit 1), 'received')
  from complaint k where k.case_id = c.id and k.withdrawn_at is null)`
