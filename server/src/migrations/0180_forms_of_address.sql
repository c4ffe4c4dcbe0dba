/*
 How a customer is to be addressed, in its parts: {"name", "title", "manner", "pronunciation"}; asked, never guessed from the name.
 `form_of_address` is the same as it reads in the customer's own language. Words without parts are called as they stand.
*/
alter table heed.customer add column address_as jsonb;

create function heed.set_address_as() returns trigger language plpgsql as $$
begin
  if new.form_of_address is null then
    new.address_as := null;
  elsif new.address_as is null then
    new.address_as := jsonb_build_object('name', new.form_of_address, 'title', null, 'manner', 'formal', 'pronunciation', null);
  end if;
  return new;
end $$;
create trigger customer_address_as before insert or update of form_of_address, address_as on heed.customer
  for each row execute function heed.set_address_as();

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    update heed.customer set form_of_address = form_of_address where form_of_address is not null;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
