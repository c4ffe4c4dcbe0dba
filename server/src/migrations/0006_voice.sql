create table heed.survey (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  name text not null,
  active boolean not null default true,
  not_yet_yours boolean not null default false,
  delay_hours int not null default 1 check (delay_hours between 0 and 720),
  quiet_days int not null default 60 check (quiet_days between 0 and 365),
  expires_days int not null default 30 check (expires_days between 1 and 90),
  created_at timestamptz not null default now()
);
select heed.protect('heed.survey', 'workspace');

create table heed.survey_invitation (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null,
  survey_id uuid not null references heed.survey,
  case_id uuid not null references heed."case",
  customer_id uuid not null references heed.customer,
  -- sha256 of the link's token
  token_hash bytea not null unique,
  language text not null,
  send_at timestamptz not null,
  -- not_sent: the case was reopened, the customer was asked recently or has no address
  state text not null default 'planned' check (state in ('planned', 'sent', 'answered', 'not_sent')),
  reason text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (survey_id, case_id)
);
create index survey_invitation_due on heed.survey_invitation (workspace_id, send_at) where state = 'planned';
create index survey_invitation_customer on heed.survey_invitation (customer_id, send_at);
select heed.protect('heed.survey_invitation', 'branch');

create table heed.survey_response (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid not null,
  invitation_id uuid not null unique references heed.survey_invitation,
  case_id uuid not null references heed."case",
  customer_id uuid not null references heed.customer,
  language text not null,
  satisfaction int check (satisfaction between 1 and 5),
  solved text check (solved in ('yes', 'partly', 'no')),
  speed int check (speed between 1 and 5),
  recommendation int check (recommendation between 0 and 10),
  comment text,
  answered_at timestamptz not null default now()
);
create index survey_response_newest on heed.survey_response (workspace_id, id desc);
create index survey_response_case on heed.survey_response (case_id);
create index survey_response_customer on heed.survey_response (customer_id);
select heed.protect('heed.survey_response', 'branch');
