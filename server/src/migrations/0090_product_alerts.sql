/*
 Goods that may be faulty: every branch takes them off its shelves, somebody finds out what is wrong, and the customers who
 complained hear of it. The alert concerns the whole business; what a branch removed is seen where the branch is seen.
*/
create table heed.product_alert (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  product text not null check (length(product) between 1 and 200),
  batch text check (length(batch) between 1 and 100),
  facts text not null check (length(facts) between 1 and 5000),
  opened_by uuid references heed.member,
  opened_at timestamptz not null default now(),
  finding text check (length(finding) between 1 and 5000),
  decision text check (decision in ('back_to_shelf', 'back_to_supplier', 'dropped')),
  -- what customers read beside the decision, by language
  for_customers jsonb not null default '{}',
  closed_by uuid references heed.member,
  closed_at timestamptz,
  check ((closed_at is null) = (decision is null)),
  check (closed_at is null or finding is not null)
);
create index product_alert_open on heed.product_alert (workspace_id, id) where closed_at is null;
select heed.protect('heed.product_alert', 'workspace');

-- One a branch: asked to take the goods off the shelf, and confirmed by name with the number removed.
create table heed.branch_withdrawal (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  alert_id uuid not null references heed.product_alert,
  branch_id uuid not null references heed.branch,
  asked_at timestamptz not null default now(),
  removed int check (removed between 0 and 1000000),
  note text check (length(note) between 1 and 500),
  confirmed_by uuid references heed.member,
  confirmed_at timestamptz,
  unique (alert_id, branch_id),
  check ((confirmed_at is null) = (removed is null))
);
select heed.protect('heed.branch_withdrawal', 'branch');

-- Complaints about the goods: by the same product, or added by hand. One that was taken out stays out.
create table heed.product_alert_case (
  alert_id uuid not null references heed.product_alert,
  case_id uuid not null references heed."case",
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: the same product
  linked_by uuid references heed.member,
  linked_at timestamptz not null default now(),
  unlinked_at timestamptz,
  -- what became of telling its customer, once the alert is closed
  telling text check (telling in ('mailed', 'unreachable', 'in_another_case')),
  told_at timestamptz,
  primary key (alert_id, case_id),
  check ((telling is null) = (told_at is null))
);
create index product_alert_case_of on heed.product_alert_case (case_id);
select heed.protect('heed.product_alert_case', 'case');

-- A file that something of the whole business keeps, such as the photos of an alert: everybody in the business may look at it.
alter table heed.attachment add column kept_by uuid;
create index attachment_kept on heed.attachment (kept_by) where kept_by is not null;
drop policy scope on heed.attachment;
create policy scope on heed.attachment
  using (workspace_id = (select heed.workspace_id()) and (
    case when kept_by is not null then true
         when case_id is null then uploaded_by is not distinct from (select heed.member_id()) or (select heed.member_id()) is null
         else (select heed.all_branches()) or exists (select from heed."case" c where c.id = case_id) end))
  with check (workspace_id = (select heed.workspace_id()));
