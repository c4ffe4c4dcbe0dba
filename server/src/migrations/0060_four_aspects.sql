/*
 Satisfaction by its four aspects. Two more questions (welcome: emotional, comeback: return), and which questions of a
 survey an owner left out. An answer remembers what it was not asked, so that this is never taken for silence.

 Facts of the aspects, one an answer that was asked about the aspect; good is null for those who left it blank:
   emotional   value = welcome 1–5, good = 4 or 5
   parts       value = speed 1–5, good = every part they judged was good (speed 4 or 5, solved yes)
   return      good = would come back for certain
 Loyalty is read from the facts of `nps`, good = 9 or 10. Packed weeks hold of an aspect how many, judged and good; no amounts.
*/
create function heed.are_questions(names text[]) returns boolean language sql immutable parallel safe
  return names <@ array['solved', 'speed', 'welcome', 'comeback', 'recommendation', 'comment'];

-- What was asked before asked five questions, and goes on doing so where the business has made the survey its own.
alter table heed.survey add column left_out text[] not null default '{welcome,comeback}' check (heed.are_questions(left_out));
alter table heed.survey alter column left_out set default '{}';

alter table heed.survey_response
  add column welcome int check (welcome between 1 and 5),
  add column comeback text check (comeback in ('yes', 'perhaps', 'no')),
  add column left_out text[] not null default '{welcome,comeback}' check (heed.are_questions(left_out));
alter table heed.survey_response alter column left_out set default '{}';
alter table heed.survey_response add constraint survey_response_asked check (
  (solved is null or 'solved' <> all (left_out)) and (speed is null or 'speed' <> all (left_out))
  and (welcome is null or 'welcome' <> all (left_out)) and (comeback is null or 'comeback' <> all (left_out))
  and (recommendation is null or 'recommendation' <> all (left_out)) and (comment is null or 'comment' <> all (left_out)));

alter table heed.fact drop constraint fact_measure_check;
alter table heed.fact add constraint fact_measure_check
  check (measure in ('first_answer', 'solution', 'solved', 'csat', 'nps', 'emotional', 'parts', 'return'));

-- Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    update heed.survey set left_out = '{}' where not_yet_yours;
    insert into heed.fact (measure, source_id, branch_id, case_id, channel_kind, member_id, at, day, value, good)
    select 'parts', f.source_id, f.branch_id, f.case_id, f.channel_kind, f.member_id, f.at, f.day, r.speed,
      case when r.speed is null and r.solved is null then null else coalesce(r.speed >= 4, true) and coalesce(r.solved = 'yes', true) end
    from heed.fact f join heed.survey_response r on r.id = f.source_id where f.workspace_id = workspace and f.measure = 'nps';
    -- Weeks that gained facts are packed anew.
    delete from heed.fact_week_seal s using heed.fact f
    where s.workspace_id = workspace and f.workspace_id = workspace and f.measure = 'parts' and f.day between s.week and s.week + 6;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
