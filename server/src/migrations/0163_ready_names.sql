/*
 A ready standard is named in the reader's language as long as the business has not given it a name of its own: `names` holds what it is
 called in each language, and goes with the first other name. One of the ready names, saved as the reader saw it, changes nothing.
*/
alter table heed.standard add column names jsonb check (jsonb_typeof(names) = 'object');

create function heed.name_of(s heed.standard) returns text language sql stable parallel safe
  return coalesce(s.names ->> (select m.language from heed.member m where m.id = heed.member_id()), s.name);

create function heed.keep_ready_name() returns trigger language plpgsql as $$
begin
  if exists (select from jsonb_each_text(old.names) ready where ready.value = new.name) then
    new.name := old.name;
  else
    new.names := null;
  end if;
  return new;
end $$;
create trigger keep_ready_name before update of name on heed.standard
  for each row when (old.names is not null and new.name is distinct from old.name) execute function heed.keep_ready_name();
