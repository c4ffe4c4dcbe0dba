/*
 Causes that complaints share, as a tree: a cause below another is a narrower one. Each may know why, up to five times.
*/
create table heed.cause (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  parent_id uuid references heed.cause,
  words text not null check (length(words) between 1 and 300),
  kind text not null check (kind in ('strategy', 'people', 'systems')),
  -- did somebody not know, not want or not have what they needed
  lack text check (lack in ('know', 'want', 'can')),
  product text check (length(product) between 1 and 200),
  whys text[] not null default '{}' check (cardinality(whys) <= 5),
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  -- not offered any longer; its complaints keep it
  retired_at timestamptz,
  check (parent_id is distinct from id)
);
create index cause_workspace on heed.cause (workspace_id, id);
select heed.protect('heed.cause', 'workspace');

alter table heed.cause_review add column cause_id uuid references heed.cause;
-- how it was put right for this customer, so that the next one can have it too
alter table heed.cause_review add column solution text check (length(solution) between 1 and 2000);
alter table heed.cause_review add column indexed_at timestamptz;
create index cause_review_cause on heed.cause_review (cause_id, at) where cause_id is not null;
create index cause_review_unindexed on heed.cause_review (workspace_id, at) where indexed_at is null;

-- Folded words of reviews and of what was bought, as in case_word.
create table heed.review_word (
  workspace_id uuid not null default heed.workspace_id(),
  word text collate "C" not null,
  case_id uuid not null,
  primary key (workspace_id, word, case_id)
);
create index review_word_case on heed.review_word (case_id);
select heed.protect('heed.review_word', 'workspace');
