-- What a colleague can solve: a kind of case (null: any) and the goods or matters they know, in words.
create table heed.member_skill (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  member_id uuid not null references heed.member,
  kind text check (kind in ('enquiry', 'complaint', 'request', 'suggestion', 'praise')),
  words text not null check (length(words) between 1 and 200)
);
create index member_skill_member on heed.member_skill (member_id);
select heed.protect('heed.member_skill', 'workspace');

-- On holiday or ill until then: whoever is away is not called, whatever the week of duties says.
alter table heed.member_reach add column away_until timestamptz;
