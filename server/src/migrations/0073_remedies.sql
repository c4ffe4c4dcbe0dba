-- What the business gives to put things right: the kinds it allows, in its own words.
create table heed.remedy_rule (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  kind text not null check (kind in ('apology', 'refund', 'account_credit', 'coupon', 'free_product', 'replacement', 'repair', 'discount')),
  allowed boolean not null,
  -- {language: text} shown beside it: when it fits, what the receipt says
  words jsonb not null default '{}',
  valid_days int not null default 365 check (valid_days between 1 and 3650),
  not_yet_yours boolean not null default false,
  unique (workspace_id, kind)
);
select heed.protect('heed.remedy_rule', 'workspace');

-- Up to what amount somebody of a role decides alone; the narrowest that fits holds, and none means nothing.
create table heed.remedy_limit (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  role text not null check (role in ('employee', 'lead', 'manager', 'owner')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- null: any kind
  kind text check (kind in ('refund', 'account_credit', 'coupon', 'free_product', 'replacement', 'repair', 'discount')),
  -- null: no limit
  amount numeric(16, 4) check (amount >= 0),
  not_yet_yours boolean not null default false,
  unique nulls not distinct (workspace_id, role, currency, kind)
);
select heed.protect('heed.remedy_limit', 'workspace');

-- The ledger: what was asked, granted and given, what it costs, and who decided.
create table heed.remedy (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  case_id uuid not null references heed."case",
  kind text not null check (kind in ('apology', 'refund', 'account_credit', 'coupon', 'free_product', 'replacement', 'repair', 'discount')),
  -- what exactly, in words
  words text check (length(words) between 1 and 500),
  -- what it is worth in the branch's currency, and of a discount its share
  amount numeric(16, 4) not null default 0 check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  percent numeric(5, 2) check (percent > 0 and percent <= 100),
  reason text not null check (length(reason) between 1 and 2000),
  -- beyond what the rules give, and why this situation needs it
  exception_words text check (length(exception_words) between 1 and 2000),
  product text check (length(product) between 1 and 200),
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn', 'fulfilled')),
  asked_by uuid references heed.member,
  asked_at timestamptz not null default now(),
  -- whose turn it is, and until when; then it goes to the next
  approver_id uuid references heed.member,
  decide_by timestamptz,
  passed_over uuid[] not null default '{}',
  decided_by uuid references heed.member,
  decided_at timestamptz,
  decision_words text check (length(decision_words) <= 2000),
  fulfilled_by uuid references heed.member,
  fulfilled_at timestamptz,
  -- receipt number, parcel number, who took it
  proof text check (length(proof) between 1 and 500),
  check (state <> 'asked' or decided_at is null),
  check ((state = 'fulfilled') = (fulfilled_at is not null))
);
create index remedy_case on heed.remedy (case_id, id);
create index remedy_newest on heed.remedy (workspace_id, id desc);
create index remedy_asked on heed.remedy (workspace_id, decide_by) where state = 'asked';
select heed.protect('heed.remedy', 'case');

-- One code, one use, in any branch.
create table heed.coupon (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  remedy_id uuid not null unique references heed.remedy,
  code text not null,
  -- its worth, or of a percentage the most it may come to
  amount numeric(16, 4) not null check (amount > 0),
  currency text not null,
  percent numeric(5, 2) check (percent > 0 and percent <= 100),
  expires_on date not null,
  redeemed_at timestamptz,
  redeemed_by uuid references heed.member,
  redeemed_branch_id uuid references heed.branch,
  -- the bill it was used for
  receipt text check (length(receipt) between 1 and 120),
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  unique (workspace_id, code)
);
create index coupon_newest on heed.coupon (workspace_id, id desc);
select heed.protect('heed.coupon', 'workspace');

-- Minutes an approver has before the question goes to the next.
alter table heed.workspace add column remedy_decide_minutes int not null default 15 check (remedy_decide_minutes between 1 and 10080);

-- Codes that were none, typed by whom and when; losing them in a crash does no harm.
create unlogged table heed.coupon_guess (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id(),
  member_id uuid,
  at timestamptz not null default now()
);
create index coupon_guess_member on heed.coupon_guess (workspace_id, member_id, at);
select heed.protect('heed.coupon_guess', 'workspace');
