/*
 An offer that gives an unhappy customer a reason to come back: a coupon or credit of the ledger, tied to their case. What it costs and
 whether it was redeemed stands in the ledger; that the customer came again is known from their later cases, coupons and visits.
*/
create table heed.win_back_offer (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  remedy_id uuid not null unique references heed.remedy,
  -- what the customer is told with it
  words text not null check (length(words) between 1 and 1000),
  offered_by uuid references heed.member,
  offered_at timestamptz not null default now(),
  sent_at timestamptz,
  sent_by uuid references heed.member,
  told text check (told in ('mail', 'phone', 'in_person')),
  -- the answer in which the customer got it
  message_id uuid references heed.message,
  check ((sent_at is null) = (told is null))
);
create index win_back_offer_case on heed.win_back_offer (case_id);
create index win_back_offer_newest on heed.win_back_offer (workspace_id, id desc);
select heed.protect('heed.win_back_offer', 'case');

/*
 A customer came, called, bought or was delivered to: nothing went wrong, so no case says it. Told by a colleague or by another
 program, whose own name of it is `reference`, so that telling it twice changes nothing.
*/
create table heed.occasion (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  customer_id uuid not null references heed.customer,
  kind text not null check (kind in ('visit', 'call', 'purchase', 'delivery')),
  reference text check (length(reference) between 1 and 200),
  at timestamptz not null,
  words text check (length(words) between 1 and 300),
  -- what they bought, in the branch's currency, where that is known
  amount numeric(16, 4) check (amount > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  noted_by uuid references heed.member,
  created_at timestamptz not null default now(),
  check ((amount is null) = (currency is null))
);
create unique index occasion_reference on heed.occasion (workspace_id, kind, reference);
create index occasion_customer on heed.occasion (customer_id, at);
create index occasion_at on heed.occasion (workspace_id, at);
select heed.protect('heed.occasion', 'branch');
