/*
 Friendliness alone is no good service. Facts of the pair, one an answer that was asked both:
   served   value = welcome 1–5, good = welcome 4 or 5 and solved yes; null for those who left one of them blank
*/
alter table heed.fact drop constraint fact_measure_check;
alter table heed.fact add constraint fact_measure_check
  check (measure in ('first_answer', 'solution', 'solved', 'csat', 'nps', 'emotional', 'parts', 'return', 'served'));

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    insert into heed.fact (measure, source_id, branch_id, case_id, channel_kind, member_id, at, day, value, good)
    select 'served', f.source_id, f.branch_id, f.case_id, f.channel_kind, f.member_id, f.at, f.day, r.welcome,
      case when r.welcome is not null and r.solved is not null then r.welcome >= 4 and r.solved = 'yes' end
    from heed.fact f join heed.survey_response r on r.id = f.source_id
    where f.workspace_id = workspace and f.measure = 'emotional' and 'solved' <> all (r.left_out);
    -- Weeks that gained facts are packed anew.
    delete from heed.fact_week_seal s using heed.fact f
    where s.workspace_id = workspace and f.workspace_id = workspace and f.measure = 'served' and f.day between s.week and s.week + 6;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
