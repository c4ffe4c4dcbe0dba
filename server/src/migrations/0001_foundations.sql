-- Scope of a transaction. The server sets these with set_config(…, true) and never trusts a session default.
create schema heed;

create function heed.workspace_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('heed.workspace', true), '')::uuid;

create function heed.member_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('heed.member', true), '')::uuid;

-- '*' sees every branch; anything else is an array of branch ids, and unset sees none.
create function heed.all_branches() returns boolean language sql stable parallel safe
  return coalesce(current_setting('heed.branches', true) = '*', false);

create function heed.branches() returns uuid[] language sql stable parallel safe
  return case when coalesce(current_setting('heed.branches', true), '') in ('', '*') then '{}'::uuid[]
              else current_setting('heed.branches', true)::uuid[] end;

-- The few look-ups made before a workspace is known (which member is this, which channel has this address).
create function heed.is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('heed.system', true) = 'on', false);

/*
 Row security of a table, in one place. `by`:
   workspace  every member of the workspace
   branch     members who see the row's branch; a null branch_id belongs to the whole workspace
   case       whoever sees the row's case
 Sub-selects make the planner compute each setting once a query, so indexes on workspace_id stay usable.
*/
create function heed.protect(target regclass, by text) returns void language plpgsql as $$
declare
  mine constant text := 'workspace_id = (select heed.workspace_id())';
  rule text := case by
    when 'workspace' then mine
    when 'branch' then mine || ' and ((select heed.all_branches()) or branch_id is null or branch_id = any ((select heed.branches())::uuid[]))'
    when 'case' then mine || ' and ((select heed.all_branches()) or case_id is null or exists (select from heed."case" c where c.id = case_id))'
  end;
begin
  if rule is null then raise exception 'heed.protect: unknown rule %', by; end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy scope on %s using (%s) with check (%s)', target, rule, rule);
end $$;

-- Read-only for look-ups before the workspace is known.
create function heed.readable_by_system(target regclass) returns void language plpgsql as $$
begin
  execute format('create policy system_read on %s for select using ((select heed.is_system()))', target);
end $$;

create table heed.workspace (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('shop', 'hotel', 'clinic', 'salon', 'restaurant', 'online_store', 'other')),
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  solved_for_good_days int not null default 14 check (solved_for_good_days between 1 and 365),
  minimum_answers int not null default 10 check (minimum_answers between 1 and 1000),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
alter table heed.workspace enable row level security;
alter table heed.workspace force row level security;
create policy scope on heed.workspace using (id = (select heed.workspace_id())) with check (id = (select heed.workspace_id()));
select heed.readable_by_system('heed.workspace');

create table heed.branch (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null,
  zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  hours jsonb not null,
  -- Grows when the hours or the zone change; clocks remember which version they were computed on.
  hours_version int not null default 1,
  active boolean not null default true,
  created_at timestamptz not null default now()
);
alter table heed.branch enable row level security;
alter table heed.branch force row level security;
create policy scope on heed.branch
  using (workspace_id = (select heed.workspace_id()) and ((select heed.all_branches()) or id = any ((select heed.branches())::uuid[])))
  with check (workspace_id = (select heed.workspace_id()) and ((select heed.all_branches()) or id = any ((select heed.branches())::uuid[])));
create index branch_workspace on heed.branch (workspace_id);

create table heed.member (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  user_id text not null,
  name text not null,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'lead', 'employee', 'observer')),
  -- null sees every branch
  branch_ids uuid[],
  language text check (language in ('en', 'tr', 'id', 'az', 'zh')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  active boolean not null default true,
  joined_at timestamptz not null default now(),
  unique (workspace_id, user_id)
);
create index member_user on heed.member (user_id);
select heed.protect('heed.member', 'workspace');
select heed.readable_by_system('heed.member');

create table heed.invitation (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- sha256 of the token; the token itself is shown once and never kept
  token_hash bytea not null unique,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'lead', 'employee', 'observer')),
  branch_ids uuid[],
  language text not null,
  invited_by uuid references heed.member,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null default now()
);
create index invitation_open on heed.invitation (workspace_id, created_at) where accepted_at is null;
select heed.protect('heed.invitation', 'workspace');

-- Said once, in the transaction that changed the state; everything else listens.
create table heed.event (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid,
  case_id uuid,
  type text not null,
  actor_id uuid,
  at timestamptz not null default now(),
  payload jsonb not null default '{}',
  dispatched_at timestamptz
);
create index event_case on heed.event (case_id, id) where case_id is not null;
create index event_audit on heed.event (workspace_id, id) where actor_id is not null;
create index event_waiting on heed.event (workspace_id, id) where dispatched_at is null;
select heed.protect('heed.event', 'branch');

create function heed.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened is kept as it was';
end $$;
create trigger event_is_kept before update of id, workspace_id, branch_id, case_id, type, actor_id, at, payload on heed.event
  for each row execute function heed.refuse_change();

create table heed.idempotency_key (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  caller text not null,
  key text not null check (length(key) between 1 and 200),
  endpoint text not null,
  request_hash bytea not null,
  status int,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, caller, key)
);
create index idempotency_key_age on heed.idempotency_key (created_at);
select heed.protect('heed.idempotency_key', 'workspace');

-- Secrets made on the first run and the one-time set-up link; no business data, one row a name.
create table heed.installation (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);
