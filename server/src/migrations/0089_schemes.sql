/*
 Who asks for our standards: rating schemes with levels, six groups of stakeholders, laws. Each has requirements; one that is mapped to
 a standard is a source of that standard.
*/
create table heed.scheme (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  kind text not null check (kind in ('rating', 'stakeholder', 'law')),
  stakeholder text check (stakeholder in ('employees', 'shareholders', 'suppliers', 'government', 'associations', 'communities')),
  -- null: one of the six groups, named by the pages
  name text check (length(name) between 1 and 160),
  document text check (length(document) between 1 and 500),
  review_on date,
  created_at timestamptz not null default now(),
  check ((kind = 'stakeholder') = (stakeholder is not null)),
  check (name is not null or kind = 'stakeholder')
);
create unique index scheme_group on heed.scheme (workspace_id, stakeholder) where name is null;
alter table heed.workspace no force row level security;
insert into heed.scheme (id, workspace_id, kind, stakeholder)
  select gen_random_uuid(), w.id, 'stakeholder', g
  from heed.workspace w, unnest(array['employees', 'shareholders', 'suppliers', 'government', 'associations', 'communities']) g;
alter table heed.workspace force row level security;
select heed.protect('heed.scheme', 'workspace');

create table heed.requirement (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  scheme_id uuid not null references heed.scheme,
  code text not null check (length(code) between 1 and 60),
  category text check (length(category) between 1 and 160),
  words text not null check (length(words) between 1 and 2000),
  weight float8 not null default 1 check (weight > 0 and weight <= 1000),
  -- of a rating scheme: from how many stars it is asked for
  level int check (level between 1 and 5),
  -- all of it in letters that a search can compare
  folded text not null,
  created_at timestamptz not null default now(),
  unique (scheme_id, code)
);
select heed.protect('heed.requirement', 'workspace');

create table heed.requirement_standard (
  requirement_id uuid not null references heed.requirement on delete cascade,
  standard_id uuid not null references heed.standard,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  primary key (requirement_id, standard_id)
);
create index requirement_standard_standard on heed.requirement_standard (standard_id);
select heed.protect('heed.requirement_standard', 'workspace');

-- A round through a branch with a sample that chance drew by a number, so that it can be drawn again.
create table heed.inspection (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  scheme_id uuid not null references heed.scheme,
  seed int not null,
  size int not null check (size between 1 and 1000),
  started_by uuid references heed.member,
  started_at timestamptz not null default now(),
  finished_by uuid references heed.member,
  finished_at timestamptz
);
create index inspection_scheme on heed.inspection (scheme_id, id desc);
select heed.protect('heed.inspection', 'branch');

create table heed.inspection_item (
  inspection_id uuid not null references heed.inspection,
  requirement_id uuid not null references heed.requirement on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  place int not null,
  kept boolean,
  words text check (length(words) between 1 and 500),
  at timestamptz,
  primary key (inspection_id, requirement_id)
);
create index inspection_item_requirement on heed.inspection_item (requirement_id, branch_id, at desc) where kept is not null;
select heed.protect('heed.inspection_item', 'branch');
