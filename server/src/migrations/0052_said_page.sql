-- The public list "you said, we did" of a business or of one branch; off until it is switched on.
create table heed.said_page (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: of the whole business
  branch_id uuid references heed.branch,
  -- A place leads to one page in the whole installation.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 2 and 60),
  active boolean not null default false,
  created_at timestamptz not null default now(),
  unique nulls not distinct (workspace_id, branch_id)
);
select heed.protect('heed.said_page', 'branch');
select heed.readable_by_system('heed.said_page');
