create table heed."case" (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null references heed.branch,
  number int not null,
  channel_id uuid not null references heed.channel,
  customer_id uuid not null references heed.customer,
  owner_id uuid references heed.member,
  kind text not null check (kind in ('enquiry', 'complaint', 'request', 'suggestion', 'praise')),
  state text not null default 'open' check (state in ('open', 'waiting', 'snoozed', 'solved', 'closed')),
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  subject text not null,
  preview text not null,
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  tags text[] not null default '{}',
  opened_at timestamptz not null default now(),
  first_answer_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  reopened_count int not null default 0,
  snoozed_until timestamptz,
  last_message_at timestamptz not null default now(),
  version int not null default 1,
  unique (workspace_id, number),
  check ((state = 'snoozed') = (snoozed_until is not null))
);
create index case_newest on heed."case" (workspace_id, last_message_at desc, id desc);
create index case_open_newest on heed."case" (workspace_id, last_message_at desc, id desc) where state in ('open', 'waiting', 'snoozed');
create index case_owner on heed."case" (owner_id, last_message_at desc, id desc) where state in ('open', 'waiting', 'snoozed');
create index case_unassigned on heed."case" (workspace_id, last_message_at desc, id desc) where owner_id is null and state in ('open', 'waiting', 'snoozed');
create index case_customer on heed."case" (customer_id, last_message_at desc);
create index case_snoozed on heed."case" (workspace_id, snoozed_until) where state = 'snoozed';
select heed.protect('heed."case"', 'branch');

-- Case numbers count up in each workspace without waiting for each other; a refused case leaves a gap.
create function heed.next_case_number() returns int language plpgsql as $$
begin
  return nextval('heed.case_number_' || replace(heed.workspace_id()::text, '-', ''));
end $$;
create function heed.start_case_numbers() returns void language plpgsql as $$
begin
  execute format('create sequence heed.%I start 1001 cache 1', 'case_number_' || replace(heed.workspace_id()::text, '-', ''));
end $$;

create table heed.message (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid not null references heed."case",
  kind text not null check (kind in ('customer', 'answer', 'note', 'acknowledgement', 'automatic')),
  member_id uuid references heed.member,
  customer_id uuid references heed.customer,
  language text,
  text text not null,
  html text,
  quoted text,
  has_remote_images boolean not null default false,
  -- Message-ID header without brackets, ours or the sender's, for threading.
  mail_id text,
  at timestamptz not null default now()
);
create index message_case on heed.message (case_id, id);
create index message_mail_id on heed.message (workspace_id, mail_id) where mail_id is not null;
select heed.protect('heed.message', 'case');

create table heed.attachment (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- null until the answer or note it was uploaded for is sent
  case_id uuid references heed."case",
  message_id uuid references heed.message,
  uploaded_by uuid references heed.member,
  filename text not null,
  mime_type text not null,
  size int not null,
  content_id text,
  inline boolean not null default false,
  -- random name in the file store
  stored_as text not null,
  created_at timestamptz not null default now()
);
create index attachment_message on heed.attachment (message_id);
create index attachment_loose on heed.attachment (created_at) where message_id is null;
alter table heed.attachment enable row level security;
alter table heed.attachment force row level security;
-- A file not sent yet belongs to whoever uploaded it; afterwards it is visible where its case is.
create policy scope on heed.attachment
  using (workspace_id = (select heed.workspace_id()) and (
    case when case_id is null then uploaded_by is not distinct from (select heed.member_id()) or (select heed.member_id()) is null
         else (select heed.all_branches()) or exists (select from heed."case" c where c.id = case_id) end))
  with check (workspace_id = (select heed.workspace_id()));

create table heed.outbox_message (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid,
  channel_id uuid references heed.channel,
  case_id uuid references heed."case",
  message_id uuid references heed.message,
  purpose text not null check (purpose in ('answer', 'acknowledgement', 'survey', 'invitation')),
  recipient text not null,
  subject text not null,
  text text not null,
  html text,
  mail_id text not null unique,
  in_reply_to text,
  thread_ids text[] not null default '{}',
  -- held: no SMTP settings; uncertain: the process ended while the receiver may have accepted it
  state text not null default 'waiting' check (state in ('waiting', 'held', 'sending', 'sent', 'failed', 'uncertain', 'bounced')),
  reason text,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  response text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index outbox_newest on heed.outbox_message (workspace_id, id desc);
create index outbox_due on heed.outbox_message (workspace_id, next_attempt_at) where state = 'waiting';
create index outbox_state on heed.outbox_message (workspace_id, state, id desc) where state in ('held', 'sending', 'failed', 'uncertain', 'bounced');
create index outbox_message_id on heed.outbox_message (message_id) where message_id is not null;
select heed.protect('heed.outbox_message', 'branch');

-- The demo's own mailbox: what would have reached the customers.
create table heed.demo_mail (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  case_id uuid references heed."case",
  sender text not null,
  recipient text not null,
  subject text not null,
  text text not null,
  html text,
  mail_id text not null unique,
  thread_ids text[] not null default '{}',
  at timestamptz not null default now()
);
create index demo_mail_newest on heed.demo_mail (workspace_id, id desc);
select heed.protect('heed.demo_mail', 'case');

create table heed.saved_view (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  member_id uuid not null references heed.member,
  name text not null,
  filter jsonb not null,
  shared boolean not null default false
);
select heed.protect('heed.saved_view', 'workspace');

-- Who looks at a case now; rows older than a minute mean nothing, so losing them in a crash does no harm.
create unlogged table heed.presence (
  workspace_id uuid not null default heed.workspace_id(),
  case_id uuid not null,
  member_id uuid not null,
  writing boolean not null,
  seen_at timestamptz not null default now(),
  primary key (case_id, member_id)
);
select heed.protect('heed.presence', 'case');

/*
 Inverted word index of cases: plain equality on text is leak-proof, so row security does not stop the index from being used
 (it would stop a full-text index). Words are cut and folded by the server, Chinese in bigrams.
*/
create table heed.case_word (
  workspace_id uuid not null default heed.workspace_id(),
  word text collate "C" not null,
  case_id uuid not null,
  primary key (workspace_id, word, case_id)
);
select heed.protect('heed.case_word', 'workspace');
