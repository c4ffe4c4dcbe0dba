-- A case stays with the channel it came by when it moves to another branch. Those who answer it there may know what kind of
-- channel that was and what it is called, nothing else of it: the function sees all branches for this one row only.
create function heed.channel_face(channel uuid, out kind text, out name text) language plpgsql as $$
declare
  seen text := current_setting('heed.branches', true);
begin
  perform set_config('heed.branches', '*', true);
  select c.kind, c.name into channel_face.kind, channel_face.name from heed.channel c where c.id = channel;
  perform set_config('heed.branches', coalesce(seen, ''), true);
end $$;
