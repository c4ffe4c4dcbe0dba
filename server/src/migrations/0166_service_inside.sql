/*
 Which questions of a round rate the service of colleagues, so that it stands beside what customers say of ours. A short survey of it
 alone may be held as often as every month.
*/
alter table heed.staff_round drop constraint staff_round_kind_check;
alter table heed.staff_round
  add constraint staff_round_kind_check check (kind in ('year', 'pulse', 'management', 'expectation', 'colleagues', 'own')),
  add column inside text[] not null default '{}';
update heed.staff_round set inside = case kind
  when 'year' then array['inside_time', 'inside_quality', 'inside_tell']
  when 'management' then array['time', 'quality', 'communication']
  else '{}' end;
