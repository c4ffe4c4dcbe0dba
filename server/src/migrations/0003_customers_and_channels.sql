create table heed.customer (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null,
  form_of_address text,
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  note text,
  created_at timestamptz not null default now()
);
create index customer_newest on heed.customer (workspace_id, id desc);
select heed.protect('heed.customer', 'workspace');

-- How a customer is recognised: one row an address, lower-cased mail or digits of a phone.
create table heed.customer_address (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  customer_id uuid not null references heed.customer on delete cascade,
  primary key (workspace_id, kind, value)
);
create index customer_address_customer on heed.customer_address (customer_id);
select heed.protect('heed.customer_address', 'workspace');

create table heed.channel (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  kind text not null check (kind in ('mail', 'form', 'api', 'phone', 'walk_in')),
  name text not null,
  -- mail: the address customers write to, lower-cased; form: its place below the public site
  address text,
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  active boolean not null default true,
  acknowledges boolean not null default true,
  imap jsonb,
  smtp jsonb,
  -- encrypted with the installation's key: {imap?, smtp?}
  secrets bytea,
  -- where reading the mailbox stands: {uidValidity, lastUid}
  imap_cursor jsonb,
  status_state text not null default 'idle' check (status_state in ('ok', 'failing', 'idle', 'off')),
  status_problem text,
  status_checked_at timestamptz,
  created_at timestamptz not null default now()
);
-- An address leads to one channel in the whole installation, whichever workspace it belongs to.
create unique index channel_address on heed.channel (kind, address) where address is not null;
create index channel_workspace on heed.channel (workspace_id);
select heed.protect('heed.channel', 'branch');
select heed.readable_by_system('heed.channel');

-- The intake ledger: stored raw before it is understood and before it is acknowledged to the sender.
create table heed.intake_item (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  channel_id uuid not null references heed.channel,
  via text not null check (via in ('imap', 'smtp', 'pipe', 'form', 'api')),
  -- The same words received twice give the same key.
  dedupe_key text not null,
  -- Envelope or place in the mailbox: {from?, to?, uidValidity?, uid?, ip?}
  source jsonb not null default '{}',
  size int not null,
  state text not null default 'received' check (state in ('received', 'understood', 'duplicate', 'quarantined', 'set_aside')),
  problem text,
  sender text,
  subject text,
  attempts int not null default 0,
  received_at timestamptz not null default now(),
  case_id uuid,
  message_id uuid
);
create unique index intake_item_once on heed.intake_item (channel_id, dedupe_key) where state <> 'duplicate';
create index intake_item_newest on heed.intake_item (workspace_id, id desc);
create index intake_item_state on heed.intake_item (workspace_id, state, id desc) where state in ('received', 'quarantined');
create index intake_item_channel on heed.intake_item (channel_id, id desc);
select heed.protect('heed.intake_item', 'branch');

create table heed.intake_raw (
  item_id uuid primary key references heed.intake_item on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  content bytea not null
);
alter table heed.intake_raw alter column content set storage external;
select heed.protect('heed.intake_raw', 'workspace');
