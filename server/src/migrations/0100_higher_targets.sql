/*
 What was good for three periods on end could be asked for more. A suggestion is made once, and taken or turned down with a reason that stays;
 the next three periods may bring the next one.
*/
create table heed.standard_suggestion (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  standard_id uuid not null references heed.standard,
  -- the share kept of each period, oldest first
  shares jsonb not null,
  from_percent numeric(5, 2) not null,
  to_percent numeric(5, 2) not null,
  made_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'taken', 'turned_down')),
  reason text check (length(reason) between 1 and 500),
  decided_by uuid references heed.member,
  decided_at timestamptz,
  check (to_percent > from_percent),
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'turned_down' or reason is not null)
);
create unique index standard_suggestion_open on heed.standard_suggestion (standard_id) where state = 'open';
create index standard_suggestion_standard on heed.standard_suggestion (standard_id, made_at);
select heed.protect('heed.standard_suggestion', 'workspace');
