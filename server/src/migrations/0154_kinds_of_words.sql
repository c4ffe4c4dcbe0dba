-- What kind of words somebody spoke and which product they were about, as whoever heard them says; and the purchase they were asked about.
alter table heed.feedback
  add column kind text check (kind in ('wish', 'praise', 'problem', 'question')),
  add column product text check (length(product) between 1 and 200),
  add column occasion_id uuid references heed.occasion;
create index feedback_kind on heed.feedback (workspace_id, kind, said_at desc) where kind is not null;
create index feedback_occasion on heed.feedback (occasion_id) where occasion_id is not null;

update heed.feedback f set kind = case c.kind when 'complaint' then 'problem' when 'praise' then 'praise' else 'wish' end
from heed."case" c where c.id = f.case_id and f.origin = 'case:' || c.id and c.kind in ('complaint', 'praise', 'suggestion');
update heed.feedback f set product = left(k.item, 200), indexed = false
from heed.complaint k where k.case_id = f.case_id and f.origin = 'case:' || k.case_id and btrim(coalesce(k.item, '')) <> '';
