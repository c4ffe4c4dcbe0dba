-- A case stays with the channel it came by when it moves to another branch. Those who answer it there may know what kind of
-- channel that was and what it is called, nothing else of it: each function sees all branches for its one row only.
create function heed.channel_kind_of(channel uuid) returns text language plpgsql as $$
declare
  seen text := current_setting('heed.branches', true);
  found_kind text;
begin
  perform set_config('heed.branches', '*', true);
  select c.kind into found_kind from heed.channel c where c.id = channel;
  perform set_config('heed.branches', coalesce(seen, ''), true);
  return found_kind;
end $$;

create function heed.channel_name_of(channel uuid) returns text language plpgsql as $$
declare
  seen text := current_setting('heed.branches', true);
  found_name text;
begin
  perform set_config('heed.branches', '*', true);
  select c.name into found_name from heed.channel c where c.id = channel;
  perform set_config('heed.branches', coalesce(seen, ''), true);
  return found_name;
end $$;
