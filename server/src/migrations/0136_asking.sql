/*
 A survey is asked after occasions of its own choice: a solved case, a visit, a call, a purchase, a delivery, or a silence of
 `silent_days`; and on a day, in a run over many customers. `seed` draws who is asked (`share_percent`) and who is held out
 to be compared with (`held_out_percent`): the same person always falls on the same side.
*/
alter table heed.survey
  add column occasions text[] not null default '{solution}'
    check (occasions <@ array['solution', 'visit', 'call', 'purchase', 'delivery', 'silence']),
  add column silent_days int not null default 60 check (silent_days between 7 and 730),
  -- days after the invitation; null: nobody is reminded
  add column reminder_days int check (reminder_days between 1 and 30),
  add column share_percent int not null default 100 check (share_percent between 1 and 100),
  add column held_out_percent int not null default 0 check (held_out_percent between 0 and 50),
  add column seed uuid not null default gen_random_uuid();

-- No survey is sent between these times of the customer's day; both the same: at any time.
alter table heed.workspace
  add column survey_quiet_from text not null default '21:00' check (survey_quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  add column survey_quiet_to text not null default '09:00' check (survey_quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$');

alter table heed.customer
  -- where their clock differs from the branch's
  add column zone text check (length(zone) <= 60),
  add column surveys_stopped_at timestamptz;

-- Many customers asked on a day. `after` is the last customer looked at, so that a run goes on where it stopped.
create table heed.survey_run (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  survey_id uuid not null references heed.survey,
  -- null: of every branch
  branch_id uuid references heed.branch,
  language text check (language in ('en', 'tr', 'id', 'az', 'zh')),
  -- customers with a case or an occasion in so many days; null: all
  seen_days int check (seen_days between 1 and 3650),
  share_percent int not null check (share_percent between 1 and 100),
  send_at timestamptz not null,
  state text not null default 'running' check (state in ('running', 'done', 'stopped')),
  after uuid,
  -- customers it fits to when it starts, how many were looked at, and how many of these the share passed over
  fits int not null,
  looked_at int not null default 0,
  not_drawn int not null default 0,
  created_by uuid references heed.member,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index survey_run_survey on heed.survey_run (survey_id, id);
create index survey_run_running on heed.survey_run (workspace_id) where state = 'running';
select heed.protect('heed.survey_run', 'workspace');

alter table heed.survey_invitation
  alter column case_id drop not null,
  add column occasion text not null default 'solution'
    check (occasion in ('solution', 'visit', 'call', 'purchase', 'delivery', 'silence', 'day')),
  add column occasion_id uuid references heed.occasion,
  add column run_id uuid references heed.survey_run,
  -- when they are reminded, if they have not answered by then; and when they were
  add column remind_at timestamptz,
  add column reminded_at timestamptz,
  -- a reminder bears a link of its own, since the first one is known by its hash alone
  add column reminder_hash bytea unique;
create unique index survey_invitation_occasion on heed.survey_invitation (survey_id, occasion_id) where occasion_id is not null;
create unique index survey_invitation_run on heed.survey_invitation (run_id, customer_id) where run_id is not null;
create index survey_invitation_remind on heed.survey_invitation (workspace_id, remind_at) where remind_at is not null;
-- Calls and visits are cases too: one case may be an occasion of its own besides its solution.
alter table heed.survey_invitation drop constraint survey_invitation_survey_id_case_id_key;
create unique index survey_invitation_case on heed.survey_invitation (survey_id, case_id, occasion) where case_id is not null;

-- One click in the mail program stops further ones (RFC 8058).
alter table heed.outbox_message add column stop_link text;
