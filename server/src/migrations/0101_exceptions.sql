/*
 A rule gives one thing, and this situation needs another: what, why, what it costs besides remedies, who decided it, and what came of it.
 Its branch is that of its case.
*/
create table heed.policy_exception (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  rule_id uuid not null references heed.rule,
  -- what the rule gives here, as it stood then
  gives text not null check (length(gives) between 1 and 2000),
  needs text not null check (length(needs) between 1 and 1000),
  why text not null check (length(why) between 1 and 2000),
  cost numeric(16, 4) not null default 0 check (cost >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  asked_by uuid references heed.member,
  asked_at timestamptz not null default now(),
  -- whose turn it is, and until when; then it goes to the next
  approver_id uuid references heed.member,
  decide_by timestamptz,
  passed_over uuid[] not null default '{}',
  decided_by uuid references heed.member,
  decided_at timestamptz,
  decision_words text check (length(decision_words) between 1 and 2000),
  result text check (length(result) between 1 and 2000),
  result_by uuid references heed.member,
  result_at timestamptz,
  check ((state in ('granted', 'refused')) = (decided_at is not null)),
  check (result is null or state = 'granted')
);
create index policy_exception_case on heed.policy_exception (case_id, id);
create index policy_exception_rule on heed.policy_exception (rule_id, asked_at);
create index policy_exception_newest on heed.policy_exception (workspace_id, id desc);
create index policy_exception_asked on heed.policy_exception (workspace_id, decide_by) where state = 'asked';
select heed.protect('heed.policy_exception', 'case');

-- Exceptions to a rule say as much about it as those whom it turned away.
alter table heed.rule_review drop constraint rule_review_reason_check;
alter table heed.rule_review add constraint rule_review_reason_check check (reason in ('refusals', 'exceptions', 'date'));
