/*
 The personality of the business: what it is like, how it sounds, what it does not say; what it stands for, and the ideas and acts that
 show it. A standard expresses values; what fits the brand is looked at by a person who signs.
*/
create table heed.brand_word (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  kind text not null check (kind in ('trait', 'tone', 'avoided')),
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  word text not null check (length(word) between 1 and 80),
  -- what to say in place of an avoided word
  instead text check (length(instead) between 1 and 300),
  created_at timestamptz not null default now(),
  check ((kind = 'avoided') = (instead is not null)),
  unique (workspace_id, kind, language, word)
);
select heed.protect('heed.brand_word', 'workspace');

create table heed.brand_value (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 80),
  meaning text check (length(meaning) between 1 and 500),
  created_at timestamptz not null default now(),
  unique (workspace_id, name)
);
select heed.protect('heed.brand_value', 'workspace');

-- The values that a standard expresses.
create table heed.standard_value (
  standard_id uuid not null references heed.standard,
  value_id uuid not null references heed.brand_value on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  primary key (standard_id, value_id)
);
create index standard_value_value on heed.standard_value (value_id);
select heed.protect('heed.standard_value', 'workspace');

create table heed.brand_idea (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 80),
  -- the suggestion that it was taken from
  template_key text check (length(template_key) <= 40),
  created_at timestamptz not null default now(),
  unique (workspace_id, name)
);
create unique index brand_idea_template on heed.brand_idea (workspace_id, template_key) where template_key is not null;
select heed.protect('heed.brand_idea', 'workspace');

create table heed.brand_act (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null: it belongs to no idea yet, and says so
  idea_id uuid references heed.brand_idea on delete set null,
  words text not null check (length(words) between 1 and 300),
  created_at timestamptz not null default now()
);
create index brand_act_idea on heed.brand_act (idea_id);
select heed.protect('heed.brand_act', 'workspace');

create table heed.brand_act_standard (
  act_id uuid not null references heed.brand_act on delete cascade,
  standard_id uuid not null references heed.standard,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  primary key (act_id, standard_id)
);
create index brand_act_standard_standard on heed.brand_act_standard (standard_id);
select heed.protect('heed.brand_act_standard', 'workspace');

-- Who looked at whether a version of a standard sounds like us, and what was found in it.
create table heed.standard_fit (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  standard_id uuid not null references heed.standard,
  version int not null,
  tone_found int not null check (tone_found >= 0),
  avoided_found int not null check (avoided_found >= 0),
  -- why an avoided word stays
  note text check (length(note) between 1 and 500),
  signed_by uuid references heed.member,
  signed_at timestamptz not null default now(),
  check (avoided_found = 0 or note is not null)
);
create index standard_fit_standard on heed.standard_fit (standard_id, signed_at desc);
select heed.protect('heed.standard_fit', 'workspace');
