/*
 The face of the business, looked at item by item: audits, walks through the premises and mystery visits.
*/
create table heed.audit_template (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- the key of the ready one that it was made from
  ready text,
  -- installed, and nobody has said yet that it is right for this business
  not_yet_yours boolean not null default false,
  version int not null default 1,
  made_at timestamptz not null default now(),
  unique (workspace_id, ready)
);
select heed.protect('heed.audit_template', 'workspace');

-- An audit stays with the version that it was made with.
create table heed.audit_template_version (
  template_id uuid not null references heed.audit_template,
  number int not null,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  content jsonb not null,
  made_by uuid references heed.member,
  made_at timestamptz not null default now(),
  primary key (template_id, number)
);
select heed.protect('heed.audit_template_version', 'workspace');

-- Without a branch it is about the whole business.
create table heed.audit (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  template_id uuid not null references heed.audit_template,
  version int not null,
  day date not null,
  made_by uuid references heed.member,
  -- who walked in, where that was no member
  visitor text check (length(visitor) between 1 and 120),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- 0 to 100; null while it is not finished, and where no item applied
  score numeric check (score between 0 and 100),
  foreign key (template_id, version) references heed.audit_template_version
);
create index audit_newest on heed.audit (workspace_id, day desc, id desc);
create index audit_of on heed.audit (template_id, branch_id, day desc) where finished_at is not null;
select heed.protect('heed.audit', 'branch');

create table heed.audit_answer (
  audit_id uuid not null references heed.audit on delete cascade,
  item_id text not null,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  answer text check (answer in ('yes', 'no', 'none', '1', '2', '3', '4', '5')),
  words text check (length(words) between 1 and 2000),
  at timestamptz not null default now(),
  by_member uuid references heed.member,
  primary key (audit_id, item_id)
);
select heed.protect('heed.audit_answer', 'branch');

-- What a finished audit says of each of its sections, and of which face.
create table heed.audit_section (
  audit_id uuid not null references heed.audit on delete cascade,
  section_id text not null,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  face text,
  -- the survey item that asks customers the same
  beside text,
  -- null where none of its items applied
  score numeric check (score between 0 and 100),
  primary key (audit_id, section_id)
);
create index audit_section_face on heed.audit_section (workspace_id, face);
select heed.protect('heed.audit_section', 'branch');

-- An item that failed: open until it is passed, or shown mended by a new photo.
create table heed.audit_finding (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  template_id uuid not null references heed.audit_template,
  item_id text not null,
  -- the audit that failed it last
  audit_id uuid not null references heed.audit,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_with text check (closed_with in ('photo', 'check')),
  closed_by uuid references heed.member,
  check ((closed_at is null) = (closed_with is null))
);
create unique index audit_finding_open on heed.audit_finding (template_id, item_id, branch_id) nulls not distinct
  where closed_at is null;
create index audit_finding_newest on heed.audit_finding (workspace_id, id desc);
select heed.protect('heed.audit_finding', 'branch');

-- Of an item of an audit, or of a finding that it shows mended.
create table heed.audit_photo (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  audit_id uuid not null references heed.audit on delete cascade,
  item_id text not null,
  finding_id uuid references heed.audit_finding,
  stored_as text not null,
  mime_type text not null check (mime_type in ('image/jpeg', 'image/png', 'image/webp')),
  size int not null,
  taken_by uuid references heed.member,
  at timestamptz not null default now()
);
create index audit_photo_of on heed.audit_photo (audit_id, item_id);
create index audit_photo_finding on heed.audit_photo (finding_id) where finding_id is not null;
select heed.protect('heed.audit_photo', 'branch');

-- Whose a face is; the faces themselves are known. Told: it was not looked at for six months, and whoever leads was told.
create table heed.audit_face (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  branch_id uuid references heed.branch,
  face text not null,
  owner_id uuid references heed.member,
  maintainer text check (length(maintainer) between 1 and 200),
  told_at timestamptz,
  unique nulls not distinct (workspace_id, branch_id, face)
);
select heed.protect('heed.audit_face', 'branch');
