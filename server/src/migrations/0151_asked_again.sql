-- A customer who was unhappy may be asked once more when that is solved; until the days of quiet are over, the question waits.
alter table heed.survey drop constraint survey_occasions_check;
alter table heed.survey add constraint survey_occasions_check
  check (occasions <@ array['solution', 'again', 'visit', 'call', 'purchase', 'delivery', 'silence']);
alter table heed.survey_invitation drop constraint survey_invitation_occasion_check;
alter table heed.survey_invitation add constraint survey_invitation_occasion_check
  check (occasion in ('solution', 'again', 'visit', 'call', 'purchase', 'delivery', 'silence', 'day'));
-- Whether a customer was asked again, and what became of it, is looked up by the case.
create index survey_invitation_of_case on heed.survey_invitation (case_id, send_at) where case_id is not null;
