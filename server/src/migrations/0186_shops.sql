/*
 Shops and tills that tell what was bought, each by an address of its own and a secret that signs. What they send is kept as it came
 before it is understood: nothing is lost that we do not know yet, and an order told five times is one purchase.
*/
create table heed.shop (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  kind text not null check (kind in ('shopify', 'woocommerce', 'till')),
  name text not null check (length(name) between 1 and 120),
  token_hash bytea not null unique,
  -- the secret that signs, encrypted with the installation's key
  secret bytea not null,
  active boolean not null default true,
  last_received_at timestamptz,
  created_at timestamptz not null default now()
);
create index shop_workspace on heed.shop (workspace_id);
select heed.protect('heed.shop', 'branch');

create table heed.shop_delivery (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  shop_id uuid not null references heed.shop on delete cascade,
  -- the sender's own name of this delivery, or what its bytes come to
  external_id text not null check (length(external_id) between 1 and 200),
  topic text check (length(topic) <= 100),
  raw bytea not null,
  state text not null default 'received' check (state in ('received', 'kept', 'passed_over', 'quarantined')),
  problem text,
  attempts int not null default 0,
  occasion_id uuid references heed.occasion,
  received_at timestamptz not null default now(),
  unique (shop_id, external_id)
);
alter table heed.shop_delivery alter column raw set storage external;
create index shop_delivery_newest on heed.shop_delivery (shop_id, id desc);
select heed.protect('heed.shop_delivery', 'branch');

-- Which purchase an order became. The row is made first, so that two deliveries of one order do not both make one.
create table heed.shop_order (
  shop_id uuid not null references heed.shop on delete cascade,
  order_id text not null check (length(order_id) between 1 and 200),
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  occasion_id uuid references heed.occasion,
  -- told before the order itself was
  cancelled boolean not null default false,
  primary key (shop_id, order_id)
);
select heed.protect('heed.shop_order', 'branch');
