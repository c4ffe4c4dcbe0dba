-- The standard of the day, where somebody chose it by hand; without a choice it is the weakest one.
create table heed.standard_focus (
  workspace_id uuid primary key default heed.workspace_id() references heed.workspace,
  standard_id uuid not null references heed.standard,
  -- the last day on which it holds
  until date not null,
  chosen_by uuid references heed.member,
  chosen_at timestamptz not null default now()
);
select heed.protect('heed.standard_focus', 'workspace');
