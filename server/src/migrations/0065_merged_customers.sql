-- Whose id a merge took away: those who still hold it find the customer merged into.
create table heed.merged_customer (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  customer_id uuid not null references heed.customer
);
create index merged_customer_into on heed.merged_customer (customer_id);
select heed.protect('heed.merged_customer', 'workspace');

-- Row security binds migrations too, so each workspace is entered by name. Newest first: whoever was merged twice leads to the last.
do $$
declare workspace uuid; merge record;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    for merge in
      select (payload->>'customerId')::uuid as kept, (payload->>'otherId')::uuid as other from heed.event
      where workspace_id = workspace and type = 'customer.merged' order by id desc
    loop
      insert into heed.merged_customer (id, customer_id)
      select merge.other, c.id from heed.customer c
      where c.id = coalesce((select m.customer_id from heed.merged_customer m where m.id = merge.kept), merge.kept)
      on conflict do nothing;
    end loop;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
