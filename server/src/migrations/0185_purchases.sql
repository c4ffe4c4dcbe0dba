/*
 What customers bought, line by line: told by a person, a till or a shop. A purchase is an occasion as a visit is, so that surveys and
 win-back know of it. `currency` is the one it was paid in; one that was given for nothing costs 0.
*/
alter table heed.occasion
  add column cancelled_at timestamptz,
  drop constraint occasion_amount_check,
  add check (amount >= 0);

-- Goods that are served alike after the sale: how long the guarantee holds, and what is done for whoever bought one.
create table heed.product_class (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null check (length(name) between 1 and 120),
  warranty_months int check (warranty_months between 1 and 600),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index product_class_name on heed.product_class (workspace_id, lower(name));
select heed.protect('heed.product_class', 'workspace');

create table heed.product (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  class_id uuid references heed.product_class,
  -- the article number of tills and shops
  code text check (length(code) between 1 and 120),
  name text not null check (length(name) between 1 and 200),
  -- null: as its class says
  warranty_months int check (warranty_months between 1 and 600),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index product_code on heed.product (workspace_id, code);
create index product_name on heed.product (workspace_id, lower(name), id);
select heed.protect('heed.product', 'workspace');

create table heed.purchase_line (
  occasion_id uuid not null references heed.occasion on delete cascade,
  position int not null check (position >= 0),
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  -- as it was sold; null where it is in nobody's list
  product_id uuid references heed.product,
  code text check (length(code) between 1 and 120),
  name text not null check (length(name) between 1 and 200),
  quantity numeric(12, 3) not null check (quantity > 0),
  -- for all of them together, after what was taken off
  amount numeric(16, 4) check (amount >= 0),
  primary key (occasion_id, position)
);
create index purchase_line_product on heed.purchase_line (product_id) where product_id is not null;
select heed.protect('heed.purchase_line', 'branch');

/*
 How often somebody comes by themselves: made anew whenever they come, so that those who stay away longer than they are used to are
 found without reading all that anybody ever bought.
*/
create table heed.customer_rhythm (
  customer_id uuid primary key references heed.customer on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- different days on which they came or bought
  days int not null,
  first_on date not null,
  last_on date not null,
  -- the median of the days between; null until they came on three days
  usual_days numeric(8, 1),
  -- from when they are late, and from when they have gone quiet
  late_on date,
  quiet_on date
);
create index customer_rhythm_late on heed.customer_rhythm (workspace_id, late_on) where late_on is not null;
select heed.protect('heed.customer_rhythm', 'workspace');
