/*
 Managers are asked what customers expect, by the very lines that customers are asked by. `about_lines` says which line of which
 question of the customers' survey each question of the round is: [{id, question, part}].
*/
alter table heed.staff_round drop constraint staff_round_kind_check;
alter table heed.staff_round add constraint staff_round_kind_check check (kind in ('year', 'pulse', 'management', 'expectation', 'own'));
alter table heed.staff_round
  add column about_survey_id uuid references heed.survey,
  add column about_lines jsonb,
  add constraint staff_round_about check ((kind = 'expectation') = (about_survey_id is not null) and (about_survey_id is null) = (about_lines is null));
create index staff_round_about on heed.staff_round (about_survey_id, opened_at desc) where about_survey_id is not null;
