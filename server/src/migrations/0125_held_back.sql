-- What a rule held back is done later, once, or dropped with a word.
alter table heed.automation_run
  drop constraint automation_run_result_check,
  add constraint automation_run_result_check check (result in ('did', 'failed', 'held', 'dropped')),
  add column settled_at timestamptz,
  -- null with a time: what it was for no longer held, so Heed dropped it
  add column settled_by uuid references heed.member,
  add column word text check (length(word) between 1 and 500),
  add check (result <> 'dropped' or settled_at is not null);
create index automation_run_held on heed.automation_run (automation_id, at) where result = 'held';

-- Of what a rule listens to, how much it looked at and how much met its conditions; a row a day, not one for each event.
create table heed.automation_day (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  automation_id uuid not null references heed.automation on delete cascade,
  branch_id uuid not null references heed.branch,
  -- in the zone of the branch
  day date not null,
  looked_at int not null check (looked_at >= 0),
  met int not null check (met between 0 and looked_at),
  primary key (automation_id, branch_id, day)
);
select heed.protect('heed.automation_day', 'branch');
