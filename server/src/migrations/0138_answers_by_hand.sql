-- From paper, or asked aloud: who entered the answer, and when. The day it was given stands in `day` and `answered_at`.
alter table heed.survey_response
  add column entered_by uuid references heed.member,
  add column entered_at timestamptz,
  add constraint survey_response_by_hand check ((entered_at is not null) = (way in ('paper', 'interview')));
