/*
 Calls to customers who stay away: whether somebody spoke with them, why they stay away, and what would bring them back. What was known
 of their rhythm then is kept beside it. `standard_id`: the promise that was not kept, where service was the reason.
*/
create table heed.lost_call (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  customer_id uuid not null references heed.customer,
  member_id uuid references heed.member,
  at timestamptz not null default now(),
  outcome text not null check (outcome in ('spoke', 'no_answer', 'not_now')),
  reason text check (reason in ('service', 'price', 'product', 'moved', 'need_ended', 'competitor', 'other')),
  standard_id uuid references heed.standard,
  words text check (length(words) between 1 and 4000),
  others text check (length(others) between 1 and 1000),
  back_if text check (length(back_if) between 1 and 1000),
  comes_back text check (comes_back in ('yes', 'perhaps', 'no')),
  again_on date,
  usual_days numeric(8, 1),
  last_on date,
  check (reason is null or outcome = 'spoke'),
  check (standard_id is null or reason = 'service'),
  check (again_on is null or outcome <> 'spoke')
);
create index lost_call_customer on heed.lost_call (customer_id, at desc);
create index lost_call_at on heed.lost_call (workspace_id, at);
select heed.protect('heed.lost_call', 'branch');
