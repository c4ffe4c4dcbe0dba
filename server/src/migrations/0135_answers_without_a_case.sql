/*
 Answers that belong to no case (an open address, a visit, a purchase) count in the figures too. Such a fact has no case; its channel is
 the way the answer came, and its source the answer.
*/
alter table heed.fact alter column case_id drop not null;

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    insert into heed.fact (measure, source_id, branch_id, case_id, channel_kind, member_id, at, day, value, good)
    select v.measure, r.id, r.branch_id, null, r.way, null, r.answered_at, r.day, v.value, v.good
    from heed.survey_response r cross join lateral (values
      ('csat', r.satisfaction::double precision, r.satisfaction >= 4, r.satisfaction is not null),
      ('nps', r.recommendation, case when r.recommendation >= 9 then true when r.recommendation <= 6 then false end, 'recommendation' <> all (r.left_out)),
      ('emotional', r.welcome, r.welcome >= 4, 'welcome' <> all (r.left_out)),
      ('parts', r.speed,
        case when r.speed is null and r.solved is null then null else coalesce(r.speed >= 4, true) and coalesce(r.solved = 'yes', true) end,
        not array['speed', 'solved'] <@ r.left_out),
      ('return', null, r.comeback = 'yes', 'comeback' <> all (r.left_out))) as v(measure, value, good, asked)
    where r.workspace_id = workspace and r.case_id is null and v.asked
    on conflict do nothing;
    -- Weeks that gained facts are packed anew.
    delete from heed.fact_week_seal s where s.workspace_id = workspace and exists (
      select from heed.survey_response r where r.workspace_id = workspace and r.case_id is null and r.day between s.week and s.week + 6);
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
