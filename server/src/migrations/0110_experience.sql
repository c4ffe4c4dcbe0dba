-- All sides of a customer's experience, from first sight to after-sale: how much each matters, and how it stands.
create table heed.experience_aspect (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  phase text not null check (phase in ('first_sight', 'arrival', 'choice', 'purchase', 'use', 'after_sale')),
  name text not null check (length(name) between 1 and 160),
  importance int not null check (importance between 1 and 5),
  -- its results are the score
  standard_id uuid references heed.standard,
  -- where no standard measures it: what somebody gave it, in percent
  score int check (score between 0 and 100),
  scored_on date,
  scored_by uuid references heed.member,
  created_at timestamptz not null default now(),
  check ((score is null) = (scored_on is null)),
  unique (workspace_id, phase, name)
);
select heed.protect('heed.experience_aspect', 'workspace');
