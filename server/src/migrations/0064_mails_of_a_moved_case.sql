-- Mails stand where their case stands, and move with it.
create index outbox_case on heed.outbox_message (case_id) where case_id is not null;

-- What happened is kept with the branch it happened in; whoever sees the case now sees all that happened in it.
drop policy scope on heed.event;
create policy scope on heed.event
  using (workspace_id = (select heed.workspace_id()) and (
    (select heed.all_branches()) or branch_id is null or branch_id = any ((select heed.branches())::uuid[])
    or (case_id is not null and exists (select from heed."case" c where c.id = case_id))))
  with check (workspace_id = (select heed.workspace_id()) and (
    (select heed.all_branches()) or branch_id is null or branch_id = any ((select heed.branches())::uuid[])));

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    update heed.outbox_message o set branch_id = c.branch_id from heed."case" c
    where o.workspace_id = workspace and c.id = o.case_id and o.branch_id is distinct from c.branch_id;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
