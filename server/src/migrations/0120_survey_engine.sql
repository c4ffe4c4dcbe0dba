/*
 Surveys of the business's own making. What is written is `draft`; publishing freezes it as a version, and an answer stays with the
 version it was given to. Version 0 is the ready survey of the main job, whose questions stand in content/surveys. Every answer is
 kept as values (one a question and line) beside the columns that the figures of all surveys are made of.
*/
alter table heed.survey
  add column draft jsonb,
  add column revision int not null default 0,
  add column version int not null default 0,
  add column published_revision int not null default 0,
  -- the ready survey is open from the start; one of the business's own when it is published
  add column opened_at timestamptz,
  add column closed_at timestamptz;
alter table heed.survey alter column active set default false;

create table heed.survey_version (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  survey_id uuid not null references heed.survey on delete cascade,
  number int not null check (number > 0),
  content jsonb not null,
  published_at timestamptz not null default now(),
  published_by uuid references heed.member,
  primary key (survey_id, number)
);
select heed.protect('heed.survey_version', 'workspace');

-- An address on a page, a wall or a tablet. Whoever sees it may answer, so it is no secret and is kept as it is.
create table heed.survey_link (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  survey_id uuid not null references heed.survey on delete cascade,
  name text not null check (length(name) between 1 and 80),
  way text not null check (way in ('link', 'qr', 'kiosk')),
  token text not null unique,
  closed_at timestamptz,
  created_at timestamptz not null default now()
);
create index survey_link_survey on heed.survey_link (survey_id, id);
select heed.protect('heed.survey_link', 'branch');

-- What somebody has answered so far, until they send the last page.
create table heed.survey_draft (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  survey_id uuid not null references heed.survey on delete cascade,
  version int not null,
  invitation_id uuid unique references heed.survey_invitation,
  link_id uuid references heed.survey_link on delete cascade,
  token_hash bytea unique,
  answers jsonb not null default '{}',
  page int not null default 0,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((invitation_id is null) <> (link_id is null)),
  check ((link_id is null) = (token_hash is null))
);
create index survey_draft_old on heed.survey_draft (workspace_id, updated_at);
select heed.protect('heed.survey_draft', 'branch');

alter table heed.survey_response
  alter column invitation_id drop not null,
  alter column case_id drop not null,
  alter column customer_id drop not null,
  add column survey_id uuid references heed.survey,
  add column version int not null default 0,
  add column link_id uuid references heed.survey_link,
  add column way text not null default 'mail' check (way in ('mail', 'link', 'qr', 'kiosk', 'paper', 'interview')),
  add column started_at timestamptz,
  -- one page sent twice is one answer
  add column once uuid unique,
  -- the branch's own calendar day
  add column day date;

create table heed.survey_value (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null,
  response_id uuid not null references heed.survey_response on delete cascade,
  question text not null,
  -- the line, the option or the side; empty for a question with one value
  part text not null default '',
  number numeric(18, 6),
  choice text,
  text text,
  primary key (response_id, question, part),
  check (num_nonnulls(number, choice, text) = 1)
);
select heed.protect('heed.survey_value', 'branch');

-- How often each value was given on a day. Days that are over are counted once and sealed; an answer that comes late breaks the seal.
create table heed.survey_count (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  survey_id uuid not null references heed.survey on delete cascade,
  -- a day, or the first of a month whose days are all sealed
  grain text not null check (grain in ('day', 'month')),
  day date not null,
  branch_id uuid not null,
  way text not null,
  language text not null,
  -- empty: the responses themselves
  question text not null,
  part text not null,
  value text not null,
  n int not null,
  primary key (survey_id, grain, day, branch_id, way, language, question, part, value)
);
select heed.protect('heed.survey_count', 'branch');
create table heed.survey_seal (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  survey_id uuid not null references heed.survey on delete cascade,
  grain text not null check (grain in ('day', 'month')),
  day date not null,
  primary key (survey_id, grain, day)
);
select heed.protect('heed.survey_seal', 'workspace');

-- How many took a place that a survey has only so many of.
create table heed.survey_quota (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  survey_id uuid not null references heed.survey on delete cascade,
  question text not null,
  option text not null,
  taken int not null default 0,
  primary key (survey_id, question, option)
);
select heed.protect('heed.survey_quota', 'workspace');

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    update heed.survey set opened_at = created_at;
    update heed.survey_response r set survey_id = i.survey_id, day = (r.answered_at at time zone b.zone)::date
      from heed.survey_invitation i, heed.branch b where i.id = r.invitation_id and b.id = r.branch_id and r.workspace_id = workspace;
    insert into heed.survey_value (branch_id, response_id, question, part, number, choice, text)
    select r.branch_id, r.id, v.question, '', v.number, v.choice, v.text from heed.survey_response r cross join lateral (values
      ('satisfaction', r.satisfaction::numeric, null::text, null::text), ('speed', r.speed, null, null), ('welcome', r.welcome, null, null),
      ('recommendation', r.recommendation, null, null), ('solved', null, r.solved, null), ('comeback', null, r.comeback, null),
      ('comment', null, null, nullif(r.comment, ''))) as v(question, number, choice, text)
    where r.workspace_id = workspace and num_nonnulls(v.number, v.choice, v.text) = 1;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
alter table heed.survey_response alter column survey_id set not null, alter column day set not null;
create index survey_response_survey on heed.survey_response (survey_id, day);
create index survey_response_link on heed.survey_response (link_id) where link_id is not null;
create index survey_response_rows on heed.survey_response (survey_id, id desc);

alter table heed.survey_response add constraint survey_response_way check ((way = 'mail') = (invitation_id is not null));
