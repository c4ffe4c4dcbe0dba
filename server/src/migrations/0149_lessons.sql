/*
 The case library: what was learned of a solved complaint, told without the people in it. A draft is seen where its case is; what is
 published is read by everybody in the business.
*/
create table heed.lesson (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  title text not null check (length(title) <= 200),
  problem text not null check (length(problem) <= 4000),
  solution text not null check (length(solution) <= 4000),
  lesson text not null check (length(lesson) <= 4000),
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  cause_id uuid references heed.cause,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  -- folded, as in case_word
  words text[] not null default '{}',
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  published_by uuid references heed.member,
  published_at timestamptz,
  withdrawn_by uuid references heed.member,
  withdrawn_at timestamptz,
  withdrawn_why text check (length(withdrawn_why) between 1 and 500),
  unique (workspace_id, case_id),
  check (state <> 'published' or published_at is not null)
);
create index lesson_newest on heed.lesson (workspace_id, state, id desc);
select heed.protect('heed.lesson', 'workspace');
