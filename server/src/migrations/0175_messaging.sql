-- Which kinds of channel there are is said by the contract and by the adapters: a new one is a folder and a line, no migration.
alter table heed.channel drop constraint channel_kind_check;
alter table heed.channel add constraint channel_kind_check check (kind ~ '^[a-z][a-z_]{0,29}$');
alter table heed.standard drop constraint standard_channel_kind_check;
alter table heed.standard add constraint standard_channel_kind_check check (channel_kind ~ '^[a-z][a-z_]{0,29}$');
-- Beside mail and phone a customer is known by what a messaging provider calls them.
alter table heed.customer_address drop constraint customer_address_kind_check;
alter table heed.customer_address add constraint customer_address_kind_check check (kind ~ '^[a-z][a-z_]{0,29}$');
alter table heed.intake_item drop constraint intake_item_via_check;
alter table heed.intake_item add constraint intake_item_via_check check (via in ('imap', 'smtp', 'pipe', 'form', 'api', 'webhook'));

-- hook_key: the unguessable part of the address that a provider calls; account: what is no secret about the account there;
-- send_after: the provider asked us to be slower.
alter table heed.channel add column hook_key text, add column account jsonb, add column send_after timestamptz;
create unique index channel_hook on heed.channel (hook_key) where hook_key is not null;

-- With whom we speak by a messaging channel, and about which case last: a person's messages, or what is said below one post.
create table heed.channel_thread (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  channel_id uuid not null references heed.channel,
  external_id text not null,
  -- what an answer is put below, where everybody can read it; null for a person's messages, which are answered by external_id
  reply_to text,
  customer_id uuid not null references heed.customer on delete cascade,
  case_id uuid references heed."case",
  account_name text,
  account_link text,
  -- the moment from which some providers count the hours in which we may answer freely
  last_heard_at timestamptz not null
);
create unique index channel_thread_once on heed.channel_thread (channel_id, external_id);
create index channel_thread_customer on heed.channel_thread (customer_id);
create index channel_thread_case on heed.channel_thread (case_id) where case_id is not null;
select heed.protect('heed.channel_thread', 'workspace');

-- provider_id: what the provider calls it, for its news of delivery; attachment_id: a file that goes by itself.
alter table heed.outbox_message add column provider_id text, add column attachment_id uuid references heed.attachment,
  add column delivered_at timestamptz, add column seen_at timestamptz;
create index outbox_provider on heed.outbox_message (channel_id, provider_id) where provider_id is not null;
