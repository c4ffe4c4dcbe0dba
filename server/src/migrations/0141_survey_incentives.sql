/*
 A thank-you for answering, whatever is answered: a coupon of the same ledger as those that put things right. One for each answer, and
 at an open address one for each purchase. `words` are kept with the coupon, so that the till gives what was promised.
*/
create table heed.survey_incentive (
  survey_id uuid primary key references heed.survey on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- {language: what it is}
  words jsonb not null,
  -- its worth, or of a percentage the most it may come to; given where the branch counts in this currency
  amount numeric(16, 4) not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  percent numeric(5, 2) check (percent > 0 and percent <= 100),
  valid_days int not null check (valid_days between 1 and 3650),
  active boolean not null
);
select heed.protect('heed.survey_incentive', 'workspace');

alter table heed.coupon
  alter column remedy_id drop not null,
  add column survey_id uuid references heed.survey,
  add column branch_id uuid references heed.branch,
  add column words jsonb,
  -- a hash of the invitation or of the page that was answered: the answer itself cannot be found by it
  add column claim bytea unique,
  add column purchase text check (length(purchase) between 1 and 60),
  add check (num_nonnulls(remedy_id, survey_id) = 1),
  add check ((survey_id is null) = (claim is null) and (survey_id is null) = (branch_id is null));
create unique index coupon_purchase on heed.coupon (workspace_id, branch_id, purchase) where purchase is not null;
create index coupon_survey on heed.coupon (survey_id) where survey_id is not null;
